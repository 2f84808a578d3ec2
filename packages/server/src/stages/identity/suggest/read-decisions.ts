import type { FoundPair } from '@rondo/stats';
import { readHeads, TOLD } from './suggestion-store.ts';
import type { SuggestionDb } from './tables.ts';

/**
 * What was found and may be joined, with what is known of each pair: somebody's decision, or what evidence said later. What
 * the workspace's own rule joined tells nothing: it would confirm itself. Pairs that a rule of identity forbids are no part
 * of it, unless somebody decided on them.
 */
export async function readFoundPairs(db: SuggestionDb): Promise<(FoundPair & { isOpen: boolean })[]> {
  const heads = await readHeads(db, ['open', 'applied', ...TOLD]);
  return heads.map(({ weight, state }) => ({
    weight,
    isOpen: state === 'open',
    isOne:
      state === 'accepted' || state === 'confirmed'
        ? true
        : state === 'rejected' || state === 'contradicted'
          ? false
          : undefined,
  }));
}
