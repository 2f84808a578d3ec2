import type { TraitMerge } from '@rondo/contract';

/** One value that was said of a person under one trait. */
export type Said = {
  value: string;
  /** JSON type; null takes away what was said before it. */
  type: string;
  source: string;
  /** Milliseconds. */
  at: number;
  messageId: string;
};

export const DEFAULT_MERGE: TraitMerge = { strategy: 'last' };

/** In the order in which it was said, whatever the order in which it arrived. */
export function inOrder<T extends Pick<Said, 'at' | 'messageId'>>(said: readonly T[]): T[] {
  return [...said].sort((a, b) => a.at - b.at || compareBytes(a.messageId, b.messageId));
}

/** As the engine compares texts. */
export function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** What stands: all that was said after it was last taken away. */
export function standing<T extends Said>(said: readonly T[]): T[] {
  const ordered = inOrder(said);
  return ordered.slice(ordered.findLastIndex((one) => one.type === 'null') + 1);
}

/**
 * The value that decides, by every strategy but the union; undefined where nothing stands. Ties are broken by time, then
 * message id, so the order of arrival plays no part. `trait-column-sql.ts` says the same in SQL; a property test holds
 * the two equal.
 */
export function deciding<T extends Said>(said: readonly T[], merge: TraitMerge): T | undefined {
  const stands = standing(said);
  const rank = rankBy(stands, merge);
  let best: { said: T; rank: number } | undefined;
  for (const one of stands) {
    const own = rank(one);
    // Of equal ranks the later one: `stands` is in order.
    if (best === undefined || own > best.rank || (own === best.rank && merge.strategy !== 'first'))
      best = { said: one, rank: own };
  }
  return best?.said;
}

function rankBy(stands: readonly Said[], merge: TraitMerge): (one: Said) => number {
  if (merge.strategy === 'most-frequent-source') {
    const counts = new Map<string, number>();
    for (const { source } of stands) counts.set(source, (counts.get(source) ?? 0) + 1);
    return (one) => counts.get(one.source) ?? 0;
  }
  if (merge.strategy === 'source-priority') {
    const places = new Map((merge.sources ?? []).map((source, index) => [source, -index]));
    return (one) => places.get(one.source) ?? Number.NEGATIVE_INFINITY;
  }
  return () => 0;
}

/** All values that stand, lists taken apart, each once, in the order of their bytes. */
export function unionOf(said: readonly Said[]): string[] {
  return [...new Set(standing(said).flatMap(itemsOf))].sort(compareBytes);
}

function itemsOf({ type, value }: Pick<Said, 'type' | 'value'>): string[] {
  if (type !== 'array') return [value];
  const items: unknown = JSON.parse(value);
  return Array.isArray(items)
    ? items.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))
    : [value];
}
