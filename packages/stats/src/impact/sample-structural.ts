import { createRandom } from '../random.ts';
import { drawSlice, drawVariance } from '../sampling/draw.ts';
import { drawSpikeSlab, spikeSlabPrior } from './draw-spike-slab.ts';
import { simulateStates } from './simulate-states.ts';
import { layOutState, observe, type Season, seasonTurns } from './structural-state.ts';

/** A series and its covariates, both already standardised; `NaN` in the series where it is to be predicted. */
export type StructuralData = {
  series: Float64Array;
  covariates: readonly Float64Array[];
  seasons: readonly Season[];
};

export type StructuralPrior = {
  /** The level's (and each season's) step per period thought likely, in standard deviations of the series. */
  levelDeviation: number;
  /** How many covariates are thought to matter, and how much of the variance they explain. */
  expectedSize: number;
  explained: number;
};

export type StructuralChain = {
  /** Draws × periods: the observation that would have been made, and its expectation. */
  predictions: Float64Array[];
  expectations: Float64Array[];
  coefficients: Float64Array[];
  observationDeviation: Float64Array;
  levelDeviation: Float64Array;
};

const PRIOR_DEGREES = 32;

/**
 * One chain of the Gibbs sampler of a Bayesian structural time series: states, then the level's and the seasons'
 * variances, then regression and noise (Scott and Varian 2014, section 3; Brodersen, Gallusser, Koehler, Remy and Scott
 * 2015, Ann. Appl. Stat. 9:247, section 2.3). Priors as in CausalImpact: the level's deviation worth 32 observations and
 * at most the series' own, the regression's noise worth 50.
 */
export function sampleStructural(
  { series, covariates, seasons }: StructuralData,
  prior: StructuralPrior,
  { draws, burn, seed }: { draws: number; burn: number; seed: number },
): StructuralChain {
  const random = createRandom(seed);
  const layout = layOutState(seasons);
  const periods = series.length;
  const observed = Array.from(series.keys()).filter((t) => !Number.isNaN(series[t] ?? Number.NaN));
  let variance = 0;
  let mean = 0;
  for (const t of observed) mean += (series[t] ?? 0) / observed.length;
  for (const t of observed) variance += ((series[t] ?? 0) - mean) ** 2 / (observed.length - 1);
  const spikeSlab = spikeSlabPrior(covariates, observed, {
    variance,
    expectedSize: prior.expectedSize,
    explained: prior.explained,
    degrees: covariates.length > 0 ? 50 : 0.01,
    information: 0.01,
  });
  const guess = PRIOR_DEGREES * prior.levelDeviation ** 2 * variance;
  const included = Uint8Array.from(spikeSlab.inclusion, (chance) => (random.uniform() < chance ? 1 : 0));
  let coefficients: Float64Array = new Float64Array(covariates.length);
  const variances = {
    observation: 0.5 * variance,
    level: prior.levelDeviation ** 2 * variance,
    seasons: new Float64Array(seasons.length).fill(prior.levelDeviation ** 2 * variance),
    initial: variance,
    initialLevel: series[observed[0] ?? 0] ?? 0,
  };
  const chain: StructuralChain = {
    predictions: [],
    expectations: [],
    coefficients: [],
    observationDeviation: new Float64Array(draws),
    levelDeviation: new Float64Array(draws),
  };
  const explainedBy = new Float64Array(periods);
  const adjusted = new Float64Array(periods);
  const cross = new Float64Array(covariates.length);
  for (let iteration = -burn; iteration < draws; iteration++) {
    for (let t = 0; t < periods; t++) adjusted[t] = (series[t] ?? Number.NaN) - (explainedBy[t] ?? 0);
    const states = simulateStates(adjusted, layout, variances, random);
    const last = observed.at(-1) ?? 0;
    drawStepVariances(states, layout, variances, { guess, largest: variance }, random, last);
    rescaleLevel({ states, adjusted, layout, variances, guess, largest: variance, observed }, random);
    cross.fill(0);
    let total = 0;
    for (const t of observed) {
      const rest = (series[t] ?? 0) - observe(layout, states, t * layout.size);
      total += rest * rest;
      for (const [j, column] of covariates.entries()) cross[j] = (cross[j] ?? 0) + (column[t] ?? 0) * rest;
    }
    const drawn = drawSpikeSlab(spikeSlab, included, { cross, total, observations: observed.length }, random);
    coefficients = drawn.coefficients;
    variances.observation = drawn.variance;
    explainedBy.fill(0);
    for (const [j, column] of covariates.entries()) {
      const weight = coefficients[j] ?? 0;
      if (weight === 0) continue;
      for (let t = 0; t < periods; t++) explainedBy[t] = (explainedBy[t] ?? 0) + weight * (column[t] ?? 0);
    }
    if (iteration < 0) continue;
    const noise = Math.sqrt(variances.observation);
    const expectation = Float64Array.from(
      explainedBy,
      (value, t) => value + observe(layout, states, t * layout.size),
    );
    chain.expectations.push(expectation);
    chain.predictions.push(expectation.map((value) => value + noise * random.normal()));
    chain.coefficients.push(coefficients);
    chain.observationDeviation[iteration] = noise;
    chain.levelDeviation[iteration] = Math.sqrt(variances.level);
  }
  return chain;
}

