/** Rows of the kinds of file that the demo company does not hand over itself, from the same people. */

import { DAY, isoDay, isoTime } from './calendar.ts';
import { COMPANY } from './company.ts';
import { subjectOf } from './mailing-subjects.ts';
import { UNITS } from './media-units.ts';
import { orderNumber } from './order-number.ts';
import { DIRECT, ORGANIC, ORGANIC_SOCIAL } from './person-year.ts';
import { createRandom, mix, pick } from './random.ts';
import type { Chunk, Company } from './simulate-company.ts';
import { listTrackEvents } from './track-events.ts';
import type { Cell, Row } from './write-csv.ts';

export const PAYMENT_COLUMNS = [
  'payment_id',
  'timestamp',
  'email',
  'order_id',
  'total',
  'currency',
  'payment_method',
  'status',
] as const;

export function* listPayments(_company: Company, chunk: Chunk): Generator<Row> {
  for (const { identity, year } of chunk.lives) {
    for (const order of year.orders) {
      if (order.venue !== 'web') continue;
      const number = orderNumber(year, order);
      yield {
        payment_id: `PAY-${number}`,
        timestamp: isoTime(order.time + 20_000),
        email: identity.email,
        order_id: number,
        total: order.revenue,
        currency: COMPANY.currency,
        payment_method: pick(['card', 'klarna', 'swish', 'ideal'], (year.person * 0.618_034) % 1),
        status: 'paid',
      };
    }
  }
}

export const SUBSCRIPTION_COLUMNS = [
  'subscription_id',
  'timestamp',
  'email',
  'plan',
  'total',
  'currency',
  'interval',
  'ends_at',
  'status',
] as const;

export function* listSubscriptions(company: Company, chunk: Chunk): Generator<Row> {
  for (const { identity, year } of chunk.lives) {
    const random = createRandom(mix(year.nature.hash, 0x5b5));
    if (!year.nature.known || random() > 0.15) continue;
    const start = company.calendar.from + Math.floor(random() * 360) * DAY;
    const yearly = random() < 0.4;
    const cancelled = random() < 0.2;
    yield {
      subscription_id: `SUB-${identity.person + 1}`,
      timestamp: isoTime(start),
      email: identity.email,
      plan: pick(['Hemma Club', 'Candles every month'], random()),
      total: yearly ? 49 : 9.9,
      currency: COMPANY.currency,
      interval: yearly ? 'year' : 'month',
      ends_at: cancelled ? isoTime(start + 90 * DAY) : '',
      status: cancelled ? 'cancelled' : 'active',
    };
  }
}

export const WEB_STATISTICS_COLUMNS = [
  'date',
  'channel',
  'source',
  'medium',
  'campaign',
  'country',
  'sessions',
  'visitors',
  'orders',
  'revenue',
  'currency',
] as const;

/** The visits of the last ten days, counted as a web analytics tool would. */
export function* listWebStatistics(company: Company, chunk: Chunk): Generator<Row> {
  const groups = new Map<
    string,
    { cells: readonly Cell[]; sessions: number; visitors: Set<number>; orders: number; revenue: number }
  >();
  for (const fact of chunk.facts) {
    if (fact.kind !== 'visit' || fact.time < company.calendar.to - 10 * DAY) continue;
    const { source, order } = fact.visit;
    const unit = UNITS[source];
    const origin =
      unit !== undefined
        ? [unit.channel, unit.source, unit.medium, unit.campaign]
        : source === DIRECT
          ? ['direct', '(direct)', '(none)', '']
          : source === ORGANIC
            ? ['organic search', 'google', 'organic', '']
            : source === ORGANIC_SOCIAL
              ? ['organic social', 'instagram', 'social', '']
              : ['referral', 'dagsbladet.example', 'referral', ''];
    const cells = [isoDay(fact.time), ...origin, fact.life.identity.country];
    const key = cells.join('|');
    const group = groups.get(key) ?? { cells, sessions: 0, visitors: new Set(), orders: 0, revenue: 0 };
    groups.set(key, group);
    group.sessions += 1;
    group.visitors.add(fact.life.year.person);
    group.orders += order === null ? 0 : 1;
    group.revenue += order?.revenue ?? 0;
  }
  for (const group of groups.values()) {
    const [date, channel, source, medium, campaign, country] = group.cells;
    yield {
      date,
      channel,
      source,
      medium,
      campaign,
      country,
      sessions: group.sessions,
      visitors: group.visitors.size,
      orders: group.orders,
      revenue: Math.round(group.revenue * 100) / 100,
      currency: COMPANY.currency,
    };
  }
}

export const EMAIL_STATISTICS_COLUMNS = [
  'date',
  'campaign',
  'creative',
  'audience',
  'platform',
  'sent',
  'delivered',
  'opens',
  'clicks',
  'bounces',
  'unsubscribes',
] as const;

export function* listEmailStatistics(company: Company, chunk: Chunk): Generator<Row> {
  for (const mailing of company.plan.mailings) {
    const mails = chunk.lives.flatMap(({ year }) =>
      year.mails.filter((mail) => mail.mailing === mailing && !mail.held),
    );
    const bounces = Math.round(mails.length * 0.007);
    yield {
      date: isoDay(mailing.time),
      campaign: mailing.id,
      creative: subjectOf(mailing, 'en'),
      audience: 'subscribers',
      platform: 'mail-tool',
      sent: mails.length,
      delivered: mails.length - bounces,
      opens: mails.filter((mail) => mail.openedAt > 0).length,
      clicks: mails.filter((mail) => mail.clicked).length,
      bounces,
      unsubscribes: mails.filter((mail) => mail.unsubscribed).length,
    };
  }
}

export const EMAIL_EVENT_COLUMNS = [
  'event_id',
  'timestamp',
  'event',
  'user_id',
  'email',
  'email_id',
  'email_subject',
  'campaign_name',
  'link_url',
] as const;

export function* listEmailEvents(company: Company, chunk: Chunk): Generator<Row> {
  for (const event of listTrackEvents(company, {
    ...chunk,
    facts: chunk.facts.filter((fact) => fact.kind === 'mail'),
  })) {
    const { properties = {}, context } = event;
    const traits = context.traits;
    yield {
      event_id: event.messageId,
      timestamp: event.timestamp,
      event: event.event,
      user_id: event.userId,
      email: typeof traits === 'object' && traits !== null && 'email' in traits ? toCell(traits.email) : '',
      email_id: toCell(properties.email_id),
      email_subject: toCell(properties.email_subject),
      campaign_name: toCell(properties.campaign_name),
      link_url: toCell(properties.link_url),
    };
  }
}

export const EVENT_COLUMNS = [
  'message_id',
  'timestamp',
  'event',
  'user_id',
  'anonymous_id',
  'product_id',
  'name',
  'category',
  'price',
  'order_id',
  'total',
  'currency',
] as const;

export function* listPlainEvents(company: Company, chunk: Chunk): Generator<Row> {
  for (const event of listTrackEvents(company, {
    ...chunk,
    facts: chunk.facts.filter((fact) => fact.kind === 'visit'),
  })) {
    if (event.type !== 'track') continue;
    const { properties = {} } = event;
    yield {
      message_id: event.messageId,
      timestamp: event.timestamp,
      event: event.event,
      user_id: event.userId,
      anonymous_id: event.anonymousId,
      product_id: toCell(properties.product_id),
      name: toCell(properties.name),
      category: toCell(properties.category),
      price: toCell(properties.price),
      order_id: toCell(properties.order_id),
      total: toCell(properties.total),
      currency: toCell(properties.currency),
    };
  }
}

function toCell(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' ? value : '';
}
