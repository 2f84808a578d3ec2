/**
 * Five questions about the demo company: which question to put to last click, and what the truth answers. Keys and
 * numbers only; the words are in the interface's catalogues.
 */

import type { AttributionQuery } from '@rondo/contract';
import { DAY, isoDay } from './calendar.ts';
import type { Effect, Truth } from './describe-truth.ts';

export const tourKeys = [
  'best-channel',
  'campaign-that-paid',
  'best-influencer',
  'email-caused-orders',
  'without-captures',
] as const;
export type TourKey = (typeof tourKeys)[number];

export interface TourValue {
  /** As it stands in the rows of the attribution: a channel, a campaign, a creative. */
  readonly key: string;
  readonly orders: number;
  readonly revenue: number;
  readonly spend: number;
  /** Revenue for each unit of money spent; null where nothing was spent. */
  readonly return: number | null;
}

export interface TourStop {
  readonly key: TourKey;
  /** What to ask `GET /api/attribution` for last click's answer: its rows whose key is in `keys`, by the credit of `model`. */
  readonly lastClick: {
    readonly query: AttributionQuery;
    readonly model: 'last';
    readonly keys: readonly string[];
    /** By which figure of the credit to rank or add up. */
    readonly by: 'conversions' | 'return';
  };
  readonly truth: {
    /** What was really caused, best first by `by`. */
    readonly values: readonly TourValue[];
    readonly by: 'orders' | 'return';
    /** The best of `values`; for a question about one thing, that thing. */
    readonly answer: string;
    /** What was really caused by all of `values` together. Not their sum: they overlap. */
    readonly together: TourValue | null;
  };
  readonly total: { readonly orders: number; readonly revenue: number };
}

export function buildTruthTour(truth: Truth): TourStop[] {
  const ask = (dimension: 'channel' | 'campaign' | 'creative'): AttributionQuery => ({
    from: truth.from,
    to: isoDay(Date.parse(truth.to) + DAY),
    dimension,
  });
  const total = { orders: truth.total.orders, revenue: truth.total.revenue };
  const stop = (
    key: TourKey,
    dimension: 'channel' | 'campaign' | 'creative',
    effects: readonly Effect[],
    by: 'orders' | 'return',
    together: TourValue | null = null,
  ): TourStop => {
    const values = effects
      .map(describeValue)
      .sort((a, b) => (b[by] ?? Number.NEGATIVE_INFINITY) - (a[by] ?? Number.NEGATIVE_INFINITY));
    return {
      key,
      lastClick: {
        query: ask(dimension),
        model: 'last',
        keys: effects.map((effect) => effect.id),
        by: by === 'orders' ? 'conversions' : 'return',
      },
      truth: { values, by, answer: values[0]?.key ?? '', together },
      total,
    };
  };
  return [
    stop('best-channel', 'channel', truth.channels, 'orders'),
    stop('campaign-that-paid', 'campaign', truth.campaigns, 'return'),
    stop(
      'best-influencer',
      'creative',
      truth.creatives.filter((creative) => creative.channel === 'influencer'),
      'orders',
    ),
    stop(
      'email-caused-orders',
      'channel',
      truth.channels.filter((channel) => channel.id === 'email'),
      'orders',
    ),
    stop(
      'without-captures',
      'campaign',
      truth.campaigns.filter((campaign) => truth.captures.id.split('+').includes(campaign.id)),
      'orders',
      { ...describeValue(truth.captures), key: truth.captures.id },
    ),
  ];
}

function describeValue(effect: Effect): TourValue {
  return {
    key: effect.id,
    orders: effect.incremental.orders,
    revenue: effect.incremental.revenue,
    spend: effect.spend,
    return: effect.incrementalReturn,
  };
}
