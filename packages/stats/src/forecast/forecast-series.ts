import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Random } from '../random.ts';
import { chooseEts } from './choose-ets.ts';
import { decomposeMultiple } from './decompose-seasonal.ts';
import { fitAirline, forecastAirline } from './fit-airline.ts';
import { type EtsFit, fitEts, runForward } from './fit-ets.ts';

export const FORECAST_MODELS = ['ets', 'theta', 'arima', 'mstl', 'snaive'] as const;
export type ForecastModel = (typeof FORECAST_MODELS)[number];

export type Forecast = {
  mean: Float64Array;
  /** Prediction intervals: half of 20 % and of 5 % lies on either side. */
  low80: Float64Array;
  high80: Float64Array;
  low95: Float64Array;
  high95: Float64Array;
  /** What was fitted, in the field's own names. */
  fit: Record<string, number | string>;
  /** For another origin of the same series: start from what was found here. */
  again: (values: Float64Array, horizon: number, random: Random) => Forecast | undefined;
};
export type SeriesShape = { periods: readonly number[] };

const PATHS = 2000;
const Z80 = normalQuantile(0.9, 0, 1);
/** Of a test at 90 %, two-sided. */
const Z90 = normalQuantile(0.95, 0, 1);
const Z95 = normalQuantile(0.975, 0, 1);

/** Undefined where the model does not suit the series: too short, not seasonal, or not above 0. */
export function forecastSeries(
  model: ForecastModel,
  values: Float64Array,
  shape: SeriesShape,
  horizon: number,
  random: Random,
): Forecast | undefined {
  const period = shape.periods[0] ?? 1;
  switch (model) {
    case 'ets': {
      const fit = chooseEts(values, period);
      return fit === undefined ? undefined : forecastEts(fit, horizon, random);
    }
    case 'theta':
      return forecastTheta(values, period, horizon);
    case 'arima':
      return forecastArima(values, period, horizon);
    case 'mstl':
      return forecastMstl(values, shape.periods, horizon, random);
    case 'snaive':
      return forecastSeasonalNaive(values, period, horizon);
  }
}

/** Means are those without errors; intervals are quantiles of simulated futures with Gaussian errors. */
function forecastEts(fit: EtsFit, horizon: number, random: Random): Forecast {
  const mean = runForward(fit, new Float64Array(horizon));
  const bands = simulateBands(horizon, () =>
    runForward(
      fit,
      Float64Array.from({ length: horizon }, () => fit.sigma * random.normal()),
    ),
  );
  const summary: Record<string, number | string> = { form: fit.name, alpha: fit.alpha, sigma: fit.sigma };
  if (fit.beta !== undefined) summary.beta = fit.beta;
  if (fit.gamma !== undefined) summary.gamma = fit.gamma;
  if (fit.phi !== undefined) summary.phi = fit.phi;
  return {
    mean,
    ...bands,
    fit: { ...summary, aic: fit.aic, aicc: fit.aicc, bic: fit.bic },
    again: (values, ahead, chance) => {
      const next = fitEts(values, fit.form, fit.point);
      return next === undefined ? undefined : forecastEts(next, ahead, chance);
    },
  };
}

function simulateBands(
  horizon: number,
  simulate: () => Float64Array,
): Pick<Forecast, 'low80' | 'high80' | 'low95' | 'high95'> {
  const paths = Array.from({ length: PATHS }, simulate);
  const quantiles = (share: number, sorted: Float64Array): number =>
    sorted[Math.min(PATHS - 1, Math.floor(share * PATHS))] ?? Number.NaN;
  const columns = Array.from({ length: horizon }, (_value, h) =>
    Float64Array.from(paths, (path) => path[h] ?? 0).sort(),
  );
  const at = (share: number): Float64Array =>
    Float64Array.from(columns, (column) => quantiles(share, column));
  return { low80: at(0.1), high80: at(0.9), low95: at(0.025), high95: at(0.975) };
}

