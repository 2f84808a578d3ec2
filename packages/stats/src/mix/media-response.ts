import type { BayesMixModel } from './bayes-model.ts';

/** A channel's parameters in their natural form. */
export type ChannelShape = {
  /** Share carried over per period. */
  retention: number;
  /** Hill's slope, and half-saturation in units of the channel's scale; for the logistic, `half` is the rate. */
  slope: number;
  half: number;
  /** Share of the target that the channel brought. */
  share: number;
  /** Of each place: by which its effect differs, all 1 where there is one place. */
  multipliers: Float64Array;
  /** How much places differ: deviation of the log multiplier. */
  spread: number;
};

/** The saturated series of a channel and its derivatives to the parameters, before its strength. */
export type ShapedMedia = {
  value: Float64Array;
  toRetention: Float64Array;
  toLogSlope: Float64Array;
  toLogHalf: Float64Array;
};

export function createShapedMedia(length: number): ShapedMedia {
  return {
    value: new Float64Array(length),
    toRetention: new Float64Array(length),
    toLogSlope: new Float64Array(length),
    toLogHalf: new Float64Array(length),
  };
}

/**
 * Carry-over over `length` periods with weights that sum to 1, by the recursion Aₜ = xₜ + αAₜ₋₁ − α^L xₜ₋L and its
 * derivative, then saturation: Hill's f = 1/(1 + (κ/A)ˢ), or the logistic tanh(λA/2).
 */
export function shapeMedia(
  series: Float64Array,
  { periods, options }: Pick<BayesMixModel, 'periods' | 'options'>,
  { retention, slope, half }: Pick<ChannelShape, 'retention' | 'slope' | 'half'>,
  into: ShapedMedia,
): void {
  const { length, saturation } = options;
  const last = retention ** length;
  const lastSlope = length * retention ** (length - 1);
  let [weights, weightsSlope] = [0, 0];
  for (let age = length - 1; age >= 0; age--) {
    weightsSlope = weights + retention * weightsSlope;
    weights = 1 + retention * weights;
  }
  const logHalf = Math.log(half);
  const isHill = saturation === 'hill';
  for (let start = 0; start < series.length; start += periods) {
    let [stock, stockSlope] = [0, 0];
    for (let t = 0; t < periods; t++) {
      const at = start + t;
      const gone = t >= length ? (series[at - length] ?? 0) : 0;
      stockSlope = stock + retention * stockSlope - lastSlope * gone;
      stock = (series[at] ?? 0) + retention * stock - last * gone;
      const carried = stock / weights;
      // What the recursion leaves of nothing is rounding.
      if (carried < 1e-9) {
        into.value[at] = 0;
        into.toRetention[at] = 0;
        into.toLogSlope[at] = 0;
        into.toLogHalf[at] = 0;
        continue;
      }
      const carriedSlope = (stockSlope - carried * weightsSlope) / weights;
      if (isHill) {
        const distance = logHalf - Math.log(carried);
        const value = 1 / (1 + Math.exp(slope * distance));
        const curvature = slope * value * (1 - value);
        into.value[at] = value;
        into.toRetention[at] = (curvature / carried) * carriedSlope;
        into.toLogSlope[at] = -curvature * distance;
        into.toLogHalf[at] = -curvature;
      } else {
        const value = Math.tanh((half * carried) / 2);
        const curvature = (1 - value * value) / 2;
        into.value[at] = value;
        into.toRetention[at] = curvature * half * carriedSlope;
        into.toLogSlope[at] = 0;
        into.toLogHalf[at] = curvature * half * carried;
      }
    }
  }
}
