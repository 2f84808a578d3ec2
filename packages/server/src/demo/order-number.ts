import type { Order, PersonYear } from './person-year.ts';

/** The shop's number of an order: one series for web, phone and store, so that returns can name any of them. */
export function orderNumber(year: PersonYear, order: Order): string {
  // Nobody orders more than 64 times in a year of at most 54 weeks with one occasion each.
  return `HC${1_000_000 + year.person * 64 + year.orders.indexOf(order)}`;
}
