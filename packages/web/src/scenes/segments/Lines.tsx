import type { SegmentRule, SegmentVocabulary } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { InlineNumber, InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { EventWords, usePropertyNames } from './EventWords.tsx';
import { type EventRule, firstTest, type TouchRule } from './edit-rule.ts';
import { TestWords } from './TestWords.tsx';
import { Choice, Values, WindowWords } from './Words.tsx';

export type LineContext = {
  vocabulary: SegmentVocabulary | undefined;
  segments: readonly { id: string; name: string }[];
};
type Line<Rule> = { rule: Rule; onChange: (rule: SegmentRule) => void; context: LineContext };

export function TraitLine({ rule, onChange, context }: Line<Extract<SegmentRule, { kind: 'trait' }>>) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const maySee = useMay('people.read');
  const traits = context.vocabulary?.traits ?? [];
  const type = traits.find((one) => one.name === rule.trait)?.type;
  const values = useQuery({
    ...apiQuery('/api/segments/values', { params: { query: { trait: rule.trait } } }),
    enabled: maySee && rule.trait !== '' && type !== 'number',
  });
  return (
    <>
      <span>{t('trait')}</span>
      <InlineSelect
        label={t('trait')}
        value={rule.trait === '' ? null : rule.trait}
        creatable
        options={traits.map((one) => ({
          value: one.name,
          label: one.name,
          ...(one.people === undefined ? {} : { note: format.compact(one.people) }),
        }))}
        onChange={(trait) =>
          onChange({ ...rule, trait, test: firstTest(traits.find((one) => one.name === trait)?.type) })
        }
      />
      <TestWords
        test={rule.test}
        type={type}
        options={(values.data?.items ?? []).map((one) => ({
          value: one.value,
          label: one.value,
          note: format.compact(one.count),
        }))}
        onChange={(test) => onChange({ ...rule, test })}
      />
    </>
  );
}

export function EventLine({ rule, onChange, context }: Line<EventRule>) {
  const { t } = useTranslation('segments');
  const { amount } = rule;
  const did = !(amount.of === 'count' && amount.operator === 'exactly' && amount.value === 0);
  const names = usePropertyNames(rule);
  return (
    <>
      <Choice
        label={t('didOrNot')}
        value={did ? 'did' : 'didNot'}
        options={(['did', 'didNot'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(chosen) =>
          onChange({
            ...rule,
            amount:
              chosen === 'did'
                ? { of: 'count', operator: 'at-least', value: 1 }
                : { of: 'count', operator: 'exactly', value: 0 },
          })
        }
      />
      <EventWords
        counted={rule}
        vocabulary={context.vocabulary}
        onChange={(counted) => onChange({ ...rule, ...counted })}
      />
      {did && (
        <>
          {amount.of === 'sum' && <span>{t('inAll')}</span>}
          <Choice
            label={t('howMuch')}
            value={amount.operator}
            options={(['at-least', 'more', 'exactly', 'at-most', 'less'] as const).map((value) => ({
              value,
              label: t(`amounts.${value}`),
            }))}
            onChange={(operator) => onChange({ ...rule, amount: { ...amount, operator } })}
          />
          <InlineNumber
            label={t('howMuch')}
            value={amount.value}
            min={0}
            onChange={(value) => onChange({ ...rule, amount: { ...amount, value: value ?? 0 } })}
          />
          <InlineSelect
            label={t('counted')}
            value={amount.of === 'count' ? '' : (amount.property ?? '')}
            creatable
            options={[
              { value: '', label: t('times', { count: amount.value }) },
              { value: 'revenue', label: t('ofProperty', { property: 'revenue' }) },
              ...names
                .filter((one) => one.value !== 'revenue')
                .map((one) => ({ ...one, label: t('ofProperty', { property: one.value }) })),
            ]}
            onChange={(property) =>
              onChange({
                ...rule,
                amount:
                  property === ''
                    ? { of: 'count', operator: amount.operator, value: Math.round(amount.value) }
                    : { ...amount, of: 'sum', property },
              })
            }
          />
        </>
      )}
      <WindowWords window={rule.window} onChange={(window) => onChange({ ...rule, window })} />
    </>
  );
}

/** `negated` lines stand inside a “not”. */
export function TouchLine({ rule, negated, onChange, context }: Line<TouchRule> & { negated: boolean }) {
  const { t } = useTranslation('segments');
  const wrap = (next: TouchRule, not = negated): SegmentRule => (not ? { kind: 'not', rule: next } : next);
  const { channels = [], campaigns = [] } = context.vocabulary ?? {};
  const words = (names: readonly string[]) => names.map((value) => ({ value, label: value }));
  return (
    <>
      <Choice
        label={t('cameOrNot')}
        value={negated ? 'cameNot' : 'came'}
        options={(['came', 'cameNot'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(chosen) => onChange(wrap(rule, chosen === 'cameNot'))}
      />
      <Values
        label={t('channel')}
        values={rule.channels.length === 0 ? [''] : rule.channels}
        placeholder={t('anyChannel')}
        options={words(channels)}
        onChange={(next) =>
          onChange(wrap({ ...rule, channels: next.filter((one, index) => one !== '' || index > 0) }))
        }
      />
      <span>{t('campaignWord')}</span>
      <Values
        label={t('campaign')}
        values={rule.campaigns.length === 0 ? [''] : rule.campaigns}
        placeholder={t('anyCampaign')}
        options={words(campaigns)}
        onChange={(next) =>
          onChange(wrap({ ...rule, campaigns: next.filter((one, index) => one !== '' || index > 0) }))
        }
      />
      <WindowWords window={rule.window} onChange={(window) => onChange(wrap({ ...rule, window }))} />
    </>
  );
}

export function SegmentLine({
  rule,
  negated,
  onChange,
  context,
}: Line<Extract<SegmentRule, { kind: 'segment' }>> & { negated: boolean }) {
  const { t } = useTranslation('segments');
  const wrap = (segment: string, not: boolean): SegmentRule =>
    not ? { kind: 'not', rule: { kind: 'segment', segment } } : { kind: 'segment', segment };
  return (
    <>
      <Choice
        label={t('inOrNot')}
        value={negated ? 'notIn' : 'in'}
        options={(['in', 'notIn'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(chosen) => onChange(wrap(rule.segment, chosen === 'notIn'))}
      />
      <InlineSelect
        label={t('segment')}
        value={rule.segment === '' ? null : rule.segment}
        options={context.segments.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(segment) => onChange(wrap(segment, negated))}
      />
    </>
  );
}
