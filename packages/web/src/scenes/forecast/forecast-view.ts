import type { ForecastAnswer, ForecastGrain, ForecastModelName } from '@rondo/contract';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { filters, integer, oneOf, text } from '../../ui/view-codec.ts';
import { kindOfUnit } from '../explore/metric-words.ts';

// Not the contract's own lists: with them its schemas and their library would be downloaded.
export const forecastGrains = ['day', 'week', 'month'] as const satisfies readonly ForecastGrain[];
export const forecastModels = [
  'ets',
  'theta',
  'arima',
  'mstl',
  'snaive',
] as const satisfies readonly ForecastModelName[];
export const AUTO = 'auto';
export const forecastView = {
  metric: text('revenue_net'),
  grain: oneOf(forecastGrains, 'week'),
  model: oneOf([AUTO, ...forecastModels], AUTO),
  /** 0: as far as the step suggests. */
  ahead: integer(0, { min: 0, max: 366 }),
  filter: filters(),
  /** First day of the step whose rows are looked at. */
  open: text(''),
};

/** More of the past than this makes what is to come too narrow to read. */
const MOST_PAST = 120;

type ChartWords = {
  measure: string;
  past: string;
  future: string;
  time: string;
};

/** A past step that begins on that day: up to where the next one begins. */
export function stepFrom(
  answer: ForecastAnswer | undefined,
  day: string,
): { from: string; to: string } | undefined {
  const steps = [...(answer?.history ?? []), ...(answer?.forecast ?? [])];
  const at = steps.findIndex((step) => step.at === day);
  const to = at < 0 ? undefined : steps[at + 1]?.at;
  return to === undefined ? undefined : { from: day, to };
}

/** What was, and what will be with its 95 % interval. */
export function chartOfForecast(answer: ForecastAnswer, words: ChartWords): ChartData {
  const shown = Math.min(MOST_PAST, Math.max(24, 4 * answer.forecast.length));
  const past = answer.history.slice(-shown);
  const { forecast } = answer;
  const gap = Array.from({ length: Math.max(0, past.length - 1) }, () => null);
  // The future begins where the past ends, or the lines would not meet.
  const last = past.at(-1)?.value ?? null;
  return {
    kind: 'line',
    measure: { name: words.measure, kind: kindOfUnit(answer.metric.unit) },
    categories: [...past.map(({ at }) => at), ...forecast.map(({ at }) => at)],
    categoryName: words.time,
    time: answer.grain,
    series: [
      { name: words.past, values: [...past.map(({ value }) => value), ...forecast.map(() => null)] },
      {
        name: words.future,
        values: [...gap, last, ...forecast.map(({ mean }) => mean)],
        low: [...gap, last, ...forecast.map(({ interval95 }) => interval95.low)],
        high: [...gap, last, ...forecast.map(({ interval95 }) => interval95.high)],
      },
    ],
  };
}

/** As columns of figures have it. */
export function columnKindOf(
  answer: ForecastAnswer | undefined,
): 'number' | 'money' | 'percent' | 'duration' {
  const kind = answer === undefined ? 'number' : kindOfUnit(answer.metric.unit);
  return kind === 'ratio' ? 'number' : kind;
}
