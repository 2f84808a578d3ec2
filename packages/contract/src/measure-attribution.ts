import { type Static, Type } from 'typebox';
import { OtherCurrency, Period, periodFields } from './metrics.ts';

/** All models of attribution. They share out what happened; none of them measures what a channel caused. */
export const creditModels = [
  'first',
  'last',
  'last-non-direct',
  'linear',
  'time-decay',
  'position',
  'shapley',
  'shapley-ordered',
  'markov',
  'counterfactual',
] as const;
export const attributionGrains = ['channel', 'campaign', 'creative', 'influencer', 'touchpoint'] as const;
export const conversionMetrics = ['orders', 'new_customers', 'leads'] as const;
export type AttributionGrain = (typeof attributionGrains)[number];
export type ConversionMetric = (typeof conversionMetrics)[number];

const NullableNumber = Type.Union([Type.Number(), Type.Null()]);
/** Whole numbers of an address arrive as text. */
const highestOrder = 6;

/** Which journeys: shared by the question and by the rows behind its answer. */
const journeyFields = {
  ...periodFields,
  grain: Type.Optional(
    Type.Enum(attributionGrains, {
      description:
        'Whom to give credit: channel where left out. A touchpoint is a page, or another event by its name',
    }),
  ),
  conversion: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      minItems: 1,
      maxItems: 20,
      description: 'Names of events that are the conversion',
    }),
  ),
  metric: Type.Optional(
    Type.Enum(conversionMetrics, {
      description:
        'The conversion as a metric that counts events, instead of their names; orders where neither is given',
    }),
  ),
  lookbackDays: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 365,
      description:
        'How old a touch may be at its conversion, and after how long without a touch a journey has ended; 30',
    }),
  ),
};

export const MeasureAttributionQuery = Type.Object(
  {
    ...journeyFields,
    halfLifeDays: Type.Optional(
      Type.Number({ minimum: 0.1, maximum: 365, description: 'Of time decay; 7 where left out' }),
    ),
    models: Type.Optional(
      Type.Array(Type.Enum(creditModels), {
        minItems: 1,
        uniqueItems: true,
        description: 'All where left out',
      }),
    ),
    order: Type.Optional(
      Type.Union([Type.Literal('auto'), Type.Integer({ minimum: 1, maximum: highestOrder })], {
        description: 'Of Markov: how many touches a state holds; auto, the default, chooses by penalised AUC',
      }),
    ),
    replicates: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 1000,
        description: 'Of the bootstrap; 100 where left out, 0 for no intervals',
      }),
    ),
    level: Type.Optional(
      Type.Number({ minimum: 0.5, maximum: 0.99, description: 'Of the intervals; 0.9 where left out' }),
    ),
    seed: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: '1 where left out' }),
    ),
  },
  { additionalProperties: false },
);
export type MeasureAttributionQuery = Static<typeof MeasureAttributionQuery>;

export const CreditInterval = Type.Union([
  Type.Object({ low: Type.Number(), high: Type.Number() }),
  Type.Null(),
]);
export type CreditInterval = Static<typeof CreditInterval>;

export const MeasuredCredit = Type.Object({
  model: Type.Enum(creditModels),
  conversions: Type.Number(),
  conversionsInterval: CreditInterval,
  share: Type.Number({ description: 'Of all conversions, those without a known touch included' }),
  shareInterval: CreditInterval,
  value: Type.Number(),
  valueInterval: CreditInterval,
  valueShare: Type.Number({ description: 'Of the value of all conversions' }),
  valueShareInterval: CreditInterval,
  costPerConversion: NullableNumber,
  costPerConversionInterval: CreditInterval,
  return: Type.Union([Type.Number(), Type.Null()], {
    description: 'Value over cost, as the model reports it: not incremental',
  }),
  returnInterval: CreditInterval,
});
export type MeasuredCredit = Static<typeof MeasuredCredit>;

const Spread = Type.Object({ low: Type.Number(), high: Type.Number() });

export const MeasuredRow = Type.Object({
  /** Empty for touches that name none, and for conversions that no touch preceded. */
  key: Type.String(),
  attributed: Type.Boolean(),
  touches: Type.Integer({ description: 'Touches before conversions' }),
  cost: Type.Union([Type.Number(), Type.Null()], {
    description: 'From ad figures of the period in the workspace’s currency; null where none was reported',
  }),
  credits: Type.Array(MeasuredCredit),
  spread: Type.Object(
    {
      share: Spread,
      valueShare: Spread,
      shareWithChance: Spread,
      valueShareWithChance: Spread,
    },
    {
      description:
        'From the lowest to the highest that a model gives the row; “with chance” from the lowest bound to the highest of their intervals',
    },
  ),
});
export type MeasuredRow = Static<typeof MeasuredRow>;

