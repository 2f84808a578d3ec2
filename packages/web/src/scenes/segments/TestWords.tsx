import { numberOperators, textOperators, timeOperators, type ValueTest } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { InlineNumber, type InlineOption } from '../../ui/builder/InlineInputs.tsx';
import { addDays } from './edit-rule.ts';
import { Choice, DayWord, Values } from './Words.tsx';

type Operator = `${ValueTest['type']}:${string}`;
type Props = {
  test: ValueTest;
  onChange: (test: ValueTest) => void;
  /** Which comparisons are offered first. */
  type: 'text' | 'number' | 'time' | 'boolean' | undefined;
  options: readonly InlineOption[];
};

const OPERATORS: Readonly<Record<ValueTest['type'], readonly string[]>> = {
  text: textOperators,
  number: numberOperators,
  time: timeOperators,
  boolean: ['true', 'false'],
  any: ['exists', 'missing'],
};

/** What a value must be: the comparison and what it is compared with. */
export function TestWords({ test, onChange, type, options }: Props) {
  const { t } = useTranslation('segments');
  const types = [
    ...new Set([
      test.type,
      ...(type === undefined ? (['text', 'number', 'time'] as const) : [type, 'text' as const]),
      'any' as const,
    ]),
  ];
  const current: Operator =
    test.type === 'boolean' ? `boolean:${test.value}` : `${test.type}:${test.operator}`;
  const choices = types.flatMap((kind) =>
    OPERATORS[kind].map((operator): { value: Operator; label: string } => ({
      value: `${kind}:${operator}`,
      label: t(`tests.${operator}`),
    })),
  );
  return (
    <>
      <Choice
        label={t('comparison')}
        value={current}
        options={choices}
        onChange={(chosen) => onChange(withOperator(test, chosen))}
      />
      {test.type === 'text' && (
        <Values
          label={t('value')}
          values={test.values}
          options={options}
          onChange={(values) => onChange({ ...test, values })}
        />
      )}
      {test.type === 'number' && (
        <>
          <InlineNumber
            label={t('value')}
            value={test.value}
            onChange={(value) => onChange({ ...test, value: value ?? 0 })}
          />
          {test.operator === 'between' && (
            <>
              <span>{t('common:rule.and')}</span>
              <InlineNumber
                label={t('secondValue')}
                value={test.to ?? null}
                onChange={(to) => onChange({ ...test, to: to ?? test.value })}
              />
            </>
          )}
        </>
      )}
      {test.type === 'time' && <TimeWords test={test} onChange={onChange} />}
    </>
  );
}

function TimeWords({
  test,
  onChange,
}: {
  test: Extract<ValueTest, { type: 'time' }>;
  onChange: (test: ValueTest) => void;
}) {
  const { t } = useTranslation('segments');
  if (test.operator === 'in-last' || test.operator === 'not-in-last') {
    const days = test.days ?? 30;
    return (
      <>
        <InlineNumber
          label={t('windowLength')}
          value={days}
          min={1}
          onChange={(next) => onChange({ ...test, days: Math.max(1, Math.round(next ?? 1)) })}
        />
        <span>{t('units.days', { count: days })}</span>
      </>
    );
  }
  return (
    <>
      <DayWord label={t('day')} value={test.day ?? ''} onChange={(day) => onChange({ ...test, day })} />
      {test.operator === 'between' && (
        <>
          <span>{t('until')}</span>
          <DayWord
            label={t('lastDay')}
            value={addDays(test.to ?? '', -1)}
            onChange={(day) => onChange({ ...test, to: addDays(day, 1) })}
          />
        </>
      )}
    </>
  );
}

/** The same value under another comparison, as far as it fits. */
function withOperator(test: ValueTest, chosen: Operator): ValueTest {
  const [type, name] = [chosen.slice(0, chosen.indexOf(':')), chosen.slice(chosen.indexOf(':') + 1)];
  if (type === 'boolean') return { type, value: name === 'true' };
  if (type === 'any') return { type, operator: name === 'missing' ? 'missing' : 'exists' };
  if (type === 'text') {
    const operator = textOperators.find((one) => one === name) ?? 'is';
    return { type, operator, values: test.type === 'text' ? test.values : [''] };
  }
  if (type === 'number') {
    const operator = numberOperators.find((one) => one === name) ?? 'equals';
    const value = test.type === 'number' ? test.value : 0;
    return { type, operator, value, ...(operator === 'between' ? { to: value } : {}) };
  }
  const operator = timeOperators.find((one) => one === name) ?? 'in-last';
  if (operator === 'in-last' || operator === 'not-in-last')
    return { type: 'time', operator, days: test.type === 'time' ? (test.days ?? 30) : 30 };
  const today = new Date().toISOString().slice(0, 10);
  const day = test.type === 'time' ? (test.day ?? today) : today;
  return operator === 'between'
    ? { type: 'time', operator, day, to: addDays(day, 1) }
    : { type: 'time', operator, day };
}
