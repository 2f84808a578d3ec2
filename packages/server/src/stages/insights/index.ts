import type { Comparison, Desk, Insight, Period, Report } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Records } from '../../platform/records/open-records.ts';
import type { Measurement } from '../measurement/index.ts';
import { checkPeriod, comparisonOf, type Metrics, todayIn } from '../metrics/index.ts';
import type { Planning, Usage } from '../planning/index.ts';
import { gatherInsights } from './gather-insights.ts';
import { makeReport } from './make-report.ts';
import { rankInsights } from './rank-insights.ts';
import { createInsightStore, type InsightStore } from './store.ts';
import { usagesOfReports } from './usages.ts';

export { insightRoutes } from './routes.ts';

export type Insights = {
  report(desk: Desk, period: Period, compare: Comparison): Promise<Report>;
  /** All that there is to say to a desk, not only what a report has room for. */
  insights(desk: Desk, period: Period, compare: Comparison): Promise<Insight[]>;
  /** The last 28 whole days, for who names no period. */
  usualPeriod(): Promise<Period>;
  today(): Promise<string>;
  store: InsightStore;
  /** What the reports read, for the data inventory's port. */
  usages(): Promise<Usage[]>;
};

export type InsightsDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  metrics: Metrics;
  measurement: Measurement;
  planning: Planning;
};

const USUAL_DAYS = 28;

export function createInsights(deps: InsightsDeps): Insights {
  const { metrics, clock } = deps;
  const store = createInsightStore(deps.records, clock);
  const today = async () => todayIn((await metrics.frame()).timeZone, clock.now());
  return {
    store,
    today,
    usages: () => usagesOfReports(metrics),
    report: async (desk, period, compare) =>
      makeReport(deps, desk, checkPeriod(period), compare, await store.feedback()),
    async insights(desk, period, compare) {
      const checked = checkPeriod(period);
      const found = await gatherInsights(deps, desk, checked, comparisonOf(checked, compare));
      return rankInsights(found, await store.feedback(), clock.now());
    },
    async usualPeriod() {
      const to = await today();
      const from = new Date(Date.parse(`${to}T00:00:00Z`) - USUAL_DAYS * 86_400_000)
        .toISOString()
        .slice(0, 10);
      return { from, to };
    },
  };
}
export { createLentKeys, type LentKeys } from './lend-keys.ts';
export { createPrintReport, findBrowser } from './print-report.ts';
