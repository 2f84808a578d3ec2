import { type Static, Type } from 'typebox';
import { Period } from './metrics.ts';

export const mixTargets = ['revenue', 'orders'] as const;

export const MixQuery = Type.Object(
  {
    target: Type.Optional(
      Type.Enum(mixTargets, { description: 'What is to be explained; revenue if left out' }),
    ),
    weeks: Type.Optional(
      Type.Integer({ minimum: 40, maximum: 260, description: 'Whole weeks up to today; 104 if left out' }),
    ),
    apart: Type.Optional(
      Type.Boolean({
        description:
          'Regions apart, where figures of ads name them: surer, but minutes instead of seconds; false if left out',
      }),
    ),
    budget: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        description: 'What is to be split, for as many weeks; what was spent if left out',
      }),
    ),
    testShare: Type.Optional(
      Type.Number({
        minimum: 0.1,
        maximum: 0.9,
        description: 'Of the budget, kept for tests; 0.1 if left out',
      }),
    ),
    maxChange: Type.Optional(
      Type.Number({
        minimum: 0.01,
        maximum: 10,
        description: 'How far a channel may move from what was spent on it; 0.5 if left out',
      }),
    ),
  },
  { additionalProperties: false },
);
export type MixQuery = Static<typeof MixQuery>;

const Estimate = Type.Object({
  mean: Type.Number(),
  low: Type.Number({ description: 'Of the 90 % interval' }),
  high: Type.Number(),
});
const NullableEstimate = Type.Union([Estimate, Type.Null()]);

export const mixParts = [
  'carried-over',
  'half-saturation',
  'slope',
  'saturation-rate',
  'share',
  'spread',
  'factor',
  'noise',
  'level',
  'baseline',
] as const;

export const MixChannel = Type.Object({
  channel: Type.String(),
  spend: Type.Number(),
  contribution: Estimate,
  shareOfTarget: Estimate,
  return: NullableEstimate,
  /** Of one more unit of money. */
  marginalReturn: NullableEstimate,
  curve: Type.Array(Type.Object({ spend: Type.Number(), response: Estimate }), {
    description: 'What it would bring from nothing to twice the spend, along the pattern of the past',
  }),
  weekly: Type.Array(Estimate),
});
export type MixChannel = Static<typeof MixChannel>;

export const MixPlan = Type.Object({
  budget: Type.Number(),
  keptForTests: Type.Number(),
  gain: Type.Object({
    mean: Type.Number({ description: 'Over the present split of the same money' }),
    low: Type.Number(),
    high: Type.Number(),
  }),
  chanceOfGain: Type.Number(),
  channels: Type.Array(
    Type.Object({
      channel: Type.String(),
      spent: Type.Number(),
      amount: Type.Number(),
      change: Type.Number({ description: 'Against its share of the same money as now' }),
      atBound: Type.Boolean(),
    }),
  ),
});
export type MixPlan = Static<typeof MixPlan>;

export const MeasuredMix = Type.Object({
  state: Type.Literal('done'),
  outcome: Type.Literal('answered'),
  period: Period,
  weeks: Type.Array(Type.String(), { description: 'First days' }),
  target: Type.Enum(mixTargets),
  total: Type.Number(),
  currency: Type.String(),
  places: Type.Array(Type.String(), { description: 'Regions taken apart; none where they are together' }),
  channels: Type.Array(MixChannel),
  /** Channels whose spend never changes or is too rare: no model can tell what they brought. */
  leftOut: Type.Array(Type.String()),
  plan: Type.Union([MixPlan, Type.Null()]),
  test: Type.Union(
    [
      Type.Object({
        weeks: Type.Integer(),
        error: Type.Number({ description: 'Sum of what it was off by over the sum of what came' }),
        inside: Type.Number({ description: 'Share of the weeks within the 90 % interval' }),
      }),
      Type.Null(),
    ],
    { description: 'On the last weeks, that a second fit was not shown' },
  ),
  holdOuts: Type.Integer({ description: 'Experiments that bear on the answer' }),
  parameters: Type.Array(
    Type.Object({
      name: Type.String(),
      part: Type.Enum(mixParts, { description: 'What it is in the model' }),
      channel: Type.Union([Type.String(), Type.Null()]),
      place: Type.Union([Type.String(), Type.Null()]),
      column: Type.Union([Type.String(), Type.Null()], {
        description: 'Of the baseline: trend, or a wave of the season',
      }),
      mean: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
      rHat: Type.Number(),
      bulk: Type.Number(),
      tail: Type.Number(),
    }),
  ),
  convergence: Type.Object({
    draws: Type.Integer(),
    worstRHat: Type.Number(),
    leastEffective: Type.Number(),
    divergences: Type.Integer(),
  }),
  at: Type.String(),
});
export type MeasuredMix = Static<typeof MeasuredMix>;

export const MixProgress = Type.Object({
  state: Type.Literal('running'),
  step: Type.Enum(['figures', 'model', 'test'] as const),
  done: Type.Integer(),
  total: Type.Integer(),
});
export type MixProgress = Static<typeof MixProgress>;
