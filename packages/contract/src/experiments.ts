import { type Static, Type } from 'typebox';
import { DateText } from './metrics.ts';

export const experimentMetricKinds = [
  'conversion',
  'count',
  'revenue',
  'count-ratio',
  'revenue-ratio',
] as const;
export type ExperimentMetricKind = (typeof experimentMetricKinds)[number];

const EventNames = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 20 });
const NullableNumber = Type.Union([Type.Number(), Type.Null()]);

export const ExperimentMetric = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    kind: Type.Enum(experimentMetricKinds, {
      description:
        'conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`',
    }),
    events: EventNames,
    per: Type.Optional(EventNames),
    better: Type.Optional(
      Type.Enum(['more', 'less'], { description: 'Which way is better; more if left out' }),
    ),
  },
  { additionalProperties: false },
);
export type ExperimentMetric = Static<typeof ExperimentMetric>;

export const ExperimentVariation = Type.Object(
  {
    key: Type.String({ minLength: 1, maxLength: 200, description: 'As `variation_id` has it' }),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    weight: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1e6,
      description: 'Its part of the people, against those of the others',
    }),
    segment: Type.Optional(
      Type.String({ maxLength: 100, description: 'With source “segments”: the id of who is in it' }),
    ),
  },
  { additionalProperties: false },
);
export type ExperimentVariation = Static<typeof ExperimentVariation>;

/** Where it is known from who is in which variation. */
export const ExperimentSource = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('exposures'),
      experiment: Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'As `experiment_id` (or else `experiment_name`) has it',
      }),
      event: Type.Optional(
        Type.String({ minLength: 1, maxLength: 200, description: '“Experiment Viewed” if left out' }),
      ),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('holdout'),
      sent: Type.String({ minLength: 1, maxLength: 200, description: 'The event of who got the message' }),
      held: Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'The event of whom it was withheld from, by lot',
      }),
      campaign: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('segments'),
      membersAt: Type.Optional({
        ...DateText,
        description: 'Who was in the segments at the start of this day; of `from` if left out',
      }),
    },
    { additionalProperties: false },
  ),
]);
export type ExperimentSource = Static<typeof ExperimentSource>;

const fields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  hypothesis: Type.String({ maxLength: 2000 }),
  source: ExperimentSource,
  variations: Type.Array(ExperimentVariation, { minItems: 2, maxItems: 10 }),
  control: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'The variation that the others are compared with; of a hold-out, the one that got nothing',
  }),
  from: DateText,
  to: Type.Optional({ ...DateText, description: 'The day after the last one; left out, it runs on' }),
  primary: ExperimentMetric,
  secondary: Type.Optional(Type.Array(ExperimentMetric, { maxItems: 10 })),
  guardrails: Type.Optional(
    Type.Array(ExperimentMetric, { maxItems: 10, description: 'What must not get worse' }),
  ),
  windowDays: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 365,
      description: 'Only what happens within so many days of the first exposure counts',
    }),
  ),
  covariateDays: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 365,
      description:
        'How far before the first exposure a metric is looked at to narrow its interval (CUPED): 28 if left out, 0 for not at all',
    }),
  ),
  alpha: Type.Optional(
    Type.Number({
      minimum: 0.001,
      maximum: 0.2,
      description: 'The chance of a false find that you accept; 0.05 if left out',
    }),
  ),
  power: Type.Optional(
    Type.Number({ minimum: 0.5, maximum: 0.99, description: 'Of the plan; 0.8 if left out' }),
  ),
  minimumEffect: Type.Optional(
    Type.Number({
      minimum: 0.001,
      maximum: 10,
      description: 'The smallest relative difference that matters; 0.05, which is 5 %, if left out',
    }),
  ),
  tests: Type.Optional(
    Type.Object(
      {
        channel: Type.String({ minLength: 1, maxLength: 100 }),
        campaign: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      },
      {
        additionalProperties: false,
        description:
          'The channel, or campaign, that the control did not get: then the difference is what it brought',
      },
    ),
  ),
};

export const NewExperiment = Type.Object(
  {
    key: Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$',
      description: 'Its address: letters, digits, dots, dashes',
    }),
    ...fields,
  },
  { additionalProperties: false },
);
export type NewExperiment = Static<typeof NewExperiment>;
/** All but the key, whole: what is left out is no longer so. */
export const ExperimentChange = Type.Object(fields, { additionalProperties: false });
export type ExperimentChange = Static<typeof ExperimentChange>;

export const experimentStates = ['planned', 'running', 'ended'] as const;
export const Experiment = Type.Object({
  ...NewExperiment.properties,
  state: Type.Enum(experimentStates),
  createdBy: Type.String(),
  createdAt: Type.String(),
  updatedAt: Type.String(),
});
export type Experiment = Static<typeof Experiment>;

