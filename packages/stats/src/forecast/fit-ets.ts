import { differentiate, minimiseLbfgs } from '../optimise/index.ts';

/** Error, trend and season: none, additive, additive damped, multiplicative. */
export type EtsForm = { error: 'A' | 'M'; trend: 'N' | 'A' | 'Ad'; season: 'N' | 'A' | 'M'; period: number };

export type EtsFit = {
  form: EtsForm;
  name: string;
  alpha: number;
  beta: number | undefined;
  gamma: number | undefined;
  phi: number | undefined;
  /** Level, slope and one entry per season, the next to come first. */
  start: EtsState;
  end: EtsState;
  fitted: Float64Array;
  /** Relative where the error is multiplicative. */
  residuals: Float64Array;
  /** Standard deviation of the residuals. */
  sigma: number;
  /** Twice the negative log-likelihood but for a constant, as R's `forecast::ets` has it. */
  likelihood: number;
  aic: number;
  aicc: number;
  bic: number;
  /** Where the search ended, to start another from. */
  point: Float64Array;
};
export type EtsState = { level: number; slope: number; seasons: Float64Array };

type Smoothing = { alpha: number; beta: number; gamma: number; phi: number };

export function nameEts({ error, trend, season }: EtsForm): string {
  return `ETS(${error},${trend},${season})`;
}

/** Free numbers of the model, the variance included. */
function countParameters(form: EtsForm): number {
  const trend = form.trend === 'N' ? 0 : form.trend === 'A' ? 2 : 3;
  return 3 + trend + (form.season === 'N' ? 0 : form.period);
}

const within = (low: number, high: number, unbounded: number): number =>
  low + (high - low) / (1 + Math.exp(-unbounded));

/** α in (0, 1), β below α, γ below 1 − α, φ from 0.8 to 0.98: the usual bounds of Hyndman et al. 2008, 10.2. */
function readSmoothing(form: EtsForm, point: Float64Array): Smoothing {
  let next = 0;
  const take = (): number => point[next++] ?? 0;
  const alpha = within(1e-4, 0.9999, take());
  return {
    alpha,
    beta: form.trend === 'N' ? 0 : within(1e-4, Math.max(2e-4, alpha), take()),
    gamma: form.season === 'N' ? 0 : within(1e-4, Math.max(2e-4, 1 - alpha), take()),
    phi: form.trend === 'Ad' ? within(0.8, 0.98, take()) : 1,
  };
}

/** Initial states come after the smoothing parameters, as distances from a first guess in its own scale. */
function readStart(form: EtsForm, point: Float64Array, guess: Guess): EtsState {
  let next = 1 + (form.trend === 'N' ? 0 : 1) + (form.season === 'N' ? 0 : 1) + (form.trend === 'Ad' ? 1 : 0);
  const level = guess.level + guess.scale * (point[next++] ?? 0);
  const slope = form.trend === 'N' ? 0 : guess.slope + (guess.scale / 10) * (point[next++] ?? 0);
  if (form.season === 'N') return { level, slope, seasons: new Float64Array(0) };
  const seasons = new Float64Array(form.period);
  const width = form.season === 'M' ? guess.scale / Math.max(Math.abs(guess.level), 1e-12) : guess.scale;
  let sum = 0;
  for (let k = 0; k < form.period - 1; k++) {
    seasons[k] = (guess.seasons[k] ?? 0) + width * (point[next++] ?? 0);
    sum += seasons[k] ?? 0;
  }
  seasons[form.period - 1] = (form.season === 'M' ? form.period : 0) - sum;
  return { level, slope, seasons };
}

type Guess = EtsState & { scale: number };

