import { type Static, Type } from 'typebox';

export const repurchaseGroups = ['channel', 'quarter'] as const;

export const RepurchaseQuery = Type.Object(
  {
    by: Type.Optional(
      Type.Enum(repurchaseGroups, {
        description:
          'A curve for each first channel, or each quarter of the first purchase; one curve if left out',
      }),
    ),
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 730, description: 'The share by then is given; 90 if left out' }),
    ),
  },
  { additionalProperties: false },
);
export type RepurchaseQuery = Static<typeof RepurchaseQuery>;

const Share = Type.Object({
  share: Type.Number(),
  low: Type.Number({ description: '95 % interval, from' }),
  high: Type.Number(),
});

export const RepurchaseCurve = Type.Object({
  group: Type.Union([Type.String(), Type.Null()], { description: 'Null for everybody' }),
  customers: Type.Integer(),
  boughtAgain: Type.Integer(),
  byThen: Type.Union([Share, Type.Null()], {
    description: 'Null where nobody has been a customer for so long',
  }),
  points: Type.Array(Type.Object({ day: Type.Integer(), ...Share.properties }), {
    description: 'Week by week since the first purchase, as far as anybody has been seen',
  }),
});
export type RepurchaseCurve = Static<typeof RepurchaseCurve>;

export const RepurchaseAnswer = Type.Object({
  outcome: Type.Literal('answered'),
  until: Type.String({ format: 'date', description: 'The last whole day' }),
  days: Type.Integer(),
  by: Type.Union([Type.Enum(repurchaseGroups), Type.Null()]),
  curves: Type.Array(RepurchaseCurve, {
    description: 'Everybody first, then the groups with the most customers',
  }),
  difference: Type.Union(
    [Type.Object({ chiSquare: Type.Number(), degrees: Type.Integer(), pValue: Type.Number() }), Type.Null()],
    { description: 'Log-rank test of whether the groups differ' },
  ),
});
export type RepurchaseAnswer = Static<typeof RepurchaseAnswer>;
