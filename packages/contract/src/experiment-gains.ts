import { type Static, Type } from 'typebox';
import { experimentSumKinds } from './experiment-definition.ts';
import { ExperimentInterval } from './experiment-result.ts';

export const ExperimentGainsQuery = Type.Object(
  {
    variation: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Against the control; the first other one if left out',
      }),
    ),
    metric: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'By name: one per person; the first such one if left out',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ExperimentGainsQuery = Static<typeof ExperimentGainsQuery>;

/** What is known of somebody before the first exposure, in groups that were chosen before anything was looked at. */
export const gainFeatures = [
  'bought',
  'bought-often',
  'visited',
  'opened',
  'country',
  'first-channel',
] as const;
export type GainFeature = (typeof gainFeatures)[number];

export const GainGroup = Type.Object({
  feature: Type.Enum(gainFeatures),
  value: Type.Union([Type.String(), Type.Null()], { description: 'Of a country or channel: which one' }),
  units: Type.Integer(),
  others: Type.Integer(),
  inside: ExperimentInterval,
  outside: ExperimentInterval,
  pValue: Type.Number({ description: 'That the two are the same' }),
  pValueAdjusted: Type.Number({ description: 'For all groups together (Holm)' }),
});
export type GainGroup = Static<typeof GainGroup>;

/** Who gains more than others by a variation. */
export const ExperimentGains = Type.Object({
  outcome: Type.Literal('answered'),
  experiment: Type.String(),
  at: Type.String({ format: 'date-time' }),
  from: Type.String({ format: 'date' }),
  to: Type.String({ format: 'date', description: 'The day after the last one that counts' }),
  variation: Type.String(),
  control: Type.String(),
  metric: Type.String(),
  kind: Type.Enum(experimentSumKinds),
  better: Type.Enum(['more', 'less']),
  currency: Type.String(),
  units: Type.Object({
    treated: Type.Integer(),
    control: Type.Integer(),
    people: Type.Integer({ description: 'Whose units they are; of a hold-out of messages one has several' }),
    part: Type.Number({
      description: 'Of all people; below 1 where there are so many that a part was drawn',
    }),
  }),
  judged: Type.Integer({ description: 'Units that the models had not seen' }),
  qini: Type.Object({
    coefficient: Type.Number({ description: '0 is no better than chance' }),
    low: Type.Number(),
    high: Type.Number(),
  }),
  told: Type.Boolean({
    description: 'Whether those who gain more can be told: the interval of Qini leaves 0 out',
  }),
  curve: Type.Array(
    Type.Object({
      fraction: Type.Number({ description: 'Of people, the most promising first' }),
      gained: Type.Number({ description: 'Per person of all, when only these are treated' }),
      low: Type.Number(),
      high: Type.Number(),
      byChance: Type.Number(),
    }),
  ),
  groups: Type.Array(GainGroup, {
    description:
      'Treated minus control per person, in the group and among all others; intervals hold for all groups together',
  }),
  best: Type.Union([Type.Integer(), Type.Null()], {
    description:
      'Which of the groups differs most surely from the others; null where none does, or Qini says nothing',
  }),
});
export type ExperimentGains = Static<typeof ExperimentGains>;

export const ExperimentGainsProgress = Type.Object({
  state: Type.Literal('running'),
  step: Type.Enum(['people', 'model']),
  done: Type.Number(),
  total: Type.Number(),
});
export type ExperimentGainsProgress = Static<typeof ExperimentGainsProgress>;
