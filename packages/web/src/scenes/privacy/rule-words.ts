import type { RetentionKind, RetentionRuleInput } from '@rondo/contract';
import type { TFunction } from 'i18next';
import { isolate } from '../people/person-words.ts';

export const ruleKinds = [
  'events',
  'inactive-people',
  'inactive-devices',
  'ad-impressions',
  'dead-letters',
  'raw-log',
  'uploads',
  'finished-requests',
] as const satisfies readonly RetentionKind[];

/** “Events “Product Viewed” from shop” */
export function nameRule(
  { kind, source = '', event = '' }: Pick<RetentionRuleInput, 'kind' | 'source' | 'event'>,
  t: TFunction<'privacy'>,
): string {
  if (kind !== 'events' || (source === '' && event === '')) return t(`rule.kind.${kind}`);
  const words = { source: isolate(source), event: isolate(event) };
  if (event === '') return t('rule.ofSource', words);
  return source === '' ? t('rule.ofEvent', words) : t('rule.ofBoth', words);
}

/** What of a kind is counted, by how many: “3 people”. */
export function countOfKind(kind: RetentionKind, count: number, figure: string, t: TFunction<'privacy'>) {
  return t(`rule.count.${kind}`, { count, figure });
}
