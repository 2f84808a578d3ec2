import type { Desk } from '@rondo/contract';

/** What a report shows first, and which moves are looked into for it. Few figures: whoever reads has ten minutes. */
export type DeskPlan = {
  tiles: readonly string[];
  /** Metrics whose moves become insights, each with the dimensions that may explain one. */
  watched: readonly { metric: string; dimensions: readonly string[] }[];
};

const WHERE_FROM = ['channel', 'campaign', 'region', 'device', 'country'];
const RETURN_PARTS = ['property:product_name', 'property:reason', 'region', 'country'];
const AD_PARTS = ['channel', 'platform', 'campaign', 'creative', 'audience', 'region'];

export const deskPlans: Readonly<Record<Desk, DeskPlan>> = {
  management: {
    tiles: ['revenue_net', 'new_customers', 'spend', 'blended_return', 'return_rate', 'nps'],
    watched: [
      { metric: 'revenue_net', dimensions: WHERE_FROM },
      { metric: 'new_customers', dimensions: WHERE_FROM },
      { metric: 'returns', dimensions: RETURN_PARTS },
      { metric: 'payment_failures', dimensions: ['region', 'property:payment_method', 'device'] },
      { metric: 'spend', dimensions: AD_PARTS },
    ],
  },
  marketing: {
    tiles: [
      'spend',
      'cost_per_acquisition',
      'return_on_ad_spend',
      'click_through_rate',
      'site_conversion_rate',
      'new_customers',
    ],
    watched: [
      { metric: 'orders', dimensions: WHERE_FROM },
      { metric: 'cost_per_acquisition', dimensions: AD_PARTS },
      { metric: 'click_through_rate', dimensions: AD_PARTS },
      { metric: 'site_conversion_rate', dimensions: ['channel', 'landing_page', 'device', 'region'] },
      { metric: 'payment_failures', dimensions: ['region', 'property:payment_method', 'device'] },
      { metric: 'sessions', dimensions: ['channel', 'referrer_host', 'campaign', 'device', 'region'] },
    ],
  },
  content: {
    tiles: ['mentions', 'share_of_voice', 'sentiment', 'engagement_rate', 'open_rate', 'review_rating'],
    watched: [
      { metric: 'mentions', dimensions: ['medium', 'mention_source', 'topic', 'language'] },
      { metric: 'engagement_rate', dimensions: ['platform', 'campaign', 'creative', 'audience'] },
      { metric: 'open_rate', dimensions: ['campaign', 'creative'] },
      { metric: 'negative_share', dimensions: ['medium', 'mention_source', 'topic', 'language'] },
      { metric: 'review_rating', dimensions: ['property:product_name', 'region', 'country'] },
    ],
  },
  // No win rate of the last weeks: deals take longer than that to be won, so it would always seem to fall.
  sales: {
    tiles: ['leads', 'cost_per_lead', 'orders', 'average_order_value', 'tickets', 'satisfaction'],
    watched: [
      { metric: 'leads', dimensions: ['channel', 'salesperson', 'campaign', 'region'] },
      { metric: 'orders', dimensions: WHERE_FROM },
      { metric: 'returns', dimensions: RETURN_PARTS },
      { metric: 'tickets', dimensions: ['category', 'channel', 'agent'] },
    ],
  },
};
