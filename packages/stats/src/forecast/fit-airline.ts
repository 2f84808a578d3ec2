import { minimiseSimplex } from '../optimise/index.ts';

export type AirlineFit = {
  outcome: 'fitted';
  period: number;
  /** Of the previous error and of the one a season ago; R's sign. */
  ma: number;
  seasonalMa: number;
  sigmaSquared: number;
  logLikelihood: number;
  aic: number;
  values: Float64Array;
};

/**
 * The airline model, ARIMA(0,1,1)(0,1,1) with a season (Box and Jenkins 1970), by exact Gaussian likelihood: the differenced
 * series is a moving average of order period + 1, whose covariance is banded, so its Cholesky factor gives innovations and
 * likelihood without approximation (Brockwell and Davis 1991, 8.6). Both coefficients stay in (−1, 1): the invertible twin has the
 * same likelihood. Undefined for fewer than two seasons and two values.
 */
export function fitAirline(values: Float64Array, period: number): AirlineFit | undefined {
  if (values.length < 2 * period + 4 || period < 2) return undefined;
  const differenced = difference(values, period);
  const n = differenced.length;
  if (differenced.every((value) => value === 0)) return undefined;
  const profile = (point: Float64Array): { value: number; sigmaSquared: number } => {
    const factor = factoriseBand(
      autocovariance(Math.tanh(point[0] ?? 0), Math.tanh(point[1] ?? 0), period),
      n,
    );
    const innovations = solveBand(factor, differenced);
    let squares = 0;
    let logs = 0;
    for (let i = 0; i < n; i++) {
      squares += (innovations[i] ?? 0) ** 2;
      logs += 2 * Math.log(factor.rows[i]?.[factor.width] ?? 1);
    }
    const sigmaSquared = squares / n;
    return { value: (n * (Math.log(2 * Math.PI * sigmaSquared) + 1) + logs) / 2, sigmaSquared };
  };
  const found = minimiseSimplex((point) => profile(point).value, Float64Array.of(-0.4, -0.5), {
    scale: 0.2,
    tolerance: 1e-13,
  });
  if (!found.converged) return undefined;
  const { value, sigmaSquared } = profile(found.point);
  return {
    outcome: 'fitted',
    period,
    ma: Math.tanh(found.point[0] ?? 0),
    seasonalMa: Math.tanh(found.point[1] ?? 0),
    sigmaSquared,
    logLikelihood: -value,
    aic: 2 * value + 6,
    values,
  };
}

/** Exact means and standard deviations of what follows, by continuing the Cholesky factor and undoing the differences. */
export function forecastAirline(
  fit: AirlineFit,
  horizon: number,
): { mean: Float64Array; deviation: Float64Array } {
  const { period, values } = fit;
  const differenced = difference(values, period);
  const n = differenced.length;
  const factor = factoriseBand(autocovariance(fit.ma, fit.seasonalMa, period), n + horizon);
  const innovations = solveBand(factor, differenced);
  // Each future value as a mean and its weights on the innovations to come.
  const path = Array.from(values.slice(-period - 1), (value) => ({
    mean: value,
    weights: new Float64Array(horizon),
  }));
  const size = path.length;
  const mean = new Float64Array(horizon);
  const deviation = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    const row = factor.rows[n + h] ?? new Float64Array(0);
    let own = 0;
    const weights = new Float64Array(horizon);
    for (let k = 0; k <= factor.width; k++) {
      const column = n + h - factor.width + k;
      if (column < 0) continue;
      if (column < n) own += (row[k] ?? 0) * (innovations[column] ?? 0);
      else weights[column - n] = row[k] ?? 0;
    }
    for (const [sign, back] of [
      [1, 1],
      [1, period],
      [-1, period + 1],
    ] as const) {
      const before = path[size + h - back];
      own += sign * (before?.mean ?? 0);
      for (let k = 0; k < horizon; k++) weights[k] = (weights[k] ?? 0) + sign * (before?.weights[k] ?? 0);
    }
    path.push({ mean: own, weights });
    mean[h] = own;
    deviation[h] = Math.sqrt(fit.sigmaSquared * weights.reduce((sum, weight) => sum + weight * weight, 0));
  }
  return { mean, deviation };
}

function difference(values: Float64Array, period: number): Float64Array {
  return Float64Array.from({ length: values.length - period - 1 }, (_value, i) => {
    const at = (back: number): number => values[i + period + 1 - back] ?? 0;
    return at(0) - at(1) - at(period) + at(period + 1);
  });
}

/** Of (1 + θB)(1 + ΘBˢ)ε with variance 1, up to lag s + 1. */
function autocovariance(ma: number, seasonalMa: number, period: number): Float64Array {
  const weights = new Float64Array(period + 2);
  weights[0] = 1;
  weights[1] = (weights[1] ?? 0) + ma;
  weights[period] = (weights[period] ?? 0) + seasonalMa;
  weights[period + 1] = (weights[period + 1] ?? 0) + ma * seasonalMa;
  return weights.map((_weight, lag) => {
    let sum = 0;
    for (let k = 0; k + lag < weights.length; k++) sum += (weights[k] ?? 0) * (weights[k + lag] ?? 0);
    return sum;
  });
}

/** Row i holds L[i, i − width … i], the diagonal last. */
type Band = { rows: Float64Array[]; width: number };

function factoriseBand(covariance: Float64Array, size: number): Band {
  const width = covariance.length - 1;
  const rows: Float64Array[] = [];
  for (let i = 0; i < size; i++) {
    const row = new Float64Array(width + 1);
    rows.push(row);
    for (let j = Math.max(0, i - width); j <= i; j++) {
      const other = rows[j] ?? row;
      let sum = covariance[i - j] ?? 0;
      for (let k = Math.max(0, i - width); k < j; k++) {
        sum -= (row[k - i + width] ?? 0) * (other[k - j + width] ?? 0);
      }
      row[j - i + width] = i === j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / (other[width] ?? 1);
    }
  }
  return { rows, width };
}

/** The innovations of the values: L·z = values. */
function solveBand({ rows, width }: Band, values: Float64Array): Float64Array {
  const z = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const row = rows[i] ?? z;
    let sum = values[i] ?? 0;
    for (let k = Math.max(0, i - width); k < i; k++) sum -= (row[k - i + width] ?? 0) * (z[k] ?? 0);
    z[i] = sum / (row[width] ?? 1);
  }
  return z;
}