function normalBands(
  mean: Float64Array,
  deviation: Float64Array,
): Pick<Forecast, 'low80' | 'high80' | 'low95' | 'high95'> {
  const away = (z: number): Float64Array => mean.map((value, h) => value + z * (deviation[h] ?? 0));
  return { low80: away(-Z80), high80: away(Z80), low95: away(-Z95), high95: away(Z95) };
}

function mapForecast(forecast: Forecast, change: (value: number, h: number) => number): Forecast {
  return {
    ...forecast,
    mean: forecast.mean.map(change),
    low80: forecast.low80.map(change),
    high80: forecast.high80.map(change),
    low95: forecast.low95.map(change),
    high95: forecast.high95.map(change),
  };
}

/** On logarithms where all values are above 0; the mean is then the median of the values. */
function forecastArima(values: Float64Array, period: number, horizon: number): Forecast | undefined {
  const positive = values.every((value) => value > 0);
  const fit = fitAirline(positive ? values.map(Math.log) : values, period);
  if (fit === undefined) return undefined;
  const { mean, deviation } = forecastAirline(fit, horizon);
  const forecast: Forecast = {
    mean,
    ...normalBands(mean, deviation),
    fit: {
      form: `ARIMA(0,1,1)(0,1,1)[${period}]${positive ? ' of logarithms' : ''}`,
      ma1: fit.ma,
      sma1: fit.seasonalMa,
      sigma2: fit.sigmaSquared,
      logLikelihood: fit.logLikelihood,
      aic: fit.aic,
    },
    again: (next, ahead) => forecastArima(next, period, ahead),
  };
  return positive ? mapForecast(forecast, Math.exp) : forecast;
}

/** Naive with the season's last value (Hyndman and Athanasopoulos 2021, 5.2 and 5.5). */
function forecastSeasonalNaive(values: Float64Array, period: number, horizon: number): Forecast | undefined {
  const n = values.length;
  if (n <= period) return undefined;
  let squares = 0;
  for (let t = period; t < n; t++) squares += ((values[t] ?? 0) - (values[t - period] ?? 0)) ** 2;
  const sigma = Math.sqrt(squares / (n - period));
  const mean = Float64Array.from({ length: horizon }, (_value, h) => values[n - period + (h % period)] ?? 0);
  const deviation = mean.map((_value, h) => sigma * Math.sqrt(Math.floor(h / period) + 1));
  return {
    mean,
    ...normalBands(mean, deviation),
    fit: { form: `seasonal naive[${period}]`, sigma },
    again: (next, ahead) => forecastSeasonalNaive(next, period, ahead),
  };
}

/**
 * Theta (Assimakopoulos and Nikolopoulos 2000, Int. J. Forecasting 16:521) as simple exponential smoothing with half the slope of
 * the trend line (Hyndman and Billah 2003, Int. J. Forecasting 19:287), on values freed of a multiplicative season where the
 * autocorrelation at the period is significant at 90 %.
 */
function forecastTheta(values: Float64Array, period: number, horizon: number): Forecast | undefined {
  const n = values.length;
  if (n < 4) return undefined;
  const indices = isSeasonal(values, period) ? seasonalIndices(values, period) : undefined;
  const adjusted =
    indices === undefined ? values : values.map((value, t) => value / (indices[t % period] ?? 1));
  const fit = fitEts(adjusted, { error: 'A', trend: 'N', season: 'N', period: 1 });
  if (fit === undefined) return undefined;
  let sum = 0;
  let weighted = 0;
  for (const [t, value] of adjusted.entries()) {
    sum += value;
    weighted += value * t;
  }
  const slope = (weighted - (sum * (n - 1)) / 2) / ((n * (n * n - 1)) / 12);
  const { alpha } = fit;
  const drift = (h: number): number => (slope / 2) * (h + (1 - (1 - alpha) ** n) / alpha);
  const mean = Float64Array.from({ length: horizon }, (_value, h) => fit.end.level + drift(h));
  const deviation = mean.map((_value, h) => fit.sigma * Math.sqrt(h * alpha * alpha + 1));
  const forecast: Forecast = {
    mean,
    ...normalBands(mean, deviation),
    fit: { form: 'theta', alpha, drift: slope / 2, sigma: fit.sigma },
    again: (next, ahead) => forecastTheta(next, period, ahead),
  };
  return mapForecast(forecast, (value, h) => value * (indices?.[(n + h) % period] ?? 1));
}

