import type { LogDensity } from '../sampling/sample-nuts.ts';
import { type BayesMixModel, type LiftTest, SHARE_FREEDOM } from './bayes-model.ts';
import { type ChannelShape, createShapedMedia, type ShapedMedia, shapeMedia } from './media-response.ts';

/** Inverse gamma prior of the noise's variance, in units of the target's: all but silent. */
export const NOISE_SHAPE = 1;
export const NOISE_SCALE = 0.01;

/** Beta(1, 3) on what is carried over, as PyMC-Marketing; log-normal on slope and half-saturation; Gamma(3, 1) on the rate. */
const SLOPE = { centre: Math.log(1.2), deviation: 0.4 };
const HALF = { centre: 0, deviation: 0.8 };
/** Half-normal on the deviation of places' log multipliers. */
const SPREAD_SCALE = 0.5;

/** The parameters of a channel in the sampler's coordinates, which are unbounded. */
export function readShape(model: BayesMixModel, position: Float64Array, channel: number): ChannelShape {
  const start = channel * model.perChannel;
  const at = (i: number): number => position[start + i] ?? 0;
  const isHill = model.options.saturation === 'hill';
  const own = isHill ? 4 : 3;
  const spread = model.places > 1 ? Math.exp(at(own)) : 0;
  return {
    retention: 1 / (1 + Math.exp(-at(0))),
    half: Math.exp(at(1)),
    share: Math.exp(at(2)),
    slope: isHill ? Math.exp(at(3)) : 1,
    spread,
    multipliers: Float64Array.from({ length: model.places }, (_, place) =>
      model.places > 1 ? Math.exp(spread * at(own + 1 + place)) : 1,
    ),
  };
}

/** Target per unit of size and period that one unit of saturated, multiplied media brings: share × total / Σ sizes·media. */
export function strengthOf(model: BayesMixModel, shape: ChannelShape, value: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < model.places; place++) {
    let own = 0;
    for (let t = 0; t < model.periods; t++) own += value[place * model.periods + t] ?? 0;
    sum += own * (model.sizes[place] ?? 1) * (shape.multipliers[place] ?? 1);
  }
  return sum > 0 ? (shape.share * model.total) / sum : 0;
}

type LiftWork = {
  lift: LiftTest;
  places: number[];
  /** The channel's series with the test's share of its spend taken away, and what it comes to. */
  reduced: Float64Array;
  shaped: ShapedMedia;
  /** Of the log density to the lift that the model finds. */
  slope: number;
};

type ChannelWork = {
  media: Float64Array;
  shape: ChannelShape;
  shaped: ShapedMedia;
  strength: number;
  /** Of the log density to the contribution (per unit of size) of each row. */
  adjoint: Float64Array;
  lifts: LiftWork[];
};

/**
 * Log posterior of all but the linear part, with its gradient by the chain rule backwards: residual → contribution →
 * strength and shape → parameters.
 */
export function bayesMixDensity(model: BayesMixModel): LogDensity {
  const rows = model.places * model.periods;
  const { unit } = model;
  const channels = model.media.map((media, c) => prepareChannel(model, media, c));
  const residual = new Float64Array(rows);
  const pull = new Float64Array(rows);
  return (position, gradient) => {
    gradient.fill(0);
    residual.set(model.target);
    for (const [c, own] of channels.entries()) {
      own.shape = readShape(model, position, c);
      shapeMedia(own.media, model, own.shape, own.shaped);
      own.strength = strengthOf(model, own.shape, own.shaped.value);
      if (!Number.isFinite(own.strength)) return Number.NEGATIVE_INFINITY;
      const { value } = own.shaped;
      for (let place = 0; place < model.places; place++) {
        const factor = (own.strength * (own.shape.multipliers[place] ?? 1)) / unit;
        for (let i = place * model.periods; i < (place + 1) * model.periods; i++) {
          residual[i] = (residual[i] ?? 0) - factor * (value[i] ?? 0);
        }
      }
    }
    const squares = projectOut(model.whitened, residual, pull);
    const freedom = NOISE_SHAPE + rows / 2;
    let logDensity = -freedom * Math.log(NOISE_SCALE + squares / 2);
    const weight = freedom / (NOISE_SCALE + squares / 2) / unit;
    for (const [c, own] of channels.entries()) {
      for (let i = 0; i < rows; i++) own.adjoint[i] = weight * (pull[i] ?? 0);
      logDensity += priorOf(model, position, c, own.shape, gradient);
      for (const lift of own.lifts) logDensity += scoreLift(model, own, lift);
      passBack(model, c, own, position, gradient);
    }
    return Number.isNaN(logDensity) ? Number.NEGATIVE_INFINITY : logDensity;
  };
}

