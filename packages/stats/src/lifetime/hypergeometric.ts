/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) for 0 ≤ z < 1, by its series (Abramowitz and Stegun 1964, 15.1.1), or where
 * that ends sooner by Euler's transformation (15.3.3). `NaN` where a hundred thousand terms do not settle it.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (z === 0) return 1;
  if (!(z > 0 && z < 1)) return Number.NaN;
  const excess = c - a - b;
  return excess < 0 ? (1 - z) ** excess * sumSeries(c - a, c - b, c, z) : sumSeries(a, b, c, z);
}

/** Σ (a)ₖ(b)ₖ/(c)ₖ·zᵏ/k!. */
function sumSeries(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; k < 100_000; k++) {
    term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    sum += term;
    if (Math.abs(term) <= 1e-16 * Math.abs(sum)) return sum;
  }
  return Number.NaN;
}

/**
 * ₂F₁(1, b; c; z) for 0 ≤ z < 1 and c > b by Gauss's continued fraction (NIST DLMF 15.7.1 with b = 0), evaluated as Lentz does
 * (Press et al. 2007, Numerical Recipes, 5.2). It takes some 9/√(1−z) steps where the series takes 37/(1−z).
 */
export function hypergeometricOfOne(b: number, c: number, z: number): number {
  let value = 1;
  let above = 1;
  let below = 0;
  for (let k = 1; k < 100_000; k++) {
    const n = k >> 1;
    const numerator = k % 2 === 1 ? (b + n) * (c - 1 + n) : n * (c - 1 - b + n);
    const term = (-z * numerator) / ((c + k - 2) * (c + k - 1));
    below = 1 / (1 + term * below);
    above = 1 + term / above;
    const factor = above * below;
    value *= factor;
    if (Math.abs(factor - 1) < 3e-16) break;
  }
  return 1 / value;
}
