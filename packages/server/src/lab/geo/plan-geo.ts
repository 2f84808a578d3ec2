import { designGeoTest, type GeoMethod } from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
import { biasOf, rankDesigns } from '../../platform/lift/rank-designs.ts';
import { parseNames } from '../mix/parse-transform.ts';
import { findPlaces, type GeoInput } from './read-geo.ts';

export type GeoPlan = {
  sizes: string;
  duration: number;
  effects: string;
  lookback: number;
  include?: string;
  exclude?: string;
  alpha: number;
  method: GeoMethod;
};

function parseNumbers(text: string, flag: string, least: number, most: number): number[] {
  return parseNames(text, flag).map((part) => {
    const value = Number(part);
    if (!(value >= least && value <= most)) {
      throw invalid(
        flag,
        `“${part}” is not a number from ${least} to ${most}.`,
        'Separate numbers by commas.',
      );
    }
    return value;
  });
}

export function planGeo(input: GeoInput, plan: GeoPlan) {
  const sizes = parseNumbers(plan.sizes, '--sizes', 1, input.places.length - 3);
  const effects = parseNumbers(plan.effects, '--effects', -0.99, 10)
    .filter((effect) => effect !== 0)
    .sort((a, b) => Math.abs(a) - Math.abs(b));
  const include = plan.include === undefined ? [] : findPlaces(input, plan.include, '--include');
  const exclude = plan.exclude === undefined ? [] : findPlaces(input, plan.exclude, '--exclude');
  const both = include.find((place) => exclude.includes(place));
  if (both !== undefined) {
    throw invalid('--exclude', `“${input.places[both]}” is to be in and out.`, 'Name it in one of both.');
  }
  const needed = plan.duration + plan.lookback - 1 + 3 * plan.duration;
  if (input.periods.length < needed) {
    throw invalid(
      '--duration',
      `The file has ${input.periods.length} periods; a test of ${plan.duration} with ${plan.lookback} ends needs ${needed}.`,
      'Give a longer past, a shorter test or a smaller --lookback.',
    );
  }
  const designs = designGeoTest({ ...plan, series: input.series, sizes, effects, include, exclude });
  if (designs.length === 0) {
    throw invalid(
      '--sizes',
      'No set of places fits.',
      'Let --sizes be at least as many as --include names, and --exclude fewer.',
    );
  }
  const ranked = rankDesigns(designs, plan).map((design) => ({
    places: design.places.map((place) => input.places[place] ?? ''),
    leastDetectable: design.leastDetectable,
    power: design.power.map(({ effect, power }) => ({ effect, power })),
    falseAlarms: design.falseAlarms,
    bias: biasOf(design),
    relativeDeviation: design.relativeDeviation,
    scaledL2: design.scaledImbalance,
    shareOfVolume: design.share,
  }));
  const [best] = ranked;
  return {
    tool: 'geo',
    method: plan.method,
    sentence:
      best === undefined || best.leastDetectable === null
        ? 'No set of places would find any of the effects tried with a power of 80 %: test longer, in more places, or expect less.'
        : `Treat ${best.places.join(' and ')}: a test of ${plan.duration} periods would find ${(100 * best.leastDetectable).toFixed(1)} % with a power of at least 80 %.`,
    duration: plan.duration,
    lookback: plan.lookback,
    alpha: plan.alpha,
    tried: ranked.length,
    designs: ranked,
    note: 'Power is how often the test would have found the effect at the ends tried in the past; neighbouring ends share most of their periods.',
  };
}
