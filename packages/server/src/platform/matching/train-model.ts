import type { BlockingRule, MatchComparison as Comparison } from '@rondo/contract';
import {
  averageSessions,
  type ComparisonVectors,
  fitSession,
  levelShares,
  type MatchModel,
  posteriors,
  startingM,
} from '@rondo/stats';
import type { RuleBits, ScoredVectors } from './score-pairs.ts';

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
const PRIOR_STEPS = 15;

const hasRule = ({ low, high }: RuleBits, row: number, bit: number): boolean =>
  bit < 32 ? (((low[row] ?? 0) >>> bit) & 1) === 1 : (((high[row] ?? 0) >>> (bit - 32)) & 1) === 1;

/** The vectors of the pairs that a rule put together, each once. */
function ofRule({ vectors, codes, rules }: ScoredVectors, bit: number): ComparisonVectors {
  const { levels, gammas, counts, roles } = vectors;
  const places = new Map<number, number>();
  const rows: number[] = [];
  const sums: number[] = [];
  for (const [row, code] of codes.entries()) {
    if (!hasRule(rules, row, bit)) continue;
    const place = places.get(code);
    if (place === undefined) {
      places.set(code, rows.length);
      rows.push(row);
      sums.push(counts[row] ?? 0);
    } else sums[place] = (sums[place] ?? 0) + (counts[row] ?? 0);
  }
  const kept = new Uint8Array(rows.length * levels.length);
  for (const [place, row] of rows.entries()) {
    kept.set(gammas.subarray(row * levels.length, (row + 1) * levels.length), place * levels.length);
  }
  return { levels, gammas: kept, counts: Float64Array.from(sums), ...(roles && { roles }) };
}

/** How many of the rules from 0 to `upTo` put each vector's pairs together; 3 stands for more. */
function timesFound({ rules, codes }: ScoredVectors, upTo: number): Uint8Array {
  return Uint8Array.from(codes, (_, row) => {
    let found = 0;
    for (let bit = 0; bit < upTo && found < 3; bit++) if (hasRule(rules, row, bit)) found++;
    return found;
  });
}

/**
 * How many of the matches no rule found, by how many exactly one and exactly two found (Chao 1987, Biometrics 43:783): the
 * rules are as many tries at catching each match.
 */
function missedMatches(found: Uint8Array, counts: Float64Array, probability: Float64Array): number {
  let [once, twice] = [0, 0];
  for (const [row, times] of found.entries()) {
    const matches = (counts[row] ?? 0) * (probability[row] ?? 0);
    if (times === 1) once += matches;
    if (times === 2) twice += matches;
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
  const found = timesFound(scored, options.from);
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
      const most = Math.max(1, ...results.map((result) => result.expectedMatches));
      prior = Math.min(0.5, most / options.allPairs);
    }
    // At even odds the posterior is the evidence alone; each step then only shifts it by the prior.
    const evidence = posteriors(scored.vectors, { m, u, prior: 0.5 });
    for (let step = 0; step < PRIOR_STEPS; step++) {
      const odds = prior / (1 - prior);
      const probability = evidence.map((p) => (p * odds) / (p * odds + 1 - p));
      expectedMatches = 0;
      for (const [row, count] of scored.vectors.counts.entries())
        expectedMatches += count * (probability[row] ?? 0);
      const missed = options.everyPair ? 0 : missedMatches(found, scored.vectors.counts, probability);
      blockingRecall = expectedMatches / Math.max(1e-9, expectedMatches + missed);
      // Half a match on top (Jeffreys): in a file of a few records none need show for one to be possible.
      prior = Math.min(0.5, (expectedMatches + missed + 0.5) / (options.allPairs + 1));
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
