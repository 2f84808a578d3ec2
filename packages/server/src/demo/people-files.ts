/** What the CRM, the support desk and the booking tool export about people. */

import { DAY, HOUR, isoDay, isoTime } from './calendar.ts';
import { COMPANY, type Language, REGIONS, SALESPEOPLE, STORIES } from './company.ts';
import { ticketText } from './customer-texts.ts';
import { CHANNELS } from './media-units.ts';
import { orderNumber } from './order-number.ts';
import { createRandom, mix, pick } from './random.ts';
import type { Chunk, Company, Life } from './simulate-company.ts';
import type { Row } from './write-csv.ts';

export const CONTACT_COLUMNS = [
  'crm_id',
  'user_id',
  'email',
  'phone',
  'card_number',
  'first_name',
  'last_name',
  'company_name',
  'city',
  'state',
  'country',
  'language',
  'created_at',
  'lifecycle_stage',
  'lead_source',
  'salesperson',
  'accepts_email_marketing',
  'mail_control_group',
  'timestamp',
] as const;

/** Account holders, card holders and business customers stand in the CRM; passers-by do not. */
export function* listContacts(company: Company, chunk: Chunk): Generator<Row> {
  const { calendar } = company;
  for (const life of chunk.lives) {
    const { identity, year } = life;
    const { nature } = year;
    if (!isInCrm(life)) continue;
    const random = createRandom(mix(nature.hash, 0xc0));
    const subscribed =
      nature.subscribedFrom < calendar.weeks && !year.mails.some((mail) => mail.unsubscribed);
    const created =
      year.accountAt > 0 && year.accountAt < calendar.to
        ? year.accountAt
        : calendar.from - Math.floor(random() * 900) * DAY;
    const changed = Math.max(created, calendar.from + Math.floor(random() * 364) * DAY);
    yield {
      crm_id: identity.crmId,
      // The CRM learned the shop's customer number for most account holders only.
      user_id: year.accountAt < calendar.to && random() < 0.75 ? identity.customerNumber : '',
      email: random() < 0.95 ? identity.crmEmail : '',
      phone: random() < 0.7 ? identity.phoneWritten : '',
      card_number: holdsCard(life) ? identity.cardNumber : '',
      first_name: identity.firstName,
      last_name: identity.lastName,
      company_name: nature.business ? businessName(identity.lastName, identity.language, random()) : '',
      city: identity.city,
      state: identity.region,
      country: identity.country,
      language: identity.language,
      created_at: isoTime(created),
      lifecycle_stage: nature.business
        ? 'opportunity'
        : year.orders.length > 0 || nature.known
          ? 'customer'
          : 'lead',
      lead_source: pick(['search', 'social', 'email', 'referral', 'direct', 'store'], random()),
      salesperson: nature.business ? salespersonOf(life).name : '',
      accepts_email_marketing: subscribed,
      mail_control_group: nature.subscribedFrom < calendar.weeks ? nature.mailHoldout : '',
      timestamp: isoTime(changed),
    };
  }
}

export function isInCrm(life: Life): boolean {
  return life.year.accountAt < Number.POSITIVE_INFINITY || life.year.nature.business || holdsCard(life);
}

/** Cards are handed out in stores. */
export function holdsCard(life: Life): boolean {
  const { year, identity } = life;
  return (
    identity.cardNumber !== null &&
    (year.orders.some((order) => order.venue === 'store') ||
      (year.nature.known && year.nature.storeShare > 0.3))
  );
}

function businessName(lastName: string, language: Language, u: number): string {
  const kinds: Readonly<Record<Language, readonly string[]>> = {
    sv: ['Arkitekter AB', 'Hotell', 'Inredning', 'Kontor AB'],
    nl: ['Architecten BV', 'Hotel', 'Interieur', 'Kantoren BV'],
    he: ['אדריכלים', 'מלון', 'עיצוב פנים', 'משרדים'],
    en: ['Architects', 'Hotel', 'Interiors', 'Offices'],
  };
  return `${lastName} ${pick(kinds[language], u)}`;
}

function salespersonOf(life: Life): (typeof SALESPEOPLE)[number] {
  const candidates = SALESPEOPLE.filter((salesperson) => salesperson.country === life.identity.country);
  return pick(candidates, (life.identity.person * 0.618_034) % 1);
}

export const DEAL_COLUMNS = [
  'deal_id',
  'name',
  'stage',
  'value',
  'currency',
  'probability',
  'pipeline',
  'salesperson',
  'source',
  'created_at',
  'closed_at',
  'timestamp',
  'crm_id',
  'email',
] as const;

const OPEN_STAGES = [
  ['new', 10],
  ['contacted', 20],
  ['visited', 40],
  ['quoted', 60],
] as const;

