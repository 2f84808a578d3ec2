import type {
  Comparison,
  ExploreAnswer,
  ExploreRow,
  ExploreRowsAnswer,
  Grain,
  MetricInfo,
  Period,
} from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { RondoError } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import { personOf } from '../identity/index.ts';
import { askFigures, type Frame } from './ask-figures.ts';
import { brandNames } from './brand-names.ts';
import { explore } from './explore.ts';
import { parseFilters } from './filters.ts';
import { findMetric, infoOf, kpiMetric, kpiName, metricList } from './metric-list.ts';
import type { Metric } from './metric-types.ts';
import { checkPeriod, isoWeekday } from './period.ts';
import { readRows } from './read-rows.ts';
import { readsOfMetric } from './reads-of-metric.ts';
import { type Scan, scanMetrics } from './scan-metrics.ts';
import { type Tabulated, type TabulateQuestion, tabulateMetric } from './tabulate-metric.ts';

/** What this stage needs of the workspace. */
export type WorkspaceFrame = {
  settings(): Promise<{ name: string; timeZone: string; currency: string; weekStart: number }>;
};

export type ExploreRequest = Period & {
  metric: string;
  per?: string;
  grain?: Grain;
  dimension?: readonly string[];
  compare?: Comparison;
  filter?: readonly string[];
  limit?: number;
  /** How many rows come with a series of their own: 10 unless told; none is faster. */
  lines?: number;
};

export type Figures = {
  /** All metrics, imported figures included. */
  list(): Promise<MetricInfo[]>;
  find(key: string): Promise<MetricInfo>;
  explore(request: ExploreRequest): Promise<ExploreAnswer>;
  rows(
    request: Period & { metric: string; filter?: readonly string[]; limit?: number; after?: number },
  ): Promise<ExploreRowsAnswer>;
  /** One figure; null where it is not known or its denominator is zero. Filters are “dimension:value”. */
  value(key: string, period: Period, filters?: readonly string[]): Promise<number | null>;
  /** A figure by steps of time. */
  series(
    key: string,
    period: Period,
    grain: Grain,
    filters?: readonly string[],
  ): Promise<{ at: string; value: number | null }[]>;
  /** A figure by one dimension, the weightiest first, with its comparison. */
  breakdown(
    key: string,
    dimension: string,
    period: Period,
    options?: { compare?: Comparison; filters?: readonly string[]; limit?: number },
  ): Promise<ExploreRow[]>;
  /** Its sums in total, by day, by each dimension and by all together, as asked for: what models take. */
  tabulate(
    request: Period & { metric: string; filter?: readonly string[] } & Pick<
        TabulateQuestion,
        'dimensions' | 'groupings' | 'keep'
      >,
  ): Promise<Tabulated>;
  /** All metrics, or one, by day, whole and by the largest values of some dimensions, in few questions. */
  scan(
    request: Period & { dimensions: readonly string[]; most: number; ranked: Period; metric?: string },
  ): Promise<Scan>;
  /** What a figure is made of: event names, tables of figures, or `kpi:NAME`. */
  reads(key: string): Promise<string[]>;
  /** Time zone, currency and week start, as every question here takes them. */
  frame(): Promise<Frame>;
};

const KPIS_SQL = `
SELECT toString(kpi) AS kpi, toString(argMax(unit, received_at)) AS unit, groupUniqArrayArray(mapKeys(dimensions)) AS dimensions
FROM kpi_values FINAL GROUP BY kpi ORDER BY kpi LIMIT 1000`;

