/** A pair on which somebody decided, or evidence did: its match weight in bits, and whether the two are one. */
export type DecidedPair = { weight: number; isOne: boolean };

export type Calibration = {
  /** Log odds = slope × weight + shift, in bits; 1 and 0 say that the model's weights are right as they are. */
  slope: number;
  shift: number;
  probability(weight: number): number;
};

/** Beyond a million to one the model's weight is not to be believed to the letter. */
const MOST_BITS = 20;
/** How far decisions are expected to move slope and shift (in nats): the model counts as much as a handful of decisions. */
const SLOPE_SPREAD = 0.5;
const SHIFT_SPREAD = 1.5;
const LEAST_SLOPE = 0.05;
const STEPS = 50;

/**
 * Platt's calibration (1999) with the model as its prior: without decisions it answers the model's own probability, with a
 * few it moves a little, with many they alone count. Maximum a posteriori by Newton's method. That pairs were chosen by
 * their weight to be decided on does no harm: the weight is what is conditioned on.
 */
export function calibrateWeights(decided: readonly DecidedPair[]): Calibration {
  let slope = 1;
  let shift = 0;
  for (let step = 0; step < STEPS; step++) {
    let [gradientSlope, gradientShift] = [(1 - slope) / SLOPE_SPREAD ** 2, -shift / SHIFT_SPREAD ** 2];
    let [ss, st, tt] = [1 / SLOPE_SPREAD ** 2, 0, 1 / SHIFT_SPREAD ** 2];
    for (const { weight, isOne } of decided) {
      const x = clamped(weight) * Math.LN2;
      const p = 1 / (1 + Math.exp(-(slope * x + shift)));
      const off = (isOne ? 1 : 0) - p;
      gradientSlope += off * x;
      gradientShift += off;
      const spread = p * (1 - p);
      ss += spread * x * x;
      st += spread * x;
      tt += spread;
    }
    const determinant = ss * tt - st * st;
    const bySlope = (tt * gradientSlope - st * gradientShift) / determinant;
    const byShift = (ss * gradientShift - st * gradientSlope) / determinant;
    // A full step may overshoot where decisions part cleanly.
    const damp = Math.min(1, 1 / Math.max(Math.abs(bySlope), Math.abs(byShift) / 2, 1e-12));
    slope = Math.max(LEAST_SLOPE, slope + damp * bySlope);
    shift += damp * byShift;
    if (Math.abs(bySlope) + Math.abs(byShift) < 1e-10) break;
  }
  return {
    slope,
    shift: shift / Math.LN2,
    probability: (weight) => 1 / (1 + Math.exp(-(slope * clamped(weight) * Math.LN2 + shift))),
  };
}

const clamped = (weight: number): number => Math.max(-MOST_BITS, Math.min(MOST_BITS, weight));
