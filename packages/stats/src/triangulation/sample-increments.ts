import { createRandom, type Random } from '../random.ts';
import { CARRIED, type IncrementModel } from './prepare-increments.ts';

/** Multiples of a unit's prior scale at which its increment is always looked at; 0 is one: a unit may bring nothing. */
const MULTIPLES = Float64Array.from({ length: 48 }, (_, i) =>
  i === 0 ? 0 : Math.exp(-6 + ((i - 1) * (Math.log(12) + 6)) / 46),
);
/** And so many deviations from where the others leave it: with much data those multiples lie too far apart. */
const DEVIATIONS = Float64Array.from({ length: 25 }, (_, i) => (i - 12) / 3);
const POINTS = MULTIPLES.length + DEVIATIONS.length;
/**
 * A half-horseshoe prior (Carvalho, Polson and Scott 2010, Biometrika 97:465, by the bounds of its density there): most
 * units bring little, some very much, and none takes anything away. A half-t prior, with less room at either end, held the
 * truth in 72 to 78 % of 90 % intervals over six simulated companies, this one in 89 %.
 */
function logPrior(multiple: number): number {
  return Math.log(Math.log1p(2 / Math.max(multiple, 1e-3) ** 2));
}
/** Inverse gamma prior of the noise's variance: all but silent. */
const NOISE_SHAPE = 1;
const NOISE_SCALE = 0.5;

export type IncrementChain = {
  /** Of each unit, its increment in each draw. */
  increments: Float64Array[];
  /** Variance of the noise in each draw, beside that of pure chance in counts. */
  noise: Float64Array;
};

/**
 * Draws by Gibbs' sampler over a grid (Ritter and Tanner 1992, JASA 87:861): each unit's increment and carry-over together,
 * given those of the others; levels, periods and the noise's variance are integrated out. A chain of 1,500 sweeps over
 * fourteen campaigns takes a third of a second, whatever the number of orders.
 */
export function sampleIncrements(
  model: IncrementModel,
  { seed, warmUp, draws }: { seed: number; warmUp: number; draws: number },
): IncrementChain {
  const random = createRandom(seed);
  const state = startState(model, random);
  const increments = Array.from({ length: model.units }, () => new Float64Array(draws));
  const noise = new Float64Array(draws);
  for (let sweep = -warmUp; sweep < draws; sweep++) {
    for (let unit = 0; unit < model.units; unit++) drawUnit(model, state, unit, random);
    if (sweep < 0) continue;
    for (const [unit, draw] of increments.entries()) draw[sweep] = state.increments[unit] ?? 0;
    noise[sweep] = noiseOf(model, state.squares);
  }
  return { increments, noise };
}

type State = {
  increments: Float64Array;
  carried: Int32Array;
  /** What is left of the target's squares. */
  squares: number;
  /** Of the unit that is drawn: values looked at, by carry-over, and their weights. */
  points: Float64Array;
  weights: Float64Array;
};

function startState(model: IncrementModel, random: Random): State {
  return {
    increments: model.scales.map((scale) => scale * random.uniform()),
    carried: Int32Array.from({ length: model.units }, () => random.integer(CARRIED.length)),
    weights: new Float64Array(CARRIED.length * POINTS),
    points: new Float64Array(CARRIED.length * POINTS),
    squares: model.targetSquares,
  };
}

const noiseOf = (model: IncrementModel, squares: number): number =>
  (NOISE_SCALE + squares / 2) / (NOISE_SHAPE + model.rows / 2);

