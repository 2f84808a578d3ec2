import { createRandom, type Random } from '../random.ts';
import { solveUpper } from '../sampling/cholesky.ts';
import { drawGamma } from '../sampling/draw.ts';
import { startNuts } from '../sampling/sample-nuts.ts';
import { bayesMixDensity, NOISE_SCALE, NOISE_SHAPE, readShape, strengthOf } from './bayes-density.ts';
import type { BayesMixModel } from './bayes-model.ts';
import { type ChannelShape, createShapedMedia, type ShapedMedia, shapeMedia } from './media-response.ts';

/** One draw of everything. Coefficients are those of the model's columns, in units of the target's deviation. */
export type BayesMixDraw = { position: Float64Array; noise: number; coefficients: Float64Array };

export type BayesMixChain = { take: (draws: number) => BayesMixDraw[]; divergences: () => number };

/** Beyond this many parameters their covariance would take more draws to learn than warming up has. */
const DENSE_LIMIT = 60;

/** A chain that has warmed up; `take` continues it. Plain data in and out, so that it may run on another thread. */
export function startBayesMixChain(
  model: BayesMixModel,
  { seed, warmUp }: { seed: number; warmUp: number },
): BayesMixChain {
  const random = createRandom(seed);
  const chain = startNuts(bayesMixDensity(model), startPosition(model, random), {
    seed: (seed ^ 0x5bd1e995) >>> 0,
    warmUp,
    dense: model.dimension <= DENSE_LIMIT,
    acceptance: 0.9,
  });
  const contributions = createContributions(model);
  return {
    take: (draws) =>
      Array.from({ length: draws }, () => {
        const position = chain.draw();
        return { position, ...drawLinear(model, contributions(position), random) };
      }),
    divergences: () => chain.divergences(),
  };
}

function startPosition(model: BayesMixModel, random: Random): Float64Array {
  const position = new Float64Array(model.dimension);
  const isHill = model.options.saturation === 'hill';
  for (let c = 0; c < model.media.length; c++) {
    const start = c * model.perChannel;
    const near = (value: number): number => value + 0.5 * random.normal();
    position[start] = near(-1.1);
    position[start + 1] = near(isHill ? 0 : 1);
    position[start + 2] = near(Math.log((model.shareScales[c] ?? 0.1) / 2));
    if (isHill) position[start + 3] = near(0.18);
    if (model.places > 1) {
      const own = start + (isHill ? 4 : 3);
      position[own] = near(-1.5);
      for (let place = 0; place < model.places; place++) position[own + 1 + place] = 0.3 * random.normal();
    }
  }
  return position;
}

/** Of a position: each channel's shape, strength and saturated series. The series are reused by the next call. */
export function createContributions(model: BayesMixModel) {
  const work: { shaped: ShapedMedia; shape: ChannelShape; strength: number }[] = model.media.map(() => ({
    shaped: createShapedMedia(model.places * model.periods),
    shape: { retention: 0, slope: 1, half: 1, share: 0, multipliers: new Float64Array(0), spread: 0 },
    strength: 0,
  }));
  return (position: Float64Array) => {
    for (const [c, own] of work.entries()) {
      own.shape = readShape(model, position, c);
      shapeMedia(model.media[c] ?? new Float64Array(0), model, own.shape, own.shaped);
      own.strength = strengthOf(model, own.shape, own.shaped.value);
    }
    return work;
  };
}

/** Noise and coefficients from their exact distribution given the media's part: normal-inverse-gamma. */
function drawLinear(
  model: BayesMixModel,
  channels: ReturnType<ReturnType<typeof createContributions>>,
  random: Random,
): { noise: number; coefficients: Float64Array } {
  const rows = model.places * model.periods;
  const residual = Float64Array.from(model.target);
  for (const { shaped, shape, strength } of channels) {
    for (let i = 0; i < rows; i++) {
      const multiplier = shape.multipliers[Math.floor(i / model.periods)] ?? 1;
      residual[i] = (residual[i] ?? 0) - (strength * multiplier * (shaped.value[i] ?? 0)) / model.unit;
    }
  }
  let squares = residual.reduce((sum, value) => sum + value * value, 0);
  const size = model.columns.length;
  const projected = Float64Array.from(model.whitened, (column) =>
    column.reduce((sum, value, i) => sum + value * (residual[i] ?? 0), 0),
  );
  for (const value of projected) squares -= value * value;
  const variance = (NOISE_SCALE + squares / 2) / drawGamma(random, NOISE_SHAPE + rows / 2);
  const noise = Math.sqrt(variance);
  const whitened = projected.map((value) => value + noise * random.normal());
  return { noise, coefficients: solveUpper(model.lower, size, whitened) };
}