/** An experiment that people were shown and that nobody defined. */
export const FoundExperiment = Type.Object({
  source: ExperimentSource,
  name: Type.String(),
  variations: Type.Array(Type.Object({ key: Type.String(), people: Type.Integer() })),
  from: Type.String({ format: 'date', description: 'The day of the first exposure' }),
  last: Type.String({ format: 'date', description: 'The day of the last one' }),
  messages: Type.Optional(Type.Integer({ description: 'Of a hold-out: messages with their own lot' })),
});
export type FoundExperiment = Static<typeof FoundExperiment>;
export const ExperimentList = Type.Object({
  items: Type.Array(Experiment),
  found: Type.Array(FoundExperiment),
  total: Type.Integer(),
});
export type ExperimentList = Static<typeof ExperimentList>;

const Interval = Type.Object({
  estimate: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
});
const NullableInterval = Type.Union([Interval, Type.Null()]);

export const ExperimentComparison = Type.Object({
  variation: Type.String(),
  relative: Type.Union([Interval, Type.Null()], {
    description: 'Over the control: 0.1 is a tenth more; null where the control’s figure is 0',
  }),
  absolute: NullableInterval,
  fixed: Type.Union([Interval, Type.Null()], {
    description: 'Relative, by Welch’s t: holds for one look at the planned end',
  }),
  pValue: NullableNumber,
  pValueAdjusted: Type.Union([Type.Number(), Type.Null()], {
    description: 'For all metrics and variations together (Holm)',
  }),
  chanceToWin: Type.Union([Type.Number(), Type.Null()], {
    description: 'That it is better than the control, as `better` has it',
  }),
  expectedLoss: Type.Union([Type.Object({ control: Type.Number(), treatment: Type.Number() }), Type.Null()], {
    description: 'Of staying with the control and of taking the variation, relative to the control',
  }),
  varianceReduction: Type.Union([Type.Number(), Type.Null()], {
    description: 'The part of the variance that the time before explains (CUPED); null where it was not used',
  }),
  incremental: Type.Union(
    [
      Type.Object({
        total: Type.Number(),
        low: Type.Number(),
        high: Type.Number(),
        standardError: Type.Number(),
      }),
      Type.Null(),
    ],
    { description: 'The difference times the variation’s people: what it brought in all' },
  ),
});
export type ExperimentComparison = Static<typeof ExperimentComparison>;

export const metricRoles = ['primary', 'secondary', 'guardrail'] as const;
export const MeasuredMetric = Type.Object({
  name: Type.String(),
  kind: Type.Enum(experimentMetricKinds),
  role: Type.Enum(metricRoles),
  better: Type.Enum(['more', 'less']),
  variations: Type.Array(
    Type.Object({
      variation: Type.String(),
      people: Type.Integer(),
      figure: NullableNumber,
      standardError: NullableNumber,
    }),
  ),
  comparisons: Type.Array(ExperimentComparison),
});
export type MeasuredMetric = Static<typeof MeasuredMetric>;

export const experimentDecisions = ['ship', 'keep', 'not-decided', 'broken-split'] as const;
export const experimentReasons = [
  'better',
  'worse',
  'guardrail',
  'few',
  'running',
  'ended',
  'split',
] as const;

export const ExperimentPlan = Type.Object({
  baseline: Type.Number({ description: 'What the control has now' }),
  effect: Type.Number({ description: 'The smallest relative difference that matters' }),
  alpha: Type.Number(),
  power: Type.Number(),
  neededPerVariation: Type.Union([Type.Integer(), Type.Null()], {
    description: 'People in each variation, to find that difference',
  }),
  peoplePerDay: Type.Number(),
  days: Type.Union([Type.Integer(), Type.Null()], {
    description: 'Until then at today’s pace, from the start',
  }),
  detectable: Type.Union([Type.Number(), Type.Null()], {
    description: 'The smallest relative difference that the people so far find',
  }),
});
export type ExperimentPlan = Static<typeof ExperimentPlan>;

