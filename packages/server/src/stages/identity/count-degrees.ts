import type { KindTable } from './join-people.ts';
import { doubled, newUint32 } from './key-table.ts';
import { normOf } from './learn-junk.ts';

export type Degrees = {
  of(key: number): number;
  /** False where the pair cannot have been counted yet: neither look-up nor search is needed then. */
  mayHave(left: number, right: number): boolean;
  /** A pair of identifiers was seen together for the first time (1), or nothing says so any more (-1). */
  count(left: number, right: number, by: 1 | -1): void;
  normOfKind(kind: number): number;
  /** The identifiers that are above the norm of their kind. */
  above(): number[];
};

/** What is above it counts as this much when a norm is looked for. */
const MOST = 1_000;

/** The figures of `learnJunk` (learn-junk.ts) kept up step by step, on typed arrays. `kindOf` numbers an identifier's kind. */
export function createDegrees(kinds: KindTable, kindOf: (key: number) => number): Degrees {
  let degrees = new Uint32Array(1 << 12);
  const histograms: Uint32Array[] = [];
  const candidates = new Set<number>();

  function move(key: number, kind: number, by: 1 | -1): void {
    while (key >= degrees.length) degrees = doubled(degrees, newUint32);
    const before = degrees[key] ?? 0;
    const after = before + by;
    degrees[key] = after;
    let histogram = histograms[kind];
    if (histogram === undefined) {
      histogram = new Uint32Array(MOST + 1);
      histograms[kind] = histogram;
    }
    const from = Math.min(before, MOST);
    const to = Math.min(after, MOST);
    if (from > 0) histogram[from] = (histogram[from] ?? 0) - 1;
    if (to > 0) histogram[to] = (histogram[to] ?? 0) + 1;
    const floor = kinds.junkAbove(kind);
    if (after > floor) candidates.add(key);
    else if (before > floor) candidates.delete(key);
  }

  function normOfKind(kind: number): number {
    const histogram = histograms[kind];
    const floor = kinds.junkAbove(kind);
    return histogram === undefined ? floor : normOf(histogram, floor);
  }

  return {
    of: (key) => degrees[key] ?? 0,
    mayHave: (left, right) =>
      (!kinds.isTelling(kindOf(right)) || (degrees[left] ?? 0) > 0) &&
      (!kinds.isTelling(kindOf(left)) || (degrees[right] ?? 0) > 0),
    count(left, right, by) {
      const leftKind = kindOf(left);
      const rightKind = kindOf(right);
      if (kinds.isTelling(rightKind)) move(left, leftKind, by);
      if (kinds.isTelling(leftKind)) move(right, rightKind, by);
    },
    normOfKind,
    above() {
      if (candidates.size === 0) return [];
      const norms = new Map<number, number>();
      return [...candidates].filter((key) => {
        const kind = kindOf(key);
        const norm = norms.get(kind) ?? normOfKind(kind);
        norms.set(kind, norm);
        return (degrees[key] ?? 0) > norm;
      });
    },
  };
}
