import type { Metric, Term } from './metric-types.ts';

const sessions: Term = { source: 'sessions', aggregate: 'count' };
const mentions: Term = { source: 'mentions', aggregate: 'count' };
const judged: Term = { source: 'mentions', aggregate: 'count', where: 'isNotNull(sentiment_score)' };
const answer = (where: string): Term => ({ source: 'events', aggregate: 'sum', of: 'answer_weight', where });
const tickets: Term = { source: 'tickets', aggregate: 'count' };

export const webMetrics: readonly Metric[] = [
  {
    key: 'visitors',
    group: 'web',
    unit: 'count',
    direction: 'up',
    numerator: [{ source: 'sessions', aggregate: 'uniqExact', of: 'person' }],
  },
  { key: 'sessions', group: 'web', unit: 'count', direction: 'up', additive: true, numerator: [sessions] },
  {
    key: 'page_views',
    group: 'web',
    unit: 'count',
    direction: 'up',
    additive: true,
    numerator: [{ source: 'sessions', aggregate: 'sum', of: 'views' }],
  },
  {
    key: 'session_duration',
    group: 'web',
    unit: 'duration',
    direction: 'up',
    numerator: [{ source: 'sessions', aggregate: 'sum', of: 'duration' }],
    denominator: [sessions],
  },
  {
    key: 'bounce_rate',
    group: 'web',
    unit: 'percent',
    direction: 'down',
    proportion: true,
    numerator: [{ source: 'sessions', aggregate: 'count', where: 'is_bounce' }],
    denominator: [sessions],
  },
  {
    key: 'pages_per_session',
    group: 'web',
    unit: 'ratio',
    direction: 'up',
    numerator: [{ source: 'sessions', aggregate: 'sum', of: 'views' }],
    denominator: [sessions],
  },
  {
    key: 'site_conversion_rate',
    group: 'web',
    unit: 'percent',
    direction: 'up',
    proportion: true,
    numerator: [{ source: 'sessions', aggregate: 'count', where: 'has_order' }],
    denominator: [sessions],
  },
  {
    key: 'payment_failures',
    group: 'web',
    unit: 'count',
    direction: 'down',
    additive: true,
    numerator: [{ source: 'events', aggregate: 'count', where: "event = 'Payment Failed'" }],
  },
];

export const voiceMetrics: readonly Metric[] = [
  { key: 'mentions', group: 'voice', unit: 'count', direction: 'up', additive: true, numerator: [mentions] },
  {
    key: 'share_of_voice',
    group: 'voice',
    unit: 'percent',
    direction: 'up',
    proportion: true,
    wholeOf: 'brand',
    numerator: [mentions],
    denominator: [mentions],
  },
  {
    key: 'sentiment',
    group: 'voice',
    unit: 'score',
    direction: 'up',
    factor: 100,
    numerator: [
      { source: 'mentions', aggregate: 'sum', of: 'sentiment_score', where: 'isNotNull(sentiment_score)' },
    ],
    denominator: [judged],
  },
  {
    key: 'positive_share',
    group: 'voice',
    unit: 'percent',
    direction: 'up',
    proportion: true,
    numerator: [{ source: 'mentions', aggregate: 'count', where: "sentiment = 'positive'" }],
    denominator: [{ source: 'mentions', aggregate: 'count', where: "sentiment != ''" }],
  },
  {
    key: 'negative_share',
    group: 'voice',
    unit: 'percent',
    direction: 'down',
    proportion: true,
    numerator: [{ source: 'mentions', aggregate: 'count', where: "sentiment = 'negative'" }],
    denominator: [{ source: 'mentions', aggregate: 'count', where: "sentiment != ''" }],
  },
  {
    key: 'mention_reach',
    group: 'voice',
    unit: 'count',
    direction: 'up',
    additive: true,
    numerator: [{ source: 'mentions', aggregate: 'sum', of: 'reach' }],
  },
];

export const surveyMetrics: readonly Metric[] = [
  {
    key: 'nps',
    group: 'survey',
    unit: 'score',
    direction: 'up',
    factor: 100,
    numerator: [
      answer('is_nps AND answer_number >= 9'),
      { ...answer('is_nps AND answer_number <= 6'), sign: -1 },
    ],
    denominator: [answer('is_nps')],
  },
  {
    key: 'recall_unaided',
    group: 'survey',
    unit: 'percent',
    direction: 'up',
    numerator: [answer('is_unaided_recall AND knows_brand')],
    denominator: [answer('is_unaided_recall')],
  },
  {
    key: 'recall_aided',
    group: 'survey',
    unit: 'percent',
    direction: 'up',
    numerator: [answer('is_aided_recall AND knows_brand')],
    denominator: [answer('is_aided_recall')],
  },
  {
    key: 'review_rating',
    group: 'survey',
    unit: 'score',
    direction: 'up',
    numerator: [{ source: 'events', aggregate: 'sum', of: 'rating', where: 'isNotNull(rating)' }],
    denominator: [{ source: 'events', aggregate: 'count', where: 'isNotNull(rating)' }],
  },
  {
    key: 'tickets',
    group: 'support',
    unit: 'count',
    direction: 'down',
    additive: true,
    numerator: [tickets],
  },
  {
    key: 'satisfaction',
    group: 'support',
    unit: 'score',
    direction: 'up',
    numerator: [
      { source: 'tickets', aggregate: 'sum', of: 'satisfaction', where: 'isNotNull(satisfaction)' },
    ],
    denominator: [{ source: 'tickets', aggregate: 'count', where: 'isNotNull(satisfaction)' }],
  },
];
