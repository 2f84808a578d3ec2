import tCumulative from '@stdlib/stats-base-dists-t-cdf';
import { medianOf, rejectExtremes } from './find-outliers.ts';

export type DaysQuestion = {
  /** By day, in equal steps; NaN where nothing is known. */
  values: Float64Array;
  /** How much stands behind each day (a rate's denominators): a day with a quarter of the usual varies twice as much. */
  weights?: Float64Array;
  /** The days from this index on are judged; those before say what is ordinary. */
  from: number;
};
export type JudgedDay = {
  index: number;
  /** Spreads from what was expected, negative below. */
  distance: number;
  /** The chance of one ordinary day being so far out. */
  chance: number;
};
export type JudgedDays = {
  /** What was expected of each day, and between what 95 of 100 ordinary days lie. */
  expected: Float64Array;
  low: Float64Array;
  high: Float64Array;
  /** So little happens a day that even a day of nothing says little: no outliers should be read off it. */
  thin: boolean;
  /** The days judged that are outliers, the furthest first. */
  outliers: JudgedDay[];
};

/** Days on either side that say what level a day is at: four weeks and a day. */
const HALF_WINDOW = 14;
const WEEK = 7;
/** At this level a day is worth adjusting for how many were looked at; and at most this share of days. */
const ALPHA = 0.05;
const SHARE = 0.1;
/** Level of roots over their spread: that of a Poisson count of nine a day. */
const LEAST_LEVEL = 6;
/** A figure of which more days than this are without anything does not happen daily. */
const MOST_EMPTY = 0.1;
/**
 * Degrees of freedom of the tail by which chances are told: fewer than there are days, so that among hundreds of series of noise
 * (counts, sums of amounts, rates; simulated) no more are found than promised.
 */
const TAIL_FREEDOM = 15;
const REACH_95 = 1.959964;

/**
 * Which of the last days of a figure were out of the ordinary. S-H-ESD (see `findOutliers`) on days, with three additions: the
 * level is the running median of four weeks, as the median of a whole year would take its seasons for outliers (the piecewise
 * medians of the same authors); what is never below 0 is judged as square roots, in which counts and sums of counted things vary
 * alike at every level (Anscombe 1948, Biometrika 35:246); and a rate's days weigh by what stands behind them.
 */
export function judgeDays({ values, weights, from }: DaysQuestion): JudgedDays {
  const known = values.filter((value) => !Number.isNaN(value));
  const rooted = known.every((value) => value >= 0);
  const change = (value: number): number => (rooted ? Math.sqrt(value) : value);
  const back = (value: number): number => (rooted ? Math.max(0, value) ** 2 : value);
  const filled = fillUnknown(values.map(change));
  const season = weekdaysOf(filled);
  const level = runningMedian(filled.map((value, i) => value - (season[i % WEEK] ?? 0)));
  const usual = medianOf((weights ?? new Float64Array(0)).filter((weight) => weight > 0).sort());
  const firmness = Float64Array.from(values, (_, i) =>
    weights === undefined ? 1 : Math.sqrt((weights[i] ?? 0) / usual) || 0,
  );
  const expected = level.map((middle, i) => middle + (season[i % WEEK] ?? 0));
  const rest = filled.map((value, i) =>
    Number.isNaN(values[i] ?? Number.NaN) ? 0 : (value - (expected[i] ?? 0)) * (firmness[i] ?? 1),
  );
  const { outliers, ordinary } = rejectExtremes(rest, ALPHA, SHARE);
  const spread = Math.sqrt(ordinary.reduce((sum, value) => sum + value ** 2, 0) / ordinary.length);
  const bound = (sign: number): Float64Array =>
    expected.map((middle, i) => back(middle + (sign * REACH_95 * spread) / Math.max(firmness[i] ?? 1, 1e-3)));
  return {
    expected: expected.map(back),
    low: bound(-1),
    high: bound(1),
    thin:
      !(spread > 0) ||
      known.filter((value) => value === 0).length > MOST_EMPTY * known.length ||
      (rooted && medianOf(level.slice().sort()) < LEAST_LEVEL * spread),
    outliers: outliers
      .filter(({ index }) => index >= from)
      .map(({ index }) => {
        const distance = (rest[index] ?? 0) / spread;
        return { index, distance, chance: 2 * tCumulative(-Math.abs(distance), TAIL_FREEDOM) };
      }),
  };
}

/** Unknown days take the median of their weekday, so that they have no say. */
function fillUnknown(values: Float64Array): Float64Array {
  const ofWeekday = Array.from({ length: WEEK }, (_, day) =>
    medianOf(values.filter((value, i) => i % WEEK === day && !Number.isNaN(value)).sort()),
  );
  return values.map((value, i) => (Number.isNaN(value) ? (ofWeekday[i % WEEK] ?? 0) : value));
}

/** What each weekday is above or below the level: the median, which no single day moves. */
function weekdaysOf(values: Float64Array): Float64Array {
  const level = runningMedian(values);
  const off = values.map((value, i) => value - (level[i] ?? 0));
  return Float64Array.from({ length: WEEK }, (_, day) =>
    medianOf(off.filter((_value, i) => i % WEEK === day).sort()),
  );
}

function runningMedian(values: Float64Array): Float64Array {
  return values.map((_, i) =>
    medianOf(values.slice(Math.max(0, i - HALF_WINDOW), i + HALF_WINDOW + 1).sort()),
  );
}