export const ExperimentResult = Type.Object({
  outcome: Type.Literal('answered'),
  experiment: Experiment,
  at: Type.String({ format: 'date-time' }),
  days: Type.Number({ description: 'How long it has run' }),
  currency: Type.String(),
  judged: Type.Enum(['sequential', 'fixed'], {
    description:
      'sequential: intervals that hold at every look, while it runs; fixed: those of one look, at the planned end',
  }),
  split: Type.Object({
    p: Type.Union([Type.Number(), Type.Null()], {
      description: 'Of the sample ratio test; null where no split is planned',
    }),
    mismatch: Type.Boolean(),
    variations: Type.Array(
      Type.Object({ variation: Type.String(), people: Type.Integer(), planned: Type.Number() }),
    ),
    crossed: Type.Integer({ description: 'People who saw more than one variation; left out' }),
    robots: Type.Integer({ description: 'Visitors whose browser says that it is a robot; left out' }),
    unknown: Type.Array(Type.Object({ variation: Type.String(), people: Type.Integer() }), {
      description: 'Variations that people saw and that the definition does not have; left out',
    }),
    withoutLot: Type.Integer({
      description: 'Messages that were withheld from nobody, or from everybody; left out',
    }),
  }),
  metrics: Type.Array(MeasuredMetric),
  series: Type.Array(
    Type.Object({
      variation: Type.String(),
      points: Type.Array(
        Type.Object({
          day: Type.String({ format: 'date' }),
          people: Type.Integer(),
          estimate: NullableNumber,
          low: NullableNumber,
          high: NullableNumber,
        }),
      ),
    }),
    { description: 'The primary metric’s relative difference as it stood at each day’s end, always valid' },
  ),
  verdict: Type.Object({
    decision: Type.Enum(experimentDecisions),
    reason: Type.Enum(experimentReasons),
    variation: Type.Union([Type.String(), Type.Null()], {
      description: 'The one to ship, or else the one nearest to it',
    }),
    guardrail: Type.Union([Type.String(), Type.Null()], { description: 'The one that got worse' }),
    daysLeft: Type.Union([Type.Integer(), Type.Null()], {
      description: 'Until it is decided at today’s pace, if the difference stays as it is',
    }),
  }),
  plan: Type.Union([ExperimentPlan, Type.Null()]),
});
export type ExperimentResult = Static<typeof ExperimentResult>;

export const ExperimentPlanQuery = Type.Object(
  {
    kind: Type.Enum(experimentMetricKinds),
    events: EventNames,
    per: Type.Optional(EventNames),
    effect: Type.Optional(fields.minimumEffect),
    alpha: Type.Optional(fields.alpha),
    power: Type.Optional(fields.power),
    variations: Type.Optional(Type.Integer({ minimum: 2, maximum: 10, description: '2 if left out' })),
    days: Type.Optional(
      Type.Integer({ minimum: 7, maximum: 90, description: 'The past that is learned from; 28 if left out' }),
    ),
    people: Type.Optional(
      Type.Integer({ minimum: 2, description: 'Of each variation, to hear what they find' }),
    ),
  },
  { additionalProperties: false },
);
export type ExperimentPlanQuery = Static<typeof ExperimentPlanQuery>;
export const PlannedExperiment = Type.Object({
  outcome: Type.Literal('answered'),
  people: Type.Integer({ description: 'Visitors of the past that was learned from' }),
  ...ExperimentPlan.properties,
});
export type PlannedExperiment = Static<typeof PlannedExperiment>;

export const ExperimentPeopleQuery = Type.Object(
  {
    variation: Type.String({ minLength: 1, maxLength: 200 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    after: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 1_000_000, description: '`next` of the page before' }),
    ),
  },
  { additionalProperties: false },
);
export type ExperimentPeopleQuery = Static<typeof ExperimentPeopleQuery>;
export const ExperimentPeople = Type.Object({
  items: Type.Array(
    Type.Object({
      person: Type.String(),
      exposedAt: Type.String({ format: 'date-time' }),
      message: Type.String({ description: 'Of a hold-out: which message; else empty' }),
      value: Type.Number({ description: 'Of the primary metric, above the line where it is a ratio' }),
    }),
  ),
  next: Type.Optional(Type.Integer()),
});
export type ExperimentPeople = Static<typeof ExperimentPeople>;

/** What an experiment says a channel brought: for whoever weighs it against other estimates. */
export const ChannelLift = Type.Object({
  experiment: Type.String(),
  name: Type.String(),
  channel: Type.String(),
  campaign: NullableText(),
  metric: Type.String(),
  events: EventNames,
  incremental: Type.Number({ description: 'Conversions that would not have come without it' }),
  standardError: Type.Number(),
  people: Type.Integer({ description: 'Who got it; of a hold-out of messages, how many messages' }),
  withheld: Type.Integer({ description: 'Who did not, by lot' }),
  from: Type.String({ format: 'date' }),
  to: Type.String({ format: 'date' }),
  spend: Type.Number({ description: 'On the channel, or campaign, in that time' }),
  currency: Type.String(),
});
export type ChannelLift = Static<typeof ChannelLift>;
export const ChannelLifts = Type.Object({ items: Type.Array(ChannelLift), total: Type.Integer() });

function NullableText() {
  return Type.Union([Type.String(), Type.Null()]);
}
