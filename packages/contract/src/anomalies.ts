import { type Static, Type } from 'typebox';
import { DateText, MetricInfo, Period } from './metrics.ts';

const NullableNumber = Type.Union([Type.Number(), Type.Null()]);

export const AnomaliesQuery = Type.Object(
  {
    from: Type.Optional(DateText),
    to: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        description: 'The day after the last one; the last 28 days that are over if neither is given',
      }),
    ),
    metric: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'Look at this metric alone' }),
    ),
    rate: Type.Optional(
      Type.Number({
        minimum: 0.001,
        maximum: 0.2,
        description: 'How large a share of what is told may be chance; 0.05 if left out',
      }),
    ),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 200, description: 'At most so many; 50 if left out' }),
    ),
  },
  { additionalProperties: false },
);
export type AnomaliesQuery = Static<typeof AnomaliesQuery>;

export const Silence = Type.Object({
  source: Type.String(),
  what: Type.String({ description: 'Name of the event, or kind of figures' }),
  from: Type.String({ description: 'First day without anything' }),
  to: Type.String({ description: 'The day after the last such day' }),
});
export type Silence = Static<typeof Silence>;

export const Anomaly = Type.Object({
  metric: MetricInfo,
  dimension: Type.Union([Type.String(), Type.Null()], { description: 'Null: the whole figure' }),
  value: Type.Union([Type.String(), Type.Null()]),
  at: Type.String({ description: 'The day' }),
  figure: Type.Number(),
  expected: Type.Number(),
  low: Type.Number({ description: '95 of 100 ordinary days lie between low and high' }),
  high: Type.Number(),
  distance: Type.Number({
    description: 'How many standard deviations of ordinary days from what was expected',
  }),
  chance: Type.Number({
    description:
      'Adjusted for all series and days looked at: told up to this level, so large a share is chance',
  }),
  good: Type.Union([Type.Boolean(), Type.Null()]),
  noticed: Type.Union([Type.Number(), Type.Null()], {
    description:
      'Whether it would have been noticed on the day itself, without what came after: −log₁₀ of the chance, from 2 on (one in a hundred days); else null',
  }),
  silent: Type.Array(Silence, {
    description: 'Sources of the figure of which nothing came that day: perhaps no fall',
  }),
  filter: Type.Array(Type.String()),
  series: Type.Integer({ description: 'Which of the series it belongs to' }),
});
export type Anomaly = Static<typeof Anomaly>;

export const AnomaliesAnswer = Type.Object({
  outcome: Type.Literal('answered'),
  currency: Type.String(),
  timeZone: Type.String(),
  period: Period,
  history: Period,
  rate: Type.Number(),
  looked: Type.Object({
    series: Type.Integer({ description: 'How many series were looked at' }),
    days: Type.Integer(),
    metrics: Type.Integer(),
    thin: Type.Integer({ description: 'Series of which too little happens a day' }),
    short: Type.Integer({ description: 'Series that have not been there for long enough' }),
  }),
  dimensions: Type.Array(Type.String()),
  items: Type.Array(Anomaly, { description: 'The least likely first' }),
  total: Type.Integer(),
  series: Type.Array(
    Type.Object({
      days: Type.Array(Type.String()),
      figures: Type.Array(NullableNumber),
      expected: Type.Array(Type.Number()),
      low: Type.Array(Type.Number()),
      high: Type.Array(Type.Number()),
    }),
    { description: 'The last weeks of the series in which something was found' },
  ),
  silences: Type.Array(Silence),
});
export type AnomaliesAnswer = Static<typeof AnomaliesAnswer>;
