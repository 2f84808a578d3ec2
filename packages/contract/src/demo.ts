import { type Static, Type } from 'typebox';
import { AttributionQuery } from './measurement.ts';

export const tourKeys = [
  'best-channel',
  'campaign-that-paid',
  'best-influencer',
  'email-caused-orders',
  'without-captures',
] as const;
export type TourKey = (typeof tourKeys)[number];

export const TourValue = Type.Object({
  /** As it stands in the rows of the attribution: a channel, a campaign, a creative. */
  key: Type.String(),
  orders: Type.Number(),
  revenue: Type.Number(),
  spend: Type.Number(),
  return: Type.Union([Type.Number(), Type.Null()], {
    description: 'Revenue for each unit of money spent; null where nothing was spent',
  }),
});
export type TourValue = Static<typeof TourValue>;

/** One question of the truth tour: what to put to last click, and what the simulation knows. */
export const TourStop = Type.Object({
  key: Type.Enum(tourKeys),
  lastClick: Type.Object({
    query: AttributionQuery,
    model: Type.Literal('last'),
    keys: Type.Array(Type.String(), { description: 'The rows of the attribution that are meant' }),
    by: Type.Enum(['conversions', 'return']),
  }),
  truth: Type.Object({
    values: Type.Array(TourValue),
    by: Type.Enum(['orders', 'return']),
    answer: Type.String(),
    together: Type.Union([TourValue, Type.Null()], {
      description: 'What all of `values` caused together; not their sum, for they overlap',
    }),
  }),
  total: Type.Object({ orders: Type.Number(), revenue: Type.Number() }),
});
export type TourStop = Static<typeof TourStop>;

/** Where the own installation, which takes the demo's place, will answer. */
export const LeftDemo = Type.Object({
  /** The page to open there, with the one-time token of the first visit; on the same address where `restarting`. */
  path: Type.String(),
  /** Where it runs already; null where it takes the demo's address. */
  url: Type.Union([Type.String(), Type.Null()]),
  folder: Type.String({ description: 'Where its data are kept' }),
  restarting: Type.Boolean(),
});
export type LeftDemo = Static<typeof LeftDemo>;