function prepareChannel(model: BayesMixModel, media: Float64Array, channel: number): ChannelWork {
  const rows = media.length;
  return {
    media,
    shape: { retention: 0, slope: 1, half: 1, share: 0, multipliers: new Float64Array(0), spread: 0 },
    shaped: createShapedMedia(rows),
    strength: 0,
    adjoint: new Float64Array(rows),
    lifts: model.lifts
      .filter((lift) => lift.channel === channel)
      .map((lift) => {
        const places =
          lift.place === null ? Array.from({ length: model.places }, (_, place) => place) : [lift.place];
        const reduced = Float64Array.from(media);
        for (const place of places) {
          for (let t = lift.from; t <= lift.to; t++) {
            const at = place * model.periods + t;
            reduced[at] = (reduced[at] ?? 0) * (1 - lift.share);
          }
        }
        return { lift, places, reduced, shaped: createShapedMedia(rows), slope: 0 };
      }),
  };
}

/** pull = residual − WWᵀ·residual; answers residualᵀ·pull. */
function projectOut(whitened: readonly Float64Array[], residual: Float64Array, pull: Float64Array): number {
  pull.set(residual);
  for (const column of whitened) {
    let product = 0;
    for (let i = 0; i < residual.length; i++) product += (column[i] ?? 0) * (residual[i] ?? 0);
    for (let i = 0; i < residual.length; i++) pull[i] = (pull[i] ?? 0) - product * (column[i] ?? 0);
  }
  let squares = 0;
  for (let i = 0; i < residual.length; i++) squares += (residual[i] ?? 0) * (pull[i] ?? 0);
  return squares;
}

function priorOf(
  model: BayesMixModel,
  position: Float64Array,
  channel: number,
  shape: ChannelShape,
  gradient: Float64Array,
): number {
  const start = channel * model.perChannel;
  const add = (i: number, slope: number): void => {
    gradient[start + i] = (gradient[start + i] ?? 0) + slope;
  };
  const { retention, half, share, slope } = shape;
  // Beta(1, 3) with the Jacobian of the logit: α(1 − α)³.
  let logPrior = Math.log(retention) + 3 * Math.log1p(-retention);
  add(0, 1 - 4 * retention);
  const isHill = model.options.saturation === 'hill';
  if (isHill) {
    const h = (Math.log(half) - HALF.centre) / HALF.deviation;
    const s = (Math.log(slope) - SLOPE.centre) / SLOPE.deviation;
    logPrior -= 0.5 * (h * h + s * s);
    add(1, -h / HALF.deviation);
    add(3, -s / SLOPE.deviation);
  } else {
    logPrior += 3 * Math.log(half) - half;
    add(1, 3 - half);
  }
  const known = model.returns[channel];
  const spend = model.spends[channel] ?? 0;
  if (known && spend > 0) {
    const found = (share * model.total) / spend;
    const z = (found - known.mean) / known.deviation;
    logPrior += -0.5 * z * z + Math.log(share);
    add(2, (-z * found) / known.deviation + 1);
  } else {
    const square = (share / (model.shareScales[channel] ?? 1)) ** 2 / SHARE_FREEDOM;
    logPrior += Math.log(share) - ((SHARE_FREEDOM + 1) / 2) * Math.log1p(square);
    add(2, 1 - ((SHARE_FREEDOM + 1) * square) / (1 + square));
  }
  if (model.places > 1) {
    const own = isHill ? 4 : 3;
    const z = shape.spread / SPREAD_SCALE;
    logPrior += -0.5 * z * z + Math.log(shape.spread);
    add(own, 1 - z * z);
    for (let place = 0; place < model.places; place++) {
      const value = position[start + own + 1 + place] ?? 0;
      logPrior -= 0.5 * value * value;
      add(own + 1 + place, -value);
    }
  }
  return logPrior;
}

