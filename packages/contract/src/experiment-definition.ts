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
