import type { Metric, Term } from './metric-types.ts';

/** Figures as the platforms report them. NULL means “not reported”; a rate takes only rows that report both its sides. */
const figure = (column: string, reported?: string): Term => ({
  source: 'ad_figures',
  aggregate: 'sum',
  of: column,
  ...(reported === undefined ? {} : { where: `isNotNull(${reported})` }),
});
const money = (column: string, reported?: string): Term => ({ ...figure(column, reported), money: 'amount' });
/** A count that money is divided by: of the same rows as the money. */
const counted = (column: string, reported: string): Term => ({ ...figure(column, reported), money: 'row' });

export const campaignMetrics: readonly Metric[] = [
  {
    key: 'spend',
    group: 'campaign',
    unit: 'money',
    direction: 'neutral',
    additive: true,
    numerator: [money('spend')],
  },
  {
    key: 'impressions',
    group: 'campaign',
    unit: 'count',
    direction: 'up',
    additive: true,
    numerator: [figure('impressions')],
  },
  {
    key: 'reach',
    group: 'campaign',
    unit: 'count',
    direction: 'up',
    additive: true,
    numerator: [figure('reach')],
  },
  {
    key: 'frequency',
    group: 'campaign',
    unit: 'ratio',
    direction: 'neutral',
    numerator: [figure('impressions', 'reach')],
    denominator: [figure('reach', 'impressions')],
  },
  {
    key: 'clicks',
    group: 'campaign',
    unit: 'count',
    direction: 'up',
    additive: true,
    numerator: [figure('clicks')],
  },
  {
    key: 'engagements',
    group: 'campaign',
    unit: 'count',
    direction: 'up',
    additive: true,
    numerator: [figure('engagements')],
  },
  {
    key: 'video_views',
    group: 'campaign',
    unit: 'count',
    direction: 'up',
    additive: true,
    numerator: [figure('video_views')],
  },
  {
    key: 'cost_per_impression',
    group: 'campaign',
    unit: 'money',
    direction: 'down',
    factor: 1000,
    numerator: [money('spend', 'impressions')],
    denominator: [counted('impressions', 'spend')],
  },
  {
    key: 'cost_per_engagement',
    group: 'campaign',
    unit: 'money',
    direction: 'down',
    numerator: [money('spend', 'engagements')],
    denominator: [counted('engagements', 'spend')],
  },
  {
    key: 'engagement_rate',
    group: 'campaign',
    unit: 'percent',
    direction: 'up',
    numerator: [figure('engagements', 'impressions')],
    denominator: [figure('impressions', 'engagements')],
  },
  {
    key: 'cost_per_click',
    group: 'campaign',
    unit: 'money',
    direction: 'down',
    numerator: [money('spend', 'clicks')],
    denominator: [counted('clicks', 'spend')],
  },
  {
    key: 'click_through_rate',
    group: 'campaign',
    unit: 'percent',
    direction: 'up',
    proportion: true,
    numerator: [figure('clicks', 'impressions')],
    denominator: [figure('impressions', 'clicks')],
  },
  {
    key: 'reported_conversions',
    group: 'campaign',
    unit: 'count',
    direction: 'up',
    additive: true,
    numerator: [figure('conversions')],
  },
  {
    key: 'conversion_rate',
    group: 'campaign',
    unit: 'percent',
    direction: 'up',
    proportion: true,
    numerator: [figure('conversions', 'clicks')],
    denominator: [figure('clicks', 'conversions')],
  },
  {
    key: 'cost_per_acquisition',
    group: 'campaign',
    unit: 'money',
    direction: 'down',
    numerator: [money('spend', 'conversions')],
    denominator: [counted('conversions', 'spend')],
  },
  {
    key: 'reported_revenue',
    group: 'campaign',
    unit: 'money',
    direction: 'up',
    additive: true,
    numerator: [money('revenue')],
  },
  {
    key: 'return_on_investment',
    group: 'campaign',
    unit: 'percent',
    direction: 'up',
    numerator: [money('revenue', 'spend'), { ...money('spend', 'revenue'), sign: -1 }],
    denominator: [money('spend', 'revenue')],
  },
  {
    key: 'return_on_ad_spend',
    group: 'campaign',
    unit: 'ratio',
    direction: 'up',
    numerator: [money('revenue', 'spend')],
    denominator: [money('spend', 'revenue')],
  },
  {
    key: 'reported_leads',
    group: 'campaign',
    unit: 'count',
    direction: 'up',
    additive: true,
    numerator: [figure('leads')],
  },
];

const ONE_EMAIL = '(identity_key, email_id)';
const emailEvent = (column: string): Term => ({
  source: 'events',
  aggregate: 'uniqExact',
  of: ONE_EMAIL,
  where: column,
});
const mailing = (column: string): Term => ({
  source: 'ad_figures',
  aggregate: 'sum',
  of: column,
  where: 'is_mailing',
});
/** Mailings that report no deliveries are taken as delivered as sent, less what bounced. */
const MAILING_DELIVERED = 'coalesce(delivered, sent - ifNull(bounces, 0))';
const DELIVERED: readonly Term[] = [emailEvent('is_email_delivered'), mailing(MAILING_DELIVERED)];

/** Single recipients' events and, for mailings of which there are none, the e-mail tool's statistics. */
export const emailMetrics: readonly Metric[] = [
  {
    key: 'emails_delivered',
    group: 'email',
    unit: 'count',
    direction: 'neutral',
    additive: true,
    numerator: DELIVERED,
  },
  {
    key: 'open_rate',
    group: 'email',
    unit: 'percent',
    direction: 'up',
    proportion: true,
    numerator: [emailEvent("event = 'Email Opened'"), mailing('opens')],
    denominator: DELIVERED,
  },
  {
    key: 'email_click_rate',
    group: 'email',
    unit: 'percent',
    direction: 'up',
    proportion: true,
    numerator: [emailEvent("event = 'Email Link Clicked'"), mailing('clicks')],
    denominator: DELIVERED,
  },
  {
    key: 'unsubscribe_rate',
    group: 'email',
    unit: 'percent',
    direction: 'down',
    proportion: true,
    numerator: [emailEvent("event = 'Unsubscribed' AND email_id != ''"), mailing('unsubscribes')],
    denominator: DELIVERED,
  },
];
