import type { Edge } from './edge.ts';
import { type IdentityRules, isTelling } from './identity-rules.ts';

/** An identifier that was seen with more others than any one person's. */
export type Junk = {
  key: bigint;
  kind: string;
  /** With how many different identifiers that name a person events carried it. */
  degree: number;
  /** How many are the most that is usual for its kind. */
  norm: number;
};

/** Where so many identifiers of a kind are known, the kind's own habits may raise its norm. */
export const ENOUGH_TO_LEARN = 1_000;
/** The norm is so many times what 99 in 100 of the kind stay below. */
export const TIMES_USUAL = 5;
const USUAL_SHARE = 0.99;

/**
 * How many neighbours are normal, from `histogram[d]`: the number of identifiers of the kind that have d of them. Never
 * below the floor of the kind's rule, so that few data set nobody aside for being a little unusual.
 */
export function normOf(histogram: ArrayLike<number>, floor: number): number {
  let all = 0;
  for (let degree = 1; degree < histogram.length; degree++) all += histogram[degree] ?? 0;
  if (all < ENOUGH_TO_LEARN) return floor;
  let below = 0;
  for (let degree = 1; degree < histogram.length; degree++) {
    below += histogram[degree] ?? 0;
    if (below >= all * USUAL_SHARE) return Math.max(floor, TIMES_USUAL * degree);
  }
  return floor;
}

/**
 * Which identifiers are nobody's, by what events carried with them. Pure, independent of the order of `edges`, and of
 * what is blocked at present, so nothing is set aside because of what else was. people-index.ts keeps the same figures
 * up step by step; a property test holds them equal.
 */
export function learnJunk(edges: readonly Edge[], rules: IdentityRules): Junk[] {
  if (!rules.learnsJunk) return [];
  const seenWith = new Map<bigint, { kind: string; others: Set<bigint> }>();
  for (const { left, right, rule, behind } of edges) {
    if (rule !== 'event' || behind !== undefined) continue;
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const own = seenWith.get(one.key) ?? { kind: one.kind, others: new Set() };
      seenWith.set(one.key, own);
      if (isTelling(rules.of(other.kind))) own.others.add(other.key);
    }
  }
  const histograms = new Map<string, number[]>();
  for (const { kind, others } of seenWith.values()) {
    const histogram = histograms.get(kind) ?? [];
    histograms.set(kind, histogram);
    for (let degree = histogram.length; degree <= others.size; degree++) histogram.push(0);
    histogram[others.size] = (histogram[others.size] ?? 0) + 1;
  }
  const norms = new Map(
    [...histograms].map(([kind, histogram]) => [kind, normOf(histogram, rules.of(kind).junkAbove)]),
  );
  return [...seenWith].flatMap(([key, { kind, others }]) => {
    const norm = norms.get(kind) ?? 0;
    return others.size > norm ? [{ key, kind, degree: others.size, norm }] : [];
  });
}
