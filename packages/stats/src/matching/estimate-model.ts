import {
  type ComparisonVectors,
  type LevelProbabilities,
  type MatchModel,
  showsHouseholdOnly,
} from './comparison-vectors.ts';

/**
 * Fellegi and Sunter 1969 (J. Amer. Statist. Assoc. 64:1183), estimated as Splink does it (Linacre et al. 2022, Int. J.
 * Population Data Science 7:3): u from random pairs; m by expectation and maximisation within the pairs of each blocking
 * rule, u fixed and the rule's own columns left out; the sessions averaged, each weighing as its expected matches.
 */
export type Session = {
  vectors: ComparisonVectors;
  /** Comparisons that say nothing here, because the blocking rule fixed them. */
  fixed: ReadonlySet<number>;
};

export type SessionResult = {
  m: Float64Array[];
  /** Share of the session's pairs that are matches. */
  matchShare: number;
  expectedMatches: number;
  iterations: number;
  converged: boolean;
};

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;
/** Half a pair for each level: none is impossible because a sample did not show it. */
const PSEUDO_COUNT = 0.5;

function normalised(sums: Float64Array): Float64Array {
  let total = 0;
  for (let level = 1; level < sums.length; level++) total += at(sums, level) + PSEUDO_COUNT;
  return sums.map((sum, level) => (level === 0 ? 0 : (sum + PSEUDO_COUNT) / total));
}

function emptySums(levels: readonly number[]): Float64Array[] {
  return levels.map((count) => new Float64Array(count + 1));
}

/** Probability of each level among the pairs, each weighing as `weight` says (all alike by default). */
export function levelShares(vectors: ComparisonVectors, weight?: Float64Array): Float64Array[] {
  const { levels, gammas, counts } = vectors;
  const sums = emptySums(levels);
  for (const [row, count] of counts.entries()) {
    const share = count * (weight === undefined ? 1 : at(weight, row));
    for (const [k, sum] of sums.entries()) {
      const level = at(gammas, row * levels.length + k);
      sum[level] = at(sum, level) + share;
    }
  }
  return sums.map(normalised);
}

/** Where expectation and maximisation begins: most matches agree closely. */
export function startingM(levels: readonly number[]): Float64Array[] {
  return levels.map((count) => {
    const m = new Float64Array(count + 1);
    let total = 0;
    for (let level = 1; level <= count; level++) {
      m[level] = level === count ? 0.8 : level === 1 ? 0.06 : 0.14 / Math.max(1, count - 2);
      total += at(m, level);
    }
    return m.map((value) => value / total);
  });
}

function logRatios(m: LevelProbabilities, u: LevelProbabilities): Float64Array[] {
  return m.map((probabilities, k) => {
    const others = u[k] ?? new Float64Array(probabilities.length);
    return probabilities.map((value, level) => (level === 0 ? 0 : Math.log(value / at(others, level))));
  });
}

/** P(match) of each vector. */
export function posteriors(
  vectors: ComparisonVectors,
  model: MatchModel,
  fixed: ReadonlySet<number> = new Set(),
): Float64Array {
  const { levels, gammas, counts } = vectors;
  const ratios = logRatios(model.m, model.u);
  const base = Math.log(model.prior / (1 - model.prior));
  return counts.map((_, row) => {
    if (showsHouseholdOnly(vectors, row)) return 0;
    let logOdds = base;
    for (const [k, ratio] of ratios.entries()) {
      if (!fixed.has(k)) logOdds += at(ratio, at(gammas, row * levels.length + k));
    }
    return 1 / (1 + Math.exp(-logOdds));
  });
}

/** One session of expectation and maximisation: m and the share of matches are free, u is fixed. */
export function fitSession(
  session: Session,
  u: LevelProbabilities,
  start: { m: LevelProbabilities; matchShare: number },
  most = 200,
): SessionResult {
  const { vectors, fixed } = session;
  let total = 0;
  for (const count of vectors.counts) total += count;
  let m: Float64Array[] = start.m.map((values) => Float64Array.from(values));
  let matchShare = start.matchShare;
  let iterations = 0;
  let converged = false;
  while (iterations < most && !converged) {
    iterations++;
    const weights = posteriors(vectors, { m, u, prior: matchShare }, fixed);
    const next = levelShares(vectors, weights);
    let matches = 0;
    for (const [row, count] of vectors.counts.entries()) matches += count * at(weights, row);
    let largestChange = 0;
    for (const [k, values] of next.entries()) {
      if (fixed.has(k)) continue;
      for (const [level, value] of values.entries()) {
        largestChange = Math.max(largestChange, Math.abs(value - at(m[k] ?? values, level)));
      }
    }
    m = next;
    matchShare = Math.min(1 - 1e-9, Math.max(1e-9, matches / total));
    converged = largestChange < 1e-4;
  }
  return { m, matchShare, expectedMatches: matchShare * total, iterations, converged };
}

/** The sessions' m, averaged over those in which a comparison was free, as heavy as their expected matches. */
export function averageSessions(
  sessions: readonly { result: SessionResult; fixed: ReadonlySet<number> }[],
  fallback: LevelProbabilities,
): { m: Float64Array[]; trained: boolean[] } {
  const trained = fallback.map((_, k) => sessions.some(({ fixed }) => !fixed.has(k)));
  const m = fallback.map((values, k) => {
    const sum = new Float64Array(values.length);
    let weight = 0;
    for (const { result, fixed } of sessions) {
      const own = result.m[k];
      if (fixed.has(k) || own === undefined) continue;
      weight += result.expectedMatches;
      for (const [level, value] of own.entries())
        sum[level] = at(sum, level) + value * result.expectedMatches;
    }
    return weight > 0 ? sum.map((value) => value / weight) : Float64Array.from(values);
  });
  return { m, trained };
}

/** What a pair counts that shows nothing but a household: as good as certainly two. */
const HOUSEHOLD_BITS = -10;

/** The match weight of each vector in bits: log2 of the odds, the prior's included. */
export function weighVectors(vectors: ComparisonVectors, model: MatchModel): Float64Array {
  const { levels, gammas, counts } = vectors;
  const ratios = logRatios(model.m, model.u);
  const base = Math.log(model.prior / (1 - model.prior));
  return counts.map((_, row) => {
    let logOdds = base;
    for (const [k, ratio] of ratios.entries()) logOdds += at(ratio, at(gammas, row * levels.length + k));
    const bits = logOdds / Math.LN2;
    return showsHouseholdOnly(vectors, row) ? Math.min(bits, HOUSEHOLD_BITS) : bits;
  });
}
