import {
  EMAIL_CLICKED,
  EMAIL_DELIVERED,
  EMAIL_OPENED,
  EMAIL_SENT,
  LEAD_EVENTS,
  PURCHASE_EVENTS,
  REFUND_EVENT,
} from './event-names.ts';
import { termsOf } from './metric-list.ts';
import type { Metric, SourceKey } from './metric-types.ts';

/** The names of events that each source reads; tables of figures go by their own name. */
const READS: Readonly<Record<Exclude<SourceKey, 'events' | 'kpi_values'>, readonly string[]>> = {
  orders: PURCHASE_EVENTS,
  customer_orders: PURCHASE_EVENTS,
  refunds: [REFUND_EVENT],
  leads: LEAD_EVENTS,
  tickets: ['Ticket Updated'],
  sessions: ['page', 'screen', ...PURCHASE_EVENTS],
  ad_figures: ['ad_figures'],
  mentions: ['mentions'],
};

/** What a metric of this group reads where it asks the events themselves. */
const EVENTS_OF_GROUP: Partial<Record<Metric['group'], readonly string[]>> = {
  email: [EMAIL_SENT, EMAIL_DELIVERED, EMAIL_OPENED, EMAIL_CLICKED, 'Unsubscribed'],
  web: ['page', 'screen'],
  survey: ['Survey Answered'],
  voice: ['Product Reviewed'],
};

/** Where a metric reads less than its group does. */
const EVENTS_OF_METRIC: Readonly<Record<string, readonly string[]>> = {
  review_rating: ['Product Reviewed'],
  payment_failures: ['Payment Failed'],
};

/** What a metric is made of: event names, `page`, `screen`, tables of figures, or `kpi:NAME`. */
export function readsOfMetric(metric: Metric): string[] {
  const reads = termsOf(metric).flatMap(({ source }) => {
    if (source === 'kpi_values') return [metric.key];
    if (source !== 'events') return READS[source];
    return EVENTS_OF_METRIC[metric.key] ?? EVENTS_OF_GROUP[metric.group] ?? [];
  });
  return [...new Set(reads)];
}
