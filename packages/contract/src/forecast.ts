import { type Static, Type } from 'typebox';
import { filterField, MetricInfo } from './metrics.ts';

export const forecastGrains = ['day', 'week', 'month'] as const;
export type ForecastGrain = (typeof forecastGrains)[number];
export const forecastModels = ['ets', 'theta', 'arima', 'mstl', 'snaive'] as const;
export type ForecastModelName = (typeof forecastModels)[number];

const NullableNumber = Type.Union([Type.Number(), Type.Null()]);
const Range = Type.Object({ low: Type.Number(), high: Type.Number() });

export const ForecastQuery = Type.Object(
  {
    metric: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Key of a metric, or kpi:NAME for an imported figure',
    }),
    grain: Type.Optional(Type.Enum(forecastGrains, { description: 'Length of a step; weeks if left out' })),
    horizon: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 366,
        description: 'Steps ahead; 28 days, 13 weeks or 12 months if left out',
      }),
    ),
    model: Type.Optional(
      Type.Enum(forecastModels, { description: 'The one that foretold the past best, if left out' }),
    ),
    from: Type.Optional(
      Type.String({
        format: 'date',
        description: 'Learn from this day on; from the first figures if left out',
      }),
    ),
    filter: filterField,
  },
  { additionalProperties: false },
);
export type ForecastQuery = Static<typeof ForecastQuery>;

export const TestedForecastModel = Type.Object({
  model: Type.Enum(forecastModels),
  /** What was fitted, in the field's own names. */
  fit: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String(), Type.Null()])),
  origins: Type.Integer({ description: 'From how many points in the past it was tested' }),
  mape: Type.Union([Type.Number(), Type.Null()], {
    description: 'Mean absolute error as a share of the figure; null where a figure is 0',
  }),
  mae: NullableNumber,
  mase: Type.Union([Type.Number(), Type.Null()], {
    description: 'Mean absolute error over that of repeating the last season',
  }),
  coverage80: Type.Union([Type.Number(), Type.Null()], {
    description: 'Share of the past within the interval that should hold 80 % of it',
  }),
  coverage95: NullableNumber,
});
export type TestedForecastModel = Static<typeof TestedForecastModel>;

/** Nothing went wrong: there is not yet enough to learn a model from. */
export const NotEnough = Type.Object({
  outcome: Type.Literal('not-enough'),
  message: Type.String(),
  cure: Type.String(),
});
export type NotEnough = Static<typeof NotEnough>;

export const ForecastAnswer = Type.Object({
  outcome: Type.Literal('answered'),
  metric: MetricInfo,
  currency: Type.String(),
  timeZone: Type.String(),
  grain: Type.Enum(forecastGrains),
  seasons: Type.Array(Type.Integer(), { description: 'Lengths of the seasons, in steps' }),
  history: Type.Array(
    Type.Object({
      at: Type.String({ description: 'First day of the step' }),
      value: Type.Number(),
      /** Set where the value is out of the ordinary: what it should have been. */
      expected: Type.Optional(Type.Number()),
    }),
  ),
  forecast: Type.Array(
    Type.Object({ at: Type.String(), mean: Type.Number(), interval80: Range, interval95: Range }),
  ),
  chosen: Type.Enum(forecastModels),
  models: Type.Array(TestedForecastModel),
  unsuited: Type.Array(Type.Enum(forecastModels), {
    description: 'Too few figures for these, or no season that is seen twice',
  }),
});
export type ForecastAnswer = Static<typeof ForecastAnswer>;
