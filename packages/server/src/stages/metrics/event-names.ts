/** Names of events that figures are made of, in one place. Names are those of Segment's specification where it has one. */

/** Each is one purchase; `revenue` is its amount. */
export const PURCHASE_EVENTS = ['Order Completed', 'Receipt Issued'] as const;
/** Money paid back; `revenue` is the amount, as a positive number. */
export const REFUND_EVENT = 'Order Refunded';
export const REVENUE_EVENTS = [...PURCHASE_EVENTS, REFUND_EVENT] as const;

/** A person who may buy. A deal is one lead however often it is updated. */
export const LEAD_EVENTS = ['Lead Created', 'Deal Updated'] as const;

export const EMAIL_SENT = 'Email Sent';
export const EMAIL_DELIVERED = 'Email Delivered';
export const EMAIL_OPENED = 'Email Opened';
export const EMAIL_CLICKED = 'Email Link Clicked';

/** Tracked facts that are not something the visitor does on the site: they neither open nor lengthen a session. */
export const OFF_SITE_EVENTS = [
  EMAIL_SENT,
  EMAIL_DELIVERED,
  EMAIL_OPENED,
  EMAIL_CLICKED,
  'Email Bounced',
  'Email Marked as Spam',
  'Unsubscribed',
  'Email Held Out',
  'Link Clicked',
  'Receipt Issued',
  REFUND_EVENT,
  'Payment Received',
  'Booking Made',
  'Subscription Started',
  'Deal Updated',
  'Lead Created',
  'Ticket Updated',
  'Survey Answered',
  'Product Reviewed',
] as const;

/** A list of our own constants as SQL; none of them holds a quote. */
export function sqlList(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