/** Only steps up to the last observation tell anything of their variance. */
function drawStepVariances(
  states: Float64Array,
  layout: ReturnType<typeof layOutState>,
  variances: { level: number; seasons: Float64Array },
  { guess, largest }: { guess: number; largest: number },
  random: ReturnType<typeof createRandom>,
  last: number,
): void {
  const { size } = layout;
  let squares = guess;
  for (let t = 0; t < last; t++) squares += ((states[(t + 1) * size] ?? 0) - (states[t * size] ?? 0)) ** 2;
  variances.level = drawVariance(random, PRIOR_DEGREES + last, squares, largest);
  for (const [s, season] of layout.seasons.entries()) {
    const head = layout.heads[s] ?? 0;
    let turns = 0;
    let sum = guess;
    for (let t = 0; t < last; t++) {
      if (!seasonTurns(season, t)) continue;
      turns++;
      // The step is what the new part lacks of making all parts sum to 0.
      let parts = states[(t + 1) * size + head] ?? 0;
      for (let i = 0; i < season.seasons - 1; i++) parts += states[t * size + head + i] ?? 0;
      sum += parts ** 2;
    }
    variances.seasons[s] = drawVariance(random, PRIOR_DEGREES + turns, sum, largest);
  }
}

/**
 * The level's variance once more, this time given its steps in units of their deviation (Yu and Meng 2011, J. Comput.
 * Graph. Stat. 20:531: interweaving). Where the level hardly moves, variance and states hold each other fast otherwise,
 * and chains need some ten times as long.
 */
function rescaleLevel(
  given: {
    states: Float64Array;
    adjusted: Float64Array;
    layout: ReturnType<typeof layOutState>;
    variances: { level: number; observation: number };
    guess: number;
    largest: number;
    observed: readonly number[];
  },
  random: ReturnType<typeof createRandom>,
): void {
  const { states, adjusted, layout, variances, guess, largest, observed } = given;
  const { size } = layout;
  const deviation = Math.sqrt(variances.level);
  const origin = states[0] ?? 0;
  let squares = 0;
  let products = 0;
  for (const t of observed) {
    const level = states[t * size] ?? 0;
    const step = (level - origin) / deviation;
    const rest = (adjusted[t] ?? 0) - (observe(layout, states, t * size) - level) - origin;
    squares += step * step;
    products += step * rest;
  }
  const logDensity = (logScale: number): number => {
    const scale = Math.exp(logScale);
    if (scale * scale > largest) return Number.NEGATIVE_INFINITY;
    return (
      -PRIOR_DEGREES * logScale -
      guess / (2 * scale * scale) -
      (scale * scale * squares - 2 * scale * products) / (2 * variances.observation)
    );
  };
  const scale = Math.exp(drawSlice(random, logDensity, Math.log(deviation), 0.5));
  variances.level = scale * scale;
  const factor = scale / deviation;
  for (let at = 0; at < states.length; at += size) {
    states[at] = origin + factor * ((states[at] ?? 0) - origin);
  }
}
