import type { Desk, ExploreAnswer, Goal, Period } from '@rondo/contract';
import type { Measurement } from '../measurement/index.ts';
import type { Metrics } from '../metrics/index.ts';
import type { Planning } from '../planning/index.ts';
import { deskPlans } from './desks.ts';
import { findBestAndWorstChannel } from './find-best-and-worst-channel.ts';
import { campaignQuestions, findCampaignBest, partsByCampaign } from './find-campaign-best.ts';
import { findStaleSources, findUntouched } from './find-in-inventory.ts';
import { type Breakdown, describeMove, hasMoved } from './find-moved.ts';
import { findOffGoal } from './find-off-goal.ts';
import { type Finding, isFor } from './make-insight.ts';

export type InsightSources = { metrics: Metrics; measurement: Measurement; planning: Planning };

const MOST_CAMPAIGNS = 8;
const CAMPAIGN_DAYS = 91;
const MOST_CAMPAIGN_PARTS = 500;
const MOST_PARTS = 100;

/** What the figures of a period say to a desk, unranked; goals apart. */
export async function gatherFindings(
  sources: InsightSources,
  desk: Desk,
  period: Period,
  comparison: Period | undefined,
): Promise<Finding[]> {
  const found = await Promise.all([
    comparison === undefined ? [] : moves(sources, desk, period, comparison),
    isFor('best-and-worst-channel', desk) ? channels(sources, period) : [],
    isFor('campaign-best', desk) ? campaigns(sources, period) : [],
    inventory(sources, desk),
  ]);
  return found.flat();
}

/** Goals that are behind or missed. They are few and change by hand, so they are always asked anew. */
export async function gatherOffGoals(
  { metrics }: Pick<InsightSources, 'metrics'>,
  desk: Desk,
  goals: readonly Goal[],
): Promise<Finding[]> {
  const own = goals.filter((goal) => goal.desk === desk || desk === 'management');
  const found = await Promise.all(
    own.map(async (goal) => findOffGoal(goal, await metrics.find(goal.metric))),
  );
  return found.flatMap((finding) => finding ?? []);
}

async function moves(
  { metrics }: InsightSources,
  desk: Desk,
  period: Period,
  comparison: Period,
): Promise<Finding[]> {
  const found = await Promise.all(
    deskPlans[desk].watched.map(async ({ metric: key, dimensions }) => {
      const [after, before] = await Promise.all([
        daily(metrics, key, period),
        daily(metrics, key, comparison),
      ]);
      if (after.total === null || before.total === null) return [];
      const facts = {
        metric: after.metric,
        period,
        comparison,
        before: known(before.series),
        after: known(after.series),
        value: after.total,
        previous: before.total,
      };
      if (!hasMoved(facts)) return [];
      const possible = dimensions.filter(
        (dimension) => dimension.startsWith('property:') || after.metric.dimensions.includes(dimension),
      );
      const breakdowns = await Promise.all(
        possible.map(async (dimension): Promise<[string, Breakdown]> => {
          const [rows, earlier] = await Promise.all([
            metrics.breakdown(key, dimension, period, { limit: MOST_PARTS }),
            metrics.breakdown(key, dimension, comparison, { limit: MOST_PARTS }),
          ]);
          return [dimension, { after: rows, before: earlier }];
        }),
      );
      return [describeMove(facts, new Map(breakdowns))];
    }),
  );
  return found.flat();
}

function daily(metrics: Metrics, metric: string, period: Period): Promise<ExploreAnswer> {
  return metrics.explore({ ...period, metric, grain: 'day' });
}

function known(series: readonly (number | null)[]): number[] {
  return series.filter((value) => value !== null);
}

async function channels({ measurement }: InsightSources, period: Period): Promise<Finding[]> {
  const finding = findBestAndWorstChannel(await measurement.attribute({ ...period, dimension: 'channel' }));
  return finding === undefined ? [] : [finding];
}

/** The campaigns on which most was spent, each asked when, with whom and with what it did best. */
async function campaigns({ metrics }: InsightSources, period: Period): Promise<Finding[]> {
  const window = campaignWindow(period);
  const spent = await metrics.breakdown('spend', 'campaign', period, { limit: MOST_CAMPAIGNS + 1 });
  const names = spent
    .flatMap((row) => (row.keys[0] && row.value ? [row.keys[0]] : []))
    .slice(0, MOST_CAMPAIGNS);
  if (names.length === 0) return [];
  const found = await Promise.all(
    campaignQuestions.map(async (question) => {
      const by = {
        ...window,
        dimension: ['campaign', question.dimension],
        limit: MOST_CAMPAIGN_PARTS,
        grain: 'month',
        lines: 0,
      } as const;
      const filter = names.map((name) => `campaign:${name}`);
      const [answer, spend] = await Promise.all([
        metrics.explore({ ...by, filter, metric: question.metric }),
        // Nobody spends by weekday: weekly figures know none.
        question.aspect === 'timing' ? undefined : metrics.explore({ ...by, filter, metric: 'spend' }),
      ]);
      const parts = partsByCampaign(answer.rows, spend?.rows ?? []);
      return names.map((name) =>
        findCampaignBest(name, question, answer.metric, parts.get(name) ?? [], window),
      );
    }),
  );
  return found.flat().flatMap((finding) => finding ?? []);
}

/** A quarter at least: parts of a campaign are small, and a month of them says little. */
function campaignWindow({ from, to }: Period): Period {
  const earliest = new Date(Date.parse(`${to}T00:00:00Z`) - CAMPAIGN_DAYS * 86_400_000)
    .toISOString()
    .slice(0, 10);
  return { from: from < earliest ? from : earliest, to };
}

async function inventory({ planning }: InsightSources, desk: Desk): Promise<Finding[]> {
  if (!isFor('untouched', desk) && !isFor('stale-source', desk)) return [];
  const taken = await planning.inventory.take();
  const untouched = findUntouched(taken);
  return [
    ...(untouched !== undefined && isFor('untouched', desk) ? [untouched] : []),
    ...(isFor('stale-source', desk) ? findStaleSources(taken, desk) : []),
  ];
}