export function* listDeals(company: Company, chunk: Chunk): Generator<Row> {
  const { calendar } = company;
  for (const life of chunk.lives) {
    const { identity, year } = life;
    if (!year.nature.business) continue;
    const random = createRandom(mix(year.nature.hash, 0xdea1));
    const count = random() < 0.35 ? 2 : 1;
    for (let index = 0; index < count; index += 1) {
      const salesperson = salespersonOf(life);
      const created =
        calendar.from + Math.floor(random() * 364) * DAY + 9 * HOUR + Math.floor(random() * 7 * HOUR);
      const closes = created + Math.floor((8 + 50 * random() ** 2) * DAY);
      const won = random() < 0.32 * salesperson.skill;
      const closed = closes < calendar.to && random() < 0.92;
      const [stage, probability] = pick(OPEN_STAGES, random());
      yield {
        deal_id: `D-${identity.person + 1}-${index + 1}`,
        name: businessName(identity.lastName, identity.language, random()),
        stage: closed ? (won ? 'won' : 'lost') : stage,
        value: Math.round(400 * Math.exp(2.6 * random())),
        currency: COMPANY.currency,
        probability: closed ? (won ? 100 : 0) : probability,
        pipeline: 'Business',
        salesperson: salesperson.name,
        source: pick([...CHANNELS.slice(0, 4), 'referral', 'direct', 'direct', 'search'], random()),
        created_at: isoTime(created),
        closed_at: closed ? isoTime(closes) : '',
        timestamp: isoTime(closed ? closes : Math.min(created + 5 * DAY, calendar.to - HOUR)),
        crm_id: identity.crmId,
        email: identity.crmEmail,
      };
    }
  }
}

export const TICKET_COLUMNS = [
  'ticket_id',
  'timestamp',
  'email',
  'phone',
  'subject',
  'status',
  'priority',
  'category',
  'channel',
  'agent',
  'closed_at',
  'satisfaction',
  'text',
] as const;

const AGENTS = ['Ines', 'Mikael', 'Joris', 'Shai'] as const;
type TicketCause = 'delivery' | 'return' | 'faulty-product' | 'checkout' | 'question';

export function* listTickets(company: Company, chunk: Chunk): Generator<Row> {
  const { calendar } = company;
  for (const life of chunk.lives) {
    const { identity, year } = life;
    const random = createRandom(mix(year.nature.hash, 0x71c));
    const causes: { time: number; cause: TicketCause; about: string }[] = [];
    for (const order of year.orders) {
      const number = orderNumber(year, order);
      if (order.venue !== 'store' && random() < 0.05)
        causes.push({ time: order.time + (2 + 5 * random()) * DAY, cause: 'delivery', about: number });
      for (const line of order.basket.lines) {
        if (line.returned === 0) continue;
        const faulty = line.product.sku === STORIES.faultyProduct.sku;
        if (random() < (faulty ? 0.8 : 0.15)) {
          causes.push({
            time: order.time + (3 + 8 * random()) * DAY,
            cause: faulty ? 'faulty-product' : 'return',
            about: line.product.name,
          });
        }
      }
    }
    for (const visit of year.visits) {
      if (visit.failed !== null && random() < 0.45)
        causes.push({
          time: visit.time + 2 * HOUR * random(),
          cause: 'checkout',
          about: STORIES.brokenCheckout.paymentMethod,
        });
    }
    if (random() < 0.012)
      causes.push({ time: calendar.from + random() * 364 * DAY, cause: 'question', about: '' });
    for (const [index, { time, cause, about }] of causes.entries()) {
      if (time >= calendar.to) continue;
      const resolved = time + (1 + 60 * random()) * HOUR;
      const open = resolved >= calendar.to;
      const { subject, text } = ticketText(cause, identity.language, about, random());
      const mood = cause === 'faulty-product' || cause === 'checkout' ? 2 : 3.6;
      yield {
        ticket_id: `T-${identity.person + 1}-${index + 1}`,
        timestamp: isoTime(time),
        email: random() < 0.85 ? identity.email : '',
        phone: random() < 0.35 ? identity.phoneWritten : '',
        subject,
        status: open ? 'open' : 'closed',
        priority: cause === 'checkout' ? 'high' : pick(['low', 'normal', 'normal', 'high'], random()),
        category: cause,
        channel: pick(['email', 'chat', 'phone'], random()),
        agent: pick(AGENTS, random()),
        closed_at: open ? '' : isoTime(resolved),
        satisfaction:
          open || random() < 0.45 ? '' : Math.max(1, Math.min(5, Math.round(mood + 2.4 * (random() - 0.4)))),
        text,
      };
    }
  }
}

export const BOOKING_COLUMNS = [
  'booking_id',
  'timestamp',
  'email',
  'phone',
  'service',
  'starts_at',
  'ends_at',
  'guests',
  'channel',
  'status',
] as const;

/** Appointments for advice in a store: a source that arrives every week and that nothing uses. */
export function* listBookings(company: Company, chunk: Chunk): Generator<Row> {
  const { calendar } = company;
  for (const life of chunk.lives) {
    const { identity, year } = life;
    if (REGIONS[year.nature.region]?.store === null) continue;
    const random = createRandom(mix(year.nature.hash, 0xb00c));
    if (random() > 0.035) continue;
    const day = Math.floor(random() * 355);
    const made = calendar.from + day * DAY + Math.floor(random() * DAY);
    const starts =
      calendar.from + (day + 2 + Math.floor(7 * random())) * DAY + (10 + Math.floor(8 * random())) * HOUR;
    yield {
      booking_id: `B-${isoDay(made).replaceAll('-', '')}-${identity.person + 1}`,
      timestamp: isoTime(made),
      email: identity.email,
      phone: identity.phoneWritten,
      service: pick(['Light advice', 'Living room advice', 'Measuring'], random()),
      starts_at: isoTime(starts),
      ends_at: isoTime(starts + HOUR),
      guests: random() < 0.4 ? 2 : 1,
      channel: pick(['web', 'phone', 'store'], random()),
      status: random() < 0.85 ? 'completed' : 'cancelled',
    };
  }
}
