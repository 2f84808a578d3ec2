import { type Static, Type } from 'typebox';
import {
  Experiment,
  ExperimentMetric,
  experimentMetricKinds,
  experimentSumKinds,
  NewExperiment,
} from './experiment-definition.ts';

const EventNames = ExperimentMetric.properties.events;
const NullableNumber = Type.Union([Type.Number(), Type.Null()]);

export const ExperimentInterval = Type.Object({
  estimate: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
});
const NullableInterval = Type.Union([ExperimentInterval, Type.Null()]);

export const ExperimentComparison = Type.Object({
  variation: Type.String(),
  relative: Type.Union([ExperimentInterval, Type.Null()], {
    description: 'Over the control: 0.1 is a tenth more; null where the control’s figure is 0',
  }),
  absolute: NullableInterval,
  fixed: Type.Union([ExperimentInterval, Type.Null()], {
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
  quantile: Type.Union([Type.Number(), Type.Null()], { description: 'Of a quantile: which one' }),
  property: Type.Union([Type.String(), Type.Null()], {
    description: 'Of a quantile: of what, if not of money',
  }),
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
    {
      description:
        'The primary metric’s relative difference as it stood at each day’s end, always valid; none of a quantile',
    },
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
    kind: Type.Enum(experimentSumKinds),
    events: EventNames,
    per: Type.Optional(EventNames),
    effect: NewExperiment.properties.minimumEffect,
    alpha: NewExperiment.properties.alpha,
    power: NewExperiment.properties.power,
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
      value: Type.Number({
        description: 'Of the primary metric, above the line where it is a ratio; of a quantile, all together',
      }),
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
