import type { Random } from '../random.ts';
import { cholesky, solveLower, solveUpper } from '../sampling/cholesky.ts';
import { drawVariance } from '../sampling/draw.ts';

/** A regression prior: which columns matter (spike) and how large their coefficients are where they do (slab). */
export type SpikeSlabPrior = {
  /** XᵀX of the observed periods, and the slab's precision Ω⁻¹ (times 1/σ²), `count × count`. */
  gram: Float64Array;
  slab: Float64Array;
  count: number;
  /** Of each column, the chance that it matters; 1 for one that is always in. */
  inclusion: Float64Array;
  degrees: number;
  squares: number;
  largestVariance: number;
};

/**
 * Zellner's g prior averaged with its diagonal, worth `information` observations (Scott and Varian 2014, section 2.2;
 * the defaults of their R package bsts), a residual variance guessed from the share of variance that the columns are
 * thought to explain, and an equal chance for every column so that `expectedSize` of them are thought to matter.
 */
export function spikeSlabPrior(
  columns: readonly Float64Array[],
  observed: readonly number[],
  given: { variance: number; expectedSize: number; explained: number; degrees: number; information: number },
): SpikeSlabPrior {
  const count = columns.length;
  const gram = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (const t of observed) sum += (columns[i]?.[t] ?? 0) * (columns[j]?.[t] ?? 0);
      gram[i * count + j] = sum;
      gram[j * count + i] = sum;
    }
  }
  const weight = given.information / observed.length;
  const slab = gram.map((value, at) => weight * value * (Math.floor(at / count) === at % count ? 1 : 0.5));
  return {
    gram,
    slab,
    count,
    inclusion: new Float64Array(count).fill(Math.min(1, given.expectedSize / Math.max(1, count))),
    degrees: given.degrees,
    squares: given.degrees * (1 - given.explained) * given.variance,
    largestVariance: 1.44 * given.variance,
  };
}

type Marginal = {
  logDensity: number;
  places: number[];
  lower: Float64Array;
  mean: Float64Array;
  squares: number;
};

/**
 * One sweep over which columns matter, then σ² and the coefficients from their exact conditional distributions
 * (George and McCulloch 1997, Stat. Sinica 7:339; Scott and Varian 2014, eq. 10–13). `included` is changed in place;
 * `cross` is Xᵀy, `total` yᵀy of the observed periods.
 */
export function drawSpikeSlab(
  prior: SpikeSlabPrior,
  included: Uint8Array,
  data: { cross: Float64Array; total: number; observations: number },
  random: Random,
): { coefficients: Float64Array; variance: number } {
  const { count } = prior;
  let current = marginalise(prior, included, data);
  const order = Uint32Array.from({ length: count }, (_, j) => j);
  for (let i = count - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  for (const j of order) {
    const chance = prior.inclusion[j] ?? 0;
    if (chance >= 1) continue;
    included[j] = included[j] === 1 ? 0 : 1;
    const other = marginalise(prior, included, data);
    const odds = Math.log(chance) - Math.log1p(-chance);
    const gain = other.logDensity - current.logDensity + (included[j] === 1 ? odds : -odds);
    if (random.uniform() < 1 / (1 + Math.exp(-gain))) current = other;
    else included[j] = included[j] === 1 ? 0 : 1;
  }
  const variance = drawVariance(
    random,
    prior.degrees + data.observations,
    current.squares,
    prior.largestVariance,
  );
  const size = current.places.length;
  const noise = Float64Array.from({ length: size }, () => Math.sqrt(variance) * random.normal());
  const spread = solveUpper(current.lower, size, noise);
  const coefficients = new Float64Array(count);
  for (const [k, place] of current.places.entries()) {
    coefficients[place] = (current.mean[k] ?? 0) + (spread[k] ?? 0);
  }
  return { coefficients, variance };
}

/** log p(y | which columns are in) up to a constant, coefficients and σ² integrated out. */
function marginalise(
  prior: SpikeSlabPrior,
  included: Uint8Array,
  { cross, total, observations }: { cross: Float64Array; total: number; observations: number },
): Marginal {
  const places: number[] = [];
  for (const [j, isIn] of included.entries()) if (isIn === 1) places.push(j);
  const size = places.length;
  const precision = new Float64Array(size * size);
  const slab = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (const [a, i] of places.entries()) {
    right[a] = cross[i] ?? 0;
    for (const [b, j] of places.entries()) {
      const value = prior.slab[i * prior.count + j] ?? 0;
      slab[a * size + b] = value;
      precision[a * size + b] = value + (prior.gram[i * prior.count + j] ?? 0);
    }
  }
  const lower = cholesky(precision, size);
  const slabLower = cholesky(slab, size);
  // Columns of which one is made up of others: such a set has no density.
  if (lower === undefined || slabLower === undefined) {
    return {
      logDensity: Number.NEGATIVE_INFINITY,
      places: [],
      lower: new Float64Array(0),
      mean: new Float64Array(0),
      squares: prior.squares + total,
    };
  }
  const half = solveLower(lower, size, right);
  let explained = 0;
  let logDeterminants = 0;
  for (let a = 0; a < size; a++) {
    explained += (half[a] ?? 0) ** 2;
    logDeterminants += Math.log(slabLower[a * size + a] ?? 1) - Math.log(lower[a * size + a] ?? 1);
  }
  const squares = Math.max(prior.squares + total - explained, 1e-12 * (prior.squares + total));
  return {
    logDensity: logDeterminants - ((prior.degrees + observations) / 2) * Math.log(squares),
    places,
    lower,
    mean: solveUpper(lower, size, half),
    squares,
  };
}
