import type { WeightedPairs } from './cluster-records.ts';

export type RecallRange = { low: number; high: number };

/** Records that count as the most complete ones: at least so large a share of all, with at least so many matches. */
const LEAST_SHARE = 0.1;
const LEAST_MATCHES = 30;

/**
 * The share of the true pairs that blocking put before the comparisons, as a range. No count of how often each match was
 * found can tell of those that nothing finds, such as records of which hardly anything is known: `atMost`, Chao's estimate, is
 * the upper end (Chao 1987: his estimate of the missed is a lower bound). For the lower end records are told apart by how
 * much is known of them. If incomplete records have as many matches as complete ones, and a pair is found as often as its
 * two records together let it be, all pairs are found as often as the square of how many matches a record shows on
 * average over how many the most complete ones show.
 */
export function estimateRecall(pairs: WeightedPairs, known: ArrayLike<number>, atMost: number): RecallRange {
  const records = known.length;
  const matches = new Float64Array(records);
  for (const [i, weight] of pairs.weight.entries()) {
    const probability = 1 / (1 + 2 ** -weight);
    for (const record of [pairs.left[i] ?? 0, pairs.right[i] ?? 0]) {
      matches[record] = (matches[record] ?? 0) + probability;
    }
  }
  const classes: { records: number; matches: number }[] = [];
  for (let record = 0; record < records; record++) {
    const count = known[record] ?? 0;
    let own = classes[count];
    if (own === undefined) {
      own = { records: 0, matches: 0 };
      classes[count] = own;
    }
    own.records++;
    own.matches += matches[record] ?? 0;
  }
  let [pooled, found, most] = [0, 0, 0];
  for (let count = classes.length - 1; count >= 0; count--) {
    const own = classes[count];
    if (own === undefined) continue;
    pooled += own.records;
    found += own.matches;
    if (pooled >= LEAST_SHARE * records && found >= LEAST_MATCHES) most = Math.max(most, found / pooled);
  }
  const mean = found / Math.max(1, records);
  const share = most === 0 ? 1 : Math.min(1, mean / most);
  return { low: Math.min(atMost, share ** 2), high: atMost };
}