/** A line through the first seasons, freed of a classical seasonal guess (Hyndman et al. 2008, 2.6). */
function guessStart(values: Float64Array, form: EtsForm): Guess {
  const m = form.season === 'N' ? 1 : form.period;
  const multiplicative = form.season === 'M';
  const cycles = Math.floor(values.length / m);
  const seasons = new Float64Array(form.season === 'N' ? 0 : m);
  if (form.season !== 'N') {
    for (let k = 0; k < m; k++) {
      let sum = 0;
      for (let cycle = 0; cycle < cycles; cycle++) {
        let mean = 0;
        for (let j = 0; j < m; j++) mean += (values[cycle * m + j] ?? 0) / m;
        const value = values[cycle * m + k] ?? 0;
        sum += multiplicative ? value / mean : value - mean;
      }
      seasons[k] = sum / cycles;
    }
  }
  const length = Math.min(values.length, Math.max(10, 2 * m));
  const adjusted = Float64Array.from({ length }, (_value, i) => {
    const season = seasons[i % m];
    if (season === undefined) return values[i] ?? 0;
    return multiplicative ? (values[i] ?? 0) / Math.max(season, 1e-3) : (values[i] ?? 0) - season;
  });
  let sum = 0;
  let weighted = 0;
  for (const [i, value] of adjusted.entries()) {
    sum += value;
    weighted += value * (i + 1);
  }
  const middle = (length + 1) / 2;
  const slope = form.trend === 'N' ? 0 : (weighted - sum * middle) / ((length * (length * length - 1)) / 12);
  const mean = sum / length;
  let spread = 0;
  for (const value of values) spread += (value - mean) ** 2;
  return {
    level: form.trend === 'N' ? (adjusted[0] ?? 0) : mean - slope * middle,
    slope,
    seasons,
    scale: Math.sqrt(spread / values.length) / 4 || 1,
  };
}

type Run = { sumOfSquares: number; logMeans: number; level: number; slope: number; valid: boolean };

/** Runs the recursions of Hyndman et al. 2008, tables 2.2 and 2.3. `seasons` is a ring that is written over. */
function run(
  values: Float64Array,
  form: EtsForm,
  { alpha, beta, gamma, phi }: Smoothing,
  start: EtsState,
  seasons: Float64Array,
  keep?: { fitted: Float64Array; residuals: Float64Array },
): Run {
  const relative = form.error === 'M';
  const period = seasons.length;
  const additive = form.season === 'A';
  let { level, slope } = start;
  let sumOfSquares = 0;
  let logMeans = 0;
  let place = 0;
  for (let t = 0; t < values.length; t++) {
    const base = level + phi * slope;
    const season = period === 0 ? (additive ? 0 : 1) : (seasons[place] ?? 0);
    const mean = period === 0 ? base : additive ? base + season : base * season;
    if (relative && !(mean > 0)) return { sumOfSquares, logMeans, level, slope, valid: false };
    const value = values[t] ?? 0;
    const distance = value - mean;
    const error = relative ? distance / mean : distance;
    if (keep !== undefined) {
      keep.fitted[t] = mean;
      keep.residuals[t] = error;
    }
    sumOfSquares += error * error;
    if (relative) logMeans += Math.log(mean);
    if (period > 0 && !additive) {
      level = base * (1 + alpha * error);
      slope = phi * slope + beta * base * error;
      seasons[place] = season * (1 + gamma * error);
    } else {
      level = base + alpha * distance;
      slope = phi * slope + beta * distance;
      if (period > 0) seasons[place] = season + gamma * distance;
    }
    if (period > 0) place = place + 1 === period ? 0 : place + 1;
  }
  return { sumOfSquares, logMeans, level, slope, valid: Number.isFinite(sumOfSquares) };
}

const STARTS = [
  [-0.5, -2, -3],
  [1, -3.5, -4],
  [-2.5, -1, -1],
] as const;
/** A slope that moves as fast as the level: what is left of a season is then followed, which the others do not find. */
const FAST_STARTS = [
  [3, 3, 0],
  [1, 1, 0],
] as const;

/**
 * Exponential smoothing as a state space model, its parameters and initial states by maximum likelihood (Hyndman, Koehler, Ord
 * and Snyder 2008, Forecasting with Exponential Smoothing, ch. 5). Undefined where the form does not suit the values (a
 * multiplicative part needs them all above 0) or they are too few.
 */
