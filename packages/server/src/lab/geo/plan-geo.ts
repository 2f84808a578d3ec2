import { designGeoTest, type GeoMethod } from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
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

const ENOUGH_POWER = 0.8;

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
  const ranked = designs
    .map((design) => ({
      places: design.places.map((place) => input.places[place] ?? ''),
      // A test that cries wolf in the past is none, however strong it looks.
      leastDetectable:
        design.falseAlarms > Math.max(2 * plan.alpha, 1 / plan.lookback)
          ? null
          : (design.power.find(({ power }) => power >= ENOUGH_POWER)?.effect ?? null),
      power: design.power.map(({ effect, power }) => ({ effect, power })),
      falseAlarms: design.falseAlarms,
      bias: design.power[0]?.bias ?? 0,
      relativeDeviation: design.relativeDeviation,
      scaledL2: design.scaledImbalance,
      shareOfVolume: design.share,
    }))
    .sort(
      (a, b) =>
        Math.abs(a.leastDetectable ?? 1e9) - Math.abs(b.leastDetectable ?? 1e9) ||
        a.relativeDeviation + Math.abs(a.bias) - (b.relativeDeviation + Math.abs(b.bias)),
    );
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
