import {
  averageSessions,
  type ComparisonVectors,
  fitSession,
  levelShares,
  type MatchModel,
  posteriors,
  startingM,
} from '@rondo/stats';
import type { BlockingRule, Comparison } from './match-config.ts';
import type { ScoredVectors } from './score-pairs.ts';

export type TrainedModel = {
  model: MatchModel;
  /** Estimated matches among the pairs that were compared, and among all. */
  expectedMatches: number;
  /** Share of all matches that blocking puts before the comparisons, by the model's own estimate. */
  blockingRecall: number;
  sessions: {
    rule: BlockingRule;
    expectedMatches: number;
    matchShare: number;
    iterations: number;
    converged: boolean;
  }[];
};

const ROUNDS = 3;

/** The vectors of the pairs that a rule put together. */
function ofRule({ vectors, rules }: ScoredVectors, bit: number): ComparisonVectors {
  const counts = vectors.counts.map((count, row) =>
    (((rules[row] ?? 0n) >> BigInt(bit)) & 1n) === 1n ? count : 0,
  );
  return keepCounted({ ...vectors, counts });
}

/** Without rows that nothing was counted in, and each row once. */
function keepCounted({ levels, gammas, counts, roles }: ComparisonVectors): ComparisonVectors {
  const rows = new Map<string, { gamma: Uint8Array; count: number }>();
  for (const [row, count] of counts.entries()) {
    if (count === 0) continue;
    const gamma = gammas.subarray(row * levels.length, (row + 1) * levels.length);
    const key = gamma.join();
    const known = rows.get(key);
    if (known === undefined) rows.set(key, { gamma, count });
    else known.count += count;
  }
  const kept = [...rows.values()];
  const flat = new Uint8Array(kept.length * levels.length);
  for (const [row, { gamma }] of kept.entries()) flat.set(gamma, row * levels.length);
  return {
    levels,
    gammas: flat,
    counts: Float64Array.from(kept, ({ count }) => count),
    ...(roles && { roles }),
  };
}

/**
 * How many of the matches no rule found, by how many exactly one and exactly two found (Chao 1987, Biometrics 43:783): the
 * rules are as many tries at catching each match.
 */
function missedMatches(
  { rules, vectors }: ScoredVectors,
  probability: Float64Array,
  blockingRules: number,
): number {
  const blocking = (1n << BigInt(blockingRules)) - 1n;
  let [once, twice] = [0, 0];
  for (const [row, mask] of rules.entries()) {
    let found = 0;
    for (let rest = mask & blocking; rest > 0n && found < 3; rest &= rest - 1n) found++;
    const matches = (vectors.counts[row] ?? 0) * (probability[row] ?? 0);
    if (found === 1) once += matches;
    if (found === 2) twice += matches;
  }
  return (once * Math.max(0, once - 1)) / (2 * (twice + 1));
}

export function trainModel(
  scored: ScoredVectors,
  sample: ComparisonVectors,
  comparisons: readonly Comparison[],
  rules: readonly BlockingRule[],
  options: { allPairs: number; everyPair: boolean; from: number },
): TrainedModel {
  const { levels } = scored.vectors;
  const sessions = rules
    .map((rule, bit) => ({
      rule,
      vectors: ofRule(scored, options.from + bit),
      fixed: new Set(
        comparisons.flatMap(({ column }, k) => (rule.some((part) => part.column === column) ? [k] : [])),
      ),
    }))
    .filter(({ vectors, fixed }) => fixed.size < comparisons.length && vectors.counts.length > 1);
  let u = levelShares(sample);
  let m = startingM(levels);
  let prior = 1e-4;
  let results: ReturnType<typeof fitSession>[] = [];
  let blockingRecall = 1;
  let expectedMatches = 0;
  for (let round = 0; round < ROUNDS; round++) {
    results = sessions.map((session) => fitSession(session, u, { m, matchShare: 0.1 }));
    m = averageSessions(
      results.flatMap((result, i) => {
        const fixed = sessions[i]?.fixed;
        return fixed === undefined ? [] : [{ result, fixed }];
      }),
      m,
    ).m;
    if (round === 0) {
      prior = Math.max(1, ...results.map((result) => result.expectedMatches)) / options.allPairs;
    }
    for (let step = 0; step < 30; step++) {
      const probability = posteriors(scored.vectors, { m, u, prior });
      expectedMatches = 0;
      for (const [row, count] of scored.vectors.counts.entries())
        expectedMatches += count * (probability[row] ?? 0);
      const missed = options.everyPair ? 0 : missedMatches(scored, probability, options.from);
      blockingRecall = expectedMatches / (expectedMatches + missed);
      prior = Math.min(0.5, Math.max(1e-12, (expectedMatches + missed) / options.allPairs));
    }
    // Among random pairs there are matches, too; without them u is what it says it is.
    const model = { m, u, prior };
    u = levelShares(
      sample,
      posteriors(sample, model).map((p) => 1 - p),
    );
  }
  return {
    model: { m, u, prior },
    expectedMatches,
    blockingRecall,
    sessions: results.map((result, i) => ({
      rule: sessions[i]?.rule ?? [],
      expectedMatches: result.expectedMatches,
      matchShare: result.matchShare,
      iterations: result.iterations,
      converged: result.converged,
    })),
  };
}
