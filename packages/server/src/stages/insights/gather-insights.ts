import type { Desk, ExploreAnswer, Insight, Period } from '@rondo/contract';
import { RondoError } from '../../platform/error.ts';
import type { Measurement } from '../measurement/index.ts';
import type { Metrics } from '../metrics/index.ts';
import type { Planning } from '../planning/index.ts';
import { deskPlans } from './desks.ts';
import { findBestAndWorstChannel } from './find-best-and-worst-channel.ts';
import { campaignQuestions, findCampaignBest } from './find-campaign-best.ts';
import { findStaleSources, findUntouched } from './find-in-inventory.ts';
import { type Breakdown, describeMove, hasMoved } from './find-moved.ts';
import { findOffGoal } from './find-off-goal.ts';
import { type Finding, isFor, makeInsight } from './make-insight.ts';

export type InsightSources = { metrics: Metrics; measurement: Measurement; planning: Planning };

const MOST_CAMPAIGNS = 4;
const MOST_PARTS = 100;

/** Everything that there is to say to a desk about a period, unranked. */
export async function gatherInsights(
  sources: InsightSources,
  desk: Desk,
  period: Period,
  comparison: Period | undefined,
): Promise<Insight[]> {
  const wanted = (await Promise.all([
    isFor('off-goal', desk) ? offGoals(sources, desk) : [],
    comparison === undefined ? [] : moves(sources, desk, period, comparison),
    isFor('best-and-worst-channel', desk) ? channels(sources, period) : [],
    isFor('campaign-best', desk) ? campaigns(sources, period) : [],
    inventory(sources, desk),
  ])) satisfies Finding[][];
  return wanted.flat().map((finding) => makeInsight(finding, period));
}

async function offGoals({ metrics, planning }: InsightSources, desk: Desk): Promise<Finding[]> {
  const goals = (await planning.goals.list()).filter((goal) => goal.desk === desk || desk === 'management');
  const found = await Promise.all(
    goals.map(async (goal) => findOffGoal(goal, await metrics.find(goal.metric))),
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
      if (after.total === null || before.total === null || before.total === 0) return [];
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
      const possible = dimensions.filter((dimension) => after.metric.dimensions.includes(dimension));
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
  const spent = await metrics.breakdown('spend', 'campaign', period, { limit: MOST_CAMPAIGNS + 1 });
  const names = spent.flatMap((row) => (row.keys[0] ? [row.keys[0]] : [])).slice(0, MOST_CAMPAIGNS);
  const found = await Promise.all(
    names.flatMap((campaign) =>
      campaignQuestions.map(async (question) => {
        try {
          const answer = await metrics.explore({
            ...period,
            metric: question.metric,
            dimension: [question.dimension],
            filter: [`campaign:${campaign}`],
            grain: 'month',
            limit: MOST_PARTS,
          });
          return findCampaignBest(campaign, question, answer.metric, answer.total, answer.rows, period);
        } catch (error) {
          // Weekly figures know no weekday: then there is nothing to say about timing.
          if (error instanceof RondoError && error.status === 400) return undefined;
          throw error;
        }
      }),
    ),
  );
  return found.flatMap((finding) => finding ?? []);
}

async function inventory({ planning }: InsightSources, desk: Desk): Promise<Finding[]> {
  if (!isFor('untouched', desk) && !isFor('stale-source', desk)) return [];
  const taken = await planning.inventory.take();
  const untouched = findUntouched(taken);
  return [
    ...(untouched !== undefined && isFor('untouched', desk) ? [untouched] : []),
    ...(isFor('stale-source', desk) ? findStaleSources(taken) : []),
  ];
}
