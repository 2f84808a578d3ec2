import type { SegmentVocabulary } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { type InlineOption, InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { type EventRule, firstTest, removeAt, replaceAt } from './edit-rule.ts';
import own from './segments.module.css';
import { TestWords } from './TestWords.tsx';

/** Which events count, by name and by what they carry. */
export type CountedEvents = Pick<EventRule, 'type' | 'event' | 'where'>;
type Counted = { counted: CountedEvents; onChange: (counted: CountedEvents) => void };

/** The names of the properties that these events have had. */
export function usePropertyNames({ type, event }: CountedEvents): InlineOption[] {
  const properties = useQuery({
    ...apiQuery('/api/segments/properties', { params: { query: { type, event } } }),
    enabled: type !== 'track' || event !== '',
  });
  return (properties.data?.items ?? []).map((one) => ({ value: one.value, label: one.value }));
}

/** The words for which events count. They stand in the sentence of a segment as in that of a computed trait. */
export function EventWords({
  counted,
  onChange,
  vocabulary,
}: Counted & { vocabulary: Pick<SegmentVocabulary, 'events'> | undefined }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const known = vocabulary?.events ?? [];
  const { type, event, where } = counted;
  const names = usePropertyNames(counted);
  const options = [
    ...(['page', 'screen'] as const)
      .filter((kind) => known.some((one) => one.type === kind))
      .map((kind) => ({ value: `${kind}:`, label: t(`anyOf.${kind}`) })),
    ...known
      .map((one) => ({
        value: `${one.type}:${one.event}`,
        label: one.type === 'track' ? one.event : t(`named.${one.type}`, { name: one.event }),
        note: format.compact(one.count),
      }))
      .filter((one) => !one.value.endsWith(':')),
  ];
  const choose = (chosen: string) => {
    const kind = (['page', 'screen', 'track'] as const).find((one) => chosen.startsWith(`${one}:`));
    onChange({
      type: kind ?? 'track',
      event: kind === undefined ? chosen : chosen.slice(kind.length + 1),
      where: [],
    });
  };
  return (
    <>
      <InlineSelect
        label={t('event')}
        value={type === 'track' && event === '' ? null : `${type}:${event}`}
        options={options}
        creatable
        onChange={choose}
      />
      {where.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is told by its place in the sentence
        <span key={index} className={own.value} style={{ flexWrap: 'wrap' }}>
          <span>{t(index === 0 ? 'where' : 'andWhere')}</span>
          <InlineSelect
            label={t('property')}
            value={condition.property === '' ? null : condition.property}
            options={names}
            creatable
            onChange={(property) =>
              onChange({ type, event, where: replaceAt(where, index, { ...condition, property }) })
            }
          />
          <PropertyTest counted={counted} index={index} onChange={onChange} />
          <button
            type="button"
            className={own.more}
            onClick={() => onChange({ type, event, where: removeAt(where, index) })}
          >
            {t('common:action.remove')}
          </button>
        </span>
      ))}
      <button
        type="button"
        className={own.more}
        onClick={() =>
          onChange({ type, event, where: [...where, { property: '', test: firstTest('text') }] })
        }
      >
        {t('addWhere')}
      </button>
    </>
  );
}

function PropertyTest({ counted, index, onChange }: Counted & { index: number }) {
  const format = useFormat();
  const maySee = useMay('people.read');
  const { type, event, where } = counted;
  const condition = where[index];
  const property = condition?.property ?? '';
  const plain = property !== '' && !property.includes('[]') && !property.startsWith('$');
  const values = useQuery({
    ...apiQuery('/api/segments/values', { params: { query: { type, event, property } } }),
    enabled: maySee && plain,
  });
  if (condition === undefined) return null;
  return (
    <TestWords
      test={condition.test}
      type={undefined}
      options={(plain ? (values.data?.items ?? []) : []).map((one) => ({
        value: one.value,
        label: one.value,
        note: format.compact(one.count),
      }))}
      onChange={(test) => onChange({ type, event, where: replaceAt(where, index, { ...condition, test }) })}
    />
  );
}
