import type { Random } from '../random.ts';
import { advance, observe, retreat, type StateLayout, seasonTurns } from './structural-state.ts';

export type StateVariances = {
  observation: number;
  level: number;
  /** One per season. */
  seasons: Float64Array;
  /** Of the first state, about `initialLevel` for the level and 0 for the seasons. */
  initial: number;
  initialLevel: number;
};

/** What the filter leaves for the smoother; none of it depends on the observations' values. */
type Gains = { gains: Float64Array; spreads: Float64Array };

/**
 * A draw of all states given the observations (`NaN` where there is none), `periods × size`: Durbin and Koopman's
 * simulation smoother (2002, Biometrika 89:603), by the variant of their section 2.3 that smooths the difference of the
 * observations and a simulated series once. Mean smoothing by Koopman's disturbance recursion (1993, Biometrika 80:117).
 */
export function simulateStates(
  observations: Float64Array,
  layout: StateLayout,
  variances: StateVariances,
  random: Random,
): Float64Array {
  const periods = observations.length;
  const { size } = layout;
  const simulated = new Float64Array(periods * size);
  const difference = new Float64Array(periods);
  const state = new Float64Array(size);
  const deviation = Math.sqrt(variances.initial);
  for (let i = 0; i < size; i++) state[i] = deviation * random.normal();
  const noise = Math.sqrt(variances.observation);
  for (let t = 0; t < periods; t++) {
    simulated.set(state, t * size);
    difference[t] =
      (observations[t] ?? Number.NaN) -
      variances.initialLevel -
      observe(layout, state) -
      noise * random.normal();
    advance(layout, t, state);
    disturb(layout, variances, t, (place, variance) => {
      state[place] = (state[place] ?? 0) + Math.sqrt(variance) * random.normal();
    });
  }
  const smoothed = smoothStates(difference, layout, variances);
  for (let i = 0; i < smoothed.length; i++) smoothed[i] = (smoothed[i] ?? 0) + (simulated[i] ?? 0);
  for (let t = 0; t < periods; t++) smoothed[t * size] = (smoothed[t * size] ?? 0) + variances.initialLevel;
  return smoothed;
}

/** Calls back for each place that a disturbance enters between t and t + 1. */
function disturb(
  layout: StateLayout,
  variances: StateVariances,
  t: number,
  visit: (place: number, variance: number) => void,
): void {
  visit(0, variances.level);
  if (layout.heads.length === 0) return;
  for (const [s, season] of layout.seasons.entries()) {
    if (seasonTurns(season, t)) visit(layout.heads[s] ?? 0, variances.seasons[s] ?? 0);
  }
}

/** E(states | observations) for states that start around 0. */
export function smoothStates(
  observations: Float64Array,
  layout: StateLayout,
  variances: StateVariances,
): Float64Array {
  const periods = observations.length;
  const { size } = layout;
  const { gains, spreads } = filterSpreads(observations, layout, variances);
  const errors = new Float64Array(periods);
  const state = new Float64Array(size);
  for (let t = 0; t < periods; t++) {
    const value = observations[t] ?? Number.NaN;
    if (!Number.isNaN(value)) {
      const error = value - observe(layout, state);
      errors[t] = error;
      for (let i = 0; i < size; i++) state[i] = (state[i] ?? 0) + (gains[t * size + i] ?? 0) * error;
    }
    advance(layout, t, state);
  }
  // Backward: r_{t−1} = Zᵀ(v/F − KᵀTᵀr) + Tᵀr.
  const weights = new Float64Array((periods + 1) * size);
  const weight = new Float64Array(size);
  for (let t = periods - 1; t >= 0; t--) {
    weights.set(weight, (t + 1) * size);
    retreat(layout, t, weight);
    const spread = spreads[t] ?? Number.NaN;
    if (Number.isNaN(spread)) continue;
    let pull = (errors[t] ?? 0) / spread;
    for (let i = 0; i < size; i++) pull -= (gains[t * size + i] ?? 0) * (weight[i] ?? 0);
    weight[0] = (weight[0] ?? 0) + pull;
    for (const head of layout.heads) weight[head] = (weight[head] ?? 0) + pull;
  }
  const smoothed = new Float64Array(periods * size);
  for (let i = 0; i < size; i++) state[i] = variances.initial * (weight[i] ?? 0);
  for (let t = 0; t < periods; t++) {
    smoothed.set(state, t * size);
    advance(layout, t, state);
    disturb(layout, variances, t, (place, variance) => {
      state[place] = (state[place] ?? 0) + variance * (weights[(t + 1) * size + place] ?? 0);
    });
  }
  return smoothed;
}

/** The Kalman filter's gains PZᵀ/F and variances F of the one-step errors; `NaN` where nothing is observed. */
function filterSpreads(observations: Float64Array, layout: StateLayout, variances: StateVariances): Gains {
  const periods = observations.length;
  const { size, heads } = layout;
  const gains = new Float64Array(periods * size);
  const spreads = new Float64Array(periods).fill(Number.NaN);
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) covariance[i * size + i] = variances.initial;
  const product = new Float64Array(size);
  for (let t = 0; t < periods; t++) {
    if (!Number.isNaN(observations[t] ?? Number.NaN)) {
      for (let i = 0; i < size; i++) product[i] = observe(layout, covariance, i * size);
      const spread = observe(layout, product) + variances.observation;
      spreads[t] = spread;
      for (let i = 0; i < size; i++) {
        const gain = (product[i] ?? 0) / spread;
        gains[t * size + i] = gain;
        for (let j = 0; j < size; j++) {
          covariance[i * size + j] = (covariance[i * size + j] ?? 0) - gain * (product[j] ?? 0);
        }
      }
    }
    if (heads.length > 0) {
      for (let i = 0; i < size; i++) advance(layout, t, covariance, i * size, 1);
      for (let j = 0; j < size; j++) advance(layout, t, covariance, j, size);
    }
    disturb(layout, variances, t, (place, variance) => {
      covariance[place * size + place] = (covariance[place * size + place] ?? 0) + variance;
    });
  }
  return { gains, spreads };
}
