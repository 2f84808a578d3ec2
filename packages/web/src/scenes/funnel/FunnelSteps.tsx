import { CloseButton } from '@mantine/core';
import type { FunnelCondition, FunnelStep } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { InlineNumber, InlineSelect, InlineText } from '../../ui/builder/InlineInputs.tsx';
import { AddClause, RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { EventSelect } from '../explore/EventSelect.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import { isComplete } from './funnel-view.ts';
import type { FunnelViewProps } from './StepFunnel.tsx';

const MOST_STEPS = 10;
const columns = [
  'channel',
  'campaign',
  'creative',
  'country',
  'region',
  'device',
  'page_path',
  'referrer_host',
  'utm_source',
  'utm_medium',
  'revenue',
];
const dimensions = ['', 'channel', 'campaign', 'country', 'region', 'device', 'page_path', 'referrer_host'];
const conditionKinds = ['is', 'is-not', 'contains', 'at-least', 'at-most', 'exists'] as const;

/** The steps as sentences: what people do, on which conditions, one after another. */
export function FunnelSteps({ view, setView, losses }: FunnelViewProps & { losses: number[] | undefined }) {
  const { t } = useTranslation('funnel');
  const words = useMetricWords();
  const steps = view.step;
  const change = (index: number, step: FunnelStep): void =>
    setView({ step: steps.map((old, place) => (place === index ? step : old)) });
  const remove = (index: number): void => setView({ step: steps.filter((_, place) => place !== index) });

  return (
    <RuleLines label={t('question')}>
      {steps.map((step, index) => (
        <RuleLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
          key={index}
          loses={index === 0 || !losses?.[index] ? undefined : losses[index]}
          fault={isComplete(step) ? undefined : t('stepIncomplete')}
          {...(steps.length > 2 ? { onRemove: () => remove(index) } : {})}
        >
          <span>{index + 1}.</span>
          <InlineSelect
            label={t('whatKind')}
            value={step.page === undefined ? 'event' : 'page'}
            options={[
              { value: 'event', label: t('did') },
              { value: 'page', label: t('viewed') },
            ]}
            onChange={(kind) => change(index, kind === 'page' ? { page: '/' } : { event: '' })}
          />
          {step.page === undefined ? (
            <EventSelect
              label={t('event')}
              value={step.event ?? ''}
              onChange={(event) => change(index, { ...step, event })}
            />
          ) : (
            <InlineText
              label={t('page')}
              value={step.page}
              onChange={(page) => change(index, { ...step, page })}
              placeholder="/shop/*"
            />
          )}
          <Conditions step={step} onChange={(next) => change(index, next)} />
        </RuleLine>
      ))}
      <li style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' }}>
        {steps.length < MOST_STEPS && (
          <AddClause label={t('step')} onAdd={() => setView({ step: [...steps, { event: '' }] })} />
        )}
        <span>{t('within')}</span>
        <InlineNumber
          label={t('days')}
          value={view.days}
          min={1}
          max={365}
          onChange={(days) => setView({ days: days ?? 7 })}
        />
        <span>{t('daysBy')}</span>
        <InlineSelect
          label={t('split')}
          value={view.by}
          options={dimensions.map((value) => ({
            value,
            label: value === '' ? t('nothing') : words.dimensionOf(value),
          }))}
          onChange={(by) => setView({ by })}
        />
      </li>
    </RuleLines>
  );
}

function Conditions({ step, onChange }: { step: FunnelStep; onChange: (step: FunnelStep) => void }) {
  const { t } = useTranslation('funnel');
  const words = useMetricWords();
  const where = step.where ?? [];
  const put = (next: FunnelCondition[]): void => {
    const { where: _, ...rest } = step;
    onChange(next.length === 0 ? rest : { ...rest, where: next });
  };
  const change = (index: number, condition: FunnelCondition): void =>
    put(where.map((old, place) => (place === index ? condition : old)));
  const own = (name: string): string => (columns.includes(name) ? name : `property:${name}`);
  return (
    <>
      {where.map((condition, index) => {
        const name = condition.property.replace(/^property:/, '');
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place
            key={index}
            style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4, alignItems: 'center' }}
          >
            {t('where')}
            <InlineSelect
              label={t('property')}
              value={name}
              creatable
              options={[
                ...columns.map((value) => ({
                  value,
                  label: value === 'revenue' ? t('metrics:column.revenue') : words.dimensionOf(value),
                })),
                ...(name === '' || columns.includes(name) ? [] : [{ value: name, label: name }]),
              ]}
              onChange={(next) => change(index, { ...condition, property: own(next) })}
            />
            <InlineSelect
              label={t('condition')}
              value={condition.kind}
              options={conditionKinds.map((value) => ({ value, label: t(`conditions.${value}`) }))}
              onChange={(next) =>
                change(index, { ...condition, kind: conditionKinds.find((one) => one === next) ?? 'is' })
              }
            />
            {condition.kind !== 'exists' && (
              <InlineText
                label={t('value')}
                value={String(condition.value ?? '')}
                invalid={(condition.value ?? '') === ''}
                onChange={(value) => change(index, { ...condition, value })}
              />
            )}
            <CloseButton
              size={20}
              iconSize={13}
              aria-label={t('removeCondition')}
              onClick={() => put(where.filter((_, place) => place !== index))}
            />
          </span>
        );
      })}
      {where.length < 10 && (
        <AddClause
          label={t('aCondition')}
          onAdd={() => put([...where, { property: 'channel', kind: 'is', value: '' }])}
        />
      )}
    </>
  );
}
