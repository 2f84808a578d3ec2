import { type Static, Type } from 'typebox';

const Fifth = Type.Integer({ minimum: 1, maximum: 5 });
const Share = Type.Object({
  share: Type.Number(),
  low: Type.Number({ description: '95 % interval, from' }),
  high: Type.Number(),
});

/** From the smallest to the largest value in a fifth; of two fifths with the same value, ids decided who is in which. */
const Edges = Type.Array(Type.Object({ fifth: Fifth, from: Type.Number(), to: Type.Number() }));

export const RfmQuery = Type.Object(
  {
    days: Type.Optional(
      Type.Integer({
        minimum: 7,
        maximum: 365,
        description: 'Who of each cell bought again within so many days; 90 if left out',
      }),
    ),
  },
  { additionalProperties: false },
);
export type RfmQuery = Static<typeof RfmQuery>;

const Part = {
  people: Type.Integer(),
  revenue: Type.Number(),
  meanSpend: Type.Union([Type.Number(), Type.Null()], { description: 'Of a person; null where nobody is' }),
  boughtAgain: Type.Union([Share, Type.Null()], {
    description: 'Of who was in it so many days ago; null where nobody was',
  }),
};

export const RfmGridCell = Type.Object({
  recency: Fifth,
  frequency: Fifth,
  ...Part,
  spendFifths: Type.Array(Type.Integer(), {
    description: 'People by fifth of spend, the lowest first: with recency and frequency the 125 cells',
  }),
});
export type RfmGridCell = Static<typeof RfmGridCell>;

/** Bought lately, a while ago or long ago; often, now and then or seldom. */
export const rfmGroups = [
  'best',
  'growing',
  'new',
  'cooling',
  'middle',
  'passing',
  'at-risk',
  'drifting',
  'lost',
] as const;
export const RfmGroup = Type.Object({
  group: Type.Enum(rfmGroups),
  recency: Type.Array(Fifth),
  frequency: Type.Array(Fifth),
  ...Part,
});
export type RfmGroup = Static<typeof RfmGroup>;

export const RfmAnswer = Type.Object({
  outcome: Type.Literal('answered'),
  until: Type.String({ format: 'date', description: 'The last whole day' }),
  days: Type.Integer(),
  currency: Type.String(),
  customers: Type.Integer(),
  revenue: Type.Number(),
  boughtOnce: Type.Integer({ description: 'Customers with one day of purchase' }),
  cells: Type.Array(RfmGridCell, { description: 'All 25, by fifths of recency and frequency, 5 the best' }),
  groups: Type.Array(RfmGroup, { description: 'The cells as nine groups with a name' }),
  edges: Type.Object({ recency: Edges, frequency: Edges, spend: Edges }),
});
export type RfmAnswer = Static<typeof RfmAnswer>;

const Fifths = Type.Array(Fifth, { minItems: 1, maxItems: 5, description: 'All if left out' });

export const RfmPeopleQuery = Type.Object(
  {
    recency: Type.Optional(Fifths),
    frequency: Type.Optional(Fifths),
    spend: Type.Optional(Fifths),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1000, description: '100 if left out; who spent most comes first' }),
    ),
  },
  { additionalProperties: false },
);
export type RfmPeopleQuery = Static<typeof RfmPeopleQuery>;

export const RfmPerson = Type.Object({
  person: Type.String(),
  recency: Fifth,
  frequency: Fifth,
  spend: Fifth,
  lastPurchase: Type.String({ format: 'date' }),
  purchases: Type.Integer({ description: 'Days with a purchase' }),
  spent: Type.Number(),
});
export type RfmPerson = Static<typeof RfmPerson>;
export const RfmPeople = Type.Object({ items: Type.Array(RfmPerson), total: Type.Integer() });
export type RfmPeople = Static<typeof RfmPeople>;
