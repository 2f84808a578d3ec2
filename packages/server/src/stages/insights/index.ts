import type { Comparison, Desk, Insight, Period, Report } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Records } from '../../platform/records/open-records.ts';
import type { Measurement } from '../measurement/index.ts';
import { checkPeriod, type Metrics, todayIn } from '../metrics/index.ts';
import type { Planning, Usage } from '../planning/index.ts';
import { computeFigures, listInsights, makeReport, type ReportFigures } from './make-report.ts';
import { rankInsights } from './rank-insights.ts';
import { rememberFor } from './remember-for.ts';
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
  /** After an import or its undoing: figures that were computed before do not hold any more. */
  forget(): void;
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
const FRESH_MS = 60_000;
const MOST_REPORTS = 50;

export function createInsights(deps: InsightsDeps): Insights {
  const { metrics, clock } = deps;
  const store = createInsightStore(deps.records, clock);
  const today = async () => todayIn((await metrics.frame()).timeZone, clock.now());
  const remember = rememberFor<ReportFigures>(FRESH_MS, MOST_REPORTS, () => clock.now().getTime());

  async function gather(desk: Desk, asked: Period, compare: Comparison) {
    const period = checkPeriod(asked);
    const { timeZone, currency } = await metrics.frame();
    const key = [desk, period.from, period.to, compare, timeZone, currency].join(' ');
    const [figures, goals] = await Promise.all([
      remember(key, () => computeFigures(deps, desk, period, compare)),
      deps.planning.goals.list(),
    ]);
    const insights = await listInsights(deps, desk, period, figures, goals);
    return { period, figures, goals, insights };
  }

  return {
    store,
    today,
    forget: remember.forget,
    usages: () => usagesOfReports(metrics),
    async report(desk, asked, compare) {
      const { period, figures, goals, insights } = await gather(desk, asked, compare);
      const shown = rankInsights(insights, await store.feedback(), clock.now());
      return makeReport(deps, desk, period, compare, figures, goals, shown);
    },
    async insights(desk, asked, compare) {
      const { insights } = await gather(desk, asked, compare);
      return rankInsights(insights, await store.feedback(), clock.now(), { all: true });
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
