import type { CampaignInput, NewAction, NewChart, NewGoal, SegmentInput, SegmentRule } from '@rondo/contract';
import { Insight } from '@rondo/contract';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { CREATORS, STORIES } from '../demo/company.ts';
import type { RunningServer } from './call-server.ts';
import { CONTROL_GROUP_SEGMENTS, describeExperiments } from './seed-experiments.ts';

const DAY_MS = 86_400_000;
/** The company's usual size, which the targets below were chosen for. */
const USUAL_PEOPLE = 20_000;

const MARKETING_LEAD = 'Elsa Norén';
const MANAGING_DIRECTOR = 'Henrik Dahl';
const CONTENT_LEAD = 'Lieke Jansen';
const SALES_LEAD = 'Astrid Lindqvist';

/** What people of the company have set up in Rondo: goals, described campaigns, segments, experiments, charts and an action. */
export async function seedDemo(
  server: RunningServer,
  options: { now: Date; people: number; signal: AbortSignal },
): Promise<void> {
  const post = (path: string, json: unknown) =>
    server.callJson(path, { method: 'POST', json, signal: options.signal });
  for (const campaign of describeCampaigns(options.now)) await post('/api/campaigns', campaign);
  for (const goal of setGoals(options.now, options.people)) await post('/api/goals', goal);
  for (const segment of SEGMENTS) await post('/api/segments', segment);
  const made = Type.Object({ id: Type.String() });
  const addSegment = async (segment: SegmentInput): Promise<string> =>
    Value.Parse(made, await post('/api/segments', segment)).id;
  const groups = {
    withheld: await addSegment(CONTROL_GROUP_SEGMENTS.withheld),
    mailed: await addSegment(CONTROL_GROUP_SEGMENTS.mailed),
  };
  const year = { from: dayFrom(options.now, -365), to: dayFrom(options.now, 0) };
  for (const experiment of describeExperiments(year, groups))
    await post('/api/measure/experiments', experiment);
  for (const chart of CHARTS) await post('/api/charts', chart);
  const action = await decideAction(server, options.now, options.signal);
  if (action !== undefined) await post('/api/actions', action);
}

function dayFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

function describeCampaigns(now: Date): CampaignInput[] {
  return [
    {
      key: 'autumn_light',
      name: 'Autumn light',
      start: dayFrom(now, -90),
      end: dayFrom(now, 20),
      budget: 12_000,
      channels: ['influencer'],
      owner: CONTENT_LEAD,
      goalMetric: 'orders',
      audience: 'Followers of three creators who light their homes',
      content: 'Lamps for dark evenings, each with a code of its own',
    },
    {
      key: 'social_prospecting',
      name: 'Social prospecting',
      start: dayFrom(now, -365),
      budget: 24_000,
      channels: ['social'],
      owner: MARKETING_LEAD,
      goalMetric: 'new_customers',
      audience: 'People who furnish a first home, love design, or have just become parents',
    },
    {
      key: 'brand_search',
      name: 'Brand search',
      start: dayFrom(now, -365),
      budget: 15_000,
      channels: ['search'],
      owner: MARKETING_LEAD,
      goalMetric: 'orders',
    },
    {
      key: 'newsletter',
      name: 'Newsletter',
      start: dayFrom(now, -365),
      channels: ['email'],
      owner: CONTENT_LEAD,
      goalMetric: 'open_rate',
    },
  ];
}

