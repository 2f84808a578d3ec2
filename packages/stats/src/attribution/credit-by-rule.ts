import { type Credit, type Paths, pathCount } from './paths.ts';

/** Writes how much each of a path's touches counts; they need not add up to 1. */
type Weigh = (steps: Uint16Array, weights: Float64Array, path: number) => void;

function creditByWeight(paths: Paths, weigh: Weigh): Credit {
  const conversions = new Float64Array(paths.channels.length);
  const value = new Float64Array(paths.channels.length);
  let weights = new Float64Array(64);
  for (let i = 0; i < pathCount(paths); i += 1) {
    const converted = paths.conversions[i] ?? 0;
    const worth = paths.value[i] ?? 0;
    if (converted === 0 && worth === 0) continue;
    const steps = paths.steps.subarray(paths.starts[i] ?? 0, paths.starts[i + 1] ?? 0);
    if (steps.length > weights.length) weights = new Float64Array(steps.length * 2);
    const own = weights.subarray(0, steps.length).fill(0);
    weigh(steps, own, i);
    let total = 0;
    for (const weight of own) total += weight;
    for (let j = 0; j < steps.length; j += 1) {
      const channel = steps[j] ?? 0;
      const share = (own[j] ?? 0) / total;
      conversions[channel] = (conversions[channel] ?? 0) + converted * share;
      value[channel] = (value[channel] ?? 0) + worth * share;
    }
  }
  return { conversions, value };
}

/** All credit to the first touch. */
export const creditFirst = (paths: Paths): Credit =>
  creditByWeight(paths, (_steps, weights) => {
    weights[0] = 1;
  });

/** All credit to the last touch. */
export const creditLast = (paths: Paths): Credit =>
  creditByWeight(paths, (_steps, weights) => {
    weights[weights.length - 1] = 1;
  });

/** All credit to the last touch that is not `direct` (a place in `channels`); to the last where all are. */
export const creditLastExcept = (paths: Paths, direct: number): Credit =>
  creditByWeight(paths, (steps, weights) => {
    let last = steps.length - 1;
    while (last >= 0 && steps[last] === direct) last -= 1;
    weights[last < 0 ? steps.length - 1 : last] = 1;
  });

/** Each touch the same. */
export const creditLinear = (paths: Paths): Credit =>
  creditByWeight(paths, (_steps, weights) => {
    weights.fill(1);
  });

/**
 * Half as much for each half-life of age. Ages in whatever unit the half-life has, aligned with `steps`; left out, the
 * age of a touch is the number of touches after it.
 */
export const creditTimeDecay = (paths: Paths, halfLife: number, ages?: Float64Array): Credit =>
  creditByWeight(paths, (steps, weights, path) => {
    const start = paths.starts[path] ?? 0;
    // Counted from the youngest touch, so that the weights of a very old journey do not all vanish.
    const youngest = ages?.[start + steps.length - 1] ?? 0;
    for (let j = 0; j < steps.length; j += 1) {
      const age = ages === undefined ? steps.length - 1 - j : (ages[start + j] ?? 0) - youngest;
      weights[j] = 2 ** (-age / halfLife);
    }
  });

/**
 * Fixed shares to the first and the last touch, the rest evenly to those between; with two touches the rest is split in
 * proportion to the two shares. One touch takes all.
 */
export const creditByPosition = (paths: Paths, first: number, last: number): Credit =>
  creditByWeight(paths, (_steps, weights) => {
    const count = weights.length;
    if (count > 2) weights.fill((1 - first - last) / (count - 2));
    // With nothing kept for either end, two touches share evenly.
    const even = count <= 2 && first + last === 0;
    weights[0] = even ? 1 : first;
    if (count > 1) weights[count - 1] = even ? 1 : last;
    if (count === 1) weights[0] = 1;
  });

/**
 * Shares that were summed over the journeys of each path as `known` has them, for the same journeys in other numbers: each
 * path's shares grow with its conversions. For weights that differ from journey to journey, such as those by age.
 */
export function creditByShares(paths: Paths, known: Paths, shares: Credit): Credit {
  const conversions = new Float64Array(paths.channels.length);
  const value = new Float64Array(paths.channels.length);
  for (let i = 0; i < pathCount(paths); i += 1) {
    const before = known.conversions[i] ?? 0;
    const times = before === 0 ? 0 : (paths.conversions[i] ?? 0) / before;
    if (times === 0) continue;
    for (let at = paths.starts[i] ?? 0; at < (paths.starts[i + 1] ?? 0); at += 1) {
      const channel = paths.steps[at] ?? 0;
      conversions[channel] = (conversions[channel] ?? 0) + times * (shares.conversions[at] ?? 0);
      value[channel] = (value[channel] ?? 0) + times * (shares.value[at] ?? 0);
    }
  }
  return { conversions, value };
}
