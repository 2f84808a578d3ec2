import { type Adstock, applyAdstock } from './adstock.ts';
import type { BayesMixData, LiftTest } from './bayes-model.ts';
import { fitPositiveRidge } from './fit-positive-ridge.ts';
import { type Saturation, saturate } from './saturation.ts';

export type ChannelTransform = { adstock: Adstock; saturation: Saturation };

/** A model: how each channel's spend is changed, and what follows from that. */
export type MixCandidate = {
  transforms: ChannelTransform[];
  penalty: number;
  /** Of each channel's transformed series, and of each column of the baseline. */
  media: Float64Array;
  baseline: Float64Array;
  /** Of each place. */
  levels: Float64Array;
  /** What each channel brought, in all. */
  contributions: Float64Array;
  errors: {
    /** Root mean squared error over the range of the target. */
    fit: number;
    /** How far shares of effect are from shares of spend. */
    split: number;
    /** Mean distance from lift tests, in their standard errors. */
    lift: number | null;
  };
};

/** Place by place; `amounts` may be other than the series by whose maximum the curve is stretched. */
function transform(
  series: Float64Array,
  { adstock, saturation }: ChannelTransform,
  periods: number,
  amounts = series,
): Float64Array {
  const whole = new Float64Array(series.length);
  for (let start = 0; start < series.length; start += periods) {
    const carried = applyAdstock(series.subarray(start, start + periods), adstock);
    let largest = 0;
    for (const value of carried) largest = Math.max(largest, value);
    const own =
      amounts === series ? carried : applyAdstock(amounts.subarray(start, start + periods), adstock);
    for (const [t, value] of own.entries()) whole[start + t] = saturate(saturation, value, largest).value;
  }
  return whole;
}

/** What a model says of each period of each place, for the data that it was made from or for longer ones. */
export function predictCandidate(data: BayesMixData, { transforms, ...own }: MixCandidate): Float64Array {
  const predicted = Float64Array.from(data.target, (_, i) => own.levels[Math.floor(i / data.periods)] ?? 0);
  const add = (series: Float64Array, weight: number): void => {
    for (const [i, value] of series.entries()) predicted[i] = (predicted[i] ?? 0) + weight * value;
  };
  for (const [c, { series }] of data.media.entries()) {
    const shape = transforms[c];
    if (shape !== undefined) add(transform(series, shape, data.periods), own.media[c] ?? 0);
  }
  for (const [b, series] of data.baseline.entries()) add(series, own.baseline[b] ?? 0);
  return predicted;
}

type Standardised = { series: Float64Array; deviation: number; means: Float64Array };
/** What is the same for every model of the same data. */
export type MixFrame = { target: Standardised; range: number; baseline: Standardised[] };

export function standardiseMix(data: BayesMixData): MixFrame {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of data.target) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return {
    target: standardiseColumn(data.target, data.periods),
    range: high - low || 1,
    baseline: data.baseline.map((series) => standardiseColumn(series, data.periods)),
  };
}

/** Less the mean of its place, over the deviation of all; a column without any stays 0. */
function standardiseColumn(column: Float64Array, periods: number): Standardised {
  const series = Float64Array.from(column);
  const means = new Float64Array(column.length / periods);
  let squares = 0;
  for (const place of means.keys()) {
    let sum = 0;
    for (let i = place * periods; i < (place + 1) * periods; i++) sum += series[i] ?? 0;
    means[place] = sum / periods;
    for (let i = place * periods; i < (place + 1) * periods; i++) {
      const value = (series[i] ?? 0) - sum / periods;
      series[i] = value;
      squares += value * value;
    }
  }
  const deviation = Math.sqrt(squares / series.length);
  if (deviation > 0) for (const i of series.keys()) series[i] = (series[i] ?? 0) / deviation;
  return { series, deviation, means };
}

/**
 * Ridge regression of the target on media transformed so, of which none can bring less than nothing, and on the
 * baseline. Levels of places are taken out of target and columns by their means.
 */
