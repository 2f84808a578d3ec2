import type { EdgeTable } from './edge-table.ts';
import type { KeyState } from './key-state.ts';

export type Weighing = {
  /** Below nought: `a` is weighed before `b`. Undefined: only the message ids tell, by the ordinals of the ledger. */
  compare(a: number, b: number, messageIds?: ReadonlyMap<number, string>): number | undefined;
  comparePairs(a: number, b: number): number;
};

/** The order of `compareEdges` (edge.ts) on typed arrays. */
export function createWeighing(state: KeyState, edges: EdgeTable): Weighing {
  function compare(a: number, b: number, messageIds?: ReadonlyMap<number, string>): number | undefined {
    const byTime = edges.time(a) - edges.time(b);
    if (byTime !== 0) return byTime;
    if (edges.message(a) !== edges.message(b)) {
      const idA = messageIds?.get(edges.timeOrdinal(a));
      const idB = messageIds?.get(edges.timeOrdinal(b));
      if (idA === undefined || idB === undefined) return undefined;
      if (idA !== idB) return idA < idB ? -1 : 1;
    }
    return comparePairs(a, b);
  }

  function compareKeys(a: number, b: number): number {
    return state.table.high(a) - state.table.high(b) || state.table.low(a) - state.table.low(b);
  }
  function comparePairs(a: number, b: number): number {
    const endsOf = (edge: number): [number, number] => {
      const ends: [number, number] = [edges.left(edge), edges.right(edge)];
      return compareKeys(ends[0], ends[1]) <= 0 ? ends : [ends[1], ends[0]];
    };
    const [a1, a2] = endsOf(a);
    const [b1, b2] = endsOf(b);
    return compareKeys(a1, b1) || compareKeys(a2, b2) || edges.rule(a) - edges.rule(b);
  }

  return { compare, comparePairs };
}
