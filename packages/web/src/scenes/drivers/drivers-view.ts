import type { DriverComparison, DriverPart, DriversAnswer } from '@rondo/contract';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import type { Format, MetricKind } from '../../ui/format.ts';
import { filters, oneOf, text } from '../../ui/view-codec.ts';
import { isolate } from '../explore/isolate.ts';
import { kindOfUnit, type MetricWords } from '../explore/metric-words.ts';

// Not the contract's own list: with it its schemas and their library would be downloaded.
export const comparisons = [
  'previous',
  'last-year',
  'same-weeks',
  'usual',
] as const satisfies readonly DriverComparison[];
export const OWN = 'own';
export const driversView = {
  metric: text('revenue_net'),
  /** Both days included; the last full month where there are none. */
  from: text(),
  to: text(),
  against: oneOf([...comparisons, OWN], 'previous'),
  /** Of a comparison of one's own. */
  since: text(),
  until: text(),
  filter: filters(),
  /** The dimension whose parts are shown; the one that tells most where there is none. */
  by: text(),
  open: text(),
};

/** Between the values of a combination. */
const JOINT = ' · ';

export function keyOfPart({ where }: DriverPart): string {
  return JSON.stringify(where);
}

export function nameOfPart({ where }: DriverPart, words: MetricWords, others: string): string {
  return where
    .map(({ dimension, value }) => (value === null ? others : words.valueOf(dimension, value)))
    .join(JOINT);
}

/** The same for a sentence: what is not known says of what, and a Latin name must not turn the Hebrew around. */
export function partInSentence(part: DriverPart, words: MetricWords, others: string): string {
  const nameless = part.where.some(({ value }) => value === null || value === '');
  const name = nameOfPart(part, words, others);
  const dimensions = part.where.map(({ dimension }) => words.dimensionOf(dimension)).join(JOINT);
  return isolate(nameless ? `${dimensions}: ${name}` : name);
}

/** A difference with its sign; of shares in points. */
export function sayDifference(kind: MetricKind, value: number | null, format: Format): string {
  return isolate(format.difference(kind, value));
}

/** What each part adds to the change, with its interval. */
export function chartOfParts(
  answer: DriversAnswer,
  parts: readonly DriverPart[],
  words: MetricWords,
  said: { measure: string; part: string; others: string },
): ChartData | undefined {
  if (parts.length === 0) return undefined;
  // Of shares, a difference is in percentage points.
  const kind = kindOfUnit(answer.metric.unit);
  const figure = (value: number): number => (kind === 'percent' ? 100 * value : value);
  const bounded = parts.some(({ interval }) => interval !== null);
  const bound = (side: 'low' | 'high') =>
    parts.map(({ interval }) => (interval === null ? null : figure(interval[side])));
  return {
    kind: 'horizontal-bar',
    measure: { name: said.measure, kind: kind === 'percent' ? 'number' : kind },
    categories: parts.map((part) => nameOfPart(part, words, said.others)),
    categoryName: said.part,
    series: [
      {
        name: said.measure,
        values: parts.map(({ contribution }) => figure(contribution)),
        ...(bounded ? { low: bound('low'), high: bound('high') } : {}),
      },
    ],
  };
}