export function fitTransformedMix(
  data: BayesMixData,
  { target, range, baseline }: MixFrame,
  transforms: ChannelTransform[],
  penalty: number,
): MixCandidate {
  const transformed = transforms.map((own, c) =>
    transform(data.media[c]?.series ?? new Float64Array(0), own, data.periods),
  );
  const columns = [...transformed.map((series) => standardiseColumn(series, data.periods)), ...baseline];
  const standardised = fitPositiveRidge(sumUp(columns, target.series), data.media.length, penalty);
  const coefficients = standardised.map((value, j) => {
    const { deviation = 0 } = columns[j] ?? {};
    return deviation > 0 ? (value * target.deviation) / deviation : 0;
  });
  const media = coefficients.slice(0, data.media.length);
  let squares = 0;
  for (const [i, value] of target.series.entries()) {
    let residual = value;
    for (const [j, { series }] of columns.entries()) residual -= (standardised[j] ?? 0) * (series[i] ?? 0);
    squares += residual * residual;
  }
  const contributions = Float64Array.from(
    transformed,
    (series, c) => (media[c] ?? 0) * series.reduce((sum, value) => sum + value, 0),
  );
  return {
    transforms,
    penalty,
    media,
    baseline: coefficients.slice(data.media.length),
    levels: target.means.map((mean, place) =>
      columns.reduce((sum, column, j) => sum - (coefficients[j] ?? 0) * (column.means[place] ?? 0), mean),
    ),
    contributions,
    errors: {
      fit: (target.deviation * Math.sqrt(squares / data.target.length)) / range,
      split: splitError(data, contributions),
      lift: data.lifts.length === 0 ? null : liftError(data, transforms, transformed, media),
    },
  };
}

function sumUp(columns: readonly Standardised[], target: Float64Array) {
  const count = columns.length;
  const products = new Float64Array(count * count);
  const withTarget = new Float64Array(count);
  const rows = target.length;
  for (const [j, { series: own }] of columns.entries()) {
    for (let k = 0; k <= j; k++) {
      const other = columns[k]?.series ?? own;
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += (own[i] ?? 0) * (other[i] ?? 0);
      products[j * count + k] = sum / rows;
      products[k * count + j] = sum / rows;
    }
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += (own[i] ?? 0) * (target[i] ?? 0);
    withTarget[j] = sum / rows;
  }
  return { products, withTarget };
}

function splitError(data: BayesMixData, contributions: Float64Array): number {
  const spends = data.media.map(({ spend }) => spend.reduce((sum, value) => sum + value, 0));
  const spent = spends.reduce((sum, value) => sum + value, 0) || 1;
  const brought = contributions.reduce((sum, value) => sum + value, 0);
  if (!(brought > 0)) return Number.POSITIVE_INFINITY;
  let [squares, idle] = [0, 0];
  for (const [c, value] of contributions.entries()) {
    squares += (value / brought - (spends[c] ?? 0) / spent) ** 2;
    if (value / brought < 5e-5) idle += 1 / contributions.length;
  }
  return Math.sqrt(squares) * (1 + idle);
}

/** A lift test is what a channel brought in its periods, less what it would have with that share of spend taken away. */
function liftError(
  data: BayesMixData,
  transforms: readonly ChannelTransform[],
  transformed: readonly Float64Array[],
  media: Float64Array,
): number {
  const placesOf = ({ place }: LiftTest): number[] =>
    place === null ? Array.from({ length: data.places }, (_, own) => own) : [place];
  let distance = 0;
  for (const test of data.lifts) {
    const { series } = data.media[test.channel] ?? {};
    const own = transforms[test.channel];
    if (series === undefined || own === undefined) continue;
    const reduced = Float64Array.from(series);
    const rows = placesOf(test).flatMap((place) =>
      Array.from({ length: test.to - test.from + 1 }, (_, t) => place * data.periods + test.from + t),
    );
    for (const i of rows) reduced[i] = (reduced[i] ?? 0) * (1 - test.share);
    const less = transform(series, own, data.periods, reduced);
    const full = transformed[test.channel] ?? less;
    const found = rows.reduce((sum, i) => sum + (full[i] ?? 0) - (less[i] ?? 0), 0);
    distance += Math.abs((media[test.channel] ?? 0) * found - test.lift) / test.standardError;
  }
  return distance / data.lifts.length;
}
