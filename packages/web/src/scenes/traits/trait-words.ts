import type { ComputedTrait, TraitMerge } from '@rondo/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import type { Format } from '../../ui/format.ts';
import { sayTest, sayWindow } from '../segments/segment-words.ts';

type Words = { t: TFunction<'traits'>; segments: TFunction<'segments'>; format: Format };

/** The words in which traits are told, in the reader's language. */
export function useTraitWords(): Words {
  const { t } = useTranslation('traits');
  const { t: segments } = useTranslation('segments');
  return { t, segments, format: useFormat() };
}

/** A definition as people would say it: “the sum of revenue in Order Completed in the last 90 days”. */
export function sayTrait(
  trait: Pick<ComputedTrait, 'aggregation' | 'type' | 'event' | 'property' | 'where' | 'window'>,
  words: Words,
): string {
  const { t, segments, format } = words;
  const own = { t: segments, format, nameOf: (id: string) => id };
  const event = trait.event === '' ? segments(`anyOf.${trait.type}`) : trait.event;
  const where = trait.where.map((one) => `${one.property} ${sayTest(one.test, own)}`).join(', ');
  const what = where === '' ? event : segments('say.where', { name: event, where });
  const property = trait.property ?? t('theTime');
  return [t(`say.${trait.aggregation}`, { what, property }), sayWindow(trait.window, own)]
    .filter((part) => part !== '')
    .join(' ');
}

/** Which of several values counts. */
export function sayMerge(merge: TraitMerge, { t, format }: Pick<Words, 't' | 'format'>): string {
  const sources = merge.sources ?? [];
  return sources.length === 0
    ? t(`merges.${merge.strategy}`)
    : t('mergeOrder', { sources: format.list(sources) });
}

/** A list is told item by item. */
export function sayValue(value: string, type: string, format: Format): string {
  if (type !== 'array' && type !== 'list') return value;
  try {
    const items: unknown = JSON.parse(value);
    return Array.isArray(items) ? format.list(items.map(sayItem)) : value;
  } catch {
    return value;
  }
}

const sayItem = (item: unknown): string => (typeof item === 'string' ? item : JSON.stringify(item));
