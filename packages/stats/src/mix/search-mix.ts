import { evolveFront } from '../optimise/evolve-front.ts';
import type { Random } from '../random.ts';
import type { Adstock } from './adstock.ts';
import type { BayesMixData } from './bayes-model.ts';
import {
  type ChannelTransform,
  fitTransformedMix,
  type MixCandidate,
  standardiseMix,
} from './fit-transformed-mix.ts';

export type MixSearchOptions = {
  adstock: 'geometric' | 'weibull-cdf' | 'weibull-pdf' | 'delayed';
  saturation: 'hill' | 'logistic';
  /** Periods over which delayed spend is carried. */
  length: number;
  population: number;
  generations: number;
  random: Random;
  report?: (done: number) => void;
};

/** Where Robyn looks by default; Hill's half-saturation is a share of the largest amount. */
const RANGES = {
  retention: [0, 0.9],
  cdfShape: [0.01, 2],
  pdfShape: [0.01, 10],
  scale: [0, 0.1],
  delay: [0, 4],
  slope: [0.5, 3],
  half: [0.1, 1],
  rate: [0.5, 10],
  /** Exponent of ten, for columns and target of variance 1. */
  penalty: [-4, 0],
} as const;

const within = ([low, high]: readonly [number, number], u: number): number => low + u * (high - low);

function adstockOf({ adstock, length }: MixSearchOptions, u: number, v: number): Adstock {
  switch (adstock) {
    case 'geometric':
      return { kind: 'geometric', retention: within(RANGES.retention, u) };
    case 'delayed':
      return {
        kind: 'delayed',
        retention: Math.max(1e-6, within(RANGES.retention, u)),
        delay: within(RANGES.delay, v),
        length,
      };
    case 'weibull-cdf':
      return { kind: adstock, shape: within(RANGES.cdfShape, u), scale: within(RANGES.scale, v) };
    case 'weibull-pdf':
      return { kind: adstock, shape: within(RANGES.pdfShape, u), scale: within(RANGES.scale, v) };
  }
}

const PER_CHANNEL = 4;

function transformsAt(
  position: Float64Array,
  data: BayesMixData,
  options: MixSearchOptions,
): ChannelTransform[] {
  return data.media.map(({ series }, c) => {
    const at = (i: number): number => position[c * PER_CHANNEL + i] ?? 0;
    const adstock = adstockOf(options, at(0), at(1));
    if (options.saturation === 'hill') {
      const slope = within(RANGES.slope, at(2));
      return { adstock, saturation: { kind: 'hill-of-max', slope, half: within(RANGES.half, at(3)) } };
    }
    let largest = 0;
    for (const value of series) largest = Math.max(largest, value);
    return {
      adstock,
      saturation: { kind: 'logistic', rate: within(RANGES.rate, at(2)) / (largest || 1) },
    };
  });
}

/**
 * The models that nothing found beats in fit, in closeness of effects to spend and, where there are lift tests, to
 * these: Meta's Robyn (Zhou, Sentana and colleagues 2024, Packaging up media mix modeling: an introduction to Robyn's
 * open-source approach, arXiv:2403.14674), with ridge regression inside and an evolution outside. `split` is its
 * DECOMP.RSSD, √Σ(share of effect − share of spend)², times one and the share of channels that bring nothing.
 */
export function searchMix(data: BayesMixData, options: MixSearchOptions): MixCandidate[] {
  const frame = standardiseMix(data);
  const dimension = data.media.length * PER_CHANNEL + 1;
  const fit = (position: Float64Array): MixCandidate => {
    const penalty = 10 ** within(RANGES.penalty, position.at(-1) ?? 0);
    return fitTransformedMix(data, frame, transformsAt(position, data, options), penalty);
  };
  const front = evolveFront(
    (position) => {
      const { errors } = fit(position);
      return [errors.fit, errors.split, ...(errors.lift === null ? [] : [errors.lift])];
    },
    { ...options, dimension },
  );
  return front.map(({ position }) => fit(position));
}

/** The model of the front that is nearest to the best by each measure, each stretched to run from 0 to 1 (as Robyn). */
export function chooseCandidate(front: readonly MixCandidate[]): MixCandidate | undefined {
  const measures = [
    ({ errors }: MixCandidate) => errors.fit,
    ({ errors }: MixCandidate) => errors.split,
    ({ errors }: MixCandidate) => errors.lift ?? 0,
  ].map((measure) => {
    const values = front.map(measure);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (candidate: MixCandidate): number => (measure(candidate) - low) / (high - low || 1);
  });
  const distance = (candidate: MixCandidate): number =>
    measures.reduce((sum, measure) => sum + measure(candidate) ** 2, 0);
  return front.reduce<MixCandidate | undefined>(
    (best, next) => (best === undefined || distance(next) < distance(best) ? next : best),
    undefined,
  );
}
