import { createDegrees } from './count-degrees.ts';
import { BANNED, type EdgeTable, REMOVED } from './edge-table.ts';
import type { LearnedJunk } from './evidence.ts';
import type { IdentityRules } from './identity-rules.ts';
import type { KindTable } from './join-people.ts';
import type { KeyState } from './key-state.ts';
import { highOf, lowOf } from './key-table.ts';

const EVENT = 0;

/** With how many others each identifier is seen: pairs of one event, each counted once however many imports say so. */
export type PairCounter = {
  countNew(edge: number): void;
  /** The edges of an import that count, to be handed to `forgetGone` when they are flagged as removed. */
  ofImport(importNumber: number): number[];
  forgetGone(edges: readonly number[]): void;
  /** Whether any event says that these two were seen together, which nobody has denied. */
  isSeen(left: bigint, right: bigint): boolean;
  count(left: bigint, right: bigint, by: 1 | -1): void;
  junk(): LearnedJunk[];
};

export function createPairCounter(deps: {
  state: KeyState;
  edges: EdgeTable;
  kinds: KindTable;
  rules: IdentityRules;
  imports(): number;
}): PairCounter {
  const { state, edges, rules } = deps;
  const degrees = createDegrees(deps.kinds, (key) => state.kind[key] ?? 0);

  const counts = (edge: number) =>
    edges.rule(edge) === EVENT && edges.behind(edge) === 0 && (edges.flags(edge) & (REMOVED | BANNED)) === 0;

  function isSeenTogether(left: number, right: number, apartFrom?: number): boolean {
    for (let importNumber = 0; importNumber < deps.imports(); importNumber++) {
      const edge = edges.find(left, right, EVENT, importNumber, 0);
      if (edge >= 0 && edge !== apartFrom && counts(edge)) return true;
    }
    return false;
  }

  const numberOf = (key: bigint) => state.table.find(highOf(key), lowOf(key));

  return {
    countNew(edge) {
      if (!rules.learnsJunk || !counts(edge)) return;
      const left = edges.left(edge);
      const right = edges.right(edge);
      if (!degrees.mayHave(left, right) || !isSeenTogether(left, right, edge)) degrees.count(left, right, 1);
    },
    ofImport(importNumber) {
      const found: number[] = [];
      for (let edge = 0; edge < edges.size; edge++) {
        if (edges.importNumber(edge) === importNumber && counts(edge)) found.push(edge);
      }
      return found;
    },
    forgetGone(gone) {
      if (!rules.learnsJunk) return;
      for (const edge of gone) {
        const [left, right] = [edges.left(edge), edges.right(edge)];
        if (!isSeenTogether(left, right)) degrees.count(left, right, -1);
      }
    },
    isSeen(left, right) {
      const [a, b] = [numberOf(left), numberOf(right)];
      return a >= 0 && b >= 0 && isSeenTogether(a, b);
    },
    count(left, right, by) {
      if (rules.learnsJunk) degrees.count(numberOf(left), numberOf(right), by);
    },
    junk: () =>
      degrees.above().map((key) => ({
        key: state.table.keyOf(key),
        degree: degrees.of(key),
        norm: degrees.normOfKind(state.kind[key] ?? 0),
      })),
  };
}
