/** What the shop system and the tills export. */

import { DAY, HOUR, isoTime } from './calendar.ts';
import { COMPANY, REGIONS, STORIES } from './company.ts';
import { JUNK } from './describe-person.ts';
import { drawBasket } from './draw-basket.ts';
import { orderNumber } from './order-number.ts';
import { holdsCard } from './people-files.ts';
import { createRandom, mix, pick } from './random.ts';
import type { Chunk, Company } from './simulate-company.ts';
import type { Row } from './write-csv.ts';

export const ORDER_COLUMNS = [
  'order_id',
  'timestamp',
  'user_id',
  'email',
  'phone',
  'total',
  'revenue',
  'discount',
  'coupon',
  'currency',
  'quantity',
  'product_id',
  'product_name',
  'category',
  'channel',
  'country',
  'city',
  'status',
] as const;

/** Orders that the tracking API never saw: those of the years before, and those taken by telephone. */
export function* listOrders(company: Company, chunk: Chunk): Generator<Row> {
  for (const life of chunk.lives) {
    const { identity, year } = life;
    const base = {
      currency: COMPANY.currency,
      country: identity.country,
      city: identity.city,
      discount: 0,
      coupon: '',
      status: 'paid',
    };
    if (year.nature.known) {
      const random = createRandom(mix(year.nature.hash, 0x01d));
      const count = random() < 0.35 ? 2 : 1;
      for (let index = 0; index < count; index += 1) {
        const basket = drawBasket(mix(year.nature.hash, 0x01e + index), false);
        const first = basket.lines[0];
        yield {
          ...base,
          order_id: `HB${identity.person * 2 + index + 1}`,
          timestamp: isoTime(company.calendar.from - Math.floor((2 + 540 * random()) * DAY)),
          user_id: year.nature.accountBefore ? identity.customerNumber : '',
          email: identity.email,
          phone: random() < 0.5 ? identity.phoneWritten : '',
          total: basket.total,
          revenue: basket.total,
          quantity: basket.lines.reduce((sum, line) => sum + line.quantity, 0),
          product_id: first?.product.sku,
          product_name: first?.product.name,
          category: first?.product.category,
          channel: random() < 0.8 ? 'web' : 'store',
        };
      }
    }
    for (const order of year.orders) {
      if (order.venue !== 'phone') continue;
      const first = order.basket.lines[0];
      yield {
        ...base,
        order_id: orderNumber(year, order),
        timestamp: isoTime(order.time),
        user_id: '',
        email: identity.workEmail ?? identity.email,
        phone: identity.phone,
        total: order.revenue,
        revenue: order.revenue,
        quantity: order.basket.lines.reduce((sum, line) => sum + line.quantity, 0),
        product_id: first?.product.sku,
        product_name: first?.product.name,
        category: first?.product.category,
        channel: 'phone',
      };
    }
  }
}

export const RECEIPT_COLUMNS = [
  'receipt_id',
  'timestamp',
  'card_number',
  'email',
  'phone',
  'total',
  'tax',
  'currency',
  'store',
  'till',
  'payment_method',
  'quantity',
  'product_id',
  'product_name',
] as const;

/** A receipt names its buyer only by a card, or by an address given for the digital receipt. */
export function* listReceipts(_company: Company, chunk: Chunk): Generator<Row> {
  for (const life of chunk.lives) {
    const { identity, year } = life;
    for (const order of year.orders) {
      if (order.venue !== 'store') continue;
      const random = createRandom(mix(mix(year.nature.hash, 0x4ec), Math.floor(order.time / HOUR)));
      const first = order.basket.lines[0];
      const shows = holdsCard(life) && random() < 0.8;
      const u = random();
      yield {
        receipt_id: orderNumber(year, order),
        timestamp: isoTime(order.time),
        card_number: shows ? identity.cardNumber : '',
        email: u < 0.18 ? identity.email : u < 0.19 ? JUNK.emails[1] : '',
        phone: u > 0.9 ? identity.phoneWritten : '',
        total: order.revenue,
        tax: Math.round(order.revenue * 20) / 100,
        currency: COMPANY.currency,
        store: REGIONS[year.nature.region]?.store,
        till: 1 + Math.floor(random() * 3),
        payment_method: pick(['card', 'card', 'cash', 'gift card'], random()),
        quantity: order.basket.lines.reduce((sum, line) => sum + line.quantity, 0),
        product_id: first?.product.sku,
        product_name: first?.product.name,
      };
    }
  }
}

export const RETURN_COLUMNS = [
  'return_id',
  'order_id',
  'timestamp',
  'user_id',
  'email',
  'card_number',
  'total',
  'currency',
  'reason',
  'quantity',
  'product_id',
  'product_name',
  'channel',
] as const;

export function* listReturns(company: Company, chunk: Chunk): Generator<Row> {
  for (const life of chunk.lives) {
    const { identity, year } = life;
    for (const order of year.orders) {
      const paidShare = order.revenue / order.basket.total;
      for (const [index, line] of order.basket.lines.entries()) {
        if (line.returned === 0) continue;
        const random = createRandom(mix(mix(year.nature.hash, 0x4e7 + index), Math.floor(order.time / HOUR)));
        const time = order.time + (3 + 18 * random()) * DAY;
        // What comes back after the year's end is not yet known to the shop.
        if (time >= company.calendar.to) continue;
        const faulty = line.product.sku === STORIES.faultyProduct.sku && random() < 0.8;
        yield {
          return_id: `R${orderNumber(year, order)}-${index + 1}`,
          order_id: orderNumber(year, order),
          timestamp: isoTime(time),
          user_id: year.accountAt <= order.time ? identity.customerNumber : '',
          email: identity.email,
          card_number: order.venue === 'store' && holdsCard(life) ? identity.cardNumber : '',
          total: Math.round(line.product.price * line.returned * paidShare * 100) / 100,
          currency: COMPANY.currency,
          reason: faulty
            ? 'broken'
            : pick(['does not fit', 'changed mind', 'not as pictured', 'late'], random()),
          quantity: line.returned,
          product_id: line.product.sku,
          product_name: line.product.name,
          channel: order.venue,
        };
      }
    }
  }
}
