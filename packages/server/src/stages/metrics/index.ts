import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Actor, Http } from '../../platform/http/create-http.ts';
import type { Records } from '../../platform/records/open-records.ts';
import { behaviourRoutes, siteGoalRoutes } from './behaviour-routes.ts';
import { type Behaviour, createBehaviour } from './behaviour-service.ts';
import { type Charts, createCharts } from './charts-store.ts';
import { chartRoutes, exploreRoutes } from './explore-routes.ts';
import { createFigures, type Figures, type WorkspaceFrame } from './metrics-service.ts';
import { createSiteGoals, type SiteGoals } from './site-goals-store.ts';

export type MetricsDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  workspace: WorkspaceFrame & {
    audit(entry: {
      actor: Actor;
      action: string;
      subject: string;
      detail?: Record<string, unknown>;
    }): Promise<void>;
  };
};

export type Metrics = Figures &
  Behaviour & { charts: Charts; siteGoals: SiteGoals; workspace: MetricsDeps['workspace'] };

export function createMetrics(deps: MetricsDeps): Metrics {
  const figures = createFigures(deps);
  const siteGoals = createSiteGoals(deps.records, deps.clock);
  return {
    ...figures,
    ...createBehaviour({ events: deps.events, clock: deps.clock, figures, siteGoals }),
    charts: createCharts(deps.records, deps.clock),
    siteGoals,
    workspace: deps.workspace,
  };
}

export function metricsRoutes(http: Http, metrics: Metrics): void {
  exploreRoutes(http, metrics);
  chartRoutes(http, metrics);
  behaviourRoutes(http, metrics);
  siteGoalRoutes(http, metrics);
}

export { type Frame, moment, periodParameters } from './ask-figures.ts';
export { REST } from './compose-figures-sql.ts';
export { customerFifthsSql } from './customer-fifths-sql.ts';
export { LEAD_EVENTS, PURCHASE_EVENTS, REFUND_EVENT, REVENUE_EVENTS, sqlList } from './event-names.ts';
export { type Filter, filterSql, parseFilters } from './filters.ts';
export { checkPeriod, comparisonOf, daysIn, startOfDay, todayIn } from './period.ts';
export type { DailySeries } from './scan-metrics.ts';
export { BEFORE_END, ordersSql, property, WON_STAGES } from './source-rows-sql.ts';
export type { Tabulated } from './tabulate-metric.ts';
export { wilsonInterval } from './wilson-interval.ts';
