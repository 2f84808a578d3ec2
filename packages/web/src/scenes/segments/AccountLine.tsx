import type { AccountTest, SegmentRule } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { firstTest, newLine, removeAt, replaceAt } from './edit-rule.ts';
import type { LineContext } from './Lines.tsx';
import { nameAccountField } from './segment-words.ts';
import own from './segments.module.css';
import { TestWords } from './TestWords.tsx';
import { Choice } from './Words.tsx';

type AccountRule = Extract<SegmentRule, { kind: 'account' }>;
type Props = {
  rule: AccountRule;
  negated: boolean;
  onChange: (rule: SegmentRule) => void;
  context: LineContext;
};

/** “belong to an account whose industry is Construction and whose orders are more than 5”: all of it of one account. */
export function AccountLine({ rule, negated, onChange, context }: Props) {
  const { t } = useTranslation('segments');
  const put = (where: AccountTest[], not = negated) => {
    const next: AccountRule = { kind: 'account', where };
    onChange(not ? { kind: 'not', rule: next } : next);
  };
  return (
    <>
      <Choice
        label={t('account.label')}
        value={negated ? 'notIn' : 'in'}
        options={(['in', 'notIn'] as const).map((value) => ({ value, label: t(`account.${value}`) }))}
        onChange={(chosen) => put(rule.where, chosen === 'notIn')}
      />
      {rule.where.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is told by its place in the sentence
        <span key={index} className={own.value} style={{ flexWrap: 'wrap' }}>
          <span>{t(index === 0 ? 'account.whose' : 'account.andWhose')}</span>
          <Condition
            condition={condition}
            context={context}
            onChange={(next) => put(replaceAt(rule.where, index, next))}
          />
          <button
            type="button"
            className={own.more}
            aria-label={t('account.remove', { field: nameAccountField(condition.field, t) })}
            onClick={() => put(removeAt(rule.where, index))}
          >
            {t('common:action.remove')}
          </button>
        </span>
      ))}
      <button
        type="button"
        className={own.more}
        onClick={() => put([...rule.where, ...newLine.account('').where])}
      >
        {t('account.add')}
      </button>
    </>
  );
}

function Condition({
  condition: { field, test },
  context,
  onChange,
}: {
  condition: AccountTest;
  context: LineContext;
  onChange: (condition: AccountTest) => void;
}) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const maySee = useMay('people.read');
  const known = context.vocabulary?.accounts ?? [];
  const type = known.find((one) => one.field === field)?.type;
  const values = useQuery({
    ...apiQuery('/api/segments/values', { params: { query: { account: field } } }),
    enabled: maySee && field !== '' && type !== 'number',
  });
  return (
    <>
      <InlineSelect
        label={t('account.field')}
        value={field === '' ? null : field}
        creatable
        options={known.map((one) => ({
          value: one.field,
          label: nameAccountField(one.field, t),
          ...(one.accounts === undefined ? {} : { note: format.compact(one.accounts) }),
        }))}
        onChange={(next) =>
          onChange({ field: next, test: firstTest(known.find((one) => one.field === next)?.type) })
        }
      />
      <TestWords
        test={test}
        type={type}
        options={(field === '' || type === 'number' ? [] : (values.data?.items ?? [])).map((one) => ({
          value: one.value,
          label: one.value,
          note: format.compact(one.count),
        }))}
        onChange={(next) => onChange({ field, test: next })}
      />
    </>
  );
}