export function fitEts(values: Float64Array, form: EtsForm, from?: Float64Array): EtsFit | undefined {
  const parameters = countParameters(form);
  const n = values.length;
  if (n < parameters + 3 || (form.season !== 'N' && n < 2 * form.period)) return undefined;
  if ((form.error === 'M' || form.season === 'M') && values.some((value) => value <= 0)) return undefined;
  const guess = guessStart(values, form);
  const ring = new Float64Array(form.season === 'N' ? 0 : form.period);
  // A series that repeats itself exactly would have no end to its likelihood.
  const leastSquares = n * (1e-7 * (form.error === 'M' ? 1 : guess.scale)) ** 2;
  const measure = (point: Float64Array): number => {
    const start = readStart(form, point, guess);
    ring.set(start.seasons);
    if (form.season === 'M' && ring.some((season) => season <= 0)) return Number.POSITIVE_INFINITY;
    const { sumOfSquares, logMeans, valid } = run(values, form, readSmoothing(form, point), start, ring);
    if (!valid) return Number.POSITIVE_INFINITY;
    return Math.log(sumOfSquares + leastSquares) + (2 * logMeans) / n;
  };
  const smoothing =
    parameters - 1 - (1 + (form.trend === 'N' ? 0 : 1) + (form.season === 'N' ? 0 : form.period - 1));
  let best: { point: Float64Array; value: number } | undefined;
  const starts = form.season === 'N' && form.trend !== 'N' ? [...STARTS, ...FAST_STARTS] : STARTS;
  for (const [alpha, beta, gamma] of from === undefined ? starts : [STARTS[0]]) {
    const point = from?.slice() ?? new Float64Array(parameters - 1);
    if (from === undefined) {
      const own = [alpha, ...(form.trend === 'N' ? [] : [beta]), ...(form.season === 'N' ? [] : [gamma]), 1];
      for (let i = 0; i < smoothing; i++) point[i] = own[i] ?? 0;
    }
    const found = minimiseLbfgs(differentiate(measure), point, { tolerance: 1e-6, iterations: 300 });
    if (Number.isFinite(found.value) && (best === undefined || found.value < best.value)) best = found;
  }
  if (best === undefined) return undefined;
  const start = readStart(form, best.point, guess);
  const fitted = new Float64Array(n);
  const residuals = new Float64Array(n);
  ring.set(start.seasons);
  const smooth = readSmoothing(form, best.point);
  const { sumOfSquares, level, slope } = run(values, form, smooth, start, ring, { fitted, residuals });
  const likelihood = n * best.value;
  const aic = likelihood + 2 * parameters;
  const seasons = ring.map((_season, k) => ring[(n + k) % ring.length] ?? 0);
  return {
    form,
    name: nameEts(form),
    alpha: smooth.alpha,
    beta: form.trend === 'N' ? undefined : smooth.beta,
    gamma: form.season === 'N' ? undefined : smooth.gamma,
    phi: form.trend === 'Ad' ? smooth.phi : undefined,
    start,
    end: { level, slope, seasons },
    fitted,
    residuals,
    sigma: Math.sqrt(sumOfSquares / (n - parameters + 1)),
    likelihood,
    aic,
    aicc: aic + (2 * parameters * (parameters + 1)) / (n - parameters - 1),
    bic: likelihood + Math.log(n) * parameters,
    point: best.point,
  };
}

/**
 * One way the future may go, from the errors given: relative where the model's error is. With errors of 0, the point forecast.
 */
export function runForward(fit: EtsFit, errors: Float64Array): Float64Array {
  const { form, end } = fit;
  const seasons = end.seasons.slice();
  const phi = fit.phi ?? 1;
  const { alpha, beta = 0, gamma = 0 } = fit;
  let { level, slope } = end;
  return errors.map((error, h) => {
    const base = level + phi * slope;
    const place = seasons.length === 0 ? 0 : h % seasons.length;
    const season = seasons[place] ?? (form.season === 'A' ? 0 : 1);
    const mean = form.season === 'N' ? base : form.season === 'A' ? base + season : base * season;
    const relative = form.error === 'M' ? error : error / mean;
    const distance = form.error === 'M' ? error * mean : error;
    if (form.season === 'M') {
      level = base * (1 + alpha * relative);
      slope = phi * slope + beta * base * relative;
      seasons[place] = season * (1 + gamma * relative);
    } else {
      level = base + alpha * distance;
      slope = phi * slope + beta * distance;
      if (form.season === 'A') seasons[place] = season + gamma * distance;
    }
    return mean + distance;
  });
}
