import type {
  Comparison,
  Desk,
  ExploreAnswer,
  Goal,
  Insight,
  Period,
  Report,
  ReportTile,
} from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import { comparisonOf, type Metrics } from '../metrics/index.ts';
import { deskPlans } from './desks.ts';
import { gatherFindings, gatherOffGoals, type InsightSources } from './gather-insights.ts';
import { type Finding, makeInsight } from './make-insight.ts';

export type ReportDeps = InsightSources & { events: Events; clock: Clock };

/** What is computed from the data, and may be a minute old. */
export type ReportFigures = {
  answers: ExploreAnswer[];
  findings: Finding[];
  dataUntil: string | null;
  madeAt: string;
};

export async function computeFigures(
  deps: ReportDeps,
  desk: Desk,
  period: Period,
  compare: Comparison,
): Promise<ReportFigures> {
  const now = deps.clock.now();
  const [answers, findings, dataUntil] = await Promise.all([
    Promise.all(deskPlans[desk].tiles.map((key) => askTile(deps.metrics, key, period, compare))),
    gatherFindings(deps, desk, period, comparisonOf(period, compare)),
    newestFact(deps.events, now),
  ]);
  return { answers, findings, dataUntil, madeAt: now.toISOString() };
}

/** All that there is to say: the figures' findings and the goals that are off. */
export async function listInsights(
  deps: ReportDeps,
  desk: Desk,
  period: Period,
  figures: ReportFigures,
  goals: readonly Goal[],
): Promise<Insight[]> {
  const off = await gatherOffGoals(deps, desk, goals);
  return [...off, ...figures.findings].map((finding) => makeInsight(finding, period));
}

/** A desk's report: few figures, each beside its goal and its comparison, then what they say and what to do. */
export async function makeReport(
  { metrics }: ReportDeps,
  desk: Desk,
  period: Period,
  compare: Comparison,
  figures: ReportFigures,
  goals: readonly Goal[],
  insights: Insight[],
): Promise<Report> {
  const { currency, timeZone } = await metrics.frame();
  return {
    desk,
    period,
    comparison: comparisonOf(period, compare) ?? null,
    currency,
    timeZone,
    madeAt: figures.madeAt,
    dataUntil: figures.dataUntil,
    tiles: figures.answers.map((answer) => makeTile(answer, period, goals)),
    insights,
  };
}

async function askTile(
  metrics: Metrics,
  metric: string,
  period: Period,
  compare: Comparison,
): Promise<ExploreAnswer> {
  const asked = await metrics.explore({ ...period, metric, compare });
  // Figures that come once a week make six gaps and a spike of each week's days.
  return isSparse(asked) ? metrics.explore({ ...period, metric, compare, grain: 'week' }) : asked;
}

function makeTile(answer: ExploreAnswer, period: Period, goals: readonly Goal[]): ReportTile {
  const goal = goals.find(
    (one) =>
      one.metric === answer.metric.key &&
      // The tile is of the whole figure, so a goal for a part of it is not the tile's.
      one.filters.length === 0 &&
      one.from < period.to &&
      one.due >= period.from,
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

/** Whether most steps of the line know nothing, though something is known. */
function isSparse({ grain, series, total }: ExploreAnswer): boolean {
  const known = series.filter((value) => value !== null).length;
  return grain === 'day' && total !== null && series.length >= 14 && known < series.length / 2;
}

async function newestFact(events: Events, now: Date): Promise<string | null> {
  const row = await events.queryOne<{ newest: string; n: string }>(
    'SELECT max(timestamp) AS newest, count() AS n FROM events WHERE timestamp <= {now:DateTime64(3)}',
    { now },
  );
  return row.n === '0' ? null : row.newest;
}