/** Draws one unit's carry-over and increment anew, given all others. */
function drawUnit(model: IncrementModel, state: State, unit: number, random: Random): void {
  const { products, gram, measured } = model;
  const { increments, carried, weights, points } = state;
  const scale = model.scales[unit] ?? 0;
  if (scale === 0) return;
  const count = products.length;
  const columnOf = (other: number): number => other * CARRIED.length + (carried[other] ?? 0);
  let rest = model.targetSquares;
  const found = new Float64Array(measured.length);
  for (let a = 0; a < model.units; a++) {
    const own = increments[a] ?? 0;
    if (a === unit || own === 0) continue;
    const column = columnOf(a);
    rest -= 2 * own * (products[column] ?? 0);
    for (let b = 0; b < model.units; b++) {
      if (b !== unit) rest += own * (increments[b] ?? 0) * (gram[column * count + columnOf(b)] ?? 0);
    }
    for (const [m, { shares }] of measured.entries())
      found[m] = (found[m] ?? 0) + own * (shares[column] ?? 0);
  }
  const freedom = NOISE_SHAPE + model.rows / 2;
  const noise = noiseOf(model, state.squares);
  const squaresAt = (value: number, product: number, own: number): number =>
    Math.max(0, rest - 2 * value * product + value * value * own);
  const linear = new Float64Array(CARRIED.length);
  let best = Number.NEGATIVE_INFINITY;
  for (let l = 0; l < CARRIED.length; l++) {
    const column = unit * CARRIED.length + l;
    let product = products[column] ?? 0;
    for (let other = 0; other < model.units; other++) {
      if (other !== unit) product -= (increments[other] ?? 0) * (gram[column * count + columnOf(other)] ?? 0);
    }
    linear[l] = product;
    const own = gram[column * count + column] ?? 0;
    let precision = own / noise;
    let pull = product / noise;
    for (const [m, { increment, standardError, shares }] of measured.entries()) {
      const share = shares[column] ?? 0;
      precision += (share / standardError) ** 2;
      pull += (share * (increment - (found[m] ?? 0))) / standardError ** 2;
    }
    const grid = points.subarray(l * POINTS, (l + 1) * POINTS);
    layGrid(grid, scale, pull / precision, 1 / Math.sqrt(precision));
    for (let g = 0; g < POINTS; g++) {
      const value = grid[g] ?? 0;
      const [low, high] = cellOf(grid, g);
      let log = Number.NEGATIVE_INFINITY;
      if (high > low) {
        log = logPrior(value / scale) + Math.log(high - low);
        log -= freedom * Math.log(NOISE_SCALE + squaresAt(value, product, own) / 2);
        for (const [m, { increment, standardError, shares }] of measured.entries()) {
          const share = shares[column] ?? 0;
          if (share > 0) log -= (((found[m] ?? 0) + share * value - increment) / standardError) ** 2 / 2;
        }
      }
      weights[l * POINTS + g] = log;
      if (log > best) best = log;
    }
  }
  const chosen = pick(weights, best, random);
  const l = Math.floor(chosen / POINTS);
  const [low, high] = cellOf(points.subarray(l * POINTS, (l + 1) * POINTS), chosen % POINTS);
  const value = low + (high - low) * random.uniform();
  increments[unit] = value;
  carried[unit] = l;
  const column = unit * CARRIED.length + l;
  state.squares = squaresAt(value, linear[l] ?? 0, gram[column * count + column] ?? 0);
}

/** The values to look at, in order: spread over the prior, and close where the likelihood is. */
function layGrid(grid: Float64Array, scale: number, centre: number, deviation: number): void {
  for (const [i, multiple] of MULTIPLES.entries()) grid[i] = scale * multiple;
  for (const [i, steps] of DEVIATIONS.entries())
    grid[MULTIPLES.length + i] = Math.max(0, centre + steps * deviation);
  grid.sort();
}

/** From halfway to the value before to halfway to the next. */
function cellOf(grid: Float64Array, index: number): [low: number, high: number] {
  const value = grid[index] ?? 0;
  return [(value + (grid[index - 1] ?? value)) / 2, (value + (grid[index + 1] ?? value)) / 2];
}

/** An index with a chance of the exponential of its log weight. Overwrites the weights. */
function pick(weights: Float64Array, best: number, random: Random): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = Math.exp((weights[i] ?? 0) - best);
    weights[i] = weight;
    sum += weight;
  }
  let left = random.uniform() * sum;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i] ?? 0;
    if (left < 0) return i;
  }
  return weights.length - 1;
}
