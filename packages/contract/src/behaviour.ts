import { type Static, Type } from 'typebox';
import { filterField, Period, periodFields } from './metrics.ts';

/** What people do on the site and over time: web statistics, funnels, retention, deciles. */

const NullableNumber = Type.Union([Type.Number(), Type.Null()]);
const Interval = Type.Array(Type.Number(), { description: '95 % interval: low, high' });

export const webFigures = [
  'visitors',
  'sessions',
  'page_views',
  'session_duration',
  'bounce_rate',
  'pages_per_session',
] as const;
export type WebFigure = (typeof webFigures)[number];
export const webBreakdowns = [
  'channel',
  'source',
  'campaign',
  'landing_page',
  'exit_page',
  'country',
  'device',
] as const;
export type WebBreakdown = (typeof webBreakdowns)[number];

export const WebQuery = Type.Object(
  {
    ...periodFields,
    compare: Type.Optional(Type.Enum(['none', 'previous', 'last-year'])),
    grain: Type.Optional(Type.Enum(['hour', 'day', 'week', 'month'])),
    filter: filterField,
  },
  { additionalProperties: false },
);
export type WebQuery = Static<typeof WebQuery>;

export const siteGoalKinds = ['event', 'path'] as const;
export const NewSiteGoal = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    kind: Type.Enum(siteGoalKinds),
    value: Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'Name of the event, or path of the page, where * stands for anything',
    }),
  },
  { additionalProperties: false },
);
export type NewSiteGoal = Static<typeof NewSiteGoal>;
export const SiteGoal = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Enum(siteGoalKinds),
  value: Type.String(),
});
export type SiteGoal = Static<typeof SiteGoal>;
export const SiteGoalList = Type.Object({ items: Type.Array(SiteGoal), total: Type.Integer() });

const WebRow = Type.Object({
  key: Type.String(),
  visitors: Type.Integer(),
  sessions: Type.Integer(),
  share: NullableNumber,
  duration: NullableNumber,
  bounceRate: NullableNumber,
  before: Type.Optional(Type.Integer({ description: 'Sessions in the comparison period' })),
});
export const WebGoalRow = Type.Object({
  key: Type.String(),
  sessions: Type.Integer(),
  reached: Type.Integer({ description: 'Sessions in which the goal was reached' }),
  rate: NullableNumber,
  interval: Type.Optional(Interval),
});
export const WebAnswer = Type.Object({
  period: Period,
  comparison: Type.Optional(Period),
  grain: Type.Enum(['hour', 'day', 'week', 'month']),
  figures: Type.Record(
    Type.Enum(webFigures),
    Type.Object({
      value: NullableNumber,
      comparison: Type.Optional(NullableNumber),
      change: Type.Optional(NullableNumber),
    }),
  ),
  buckets: Type.Array(Type.String()),
  visitors: Type.Array(Type.Integer()),
  sessions: Type.Array(Type.Integer()),
  sessionsBefore: Type.Optional(Type.Array(NullableNumber)),
  breakdowns: Type.Record(Type.Enum(webBreakdowns), Type.Array(WebRow)),
  goals: Type.Array(Type.Object({ goal: SiteGoal, total: WebGoalRow, channels: Type.Array(WebGoalRow) })),
});
export type WebAnswer = Static<typeof WebAnswer>;

