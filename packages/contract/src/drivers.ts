import { type Static, Type } from 'typebox';
import { DateText, filterField, MetricInfo, Period } from './metrics.ts';

export const driverComparisons = ['previous', 'last-year', 'same-weeks', 'usual'] as const;
export type DriverComparison = (typeof driverComparisons)[number];

const NullableNumber = Type.Union([Type.Number(), Type.Null()]);
const Range = Type.Object({ low: Type.Number(), high: Type.Number() });

export const DriversQuery = Type.Object(
  {
    metric: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Key of a metric, or kpi:NAME for an imported figure',
    }),
    from: Type.Optional(DateText),
    to: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        description: 'The day after the last one; the last full month if neither is given',
      }),
    ),
    against: Type.Optional(
      Type.Enum(driverComparisons, {
        description:
          'What was expected: the period before, the same dates a year ago, the same weeks a year ago, or the mean of the same weekdays in the four weeks before; the period before if left out',
      }),
    ),
    compareFrom: Type.Optional(DateText),
    compareTo: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        description: 'The day after the last one of a period of your own to compare with',
      }),
    ),
    dimension: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
        minItems: 1,
        maxItems: 20,
        description: 'What may explain it; all of the metric’s dimensions but those of time if left out',
      }),
    ),
    filter: filterField,
  },
  { additionalProperties: false },
);
export type DriversQuery = Static<typeof DriversQuery>;

export const DriverPart = Type.Object({
  where: Type.Array(
    Type.Object({
      dimension: Type.String(),
      value: Type.Union([Type.String(), Type.Null()], { description: 'Null: all values that are not named' }),
    }),
  ),
  before: Type.Union([Type.Number(), Type.Null()], { description: 'Null where there was nothing' }),
  after: NullableNumber,
  contribution: Type.Number({ description: 'What it adds to the change, in the figure’s unit' }),
  interval: Type.Union([Range, Type.Null()], {
    description: '95 % of the contribution, by the spread of the days; null where the days are too few',
  }),
  power: Type.Number({ description: 'Contribution over the whole change' }),
  surprise: NullableNumber,
  rate: Type.Union([Type.Number(), Type.Null()], {
    description: 'Of a ratio: how much of the contribution is its own rate',
  }),
  mix: Type.Union([Type.Number(), Type.Null()], {
    description: 'Of a ratio: how much is its weight in the whole',
  }),
  filter: Type.Array(Type.String(), { description: 'Filters that single out its rows' }),
});
export type DriverPart = Static<typeof DriverPart>;

export const DriverDimension = Type.Object({
  dimension: Type.String(),
  values: Type.Integer({ description: 'How many values it has' }),
  power: Type.Union([Type.Number(), Type.Null()], {
    description: 'What its few telling parts explain together; null where no few do',
  }),
  surprise: Type.Number({ description: 'How much the shares of its parts shifted (0 to ln 2)' }),
  rate: NullableNumber,
  mix: NullableNumber,
  overlap: Type.Union([Type.Number(), Type.Null()], {
    description: 'Of numbers of people, who are in several parts: what the parts add up to is this much off',
  }),
  parts: Type.Array(DriverPart),
});
export type DriverDimension = Static<typeof DriverDimension>;

export const DriversAnswer = Type.Object({
  outcome: Type.Literal('answered'),
  metric: MetricInfo,
  currency: Type.String(),
  timeZone: Type.String(),
  filter: Type.Array(Type.String()),
  period: Period,
  against: Type.Enum([...driverComparisons, 'own']),
  windows: Type.Array(Period, { description: 'What the period was compared with' }),
  scale: Type.Number({
    description: 'What the sums of the windows were multiplied by, where they are longer or several',
  }),
  before: Type.Number(),
  after: Type.Number(),
  change: Type.Number(),
  relative: NullableNumber,
  interval: Type.Union([Range, Type.Null()], { description: '95 % of the change' }),
  verdict: Type.Enum(['moved', 'within-chance', 'unjudged'], {
    description:
      'Whether the days differ by more than they do anyhow; unjudged where they are too few to tell',
  }),
  judgedBy: Type.Union([Type.Enum(['days', 'weeks']), Type.Null()]),
  explanation: Type.Object({
    kind: Type.Enum(['combinations', 'dimension', 'none']),
    dimension: Type.Union([Type.String(), Type.Null()]),
    power: Type.Number(),
    parts: Type.Array(DriverPart),
  }),
  dimensions: Type.Array(DriverDimension, { description: 'The one that tells most first' }),
  combinations: Type.Object({
    dimensions: Type.Array(Type.String(), { description: 'The dimensions whose combinations were searched' }),
    leaves: Type.Integer(),
    leftOut: Type.Integer({ description: 'Leaves below 0, of which shares have no meaning' }),
    parts: Type.Array(DriverPart),
  }),
});
export type DriversAnswer = Static<typeof DriversAnswer>;