function isSeasonal(values: Float64Array, period: number): boolean {
  const n = values.length;
  if (period < 2 || n < 2 * period + 1 || values.some((value) => value <= 0)) return false;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const correlation = (lag: number): number => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += ((values[t] ?? 0) - mean) * ((values[t - lag] ?? 0) - mean);
    return sum / variance;
  };
  let squares = 0;
  for (let lag = 1; lag < period; lag++) squares += correlation(lag) ** 2;
  return Math.abs(correlation(period)) > Z90 * Math.sqrt((1 + 2 * squares) / n);
}

/** Classical: each season's mean ratio to the centred moving average, scaled to a mean of 1. */
function seasonalIndices(values: Float64Array, period: number): Float64Array {
  const half = Math.floor(period / 2);
  const sums = new Float64Array(period);
  const counts = new Float64Array(period);
  for (let t = half; t + half < values.length; t++) {
    let sum = 0;
    for (let k = -half; k <= half; k++) {
      const weight = period % 2 === 0 && Math.abs(k) === half ? 0.5 : 1;
      sum += weight * (values[t + k] ?? 0);
    }
    const season = t % period;
    sums[season] = (sums[season] ?? 0) + (values[t] ?? 0) / (sum / period);
    counts[season] = (counts[season] ?? 0) + 1;
  }
  const means = sums.map((sum, season) => sum / Math.max(1, counts[season] ?? 1));
  const mean = means.reduce((sum, value) => sum + value, 0) / period;
  return means.map((value) => value / mean);
}

/** MSTL's seasons repeated as they last were, on exponential smoothing of what is left; on logarithms where all are above 0. */
function forecastMstl(
  values: Float64Array,
  periods: readonly number[],
  horizon: number,
  random: Random,
  from?: EtsFit,
): Forecast | undefined {
  const positive = values.every((value) => value > 0);
  const worked = positive ? values.map(Math.log) : values;
  const parts = decomposeMultiple(worked, periods);
  if (parts.periods.length === 0) return undefined;
  const season = (t: number): number => parts.seasonal.reduce((sum, own) => sum + (own[t] ?? 0), 0);
  const adjusted = worked.map((value, t) => value - season(t));
  const best = from === undefined ? chooseAdditive(adjusted) : fitEts(adjusted, from.form, from.point);
  if (best === undefined) return undefined;
  const n = values.length;
  const ahead = Float64Array.from({ length: horizon }, (_value, h) =>
    parts.seasonal.reduce((sum, own, k) => {
      const period = parts.periods[k] ?? 1;
      return sum + (own[n - period + (h % period)] ?? 0);
    }, 0),
  );
  const forecast = mapForecast(forecastEts(best, horizon, random), (value, h) => value + (ahead[h] ?? 0));
  const back = positive ? mapForecast(forecast, Math.exp) : forecast;
  return {
    ...back,
    fit: {
      form: `MSTL[${parts.periods.join(', ')}]${positive ? ' of logarithms' : ''} and ${best.name}`,
      alpha: best.alpha,
      sigma: best.sigma,
    },
    again: (next, horizonAgain, chance) => forecastMstl(next, periods, horizonAgain, chance, best),
  };
}

function chooseAdditive(values: Float64Array): EtsFit | undefined {
  let best: EtsFit | undefined;
  for (const trend of ['N', 'A', 'Ad'] as const) {
    const fit = fitEts(values, { error: 'A', trend, season: 'N', period: 1 });
    if (fit !== undefined && (best === undefined || fit.aicc < best.aicc)) best = fit;
  }
  return best;
}
