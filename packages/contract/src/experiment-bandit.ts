import { type Static, Type } from 'typebox';
import { banditMethods } from './experiment-definition.ts';
import { ExperimentInterval } from './experiment-result.ts';

export const ExperimentAllocationQuery = Type.Object(
  {
    seed: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 4_294_967_295,
        description: 'Of all chance: the same seed and results give the same shares; 1 if left out',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ExperimentAllocationQuery = Static<typeof ExperimentAllocationQuery>;

export const allocationWarnings = ['few', 'fresh'] as const;
/** How to split the next people, by what those before them did. */
export const ExperimentAllocation = Type.Object({
  outcome: Type.Literal('answered'),
  experiment: Type.String(),
  at: Type.String({ format: 'date-time' }),
  method: Type.Enum(banditMethods),
  floor: Type.Number(),
  seed: Type.Integer(),
  metric: Type.String(),
  settleDays: Type.Integer(),
  settled: Type.Integer({ description: 'People whose results count: they saw it that long ago' }),
  waiting: Type.Integer({ description: 'People who saw it since then' }),
  variations: Type.Array(
    Type.Object({
      variation: Type.String(),
      people: Type.Integer({ description: 'Settled ones' }),
      figure: Type.Number({ description: 'Of the primary metric: with a flat prior where it is a share' }),
      low: Type.Number({ description: 'Of the middle 90 % of what it may be' }),
      high: Type.Number(),
      chanceToBeBest: Type.Number(),
      share: Type.Number({ description: 'Of the next people; the shares add up to 1' }),
    }),
  ),
  warnings: Type.Array(
    Type.Enum(allocationWarnings, {
      description:
        'few: fewer than 100 settled people in a variation; fresh: more people wait than have settled',
    }),
  ),
});
export type ExperimentAllocation = Static<typeof ExperimentAllocation>;

export const ExperimentPolicyQuery = Type.Object(
  {
    shares: Type.Optional(
      Type.String({
        maxLength: 2_000,
        description:
          'Another policy, such as A:0.3,B:0.7: shares of variations, which add up to 1. That everybody gets one variation is answered for each without asking',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ExperimentPolicyQuery = Static<typeof ExperimentPolicyQuery>;

export const policyWarnings = ['no-overlap', 'small-sample', 'one-decision', 'weights-off'] as const;
export const PolicyOutcome = Type.Object({
  shares: Type.Array(Type.Object({ variation: Type.String(), share: Type.Number() })),
  ips: Type.Union([ExperimentInterval, Type.Null()], { description: 'Inverse propensity scoring' }),
  snips: Type.Union([ExperimentInterval, Type.Null()], { description: 'Self-normalised: the one to read' }),
  dr: Type.Union([ExperimentInterval, Type.Null()], {
    description: 'Doubly robust, with each variation’s mean on the other half of the people as the model',
  }),
  effectiveSample: Type.Number({ description: 'As many people as the weights leave of all' }),
  meanWeight: Type.Number({ description: 'About 1 where the logged chances are right' }),
  warnings: Type.Array(
    Type.Enum(policyWarnings, {
      description:
        'no-overlap: nobody got what it gives; small-sample: below 100 people or a tenth of them; one-decision: one person carries more than 5 % of the weight; weights-off: weights do not average 1',
    }),
  ),
});
export type PolicyOutcome = Static<typeof PolicyOutcome>;

/** What the primary metric would have been under other policies, by exposures that carry the chance with which they were drawn. */
export const ExperimentPolicies = Type.Object({
  outcome: Type.Literal('answered'),
  experiment: Type.String(),
  at: Type.String({ format: 'date-time' }),
  metric: Type.String(),
  currency: Type.String(),
  decisions: Type.Integer({ description: 'People whose first exposure carries its chance' }),
  withoutChance: Type.Integer({ description: 'People whose first exposure does not; left out' }),
  logged: ExperimentInterval,
  policies: Type.Array(PolicyOutcome),
});
export type ExperimentPolicies = Static<typeof ExperimentPolicies>;