export const ComparedOrder = Type.Object({
  order: Type.Integer(),
  auc: Type.Number({ description: 'How well the last state tells journeys that convert; 0.5 is chance' }),
  penalisedAuc: Type.Number(),
});

export const AttributionChecks = Type.Object({
  withoutTouch: Type.Object({
    conversions: Type.Integer(),
    value: Type.Number(),
    share: NullableNumber,
    interval: CreditInterval,
    anonymous: Type.Integer({
      description: 'Of them, those of nobody known: no identifier, or none that consent allows',
    }),
  }),
  touchesOfNobody: Type.Object({ touches: Type.Integer(), share: NullableNumber }),
  singleTouch: Type.Object({
    conversions: Type.Integer({ description: 'With one touch alone: there every rule gives the same' }),
    share: NullableNumber,
  }),
  openJourneys: Type.Object({
    journeys: Type.Integer({ description: 'Without conversion, but not over yet' }),
    share: NullableNumber,
  }),
  rarePaths: Type.Object({
    journeys: Type.Integer({ description: 'Along a path that fewer than five journeys took' }),
    share: NullableNumber,
  }),
  costWithoutTouch: Type.Object({
    cost: Type.Number({ description: 'Of what no touch was seen of, such as radio and TV' }),
    keys: Type.Array(Type.String()),
  }),
  order: Type.Union(
    [
      Type.Object({
        chosen: Type.Integer(),
        by: Type.Enum(['penalised-auc', 'asked', 'nothing-to-choose-by'] as const),
        compared: Type.Array(ComparedOrder),
      }),
      Type.Null(),
    ],
    { description: 'Of the Markov model; null where it is not asked for' },
  ),
});
export type AttributionChecks = Static<typeof AttributionChecks>;

export const MeasuredAttribution = Type.Object({
  state: Type.Literal('done'),
  period: Period,
  grain: Type.Enum(attributionGrains),
  conversion: Type.Array(Type.String()),
  lookbackDays: Type.Integer(),
  halfLifeDays: Type.Number(),
  currency: Type.String(),
  models: Type.Array(
    Type.Object({
      model: Type.Enum(creditModels),
      order: Type.Optional(Type.Integer()),
      failed: Type.Optional(Type.String({ description: 'Why the model has no answer' })),
    }),
  ),
  bootstrap: Type.Union([
    Type.Object({ replicates: Type.Integer(), level: Type.Number(), seed: Type.Integer() }),
    Type.Null(),
  ]),
  conversions: Type.Integer(),
  value: Type.Number(),
  /** Journeys with a touch that did not convert. */
  lostJourneys: Type.Integer(),
  rows: Type.Array(MeasuredRow),
  checks: AttributionChecks,
  otherCurrencies: Type.Array(OtherCurrency),
  /** When it was computed. */
  at: Type.String(),
  incremental: Type.Literal(false),
});
export type MeasuredAttribution = Static<typeof MeasuredAttribution>;

/** The journeys behind a row of the answer. */
export const AttributionBehindQuery = Type.Object(
  {
    ...journeyFields,
    key: Type.Optional(
      Type.String({
        maxLength: 1000,
        description: 'A row’s key: only journeys with a touch of it; all where left out',
      }),
    ),
    attributed: Type.Optional(
      Type.Boolean({ description: 'False for the conversions that no touch preceded' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: '100 where left out' })),
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  },
  { additionalProperties: false },
);
export type AttributionBehindQuery = Static<typeof AttributionBehindQuery>;

export const AttributionPaths = Type.Object({
  items: Type.Array(
    Type.Object({
      path: Type.Array(Type.String(), { description: 'Keys of the touches, oldest first' }),
      conversions: Type.Integer(),
      value: Type.Number(),
      lostJourneys: Type.Integer({ description: 'Along this path that did not convert' }),
    }),
  ),
  next: Type.Optional(Type.Integer()),
});
export type AttributionPaths = Static<typeof AttributionPaths>;

export const AttributedConversions = Type.Object({
  items: Type.Array(
    Type.Object({
      at: Type.String(),
      person: Type.String({ description: '0 where nobody known' }),
      order: Type.String(),
      value: Type.Number(),
      touches: Type.Array(Type.Object({ at: Type.String(), key: Type.String() })),
    }),
  ),
  next: Type.Optional(Type.Integer()),
});
export type AttributedConversions = Static<typeof AttributedConversions>;

export const MeasureProgress = Type.Object({
  state: Type.Literal('running'),
  step: Type.Enum(['paths', 'models', 'intervals'] as const),
  done: Type.Integer(),
  total: Type.Integer(),
});
export type MeasureProgress = Static<typeof MeasureProgress>;
