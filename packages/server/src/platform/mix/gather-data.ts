import type { BayesMixData } from '@rondo/stats';
import { invalid } from '../error.ts';
import type { MixInput } from './mix-input.ts';

/** Periods over which spend is carried, if not said: two months of days or weeks, a third of a year of months. */
export const CARRIED: Record<MixInput['periods']['unit'], number> = {
  day: 28,
  week: 8,
  month: 4,
  quarter: 2,
  year: 1,
  other: 8,
};

/** What is known from experiments, as the model takes it. */
export type MixKnowledge = {
  lifts: BayesMixData['lifts'] | undefined;
  /** One for each channel. */
  returns: BayesMixData['returns'] | undefined;
};

export function gatherData(input: MixInput, settings: MixKnowledge): BayesMixData {
  const places = input.geos.length;
  const periods = input.periods.labels.length;
  const meanOf = (place: number): number => {
    const own = input.target.subarray(place * periods, (place + 1) * periods);
    return own.reduce((sum, value) => sum + value, 0) / periods;
  };
  const sizes = input.population ?? Float64Array.from({ length: places }, (_, place) => meanOf(place));
  const negative = sizes.findIndex((size) => !(size > 0));
  if (places > 1 && negative >= 0) {
    throw invalid(
      '--population',
      `The target of “${input.geos[negative]}” does not sum to more than 0, so its size is unknown.`,
      'Name a column with the places’ population.',
    );
  }
  if (input.target.reduce((sum, value) => sum + value, 0) <= 0) {
    throw invalid(
      '--target',
      'It does not sum to more than 0.',
      'A share of it has no meaning then: choose a figure that is 0 or more.',
    );
  }
  return {
    places,
    periods,
    target: input.target,
    media: input.media,
    baseline: input.baseline.map(({ series }) => series),
    sizes: places > 1 ? sizes : Float64Array.from([1]),
    lifts: settings.lifts ?? [],
    returns: settings.returns ?? input.media.map(() => null),
  };
}

/** The first periods of every place. */
export function cutPeriods(data: BayesMixData, kept: number): BayesMixData {
  const head = (series: Float64Array): Float64Array =>
    Float64Array.from(
      { length: data.places * kept },
      (_, i) => series[Math.floor(i / kept) * data.periods + (i % kept)] ?? 0,
    );
  return {
    ...data,
    periods: kept,
    target: head(data.target),
    media: data.media.map(({ series, spend }) => ({ series: head(series), spend: head(spend) })),
    baseline: data.baseline.map(head),
    lifts: data.lifts.filter(({ to }) => to < kept),
  };
}

/** The last periods, to test on: an eighth of them, at most 13, if not said. */
export function chooseHoldout(asked: number | undefined, periods: number): number {
  const holdout = asked ?? Math.min(13, Math.floor(periods / 8));
  if (holdout > periods / 3) {
    throw invalid(
      '--holdout',
      `${holdout} of ${periods} periods are too many to leave out.`,
      'Leave out at most a third.',
    );
  }
  return holdout;
}
