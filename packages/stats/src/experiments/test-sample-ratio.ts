import gammainc from '@stdlib/math-base-special-gammainc';

/**
 * Whether the arms hold as many units as planned (sample ratio mismatch): Pearson's chi-squared test (Pearson 1900; Fabijan
 * et al. 2019, KDD, “Diagnosing Sample Ratio Mismatch”). Weights need not add up to 1.
 */
export function testSampleRatio(units: readonly number[], weights: readonly number[]): number {
  const total = units.reduce((sum, count) => sum + count, 0);
  const planned = weights.reduce((sum, weight) => sum + weight, 0);
  let statistic = 0;
  for (const [arm, count] of units.entries()) {
    const expected = (total * (weights[arm] ?? 0)) / planned;
    statistic += (count - expected) ** 2 / expected;
  }
  // The upper tail itself, so that a small p does not drown in 1 − 1.
  return units.length < 2 ? Number.NaN : gammainc(statistic / 2, (units.length - 1) / 2, true, true);
}
