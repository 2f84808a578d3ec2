import { type Static, Type } from 'typebox';
import { OtherCurrency, Period, periodFields } from './metrics.ts';

/** Rules by which the touches before a conversion share it. None of them measures what a channel caused. */
export const attributionModels = [
  'first',
  'last',
  'last-non-direct',
  'linear',
  'time-decay',
  'position',
] as const;
export type AttributionModel = (typeof attributionModels)[number];
export const attributionDimensions = ['channel', 'campaign', 'creative'] as const;
export type AttributionDimension = (typeof attributionDimensions)[number];
export const attributionValues = ['revenue', 'count'] as const;

const NullableNumber = Type.Union([Type.Number(), Type.Null()]);

export const AttributionQuery = Type.Object(
  {
    ...periodFields,
    dimension: Type.Optional(Type.Enum(attributionDimensions)),
    conversion: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
        minItems: 1,
        maxItems: 20,
        description: 'Names of events; purchases where left out',
      }),
    ),
    lookbackDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 365, description: '30 where left out' })),
    halfLifeDays: Type.Optional(
      Type.Number({ minimum: 0.1, maximum: 365, description: 'Of time decay; 7 where left out' }),
    ),
  },
  { additionalProperties: false },
);
export type AttributionQuery = Static<typeof AttributionQuery>;

export const AttributionCredit = Type.Object({
  model: Type.Enum(attributionModels),
  conversions: Type.Number(),
  value: Type.Number(),
  costPerConversion: NullableNumber,
  return: Type.Union([Type.Number(), Type.Null()], {
    description: 'Value over cost, as the model reports it: not incremental',
  }),
});
export type AttributionCredit = Static<typeof AttributionCredit>;

export const AttributionRow = Type.Object({
  /** Empty for conversions that no touch preceded. */
  key: Type.String(),
  attributed: Type.Boolean(),
  touches: Type.Integer({ description: 'Touches before conversions' }),
  cost: Type.Union([Type.Number(), Type.Null()], {
    description: 'From ad figures; null where none was reported',
  }),
  credits: Type.Array(AttributionCredit),
  /** Lowest and highest share of the conversions that a model gives this row. */
  spread: Type.Object({ low: Type.Number(), high: Type.Number() }),
});
export type AttributionRow = Static<typeof AttributionRow>;

export const AttributionAnswer = Type.Object({
  period: Period,
  dimension: Type.Enum(attributionDimensions),
  models: Type.Array(Type.Enum(attributionModels)),
  conversion: Type.Array(Type.String()),
  lookbackDays: Type.Integer(),
  halfLifeDays: Type.Number(),
  currency: Type.String(),
  conversions: Type.Integer(),
  value: Type.Number(),
  unattributed: Type.Object({ conversions: Type.Integer(), value: Type.Number() }),
  /** Conversions of nobody known: they have no touches to share them among. */
  anonymous: Type.Integer(),
  rows: Type.Array(AttributionRow),
  otherCurrencies: Type.Array(OtherCurrency),
  incremental: Type.Literal(false),
});
export type AttributionAnswer = Static<typeof AttributionAnswer>;
