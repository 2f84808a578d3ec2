/** Sums of squares and products of standardised columns (`columns × columns`), and of each with the target. */
export type RidgeSums = { products: Float64Array; withTarget: Float64Array };

const MOST_SWEEPS = 2_000;
const CLOSE_ENOUGH = 1e-10;

/**
 * Ridge regression whose first `positive` coefficients are 0 or more, by cyclic coordinate descent on the sums alone
 * (Friedman, Hastie and Tibshirani 2010, J. Stat. Softw. 33(1); the bound as in Meta's Robyn, which passes it to glmnet):
 * the least ½ bᵀGb − gᵀb + ½ λ bᵀb. The problem is strictly convex, so the order of the columns does not matter.
 */
export function fitPositiveRidge(sums: RidgeSums, positive: number, penalty: number): Float64Array {
  const { products, withTarget } = sums;
  const count = withTarget.length;
  const coefficients = new Float64Array(count);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let largest = 0;
    for (let j = 0; j < count; j++) {
      const own = products[j * count + j] ?? 0;
      if (own === 0) continue;
      let pull = withTarget[j] ?? 0;
      for (let k = 0; k < count; k++) {
        if (k !== j) pull -= (products[j * count + k] ?? 0) * (coefficients[k] ?? 0);
      }
      const free = pull / (own + penalty);
      const value = j < positive ? Math.max(0, free) : free;
      largest = Math.max(largest, Math.abs(value - (coefficients[j] ?? 0)));
      coefficients[j] = value;
    }
    if (largest < CLOSE_ENOUGH) break;
  }
  return coefficients;
}