export function createFigures(deps: { events: Events; clock: Clock; workspace: WorkspaceFrame }): Figures {
  const { events, clock } = deps;

  async function frame(): Promise<Frame> {
    const settings = await deps.workspace.settings();
    return {
      timeZone: settings.timeZone,
      currency: settings.currency,
      firstDay: isoWeekday(settings.weekStart),
      brands: brandNames(settings.name),
    };
  }

  async function resolve(key: string, field = 'metric'): Promise<Metric> {
    const name = kpiName(key);
    if (name === undefined) return findMetric(key, field);
    const [found] = await events.query<{ unit: string }>(
      'SELECT toString(argMax(unit, received_at)) AS unit FROM kpi_values FINAL WHERE kpi = {kpi:String} GROUP BY kpi',
      { kpi: name },
    );
    if (found === undefined)
      throw new RondoError({
        code: 'not-found',
        message: `There is no imported figure “${name}”.`,
        cure: 'GET /api/metrics lists those that were imported; it may have been undone.',
        status: 404,
        field,
      });
    return kpiMetric(name, found.unit);
  }

  async function ask(request: ExploreRequest): Promise<ExploreAnswer> {
    const [metric, per] = await Promise.all([
      resolve(request.metric),
      request.per === undefined ? undefined : resolve(request.per, 'per'),
    ]);
    return explore(
      { events, personOf, frame: await frame(), now: clock.now() },
      {
        metric,
        period: checkPeriod(request),
        filters: parseFilters(request.filter),
        ...(per === undefined ? {} : { per }),
        ...(request.grain === undefined ? {} : { grain: request.grain }),
        ...(request.dimension === undefined ? {} : { dimensions: request.dimension }),
        ...(request.compare === undefined ? {} : { comparison: request.compare }),
        ...(request.limit === undefined ? {} : { limit: request.limit }),
        ...(request.lines === undefined ? {} : { lines: request.lines }),
      },
    );
  }

  return {
    frame,
    explore: ask,
    async list() {
      const kpis = await events.query<{ kpi: string; unit: string; dimensions: string[] }>(KPIS_SQL);
      const imported = kpis.map(({ kpi, unit, dimensions }) => {
        const info = infoOf(kpiMetric(kpi, unit));
        return {
          ...info,
          dimensions: [...info.dimensions, ...dimensions.map((name) => `property:${name}`).sort()],
        };
      });
      return [...metricList.map(infoOf), ...imported];
    },
    find: async (key) => infoOf(await resolve(key)),
    async tabulate(request) {
      const { metric, filter, from, to, ...rest } = request;
      return tabulateMetric(
        { events, personOf, frame: await frame(), now: clock.now() },
        {
          ...rest,
          metric: await resolve(metric),
          period: checkPeriod({ from, to }),
          filters: parseFilters(filter),
        },
      );
    },
    async scan({ from, to, metric, ...rest }) {
      const imported = await events.query<{ kpi: string; unit: string }>(KPIS_SQL);
      const all = [...metricList, ...imported.map(({ kpi, unit }) => kpiMetric(kpi, unit))];
      return scanMetrics(
        { events, personOf, frame: await frame(), now: clock.now() },
        {
          ...rest,
          period: checkPeriod({ from, to }),
          metrics: all.filter(({ key }) => metric === undefined || key === metric),
        },
      );
    },
    reads: async (key) => readsOfMetric(await resolve(key)),
    rows: async (request) =>
      readRows(events, personOf, await frame(), {
        metric: await resolve(request.metric),
        period: checkPeriod(request),
        filters: parseFilters(request.filter),
        limit: request.limit ?? 50,
        after: request.after ?? 0,
      }),
    async value(key, period, filter = []) {
      const asked = await askFigures(events, personOf, await frame(), {
        metric: await resolve(key),
        period: checkPeriod(period),
        grain: 'month',
        dimensions: [],
        filters: parseFilters(filter),
        groupings: ['total'],
      });
      return asked.get(null, []).value;
    },
    async series(key, period, grain, filter = []) {
      const answer = await ask({ ...period, metric: key, filter, grain });
      return answer.buckets.map((at, index) => ({ at, value: answer.series[index] ?? null }));
    },
    breakdown: async (key, dimension, period, options = {}) =>
      (
        await ask({
          ...period,
          metric: key,
          dimension: [dimension],
          grain: 'month',
          filter: options.filters ?? [],
          compare: options.compare ?? 'none',
          limit: options.limit ?? 50,
          lines: 0,
        })
      ).rows,
  };
}
