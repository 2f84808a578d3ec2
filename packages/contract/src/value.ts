import { type Static, Type } from 'typebox';

export const purchaseModels = ['bg-nbd', 'mbg-nbd', 'nbd'] as const;

const NullableNumber = Type.Union([Type.Number(), Type.Null()]);
const Estimate = Type.Object({
  mean: Type.Number(),
  low: Type.Number({ description: '95 % prediction interval, from' }),
  high: Type.Number({ description: '95 % prediction interval, to' }),
});
const Parameter = Type.Object({
  name: Type.String(),
  value: Type.Number(),
  standardError: Type.Number(),
});

export const ValueQuery = Type.Object(
  {
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1826, description: 'How far to look ahead; 365 if left out' }),
    ),
    discount: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 2,
        description: 'Of money a year from now: 0.1 is 10 %, which holds if left out',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ValueQuery = Static<typeof ValueQuery>;

export const ValueAnswer = Type.Object({
  outcome: Type.Literal('answered'),
  until: Type.String({ format: 'date', description: 'The last whole day that was learned from' }),
  days: Type.Integer(),
  discount: Type.Number(),
  currency: Type.String(),
  customers: Type.Integer({ description: 'People with a purchase' }),
  repeatCustomers: Type.Integer({ description: 'Those with purchases on more than one day' }),
  stillCustomers: Type.Number({ description: 'Expected number of those who have not left for good' }),
  purchases: Estimate,
  value: Type.Union([Estimate, Type.Null()], {
    description: 'What they will spend, discounted; null where spend could not be learned',
  }),
  chosen: Type.Enum(purchaseModels),
  models: Type.Array(
    Type.Object({
      model: Type.Enum(purchaseModels),
      outcome: Type.Enum(['fitted', 'boundary', 'not-converged']),
      parameters: Type.Array(Parameter),
      aic: NullableNumber,
    }),
  ),
  spend: Type.Union([
    Type.Object({
      perPurchase: Type.Number({ description: 'Expected of a new customer' }),
      parameters: Type.Array(Parameter),
      correlation: Type.Number({
        description: 'Between how often and how much; the model takes it to be none',
      }),
    }),
    Type.Null(),
  ]),
  /** Learned until `days` before the end, and compared with what came then. */
  test: Type.Union([
    Type.Object({
      days: Type.Integer(),
      customers: Type.Integer(),
      purchases: Estimate,
      happened: Type.Integer(),
    }),
    Type.Null(),
  ]),
  /** Customers by what they will be worth, the best tenth first. */
  tenths: Type.Array(
    Type.Object({
      tenth: Type.Integer(),
      customers: Type.Integer(),
      stillCustomers: Type.Number(),
      purchases: Estimate,
      value: Type.Union([Estimate, Type.Null()]),
    }),
  ),
});
export type ValueAnswer = Static<typeof ValueAnswer>;

export const ValuedCustomer = Type.Object({
  person: Type.String(),
  purchases: Type.Integer({ description: 'Days with a purchase so far' }),
  lastPurchase: Type.String({ format: 'date' }),
  spent: Type.Number(),
  stillCustomer: Type.Number({ description: 'Chance, 0 to 1' }),
  expectedPurchases: Type.Number(),
  value: NullableNumber,
});
export type ValuedCustomer = Static<typeof ValuedCustomer>;
export const ValuedCustomers = Type.Object({ items: Type.Array(ValuedCustomer), total: Type.Integer() });
export type ValuedCustomers = Static<typeof ValuedCustomers>;
