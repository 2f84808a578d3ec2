import type { MetricInfo } from '@rondo/contract';
import { invalid } from '../../platform/error.ts';
import { campaignMetrics, emailMetrics } from './campaign-metrics.ts';
import type { Metric, SourceKey, Term } from './metric-types.ts';
import { salesMetrics } from './sales-metrics.ts';
import { sources } from './sources.ts';
import { surveyMetrics, voiceMetrics, webMetrics } from './web-voice-metrics.ts';

export const metricList: readonly Metric[] = [
  ...campaignMetrics,
  ...emailMetrics,
  ...salesMetrics,
  ...webMetrics,
  ...voiceMetrics,
  ...surveyMetrics,
];

const byKey = new Map(metricList.map((metric) => [metric.key, metric]));
const KPI = 'kpi:';

/** Units whose values cannot be added up over time. */
const AVERAGED = /^(%|percent|procent|אחוז|score|index|rate|ratio|points?)$/i;

/** An imported or typed-in figure as a metric: summed, or averaged where its unit is a rate. */
export function kpiMetric(name: string, unit: string): Metric {
  const value: Term = { source: 'kpi_values', aggregate: 'sum', of: 'toNullable(value)' };
  const averaged = AVERAGED.test(unit);
  return {
    key: `${KPI}${name}`,
    name,
    group: 'kpi',
    unit: averaged ? 'score' : /^[A-Z]{3}$/.test(unit) ? 'money' : 'count',
    direction: 'up',
    numerator: [value],
    ...(averaged
      ? { denominator: [{ source: 'kpi_values', aggregate: 'count' } as const] }
      : { additive: true as const }),
    parameters: { kpi: name },
  };
}

export function kpiName(key: string): string | undefined {
  return key.startsWith(KPI) ? key.slice(KPI.length) : undefined;
}

export function findMetric(key: string, field = 'metric'): Metric {
  const metric = byKey.get(key);
  if (metric === undefined) {
    throw invalid(
      field,
      `There is no metric “${key}”.`,
      `${sayAlike(key)}GET /api/metrics lists all; imported figures are kpi:NAME.`,
    );
  }
  return metric;
}

/** “revenue” → “Alike are revenue_net, revenue_gross: ” */
function sayAlike(key: string): string {
  const words = key
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2);
  const alike = [...byKey.keys()].filter((known) => words.some((word) => known.split('_').includes(word)));
  return alike.length === 0 ? '' : `Alike are ${alike.join(', ')}. `;
}

export function termsOf(metric: Metric): Term[] {
  return [...metric.numerator, ...(metric.denominator ?? [])];
}

export function sourcesOf(metric: Metric): SourceKey[] {
  return [...new Set(termsOf(metric).map((term) => term.source))];
}

/** Splits that hold for numerator and denominator alike, time's own included. */
export function dimensionsOf(metric: Metric): string[] {
  const lists = sourcesOf(metric).map((key) => Object.keys(sources[key].dimensions));
  const common = (lists[0] ?? []).filter((name) => lists.every((list) => list.includes(name)));
  const moments = sourcesOf(metric).every((key) => sources[key].time.kind === 'moment');
  return [
    ...common,
    ...(metric.alternatives ?? []).map((one) => one.dimension),
    'weekday',
    ...(moments ? ['hour'] : []),
  ];
}

export function infoOf(metric: Metric): MetricInfo {
  return {
    key: metric.key,
    group: metric.group,
    unit: metric.unit,
    direction: metric.direction,
    additive: metric.additive === true,
    dimensions: dimensionsOf(metric),
    sources: [...new Set(sourcesOf(metric).map((key) => sources[key].table))],
    formula: metric.name === undefined ? `metrics:formula.${metric.key}` : 'metrics:formula.kpi',
    ...(metric.name === undefined ? {} : { name: metric.name }),
  };
}
