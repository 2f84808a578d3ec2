import { type Static, Type } from 'typebox';
import { DateText } from './metrics.ts';

/** Told by sums over people. */
export const experimentSumKinds = ['conversion', 'count', 'revenue', 'count-ratio', 'revenue-ratio'] as const;
export const experimentMetricKinds = [...experimentSumKinds, 'event-quantile', 'person-quantile'] as const;
export type ExperimentMetricKind = (typeof experimentMetricKinds)[number];

const EventNames = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 20 });

export const ExperimentMetric = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    kind: Type.Enum(experimentMetricKinds, {
      description:
        'conversion: the share of people with one of the events; count, revenue: events and money per person; count-ratio, revenue-ratio: events or money per event of `per`; event-quantile: a quantile of the money of each event (of orders, say); person-quantile: of the money of each person, those with none included',
    }),
    events: EventNames,
    per: Type.Optional(EventNames),
    quantile: Type.Optional(
      Type.Number({
        minimum: 0.01,
        maximum: 0.99,
        description: 'Which quantile; 0.5, the median, if left out',
      }),
    ),
    property: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Of a quantile: a property of the events with a number in it, taken instead of money',
      }),
    ),
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

export const banditMethods = ['thompson', 'top-two'] as const;
export const ExperimentBandit = Type.Object(
  {
    method: Type.Enum(banditMethods, {
      description:
        'thompson: each variation gets the chance that it is the best; top-two: half of that goes to the best other one, which finds out sooner',
    }),
    floor: Type.Number({
      minimum: 0,
      maximum: 0.5,
      description: 'The least share that a variation gets: what is not tried cannot be measured',
    }),
    settleDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 90,
        description:
          'Shares follow from people who saw it at least so many days ago, and from what they did within them; `windowDays`, or else 7, if left out',
      }),
    ),
  },
  {
    additionalProperties: false,
    description:
      'It runs as a bandit: the shares change with the results, so variations are compared day by day',
  },
);
export type ExperimentBandit = Static<typeof ExperimentBandit>;

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
  bandit: Type.Optional(ExperimentBandit),
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
