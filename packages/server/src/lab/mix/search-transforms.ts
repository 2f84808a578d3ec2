import {
  type BayesMixData,
  type ChannelTransform,
  chooseCandidate,
  createRandom,
  type MixCandidate,
  predictCandidate,
  searchMix,
} from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
import { CARRIED, chooseHoldout, cutPeriods, gatherData } from '../../platform/mix/gather-data.ts';
import type { MixInput } from '../../platform/mix/mix-input.ts';

export type SearchSettings = {
  adstock: 'geometric' | 'weibull-cdf' | 'weibull-pdf' | 'delayed';
  saturation: 'hill' | 'logistic';
  carryOver: number | undefined;
  lifts: BayesMixData['lifts'];
  holdout: number | undefined;
  trials: number;
  seed: number;
};

const POPULATION = 60;

/**
 * Quick, and without a probability: which carry-over and saturation fit well while no channel's effect is too far from
 * its spend, as Meta's Robyn searches them. The models of the front differ in what they think more of.
 */
export function searchTransforms(input: MixInput, settings: SearchSettings) {
  const data = gatherData(input, { lifts: settings.lifts, returns: undefined });
  const terms = input.geos.length + input.baseline.length + input.media.length;
  if (data.target.length < terms + 10) {
    throw invalid(
      '--input',
      `${data.target.length} rows are too few for ${terms} effects.`,
      'Give more periods, or fewer channels, controls or --fourier waves.',
    );
  }
  const holdout = chooseHoldout(settings.holdout, data.periods);
  const { front, chosen } = search(input, data, settings);
  const outOfSample = holdout === 0 ? null : foresee(input, data, settings, holdout);
  const { total, share } = sharesOf(data, chosen);
  const ranges = input.media.map((_, c) => rangeOf(front.map((own) => sharesOf(data, own).share[c] ?? 0)));
  const best = share.reduce((top, own, c) => (own > (share[top] ?? 0) ? c : top), 0);
  const percent = (value: number): string => (100 * value).toFixed(0);
  const { low, high } = ranges[best] ?? { low: 0, high: 0 };
  return {
    fitted: predictCandidate(data, chosen),
    report: {
      tool: 'mix',
      method: 'search',
      sentence: `${input.media[best]?.name} brought most of what media did: ${percent(share[best] ?? 0)} %, and ${percent(low)} to ${percent(high)} % in the ${front.length} models that are as good.`,
      rows: data.target.length,
      tried: POPULATION * (generationsOf(settings.trials) + 1),
      front: front.length,
      nrmse: chosen.errors.fit,
      split: chosen.errors.split,
      lift: chosen.errors.lift,
      channels: input.media.map(({ name, spend }, c) => {
        const spent = spend.reduce((sum, value) => sum + value, 0);
        const contribution = chosen.contributions[c] ?? 0;
        return {
          name,
          spend: spent,
          contribution,
          shareOfTarget: contribution / total,
          shareOfMedia: { chosen: share[c] ?? 0, ...(ranges[c] ?? { low: 0, high: 0 }) },
          return: spent > 0 ? contribution / spent : null,
          transform: nameTransform(chosen.transforms[c]),
        };
      }),
      outOfSample,
      seed: settings.seed,
      assumptions: [
        'Whatever moves both spend and the target is among the controls, the trend or the season; otherwise a channel gets the credit.',
        'A share of effect that is near the share of spend counts as more likely (Robyn’s DECOMP.RSSD): that is a wish, not a measurement.',
        'The range of the front says how far models that are as good differ. It is no interval: use --method bayes for one.',
      ],
    },
  };
}

/** Number of generations that come to so many trials. */
function generationsOf(trials: number): number {
  return Math.max(1, Math.round(trials / POPULATION) - 1);
}

function search(input: MixInput, data: BayesMixData, settings: SearchSettings) {
  const front = searchMix(data, {
    adstock: settings.adstock,
    saturation: settings.saturation,
    length: Math.min(data.periods, settings.carryOver ?? CARRIED[input.periods.unit]),
    population: POPULATION,
    generations: generationsOf(settings.trials),
    random: createRandom(settings.seed),
  }).filter(({ errors }) => Number.isFinite(errors.split));
  const chosen = chooseCandidate(front);
  if (chosen !== undefined) return { front, chosen };
  throw invalid(
    '--media',
    'In no model did any channel bring anything.',
    'Look whether sales rise with spend at all, or add the controls that hide it.',
  );
}

/** A second search without the last periods, and how well these were foreseen by it. */
function foresee(input: MixInput, data: BayesMixData, settings: SearchSettings, count: number) {
  const kept = data.periods - count;
  const shorter = cutPeriods(data, kept);
  if (shorter.media.some(({ series }) => series.every((value) => value === series[0]))) return null;
  const predicted = predictCandidate(data, search(input, shorter, settings).chosen);
  let [absolute, size] = [0, 0];
  for (const [i, actual] of data.target.entries()) {
    if (i % data.periods < kept) continue;
    absolute += Math.abs(actual - (predicted[i] ?? 0));
    size += Math.abs(actual);
  }
  return { periods: count, weightedError: absolute / size };
}

function sharesOf(data: BayesMixData, { contributions }: MixCandidate) {
  const brought = contributions.reduce((sum, value) => sum + value, 0);
  return {
    total: data.target.reduce((sum, value) => sum + value, 0),
    share: Array.from(contributions, (value) => value / brought),
  };
}

function rangeOf(values: readonly number[]): { low: number; high: number } {
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** As `--transform` takes it, to six digits. */
function nameTransform(transform: ChannelTransform | undefined): string {
  if (transform === undefined) return '';
  const { adstock, saturation } = transform;
  const step = (name: string, ...numbers: number[]): string =>
    `${name}(${numbers.map((value) => Number(value.toPrecision(6))).join(',')})`;
  const numbersOf = (): number[] => {
    if (adstock.kind === 'geometric') return [adstock.retention];
    if (adstock.kind === 'geometric-normalised') return [adstock.retention, adstock.length];
    if (adstock.kind === 'delayed') return [adstock.retention, adstock.delay, adstock.length];
    return [adstock.shape, adstock.scale];
  };
  const curve =
    saturation.kind === 'logistic'
      ? step('logistic', saturation.rate)
      : saturation.kind === 'tanh'
        ? step('tanh', saturation.saturation, saturation.acquisition)
        : step(saturation.kind, saturation.slope, saturation.half);
  return `${step(adstock.kind, ...numbersOf())}|${curve}`;
}
