import type { ExploreAnswer, ExploreRow } from '@rondo/contract';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import type { Granularity } from '../../ui/period.ts';
import { filters, list, oneOf, text } from '../../ui/view-codec.ts';
import { openStep } from './ask-period.ts';
import { kindOfUnit, type MetricWords } from './metric-words.ts';

export const exploreView = {
  metric: text('revenue_net'),
  per: text(),
  by: list(),
  grain: oneOf(['auto', 'hour', 'day', 'week', 'month'], 'auto'),
  show: oneOf(['time', 'parts'], 'time'),
  filter: filters(),
  open: text(),
};

const MOST_LINES = 6;
const MOST_BARS = 20;
/** Between the two values of a row in the address and in keys. */
export const JOINT = ' · ';

export function keyOfRow(row: ExploreRow): string {
  return JSON.stringify(row.keys);
}

export function nameOfRow(row: ExploreRow, answer: ExploreAnswer, words: MetricWords): string {
  return row.keys.map((key, index) => words.valueOf(answer.dimensions[index] ?? '', key)).join(JOINT);
}

/** The filters that single out the rows behind one line of the table. */
export function filtersOfRow(row: ExploreRow, answer: ExploreAnswer): string[] {
  return row.keys.map((key, index) => `${answer.dimensions[index] ?? ''}:${key}`);
}

export function nameOfMeasure(
  answer: ExploreAnswer,
  words: MetricWords,
  per: (metric: string, per: string) => string,
): string {
  const name = words.nameOf(answer.metric);
  return answer.per === undefined ? name : per(name, words.nameOf(answer.per));
}

/** A metric per another is a sum of money per piece, or a plain ratio. */
export function kindOfAnswer(answer: ExploreAnswer) {
  if (answer.per === undefined) return kindOfUnit(answer.metric.unit);
  return answer.metric.unit === 'money' && answer.per.unit !== 'money' ? 'money' : 'ratio';
}

function channelOf(row: ExploreRow): string {
  return row.keys[0] ?? '';
}

export function chartOverTime(
  answer: ExploreAnswer,
  words: MetricWords,
  measure: string,
  said: { time: string; running: string },
): ChartData {
  const split = answer.rows.filter((row) => row.series !== undefined).slice(0, MOST_LINES);
  return {
    kind: 'line',
    measure: { name: measure, kind: kindOfAnswer(answer) },
    categories: answer.buckets,
    categoryName: said.time,
    marks: openStep(answer.buckets, answer.period.to, answer.timeZone, said.running),
    time: answer.grain as Granularity,
    ...(answer.dimensions[0] === 'channel' && answer.dimensions.length === 1
      ? { channels: 'series', channelKeys: split.map(channelOf) }
      : {}),
    series:
      answer.dimensions.length > 0 && split.length > 0
        ? split.map((row) => ({ name: nameOfRow(row, answer, words), values: row.series ?? [] }))
        : [
            {
              name: measure,
              values: answer.series,
              ...(answer.comparisonSeries === undefined ? {} : { before: answer.comparisonSeries }),
            },
          ],
  };
}

export function chartOfParts(answer: ExploreAnswer, words: MetricWords, measure: string): ChartData {
  const rows = answer.rows.slice(0, MOST_BARS);
  const whiskers = rows.some((row) => row.interval !== undefined);
  return {
    kind: 'horizontal-bar',
    measure: { name: measure, kind: kindOfAnswer(answer) },
    categories: rows.map((row) => nameOfRow(row, answer, words)),
    categoryName: answer.dimensions.map(words.dimensionOf).join(JOINT),
    ...(answer.dimensions[0] === 'channel' && answer.dimensions.length === 1
      ? { channels: 'categories', channelKeys: rows.map(channelOf) }
      : {}),
    series: [
      {
        name: measure,
        values: rows.map((row) => row.value),
        ...(whiskers
          ? {
              low: rows.map((row) => row.interval?.[0] ?? null),
              high: rows.map((row) => row.interval?.[1] ?? null),
            }
          : {}),
      },
    ],
  };
}
