import type { MatchResult } from '../../platform/matching/match-records.ts';
import { nameLevel } from '../../platform/matching/name-level.ts';
import { nameRule } from '../../platform/matching/name-rule.ts';
import type { MatchFiles } from './read-match-input.ts';

const round = (value: number): number => Number(value.toPrecision(6));

/** What was found, and by which model, for reading and for machines. */
export function describeMatch(result: MatchResult, { input, unshared }: MatchFiles) {
  const { config, trained, pairs, clusters, comparedPairs, everyPair, blocks } = result;
  const { model } = trained;
  const sizes = new Map<number, number>();
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  let [together, largest] = [0, 0];
  for (const size of sizes.values()) {
    if (size > 1) together += size;
    if (size > largest) largest = size;
  }
  return {
    records: { input: input.first, with: input.records - input.first },
    clusters: { count: sizes.size, recordsWithOthers: together, largest },
    threshold: { weight: config.threshold, probability: round(1 / (1 + 2 ** -config.threshold)) },
    columns: config.columns,
    ...(unshared.length > 0 && { columnsOfOneFileOnly: unshared }),
    model: {
      prior: model.prior,
      comparisons: config.comparisons.map(({ column, levels, termFrequency }, k) => ({
        column,
        termFrequency,
        levels: [...levels.map(nameLevel), 'else'].map((level, order) => {
          const at = levels.length + 1 - order;
          const [m, u] = [model.m[k]?.[at] ?? 0, model.u[k]?.[at] ?? 0];
          return { level, m: round(m), u: round(u), weight: round(Math.log2(m / u)) };
        }),
      })),
      sessions: trained.sessions.map(({ rule, ...session }) => ({ rule: nameRule(rule), ...session })),
    },
    blocking: {
      everyPair,
      // The middle of the range, for whoever wants one figure.
      estimatedRecall: round((result.recall.low + result.recall.high) / 2),
      estimatedRecallRange: { low: round(result.recall.low), high: round(result.recall.high) },
      rules: config.blocking.map((rule, i) => ({
        rule: nameRule(rule),
        pairs: blocks[i]?.pairs ?? 0,
        largestBlock: blocks[i]?.largest ?? 0,
      })),
    },
    pairs: {
      compared: comparedPairs,
      kept: pairs.weight.length,
      expectedMatches: round(trained.expectedMatches),
    },
    seconds: result.seconds,
  };
}
