import { type Static, Type } from 'typebox';

/** What one unit of a metric's value is. Percent values are fractions (0.25 is 25 %); durations are seconds. */
export const metricUnits = ['money', 'count', 'ratio', 'percent', 'duration', 'score'] as const;
export type MetricUnit = (typeof metricUnits)[number];

/** Which way is better. */
export const metricDirections = ['up', 'down', 'neutral'] as const;
export type MetricDirection = (typeof metricDirections)[number];

export const metricGroups = [
  'campaign',
  'email',
  'sales',
  'leads',
  'web',
  'voice',
  'survey',
  'support',
  'kpi',
] as const;
export type MetricGroup = (typeof metricGroups)[number];

export const grains = ['hour', 'day', 'week', 'month'] as const;
export type Grain = (typeof grains)[number];

export const comparisons = ['none', 'previous', 'last-year'] as const;
export type Comparison = (typeof comparisons)[number];

export const DateText = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'A date in the workspace’s time zone',
});
const NullableNumber = Type.Union([Type.Number(), Type.Null()]);
const Interval = Type.Array(Type.Number(), { description: '95 % interval: low, high' });

export const periodFields = {
  from: DateText,
  to: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The day after the last one' }),
};
export const Period = Type.Object(periodFields);
export type Period = Static<typeof Period>;

export const filterField = Type.Optional(
  Type.Array(Type.String({ minLength: 2, maxLength: 500 }), {
    maxItems: 50,
    description:
      '“dimension:value”, or “!dimension:value” for all but that value; several values of one dimension mean any of them',
  }),
);

export const MetricInfo = Type.Object({
  key: Type.String(),
  group: Type.Enum(metricGroups),
  unit: Type.Enum(metricUnits),
  direction: Type.Enum(metricDirections),
  additive: Type.Boolean({ description: 'Whether values of parts add up to the whole' }),
  dimensions: Type.Array(Type.String()),
  sources: Type.Array(Type.String({ description: 'Tables that it is computed from' })),
  formula: Type.String({ description: 'Key of the formula’s text in the interface' }),
  name: Type.Optional(Type.String({ description: 'For imported figures, which carry their own name' })),
});
export type MetricInfo = Static<typeof MetricInfo>;
export const MetricList = Type.Object({ items: Type.Array(MetricInfo), total: Type.Integer() });

export const ExploreQuery = Type.Object(
  {
    metric: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Key of a metric, or kpi:NAME for an imported figure',
    }),
    per: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Divide by this metric: kpi:revenue per spend, say',
      }),
    ),
    ...periodFields,
    grain: Type.Optional(Type.Enum(grains)),
    dimension: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 2 })),
    compare: Type.Optional(Type.Enum(comparisons)),
    filter: filterField,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  { additionalProperties: false },
);
export type ExploreQuery = Static<typeof ExploreQuery>;

export const ExploreRow = Type.Object({
  keys: Type.Array(Type.String()),
  value: NullableNumber,
  comparison: Type.Optional(NullableNumber),
  change: Type.Optional(NullableNumber),
  numerator: Type.Optional(NullableNumber),
  denominator: Type.Optional(NullableNumber),
  share: Type.Optional(
    Type.Union([Type.Number(), Type.Null()], { description: 'Of the total, where parts add up' }),
  ),
  interval: Type.Optional(Interval),
  series: Type.Optional(Type.Array(NullableNumber)),
});
export type ExploreRow = Static<typeof ExploreRow>;

export const OtherCurrency = Type.Object({
  currency: Type.String(),
  amount: Type.Number(),
  rows: Type.Integer(),
});
export type OtherCurrency = Static<typeof OtherCurrency>;

export const ExploreAnswer = Type.Object({
  metric: MetricInfo,
  per: Type.Optional(MetricInfo),
  period: Period,
  comparison: Type.Optional(Period),
  grain: Type.Enum(grains),
  dimensions: Type.Array(Type.String()),
  currency: Type.String(),
  timeZone: Type.String(),
  total: NullableNumber,
  comparisonTotal: Type.Optional(NullableNumber),
  change: Type.Optional(
    Type.Union([Type.Number(), Type.Null()], { description: 'Relative: 0.1 is a tenth more' }),
  ),
  interval: Type.Optional(Interval),
  buckets: Type.Array(Type.String({ description: 'First day, or first moment, of each step of the period' })),
  series: Type.Array(NullableNumber),
  comparisonSeries: Type.Optional(Type.Array(NullableNumber)),
  rows: Type.Array(ExploreRow),
  rowsTotal: Type.Integer({ description: 'How many rows there are, of which these are the first' }),
  otherCurrencies: Type.Array(OtherCurrency, {
    description: 'Money in other currencies, which is not in the figures',
  }),
});
export type ExploreAnswer = Static<typeof ExploreAnswer>;

export const ExploreRowsQuery = Type.Object(
  {
    metric: Type.String({ minLength: 1, maxLength: 200 }),
    ...periodFields,
    filter: filterField,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    after: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 1_000_000, description: '`next` of the page before' }),
    ),
  },
  { additionalProperties: false },
);
export type ExploreRowsQuery = Static<typeof ExploreRowsQuery>;
export const ExploreRowsAnswer = Type.Object({
  items: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  columns: Type.Array(Type.String()),
  source: Type.String(),
  next: Type.Optional(Type.Integer()),
});
export type ExploreRowsAnswer = Static<typeof ExploreRowsAnswer>;

export const chartKinds = ['explore', 'funnel', 'retention', 'web', 'attribution'] as const;
export type ChartKind = (typeof chartKinds)[number];
export const NewChart = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    kind: Type.Enum(chartKinds),
    /** What the page needs to show it again; the page owns its meaning. */
    definition: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
);
export type NewChart = Static<typeof NewChart>;
export const ChartChange = Type.Partial(NewChart, { additionalProperties: false, minProperties: 1 });
export type ChartChange = Static<typeof ChartChange>;
export const Chart = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Enum(chartKinds),
  definition: Type.Record(Type.String(), Type.Unknown()),
  createdBy: Type.String(),
  createdAt: Type.String(),
  updatedAt: Type.String(),
});
export type Chart = Static<typeof Chart>;
export const ChartList = Type.Object({ items: Type.Array(Chart), total: Type.Integer() });
