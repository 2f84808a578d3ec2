import type { Random } from '../random.ts';
import type { Scorer } from '../regression/index.ts';
import { measureAuc } from './measure-scores.ts';

export type Importance = {
  feature: number;
  /** How much the AUC falls when the column's values are dealt out anew: mean of the repeats and their standard deviation. */
  drop: number;
  deviation: number;
};

/**
 * Permutation importance (Breiman 2001, Mach. Learn. 45:5; model-agnostic as Fisher et al. 2019, JMLR 20:177): the loss of
 * AUC on `rows` when one feature's values are shuffled among them. Features that say the same share their importance.
 */
export function measureImportance(
  probability: Scorer['probability'],
  features: number,
  rows: Uint32Array,
  target: Uint8Array,
  random: Random,
  repeats = 5,
): Importance[] {
  const outcome = Uint8Array.from(rows, (row) => target[row] ?? 0);
  const base = measureAuc(
    Float64Array.from(rows, (row) => probability(row)),
    outcome,
  ).auc;
  const result: Importance[] = [];
  for (let feature = 0; feature < features; feature++) {
    const drops: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const dealt = rows.slice();
      for (let i = dealt.length - 1; i > 0; i--) {
        const other = random.integer(i + 1);
        const kept = dealt[i] ?? 0;
        dealt[i] = dealt[other] ?? 0;
        dealt[other] = kept;
      }
      const swapped = Float64Array.from(rows, (row, i) =>
        probability(row, { feature, row: dealt[i] ?? row }),
      );
      drops.push(base - measureAuc(swapped, outcome).auc);
    }
    const drop = drops.reduce((sum, value) => sum + value, 0) / repeats;
    const squares = drops.reduce((sum, value) => sum + (value - drop) ** 2, 0);
    result.push({ feature, drop, deviation: Math.sqrt(squares / Math.max(1, repeats - 1)) });
  }
  return result.sort((a, b) => b.drop - a.drop || a.feature - b.feature);
}
