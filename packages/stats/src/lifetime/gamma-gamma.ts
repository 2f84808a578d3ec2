import gammaln from '@stdlib/math-base-special-gammaln';
import { differentiate, fitPositive, type PositiveFailure, type PositiveFit } from '../optimise/index.ts';

export const GAMMA_GAMMA_PARAMETERS = ['p', 'q', 'gamma'] as const;

/**
 * Gamma–Gamma (Fader and Hardie 2013, “The Gamma-Gamma model of monetary value”): a customer's purchases are gamma-distributed
 * (p, ν) around a mean of their own, ν gamma-distributed (q, γ). `counts` are purchases, at least 1, `means` their mean values, above 0.
 * Spend is assumed not to depend on how often one buys: look at their correlation first.
 */
export function fitGammaGamma(
  counts: Float64Array,
  means: Float64Array,
  weights: Float64Array = new Float64Array(counts.length).fill(1),
): PositiveFit | PositiveFailure {
  let unit = 0;
  for (const mean of means) unit += mean;
  unit /= means.length;
  const customers = weights.reduce((sum, weight) => sum + weight, 0);
  const measure = (logs: Float64Array): number => {
    const [p, q, gamma] = three(logs.map(Math.exp));
    let sum = 0;
    for (let i = 0; i < counts.length; i++) {
      const x = counts[i] ?? 0;
      const mean = (means[i] ?? 0) / unit;
      sum +=
        (weights[i] ?? 0) *
        (gammaln(p * x + q) -
          gammaln(p * x) -
          gammaln(q) +
          q * Math.log(gamma) +
          (p * x - 1) * Math.log(mean) +
          p * x * Math.log(x) -
          (p * x + q) * Math.log(gamma + x * mean) -
          // The density is per unit of the caller's money.
          Math.log(unit));
    }
    return -sum / customers;
  };
  const starts = [
    [6, 4, 0.5],
    [1, 2, 1],
    [2, 5, 5],
  ].map((start) => Float64Array.from(start));
  const fit = fitPositive(differentiate(measure), starts, customers);
  if (fit.outcome === 'failed') return fit;
  fit.parameters[2] = (fit.parameters[2] ?? 0) * unit;
  fit.standardErrors[2] = (fit.standardErrors[2] ?? 0) * unit;
  const interval = fit.intervals[2];
  if (interval !== undefined) fit.intervals[2] = [interval[0] * unit, interval[1] * unit];
  return fit;
}

/**
 * A customer's expected value per purchase, between their own mean and everybody's (eq. 5 of the note). Undefined (`NaN`) where
 * the fitted distribution has no mean: q ≤ 1 for a customer without a purchase of their own.
 */
export function expectedSpend(parameters: Float64Array, count: number, mean: number): number {
  const [p, q, gamma] = three(parameters);
  const below = p * count + q - 1;
  return below > 0 ? (p * (gamma + count * mean)) / below : Number.NaN;
}

function three(parameters: Float64Array): [number, number, number] {
  return [parameters[0] ?? 0, parameters[1] ?? 0, parameters[2] ?? 0];
}
