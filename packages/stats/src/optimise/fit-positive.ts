import { factorise, invertFactor, solveFactor } from '../regression/cholesky.ts';
import { type Evaluation, minimiseLbfgs } from './minimise-lbfgs.ts';

export type PositiveFit = {
  outcome: 'fitted';
  parameters: Float64Array;
  standardErrors: Float64Array;
  /** 95 %, from the normal on the logarithm, so never below zero. */
  intervals: [number, number][];
  /** Of the logarithms of the parameters, row-major. */
  logCovariance: Float64Array;
  logLikelihood: number;
  iterations: number;
};
export type PositiveFailure = {
  outcome: 'failed';
  /** `boundary`: a parameter ran off, so the data do not tell it; `not-converged`: no maximum was reached. */
  reason: 'boundary' | 'not-converged';
  /** Indices of the parameters that ran off. */
  parameters: number[];
  /** Where the search stopped: for the message, never as a result. */
  stopped: Float64Array;
};

/** A logarithm beyond which a parameter is as good as 0 or infinite, in the units the model is fitted in. */
const RAN_OFF = 9;
const Z = 1.959963984540054;

/**
 * Maximum likelihood for parameters that are all positive, on their logarithms: L-BFGS from each start, the best one finished
 * by Newton steps on a Hessian of central differences of the gradient, whose inverse gives the standard errors (delta method).
 * It is fitted only when the last Newton step no longer gains anything and the Hessian is positive definite; everything else
 * is a failure that says so.
 *
 * `evaluate` gives the mean negative log-likelihood and its gradient at the logarithms; `size` is the number of observations.
 * `rough` may give the same of a part of the observations: the search is then made there and only finished on all of them.
 */
export function fitPositive(
  evaluate: (logs: Float64Array) => Evaluation,
  starts: readonly Float64Array[],
  size: number,
  rough = evaluate,
): PositiveFit | PositiveFailure {
  let best: { point: Float64Array; value: number; iterations: number } | undefined;
  // Beyond that the series of some models need millions of terms, for a point that is refused anyhow.
  const search = (logs: Float64Array): Evaluation =>
    logs.some((log) => Math.abs(log) > RAN_OFF)
      ? { value: Number.POSITIVE_INFINITY, gradient: new Float64Array(logs.length) }
      : rough(logs);
  for (const start of starts) {
    const found = minimiseLbfgs(search, start.map(Math.log), { tolerance: 1e-6, iterations: 150 });
    if (Number.isFinite(found.value) && (best === undefined || found.value < best.value - 1e-12))
      best = found;
  }
  if (best === undefined) {
    return { outcome: 'failed', reason: 'not-converged', parameters: [], stopped: new Float64Array(0) };
  }
  let { point } = best;
  let { value, gradient } = evaluate(point);
  for (let iteration = 0; iteration < 20; iteration++) {
    if (point.some((log) => Math.abs(log) > RAN_OFF)) break;
    const hessian = differentiateGradient(evaluate, point);
    const factor = factorise(hessian, point.length, 1e-10);
    if (factor.kept.includes(false)) break;
    const step = solveFactor(factor, gradient);
    let decrement = 0;
    for (let i = 0; i < step.length; i++) decrement += (step[i] ?? 0) * (gradient[i] ?? 0);
    if (decrement * size < 1e-7) {
      const inverse = invertFactor(factor);
      const parameters = point.map(Math.exp);
      const errors = point.map((_log, i) => Math.sqrt((inverse[i * point.length + i] ?? 0) / size));
      // On the scale of a logarithm an error of 5 is a factor of 150: the data say nothing of such a parameter.
      const vague = indicesWhere(errors, (error) => !(error < 5));
      if (vague.length > 0)
        return { outcome: 'failed', reason: 'boundary', parameters: vague, stopped: parameters };
      return {
        outcome: 'fitted',
        parameters,
        standardErrors: errors.map((error, i) => error * (parameters[i] ?? 0)),
        intervals: Array.from(point, (log, i) => [
          Math.exp(log - Z * (errors[i] ?? 0)),
          Math.exp(log + Z * (errors[i] ?? 0)),
        ]),
        logCovariance: inverse.map((entry) => entry / size),
        logLikelihood: -value * size,
        iterations: best.iterations + iteration,
      };
    }
    let fraction = 1;
    for (; fraction > 1e-4; fraction /= 2) {
      const next = point.map((log, i) => log - fraction * (step[i] ?? 0));
      const evaluated = evaluate(next);
      if (evaluated.value < value + 1e-13) {
        point = next;
        ({ value, gradient } = evaluated);
        break;
      }
    }
    if (fraction <= 1e-4) break;
  }
  const ranOff = indicesWhere(point, (log) => Math.abs(log) > 5);
  return {
    outcome: 'failed',
    reason: ranOff.length > 0 ? 'boundary' : 'not-converged',
    parameters: ranOff,
    stopped: point.map(Math.exp),
  };
}

function differentiateGradient(
  evaluate: (point: Float64Array) => Evaluation,
  point: Float64Array,
): Float64Array {
  const size = point.length;
  const hessian = new Float64Array(size * size);
  const moved = point.slice();
  const step = 1e-4;
  for (let i = 0; i < size; i++) {
    moved[i] = (point[i] ?? 0) + step;
    const above = evaluate(moved).gradient.slice();
    moved[i] = (point[i] ?? 0) - step;
    const below = evaluate(moved).gradient;
    moved[i] = point[i] ?? 0;
    for (let j = 0; j < size; j++) {
      const entry = ((above[j] ?? 0) - (below[j] ?? 0)) / (4 * step);
      hessian[i * size + j] = (hessian[i * size + j] ?? 0) + entry;
      hessian[j * size + i] = (hessian[j * size + i] ?? 0) + entry;
    }
  }
  return hessian;
}

function indicesWhere(values: Float64Array, holds: (value: number) => boolean): number[] {
  const indices: number[] = [];
  for (const [i, value] of values.entries()) if (holds(value)) indices.push(i);
  return indices;
}
