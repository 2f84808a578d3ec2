/** What is told of one person's year once it was lived. */

import type { Basket } from './draw-basket.ts';
import type { Mailing } from './media-plan.ts';
import type { Nature } from './person-nature.ts';

/** Where a visit came from: the index of a unit, or one of these. */
export const DIRECT = -1;
export const ORGANIC = -2;
export const REFERRAL = -3;
export const ORGANIC_SOCIAL = -4;

export type Venue = 'web' | 'store' | 'phone';

export interface Order {
  readonly time: number;
  readonly venue: Venue;
  readonly basket: Basket;
  /** What was paid, after the discount. */
  readonly revenue: number;
  /** Index of the creator whose code was typed, or −1. */
  readonly creator: number;
  /** Came over a coupon site. */
  readonly coupon: boolean;
  readonly mobile: boolean;
  /** Source of the visit in which it was placed (web only). */
  readonly arrival: number;
}

export interface Visit {
  time: number;
  readonly source: number;
  order: Order | null;
  /** The checkout broke down: an order that did not come about. */
  readonly failed: Order | null;
  signsUp: boolean;
}

export interface MailReceipt {
  readonly mailing: Mailing;
  /** Withheld for the sake of a test. */
  readonly held: boolean;
  /** 0: not opened. */
  readonly openedAt: number;
  readonly clicked: boolean;
  readonly unsubscribed: boolean;
}

export interface PersonYear {
  readonly person: number;
  readonly nature: Nature;
  readonly visits: Visit[];
  readonly mails: MailReceipt[];
  readonly orders: Order[];
  /** When they got an account: 0 before the year, Infinity never. */
  accountAt: number;
  /** Strength of the brand in memory at the end: the stock of social and creators' exposures. */
  memory: number;
}
