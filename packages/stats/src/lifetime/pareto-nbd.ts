import gammaln from '@stdlib/math-base-special-gammaln';
import { differentiate, type Evaluation, fitPositive } from '../optimise/index.ts';
import { type AggregatedHistory, thinHistory, typicalAge } from './aggregate-customers.ts';
import { four, restoreUnits } from './beta-geometric.ts';
import { hypergeometricOfOne } from './hypergeometric.ts';
import type { PurchaseModel } from './purchase-model.ts';

/** Logarithms of α and β further apart than this are those of a parameter that ran off, and take thousands of steps a row. */
const APART = 9;

/**
 * Pareto/NBD (Schmittlein, Morrison and Colombo 1987, Management Science 33:1): purchases at a gamma-distributed rate (r, α),
 * lifetimes exponential at a gamma-distributed rate (s, β). Formulas as derived in Fader and Hardie (2005), “A note on deriving
 * the Pareto/NBD model and related expressions”.
 */
export const paretoNbd: PurchaseModel = {
  name: 'pareto-nbd',
  parameterNames: ['r', 'alpha', 's', 'beta'],
  fit: (history) => {
    const unit = typicalAge(history);
    const thin = thinHistory(history);
    const on = (some: AggregatedHistory): ((logs: Float64Array) => Evaluation) => {
      const evaluate = differentiate((logs) => meanNegativeLogLikelihood(some, logs, unit));
      return (logs) =>
        Math.abs((logs[1] ?? 0) - (logs[3] ?? 0)) > APART
          ? { value: Number.POSITIVE_INFINITY, gradient: new Float64Array(logs.length) }
          : evaluate(logs);
    };
    const starts = [
      [0.5, 0.3, 0.5, 0.3],
      [1, 1, 1, 1],
    ].map((start) => Float64Array.from(start));
    return restoreUnits(fitPositive(on(history), starts, history.customers, on(thin)), [1, 3], unit);
  },
  /** P(alive | x, tₓ, T) = 1 / (1 + s/(r+s+x)·(α+T)^(r+x)·(β+T)^s·A₀): eqs. 11 and 12 of the note. */
  probabilityAlive: (parameters, x, recency, age) => {
    const [r, alpha, s, beta] = four(parameters);
    if (recency >= age) return 1;
    const odds =
      Math.log(s / (r + s + x)) +
      (r + x) * Math.log(alpha + age) +
      s * Math.log(beta + age) +
      logGone(parameters, x, recency, age);
    return 1 / (1 + Math.exp(odds));
  },
  /** E[Y(t) | x, tₓ, T], eq. 41 of the note; at s = 1 its limit, the logarithm, by itself. */
  expectedPurchases: (parameters, x, recency, age, ahead) => {
    const [r, alpha, s, beta] = four(parameters);
    const shrink = Math.log((beta + age) / (beta + age + ahead));
    const years = Math.abs(s - 1) < 1e-9 ? -shrink : -Math.expm1((s - 1) * shrink) / (s - 1);
    const rate = ((r + x) * (beta + age)) / (alpha + age);
    return rate * years * paretoNbd.probabilityAlive(parameters, x, recency, age);
  },
};

/**
 * ln A₀, the customer having left somewhere between tₓ and T: a difference of two ₂F₁ with c = a + 1. By Euler's transformation
 * each has an argument from 0 to 1, whichever of α and β is larger; both are kept as logarithms.
 */
function logGone(parameters: Float64Array, x: number, recency: number, age: number): number {
  const [r, alpha, s, beta] = four(parameters);
  const atRecency = logTerm(r, alpha, s, beta, x, recency);
  const atAge = logTerm(r, alpha, s, beta, x, age);
  return atRecency + Math.log(-Math.expm1(Math.min(0, atAge - atRecency)));
}

function logTerm(r: number, alpha: number, s: number, beta: number, x: number, time: number): number {
  const total = r + s + x;
  const larger = Math.max(alpha, beta) + time;
  const smaller = Math.min(alpha, beta) + time;
  const other = alpha >= beta ? r + x : s + 1;
  const power = alpha >= beta ? -s : 1 - r - x;
  const sum = hypergeometricOfOne(other, total + 1, 1 - smaller / larger);
  return power * Math.log(smaller / larger) - total * Math.log(larger) + Math.log(sum);
}

function meanNegativeLogLikelihood(history: AggregatedHistory, logs: Float64Array, unit: number): number {
  const parameters = logs.map(Math.exp);
  const [r, alpha, s, beta] = four(parameters);
  const gammas = history.frequencies.map((x) => gammaln(r + x) - gammaln(r) - x * Math.log(unit));
  const constant = r * Math.log(alpha) + s * Math.log(beta);
  let sum = 0;
  for (let i = 0; i < history.rows; i++) {
    const frequency = history.frequencyOf[i] ?? 0;
    const x = history.frequencies[frequency] ?? 0;
    const recency = (history.recencies[history.recencyOf[i] ?? 0] ?? 0) / unit;
    const age = (history.ages[history.ageOf[i] ?? 0] ?? 0) / unit;
    const stayed = -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age);
    let likelihood = stayed;
    if (recency < age) {
      const left = Math.log(s / (r + s + x)) + logGone(parameters, x, recency, age);
      likelihood = Math.max(stayed, left) + Math.log1p(Math.exp(-Math.abs(stayed - left)));
    }
    sum += (history.weights[i] ?? 0) * ((gammas[frequency] ?? 0) + constant + likelihood);
  }
  return -sum / history.customers;
}
