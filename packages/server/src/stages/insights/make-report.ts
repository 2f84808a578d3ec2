import type { Comparison, Desk, Goal, Period, Report, ReportTile } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import { comparisonOf } from '../metrics/index.ts';
import { deskPlans } from './desks.ts';
import { gatherInsights, type InsightSources } from './gather-insights.ts';
import { type Feedback, rankInsights } from './rank-insights.ts';

export type ReportDeps = InsightSources & { events: Events; clock: Clock };

/** A desk's report: few figures, each beside its goal and its comparison, then what they say and what to do. */
export async function makeReport(
  deps: ReportDeps,
  desk: Desk,
  period: Period,
  compare: Comparison,
  feedback: readonly Feedback[],
): Promise<Report> {
  const { metrics, planning } = deps;
  const comparison = comparisonOf(period, compare);
  const now = deps.clock.now();
  const [frame, goals] = await Promise.all([metrics.frame(), planning.goals.list()]);
  const [tiles, insights, dataUntil] = await Promise.all([
    Promise.all(deskPlans[desk].tiles.map((key) => makeTile(deps, key, period, compare, goals))),
    gatherInsights(deps, desk, period, comparison),
    newestFact(deps.events, now),
  ]);
  return {
    desk,
    period,
    comparison: comparison ?? null,
    currency: frame.currency,
    timeZone: frame.timeZone,
    madeAt: now.toISOString(),
    dataUntil,
    tiles,
    insights: rankInsights(insights, feedback, now),
  };
}

async function makeTile(
  { metrics }: ReportDeps,
  key: string,
  period: Period,
  compare: Comparison,
  goals: readonly Goal[],
): Promise<ReportTile> {
  const answer = await metrics.explore({ ...period, metric: key, compare });
  // The goal shown is one for the whole figure whose time takes in the period's end.
  const goal = goals.find(
    (one) => one.metric === key && one.filters.length === 0 && one.from < period.to && one.due >= period.from,
  );
  return {
    metric: answer.metric,
    value: answer.total,
    comparison: answer.comparisonTotal ?? null,
    change: answer.change ?? null,
    series: answer.series,
    goal:
      goal === undefined
        ? null
        : { id: goal.id, name: goal.name, target: goal.target, due: goal.due, progress: goal.progress },
  };
}

async function newestFact(events: Events, now: Date): Promise<string | null> {
  const row = await events.queryOne<{ newest: string; n: string }>(
    'SELECT max(timestamp) AS newest, count() AS n FROM events WHERE timestamp <= {now:DateTime64(3)}',
    {
      now,
    },
  );
  return row.n === '0' ? null : row.newest;
}
