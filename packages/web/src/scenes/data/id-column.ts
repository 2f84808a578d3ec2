import type { ImportKindId, ImportMapping } from '@rondo/contract';

/** The field of each kind that holds a row's own id. */
const idFields: Partial<Record<ImportKindId, string>> = {
  deals: 'deal_id',
  tickets: 'ticket_id',
  orders: 'order_id',
  returns: 'return_id',
  receipts: 'receipt_id',
  payments: 'payment_id',
  bookings: 'booking_id',
  subscriptions: 'subscription_id',
  products: 'product_id',
  mentions: 'mention_id',
  reviews: 'review_id',
  'survey-answers': 'response_id',
  'email-events': 'message_id',
  events: 'event_id',
};

/** The file's column that was mapped to the rows' own id; '' where none was. */
export function idColumnOf(kind: ImportKindId, mapping: ImportMapping): string {
  const field = idFields[kind];
  return field === undefined ? '' : (mapping.fields[field] ?? '');
}