/** A lift test is a measurement: what the channel brought in its periods, less what it would have with less spend. */
function scoreLift(model: BayesMixModel, own: ChannelWork, work: LiftWork): number {
  const { lift, places, reduced, shaped } = work;
  shapeMedia(reduced, model, own.shape, shaped);
  let found = 0;
  for (const place of places) {
    const factor = own.strength * (own.shape.multipliers[place] ?? 1) * (model.sizes[place] ?? 1);
    for (let t = lift.from; t <= lift.to; t++) {
      const at = place * model.periods + t;
      found += factor * ((own.shaped.value[at] ?? 0) - (shaped.value[at] ?? 0));
    }
  }
  const z = (found - lift.lift) / lift.standardError;
  work.slope = -z / lift.standardError;
  for (const place of places) {
    const weight = work.slope * (model.sizes[place] ?? 1);
    for (let t = lift.from; t <= lift.to; t++) {
      const at = place * model.periods + t;
      own.adjoint[at] = (own.adjoint[at] ?? 0) + weight;
    }
  }
  return -0.5 * z * z;
}

/**
 * From contributions b·m·f back to the parameters, where the strength b = share·total/F and F = Σ size·m·f. With a the
 * adjoint of contributions and B that of b: f has b·m·(a − size·B/F), log share has B·b, and log m of a place what its
 * contributions have, less its part of F times B·b.
 */
function passBack(
  model: BayesMixModel,
  channel: number,
  own: ChannelWork,
  position: Float64Array,
  gradient: Float64Array,
): void {
  const { periods, places, sizes } = model;
  const { shape, shaped, strength, adjoint } = own;
  const direct = new Float64Array(places);
  const parts = new Float64Array(places);
  let whole = 0;
  for (let place = 0; place < places; place++) {
    const multiplier = shape.multipliers[place] ?? 1;
    for (let i = place * periods; i < (place + 1) * periods; i++) {
      direct[place] = (direct[place] ?? 0) + multiplier * (adjoint[i] ?? 0) * (shaped.value[i] ?? 0);
      parts[place] = (parts[place] ?? 0) + multiplier * (sizes[place] ?? 1) * (shaped.value[i] ?? 0);
    }
    whole += parts[place] ?? 0;
  }
  let [toRetention, toLogHalf, toLogSlope] = [0, 0, 0];
  for (const { lift, places: tested, shaped: less, slope } of own.lifts) {
    for (const place of tested) {
      const weight = -slope * (sizes[place] ?? 1) * (shape.multipliers[place] ?? 1);
      for (let i = place * periods + lift.from; i <= place * periods + lift.to; i++) {
        direct[place] = (direct[place] ?? 0) + weight * (less.value[i] ?? 0);
        toRetention += weight * strength * (less.toRetention[i] ?? 0);
        toLogHalf += weight * strength * (less.toLogHalf[i] ?? 0);
        toLogSlope += weight * strength * (less.toLogSlope[i] ?? 0);
      }
    }
  }
  const toStrength = direct.reduce((sum, value) => sum + value, 0);
  for (let place = 0; place < places; place++) {
    const factor = strength * (shape.multipliers[place] ?? 1);
    const shared = whole > 0 ? ((sizes[place] ?? 1) * toStrength) / whole : 0;
    for (let i = place * periods; i < (place + 1) * periods; i++) {
      const own = factor * ((adjoint[i] ?? 0) - shared);
      toRetention += own * (shaped.toRetention[i] ?? 0);
      toLogHalf += own * (shaped.toLogHalf[i] ?? 0);
      toLogSlope += own * (shaped.toLogSlope[i] ?? 0);
    }
  }
  const start = channel * model.perChannel;
  const isHill = model.options.saturation === 'hill';
  const add = (i: number, slope: number): void => {
    gradient[start + i] = (gradient[start + i] ?? 0) + slope;
  };
  add(0, toRetention * shape.retention * (1 - shape.retention));
  add(1, toLogHalf);
  add(2, toStrength * strength);
  if (isHill) add(3, toLogSlope);
  if (places === 1) return;
  const first = isHill ? 4 : 3;
  for (let place = 0; place < places; place++) {
    const slope =
      strength * ((direct[place] ?? 0) - (whole > 0 ? (toStrength * (parts[place] ?? 0)) / whole : 0));
    add(first + 1 + place, slope * shape.spread);
    add(first, slope * shape.spread * (position[start + first + 1 + place] ?? 0));
  }
}
