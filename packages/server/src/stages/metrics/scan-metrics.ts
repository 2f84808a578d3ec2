import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { MetricInfo, Period } from '@rondo/contract';
import type { EventsReader } from '../../platform/events/client.ts';
import { takeTurns } from '../../platform/events/take-turns.ts';
import { askTerms, type Frame, nameGroup, ownBrandOnly, type TermAnswers } from './ask-figures.ts';
import { dimensionsOf, infoOf, sourcesOf } from './metric-list.ts';
import type { Metric, Term } from './metric-types.ts';
import { bucketsOf } from './period.ts';
import { type PersonOf, sources } from './sources.ts';

/** A metric by day, whole or of one value of one dimension. Unknown days are NaN. */
export type DailySeries = {
  metric: MetricInfo;
  dimension: string | null;
  value: string | null;
  figures: Float64Array;
  /** What it was divided by, for rates. */
  base: Float64Array | null;
};
export type Scan = { days: string[]; series: DailySeries[] };

export type ScanQuestion = {
  metrics: readonly Metric[];
  period: Period;
  dimensions: readonly string[];
  /** Of each dimension so many values, by the rows that they have in any source within `ranked`. */
  most: number;
  ranked: Period;
};

type Deps = { events: EventsReader; personOf: PersonOf; frame: Frame; now: Date };

/**
 * Many metrics by day, whole and by each of some dimensions, in two questions to each source however many metrics are read off
 * it: which values are the largest, and their sums.
 */
export async function scanMetrics(given: Deps, question: ScanQuestion): Promise<Scan> {
  const deps = { ...given, events: takeTurns(given.events) };
  const { period, frame } = { ...question, ...deps };
  // An imported figure's name is a parameter, so each of them is a question of its own.
  const own = question.metrics.filter((metric) => metric.parameters === undefined);
  const imported = question.metrics.filter((metric) => metric.parameters !== undefined);
  const days = bucketsOf(period, 'day', frame.timeZone, frame.firstDay, deps.now);
  const series = await scanSources(deps, { ...question, metrics: own }, days);
  for (const metric of imported) {
    series.push(...(await scanSources(deps, { ...question, dimensions: [], metrics: [metric] }, days)));
  }
  return { days, series };
}

async function scanSources(deps: Deps, question: ScanQuestion, days: string[]): Promise<DailySeries[]> {
  const { metrics, period, dimensions } = question;
  const { events, personOf, frame } = deps;
  const common = {
    period,
    grain: 'day' as const,
    dimensions,
    filters: [],
    lenient: true,
    parameters: { ...metrics[0]?.parameters },
  };
  const used = [...new Set(metrics.flatMap(sourcesOf))];
  const counts = used.map((source): Term => ({ source, aggregate: 'count' }));
  const counted = await askTerms(events, personOf, frame, {
    ...common,
    period: question.ranked,
    terms: counts,
    groupings: ['each'],
  });
  const keep = largestValues(counted, counts, dimensions, question.most);
  const sides = metrics.map((metric) => ({
    metric,
    top: ownBrandOnly(metric, metric.numerator, []),
    bottom: metric.denominator,
  }));
  const { readNamed } = await askTerms(events, personOf, frame, {
    ...common,
    keep,
    terms: sides.flatMap(({ top, bottom }) => [...top, ...(bottom ?? [])]),
    groupings: ['bucket', 'each-cells'],
  });
  // Every metric of a part is read off the same groups, so they are named once.
  const groupsOf = (index: number, value: string | null): string[] =>
    days.map((day) => nameGroup([day, ...dimensions.map((_, k) => (k === index ? value : null))]));
  const whole = { dimension: null, value: null, groups: groupsOf(-1, null) };
  const parts = dimensions.flatMap((dimension, index) =>
    (keep[dimension] ?? []).map((value) => ({ dimension, value, groups: groupsOf(index, value) })),
  );
  const series: DailySeries[] = [];
  for (const { metric, top, bottom } of sides) {
    await letOthersRun();
    const known = dimensionsOf({ ...metric, alternatives: [] });
    const own = parts.filter(({ dimension }) => known.includes(dimension) && metric.wholeOf !== dimension);
    for (const { dimension, value, groups } of [whole, ...own]) {
      const column = (terms: readonly Term[]) =>
        Float64Array.from(groups, (group) => readNamed(terms, group) ?? Number.NaN);
      const base = bottom === undefined ? null : column(bottom);
      const { factor = 1 } = metric;
      series.push({
        metric: infoOf(metric),
        dimension,
        value,
        figures: column(top).map(
          (figure, day) => (factor * figure) / (base === null ? 1 : base[day] || Number.NaN),
        ),
        base,
      });
    }
  }
  return series;
}

/** By dimension the values that have most rows in some source; an empty value is none. */
function largestValues(
  { read, keys }: TermAnswers,
  counts: readonly Term[],
  dimensions: readonly string[],
  most: number,
): Record<string, string[]> {
  return Object.fromEntries(
    dimensions.map((dimension, index) => {
      const values = keys.flatMap((found) => found[index] || []);
      const kept = counts.flatMap((count) =>
        sources[count.source].dimensions[dimension] === undefined
          ? []
          : values
              .map((value) => ({
                value,
                rows: read([count], [null, ...dimensions.map((_, k) => (k === index ? value : null))]) ?? 0,
              }))
              .filter(({ rows }) => rows > 0)
              .sort((a, b) => b.rows - a.rows)
              .slice(0, most)
              .map(({ value }) => value),
      );
      return [dimension, [...new Set(kept)]];
    }),
  );
}