export const conditionKinds = ['is', 'is-not', 'contains', 'at-least', 'at-most', 'exists'] as const;
export const FunnelCondition = Type.Object(
  {
    property: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'channel, campaign, page_path, country, …, or property:NAME',
    }),
    kind: Type.Enum(conditionKinds),
    value: Type.Optional(Type.Union([Type.String({ maxLength: 500 }), Type.Number()])),
  },
  { additionalProperties: false },
);
export type FunnelCondition = Static<typeof FunnelCondition>;
export const FunnelStep = Type.Object(
  {
    event: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    page: Type.Optional(
      Type.String({ minLength: 1, maxLength: 500, description: 'Path, where * stands for anything' }),
    ),
    where: Type.Optional(Type.Array(FunnelCondition, { maxItems: 10 })),
  },
  { additionalProperties: false },
);
export type FunnelStep = Static<typeof FunnelStep>;
export const FunnelQuestion = Type.Object(
  {
    ...periodFields,
    steps: Type.Array(FunnelStep, { minItems: 2, maxItems: 10 }),
    windowHours: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 8760,
        description: 'From the first step to the last; 168 (a week) where left out',
      }),
    ),
    dimension: Type.Optional(Type.String({ maxLength: 200, description: 'Of the first step' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  { additionalProperties: false },
);
export type FunnelQuestion = Static<typeof FunnelQuestion>;
const FunnelLevel = Type.Object({
  people: Type.Integer(),
  ofFirst: NullableNumber,
  ofPrevious: NullableNumber,
  interval: Type.Optional(Interval),
  /** Seconds from the step before, for those who came here. */
  medianSeconds: NullableNumber,
});
export const FunnelAnswer = Type.Object({
  period: Period,
  windowHours: Type.Number(),
  steps: Type.Array(FunnelLevel),
  /** Seconds from the first step to the last: a quarter, half and three quarters took no longer. */
  seconds: Type.Union([Type.Array(Type.Number()), Type.Null()]),
  rows: Type.Array(
    Type.Object({ key: Type.String(), people: Type.Array(Type.Integer()), rate: NullableNumber }),
  ),
});
export type FunnelAnswer = Static<typeof FunnelAnswer>;

export const campaignLevels = ['attention', 'interest', 'action'] as const;
export const CampaignFunnelQuery = Type.Object(
  { ...periodFields, campaign: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })) },
  { additionalProperties: false },
);
export type CampaignFunnelQuery = Static<typeof CampaignFunnelQuery>;
export const CampaignFunnelAnswer = Type.Object({
  period: Period,
  campaign: Type.Optional(Type.String()),
  currency: Type.String(),
  spend: NullableNumber,
  levels: Type.Array(
    Type.Object({
      level: Type.Enum(campaignLevels),
      /** Key of the metric that the level is measured by; the first of its metrics that is known. */
      metric: Type.Union([Type.String(), Type.Null()]),
      value: NullableNumber,
      ofPrevious: NullableNumber,
      costPer: NullableNumber,
      metrics: Type.Array(Type.Object({ key: Type.String(), value: NullableNumber })),
    }),
  ),
});
export type CampaignFunnelAnswer = Static<typeof CampaignFunnelAnswer>;

const Events = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: 20, description }));
export const RetentionQuery = Type.Object(
  {
    ...periodFields,
    grain: Type.Optional(Type.Enum(['week', 'month'])),
    first: Events('Events whose first time makes a person part of a cohort; purchases where left out'),
    returning: Events('Events that count as coming back; purchases where left out'),
    periods: Type.Optional(Type.Integer({ minimum: 1, maximum: 104, description: '12 where left out' })),
  },
  { additionalProperties: false },
);
export type RetentionQuery = Static<typeof RetentionQuery>;
export const RetentionAnswer = Type.Object({
  period: Period,
  grain: Type.Enum(['week', 'month']),
  first: Type.Array(Type.String()),
  returning: Type.Array(Type.String()),
  periods: Type.Integer(),
  people: Type.Integer(),
  cohorts: Type.Array(
    Type.Object({
      at: Type.String(),
      people: Type.Integer(),
      /** People who came back so many steps later; null where that time is not over yet. */
      returned: Type.Array(Type.Union([Type.Integer(), Type.Null()])),
    }),
  ),
  /** Share of all who came back so many steps later, over cohorts that have lived that long. */
  average: Type.Array(
    Type.Object({ rate: NullableNumber, people: Type.Integer(), interval: Type.Optional(Interval) }),
  ),
});
export type RetentionAnswer = Static<typeof RetentionAnswer>;

export const DecilesQuery = Type.Object(periodFields, { additionalProperties: false });
export const DecilesAnswer = Type.Object({
  period: Period,
  currency: Type.String(),
  customers: Type.Integer(),
  orders: Type.Integer(),
  revenue: Type.Number(),
  items: Type.Array(
    Type.Object({
      decile: Type.Integer({ description: '1 are the tenth of customers who bring most' }),
      customers: Type.Integer(),
      orders: Type.Integer(),
      revenue: Type.Number(),
      share: NullableNumber,
      /** Of this decile and all above it. */
      cumulative: NullableNumber,
      least: Type.Number(),
      most: Type.Number(),
    }),
  ),
});
export type DecilesAnswer = Static<typeof DecilesAnswer>;
