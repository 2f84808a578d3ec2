import digamma from '@stdlib/math-base-special-digamma';
import gammaln from '@stdlib/math-base-special-gammaln';
import { type Evaluation, fitPositive, type PositiveFailure, type PositiveFit } from '../optimise/index.ts';

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
  // Customers with equal counts share their gammas.
  const byCount = new Map<number, number>();
  const totals = Float64Array.from(counts, (x, i) => (x * (means[i] ?? 0)) / unit);
  let logMeans = 0;
  for (let i = 0; i < counts.length; i++) {
    const [x, weight] = [counts[i] ?? 0, weights[i] ?? 0];
    byCount.set(x, (byCount.get(x) ?? 0) + weight);
    // The density is per unit of the caller's money.
    logMeans += weight * Math.log(means[i] ?? 0);
  }
  const evaluate = (logs: Float64Array): Evaluation => {
    const [p, q, gamma] = three(logs.map(Math.exp));
    let [sum, byP, byQ, byGamma] = [-logMeans, 0, 0, 0];
    for (const [x, weight] of byCount) {
      sum += weight * (gammaln(p * x + q) - gammaln(p * x) - gammaln(q));
      byP += weight * x * (digamma(p * x + q) - digamma(p * x));
      byQ += weight * (digamma(p * x + q) - digamma(q));
    }
    for (let i = 0; i < counts.length; i++) {
      const [x, weight, total] = [counts[i] ?? 0, weights[i] ?? 0, totals[i] ?? 0];
      const own = weight * Math.log1p(gamma / total);
      const others = weight * Math.log1p(total / gamma);
      sum -= p * x * own + q * others;
      byP -= x * own;
      byQ -= others;
      byGamma += (weight * (q * total - p * x * gamma)) / (gamma + total);
    }
    return {
      value: -sum / customers,
      gradient: Float64Array.of((-p * byP) / customers, (-q * byQ) / customers, -byGamma / customers),
    };
  };
  const starts = [
    [6, 4, 0.5],
    [1, 2, 1],
    [2, 5, 5],
  ].map((start) => Float64Array.from(start));
  const fit = fitPositive(evaluate, starts, customers);
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
