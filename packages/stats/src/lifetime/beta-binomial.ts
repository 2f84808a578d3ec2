import gammaln from '@stdlib/math-base-special-gammaln';
import { differentiate, fitPositive } from '../optimise/index.ts';
import type { AggregatedHistory } from './aggregate-customers.ts';
import { four } from './beta-geometric.ts';
import type { PurchaseModel } from './purchase-model.ts';

/**
 * BG/BB (Fader, Hardie and Shang 2010, Marketing Science 29:1086) for purchases that can happen once a period, such as yearly
 * donations: bought or not with a beta-distributed chance (α, β), left for good before a period with a beta-distributed chance
 * (γ, δ). `recency` is the number of the last period bought in, `age` the number of periods.
 */
export const bgBb: PurchaseModel = {
  name: 'bg-bb',
  parameterNames: ['alpha', 'beta', 'gamma', 'delta'],
  fit: (history) => {
    const measure = (logs: Float64Array): number => meanNegativeLogLikelihood(history, logs.map(Math.exp));
    const starts = [
      [1, 1, 1, 1],
      [1, 0.7, 0.5, 3],
      [0.5, 2, 0.5, 2],
    ].map((start) => Float64Array.from(start));
    return fitPositive(differentiate(measure), starts, history.customers);
  },
  /** Alive at the beginning of the period that follows: eq. 11 of the paper. */
  probabilityAlive: (parameters, x, recency, periods) => {
    const [alpha, beta, gamma, delta] = four(parameters);
    return Math.exp(
      logBeta(alpha + x, beta + periods - x) -
        logBeta(alpha, beta) +
        logBeta(gamma, delta + periods + 1) -
        logBeta(gamma, delta) -
        logLikelihood(parameters, x, recency, periods),
    );
  },
  /** Purchases in the next `ahead` periods: eq. 13 as the sum over periods that it closes, which also holds at γ = 1. */
  expectedPurchases: (parameters, x, recency, periods, ahead) => {
    const [alpha, beta, gamma, delta] = four(parameters);
    const bought = logBeta(alpha + x + 1, beta + periods - x) - logBeta(alpha, beta);
    const seen = logLikelihood(parameters, x, recency, periods);
    let sum = 0;
    for (let k = 1; k <= ahead; k++) {
      sum += Math.exp(bought + logBeta(gamma, delta + periods + k) - logBeta(gamma, delta) - seen);
    }
    return sum;
  },
};

/** Eq. 4 of the paper: alive throughout, or left after any period since the last purchase. */
function logLikelihood(parameters: Float64Array, x: number, recency: number, periods: number): number {
  const [alpha, beta, gamma, delta] = four(parameters);
  const base = logBeta(alpha, beta) + logBeta(gamma, delta);
  let sum = Math.exp(logBeta(alpha + x, beta + periods - x) + logBeta(gamma, delta + periods) - base);
  for (let i = 0; i < periods - recency; i++) {
    sum += Math.exp(
      logBeta(alpha + x, beta + recency - x + i) + logBeta(gamma + 1, delta + recency + i) - base,
    );
  }
  return Math.log(sum);
}

function meanNegativeLogLikelihood(history: AggregatedHistory, parameters: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < history.rows; i++) {
    sum +=
      (history.weights[i] ?? 0) *
      logLikelihood(
        parameters,
        history.frequencies[history.frequencyOf[i] ?? 0] ?? 0,
        history.recencies[history.recencyOf[i] ?? 0] ?? 0,
        history.ages[history.ageOf[i] ?? 0] ?? 0,
      );
  }
  return -sum / history.customers;
}

function logBeta(a: number, b: number): number {
  return gammaln(a) + gammaln(b) - gammaln(a + b);
}