function setGoals(now: Date, people: number): NewGoal[] {
  const scale = people / USUAL_PEOPLE;
  const perThousand = STORIES.missedCampaign.goalOrdersPerThousandPeople;
  // The quarter of the last day that the year holds.
  const last = new Date(now.getTime() - DAY_MS);
  const first = new Date(Date.UTC(last.getUTCFullYear(), Math.floor(last.getUTCMonth() / 3) * 3, 1));
  const end = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 3, 0));
  const quarter = { from: first.toISOString().slice(0, 10), due: end.toISOString().slice(0, 10) };
  return [
    {
      name: 'Net revenue of the quarter',
      metric: 'revenue_net',
      filters: [],
      target: Math.round(240_000 * scale),
      ...quarter,
      owner: MANAGING_DIRECTOR,
      desk: 'management',
      why: 'It pays for the store in Utrecht.',
    },
    {
      name: 'An order for at most 32 in ads',
      metric: 'cost_per_acquisition',
      filters: [],
      target: 32,
      ...quarter,
      owner: MARKETING_LEAD,
      desk: 'marketing',
      why: 'Above that a first order earns nothing.',
    },
    {
      name: 'Orders by code of Autumn light',
      metric: 'orders',
      filters: CREATORS.slice(3).map((creator) => `property:coupon:${creator.code}`),
      target: Math.max(1, Math.round((perThousand * people) / 1_000)),
      from: dayFrom(now, -90),
      due: dayFrom(now, 20),
      owner: CONTENT_LEAD,
      desk: 'content',
      why: 'What the creators were booked for.',
    },
    {
      name: 'Two fifths of the conversation',
      metric: 'share_of_voice',
      filters: [],
      target: 0.4,
      ...quarter,
      owner: CONTENT_LEAD,
      desk: 'content',
      why: 'Whoever is talked about is thought of in the shop.',
    },
    {
      name: 'Leads of the quarter',
      metric: 'leads',
      filters: [],
      target: Math.max(1, Math.round(150 * scale)),
      ...quarter,
      owner: SALES_LEAD,
      desk: 'sales',
      why: 'Five salespeople need thirty each.',
    },
  ];
}

type OrderWindow = { kind: 'ever' } | { kind: 'last'; count: number; unit: 'days' };
function orders(operator: 'at-least' | 'exactly', value: number, window: OrderWindow = { kind: 'ever' }) {
  return {
    kind: 'event',
    type: 'track',
    event: 'Order Completed',
    where: [],
    amount: { of: 'count', operator, value },
    window,
  } satisfies SegmentRule;
}

const SEGMENTS: readonly SegmentInput[] = [
  {
    name: 'Loyal customers',
    description: 'Three orders or more',
    rule: { kind: 'all', rules: [orders('at-least', 3)] },
  },
  {
    name: 'Slipping away',
    description: 'Bought before, but not for half a year',
    rule: {
      kind: 'all',
      rules: [orders('at-least', 1), orders('exactly', 0, { kind: 'last', count: 180, unit: 'days' })],
    },
  },
  {
    name: 'Began a checkout, bought nothing',
    description: 'In the last 30 days',
    rule: {
      kind: 'all',
      rules: [
        {
          kind: 'event',
          type: 'track',
          event: 'Checkout Started',
          where: [],
          amount: { of: 'count', operator: 'at-least', value: 1 },
          window: { kind: 'last', count: 30, unit: 'days' },
        },
        orders('exactly', 0, { kind: 'last', count: 30, unit: 'days' }),
      ],
    },
  },
];

const steps = new URLSearchParams(
  ['Product Viewed', 'Product Added', 'Order Completed'].map((event): [string, string] => [
    'step',
    JSON.stringify({ event }),
  ]),
);
const CHARTS: readonly NewChart[] = [
  {
    name: 'Orders by channel',
    kind: 'explore',
    definition: { search: '?metric=orders&by=channel&show=parts' },
  },
  { name: 'From product to order', kind: 'funnel', definition: { search: `?${steps.toString()}` } },
];

/** The marketing lead has acted on one insight already: the most important one of the report. */
async function decideAction(
  server: RunningServer,
  now: Date,
  signal: AbortSignal,
): Promise<NewAction | undefined> {
  const answer = await server.callJson('/api/insights/marketing', { signal });
  const { items } = Value.Parse(Type.Object({ items: Type.Array(Insight) }), answer);
  const insight = items.find(({ kind }) => kind === 'campaign-best');
  if (insight === undefined) return undefined;
  const { part, weak, campaign } = insight.facts;
  return {
    title:
      weak == null
        ? `Show “${part}” more often in ${campaign}`
        : `Pause “${weak}” in ${campaign} and give its money to “${part}”`,
    owner: MARKETING_LEAD,
    due: dayFrom(now, -2),
    note: '',
    desk: 'marketing',
    insight,
  };
}
