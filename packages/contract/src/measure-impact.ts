import { type Static, Type } from 'typebox';
import { filterField, MetricInfo, Period } from './metrics.ts';

export const impactGrains = ['day', 'week'] as const;
export type ImpactGrain = (typeof impactGrains)[number];

const Day = (description: string) => Type.String({ format: 'date', description });

export const ImpactQuery = Type.Object(
  {
    metric: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Key of a metric, or kpi:NAME for an imported figure',
    }),
    filter: filterField,
    from: Day('The first day of what happened'),
    to: Type.Optional(
      Day('The day after the last one to judge; 28 days or 8 weeks after “from” if left out, or today'),
    ),
    since: Type.Optional(
      Day('Learn from this day on; from five times as long before as after if left out, at least 12 weeks'),
    ),
    grain: Type.Optional(Type.Enum(impactGrains, { description: 'Length of a step; days if left out' })),
    control: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 500 }), {
        maxItems: 20,
        description:
          'What moves alike and was not touched: the key of another metric, or another part of the same one as “dimension:value” (“!dimension:value” for all but that)',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ImpactQuery = Static<typeof ImpactQuery>;

const Estimate = Type.Object({
  mean: Type.Number(),
  low: Type.Number({ description: 'Of the 95 % interval' }),
  high: Type.Number(),
});
export type ImpactEstimate = Static<typeof Estimate>;
const NullableEstimate = Type.Union([Estimate, Type.Null()]);
const Effect = Type.Object({ actual: Type.Number(), expected: Estimate, effect: Estimate });

export const ImpactStep = Type.Object({
  at: Type.String({ description: 'First day of the step' }),
  actual: Type.Union([Type.Number(), Type.Null()]),
  expected: Estimate,
  effect: NullableEstimate,
  cumulative: Type.Union([Estimate, Type.Null()], {
    description: 'Of all steps since it happened; null before, and where figures do not add up',
  }),
});
export type ImpactStep = Static<typeof ImpactStep>;

export const ImpactPlacebo = Type.Object({
  ...Period.properties,
  effect: Estimate,
  relative: NullableEstimate,
  holdsZero: Type.Boolean(),
  inside: Type.Number({ description: 'Share of its steps within their own intervals' }),
});
export type ImpactPlacebo = Static<typeof ImpactPlacebo>;

export const impactTrusts = ['held', 'doubtful', 'untested'] as const;

export const MeasuredImpact = Type.Object({
  state: Type.Literal('done'),
  outcome: Type.Literal('answered'),
  metric: MetricInfo,
  filter: Type.Array(Type.String()),
  currency: Type.String(),
  timeZone: Type.String(),
  grain: Type.Enum(impactGrains),
  before: Period,
  after: Period,
  steps: Type.Array(ImpactStep),
  average: Effect,
  total: Type.Union([Effect, Type.Null()], { description: 'Null where figures do not add up' }),
  relative: NullableEstimate,
  chance: Type.Number({
    description:
      'That there is an effect in the direction found: one less how often chance alone would do as much',
  }),
  controls: Type.Array(
    Type.Object({
      control: Type.String(),
      inclusion: Type.Number({ description: 'How sure the model is that it helps' }),
      coefficient: Estimate,
    }),
  ),
  leftOut: Type.Array(
    Type.Object({ control: Type.String(), why: Type.Enum(['constant', 'gaps'] as const) }),
    { description: 'Controls that nothing can be learned from' },
  ),
  fit: Type.Object(
    {
      error: Type.Union([Type.Number(), Type.Null()], {
        description: 'Sum of what it was off by over the sum of the figure',
      }),
      inside: Type.Number({ description: 'Share of the steps within their intervals' }),
    },
    { description: 'In the time before, which the model was shown' },
  ),
  placebos: Type.Array(ImpactPlacebo, {
    description: 'The same question about earlier days on which nothing is known to have happened',
  }),
  trust: Type.Enum(impactTrusts, {
    description: 'Whether the intervals of the placebos held as often as they should',
  }),
  drift: Type.Number({
    description: 'How far the level is thought to move per step, in standard deviations of the figure',
  }),
  convergence: Type.Object({
    worstRHat: Type.Number(),
    leastEffective: Type.Number(),
  }),
  seed: Type.Integer(),
  at: Type.String(),
});
export type MeasuredImpact = Static<typeof MeasuredImpact>;

export const impactSteps = ['figures', 'placebos', 'model'] as const;
export const ImpactProgress = Type.Object({
  state: Type.Literal('running'),
  step: Type.Enum(impactSteps),
  done: Type.Integer(),
  total: Type.Integer(),
});
export type ImpactProgress = Static<typeof ImpactProgress>;
