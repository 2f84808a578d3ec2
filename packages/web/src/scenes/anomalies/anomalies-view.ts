import type { AnomaliesAnswer, Anomaly } from '@rondo/contract';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { oneOf, text } from '../../ui/view-codec.ts';
import { isolate } from '../explore/isolate.ts';
import { kindOfUnit, type MetricWords } from '../explore/metric-words.ts';

export const spans = ['7', '28', '91'] as const;
export const anomaliesView = {
  days: oneOf(spans, '28'),
  /** All metrics where there is none. */
  metric: text(),
  /** The anomaly whose days are shown; the least likely where there is none. */
  show: text(),
  open: text(),
};

export function keyOfAnomaly({ metric, dimension, value, at }: Anomaly): string {
  return JSON.stringify([metric.key, dimension, value, at]);
}

export function nameOfAnomaly({ metric, dimension, value }: Anomaly, words: MetricWords): string {
  const whole = words.nameOf(metric);
  return dimension === null ? whole : `${whole} · ${words.valueOf(dimension, value ?? '')}`;
}

export function anomalyInSentence(anomaly: Anomaly, words: MetricWords): string {
  return isolate(nameOfAnomaly(anomaly, words));
}

/** Where the day is explained: beside the same weekday of the four weeks before. */
export function searchForWhy({ metric, dimension, value, at }: Anomaly): Record<string, unknown> {
  return {
    metric: metric.key,
    from: at,
    to: at,
    against: 'usual',
    ...(dimension === null ? {} : { filter: [`${dimension}.is.${value ?? ''}`] }),
  };
}

/** The days of the series, what was expected of them and the band of ordinary days. */
export function chartOfAnomaly(
  anomaly: Anomaly,
  answer: AnomaliesAnswer,
  words: MetricWords,
  said: { day: string; expected: string; strange: string },
): ChartData | undefined {
  const series = answer.series[anomaly.series];
  if (series === undefined) return undefined;
  const name = nameOfAnomaly(anomaly, words);
  return {
    kind: 'line',
    measure: { name, kind: kindOfUnit(anomaly.metric.unit) },
    categories: series.days,
    categoryName: said.day,
    time: 'day',
    marks: [{ at: anomaly.at, label: said.strange, kind: 'note' }],
    series: [
      { name, values: series.figures },
      { name: said.expected, values: series.expected, low: series.low, high: series.high },
    ],
  };
}
