import { createRandom } from '@rondo/stats';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import {
  clearFacts,
  insertEvents,
  mergePeople,
  type TestEvent,
} from '../../../../test/support/insert-facts.ts';
import { virtualClock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { type Contacts, createContacts } from './create-contacts.ts';

const frame = { timeZone: 'Europe/Stockholm', currency: 'EUR', firstDay: 1, brands: [] };
const now = new Date('2026-07-01T12:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const iso = (time: number): string => new Date(time).toISOString();
const at = (day: string, hours = 0): string => iso(Date.parse(`${day}T08:00:00Z`) + hours * HOUR);
const spring = { from: '2026-01-01', to: '2026-06-01' };

function ticket(id: string, person: number, day: string, properties: Record<string, unknown>): TestEvent {
  return {
    person,
    at: at(day),
    event: 'Ticket Updated',
    properties: { ticket_id: id, agent: 'Ines', ...properties },
  };
}

describe('the quality of contacts', () => {
  let events: Events;
  let contacts: Contacts;
  beforeAll(async () => {
    events = await startTestEvents();
    contacts = createContacts({ events, metrics: { frame: async () => frame }, clock: virtualClock(now) });
  });
  beforeEach(() => clearFacts(events));
  const buy = (person: number, time: string, revenue: number): TestEvent => ({
    person,
    at: time,
    event: 'Order Completed',
    revenue,
    currency: 'EUR',
    order_id: `o-${person}-${time}`,
  });

  it('reads a contact as it was last heard of, and each on its own', async () => {
    await insertEvents(events, [
      ticket('1', 7, '2026-03-01', { status: 'open' }),
      { ...ticket('1', 7, '2026-03-03', { status: 'solved', satisfaction: 4 }), at: at('2026-03-01', 30) },
      { ...ticket('1', 7, '2026-03-04', { status: 'Reopened', agent: 'Shai' }) },
      { ...ticket('1', 7, '2026-03-05', { status: 'Closed' }), at: at('2026-03-01', 80) },
      ticket('2', 7, '2026-03-20', { status: 'gesloten', closed_at: at('2026-03-20', 5), satisfaction: 2 }),
      ticket('3', 8, '2026-05-30', { status: 'open', category: 'delivery' }),
      ticket('4', 9, '2025-12-31', { status: 'closed' }),
      buy(7, at('2026-02-27'), 1000),
      buy(7, at('2026-03-02'), 30),
      buy(7, at('2026-03-25'), 12),
      buy(7, at('2026-06-20'), 400),
      buy(8, at('2026-06-30'), 400),
    ]);
    await mergePeople(events, 8, 70);
    const { items, total } = await contacts.rows(spring);
    expect(total).toBe(3);
    expect(items).toMatchObject([
      {
        contact: '3',
        person: '70',
        ended: false,
        resolved: false,
        hours: null,
        value: null,
        topic: 'delivery',
      },
      { contact: '2', ended: true, resolved: true, hours: 5, satisfaction: 2, value: 12, counts: false },
      {
        contact: '1',
        agent: 'Ines',
        reopened: true,
        resolved: true,
        satisfaction: 4,
        value: 42,
        counts: true,
      },
    ]);
    expect(items[2]?.hours).toBeCloseTo(80, 6);
    expect((await contacts.rows({ ...spring, by: 'agent', group: 'Shai' })).total).toBe(0);
    expect((await contacts.rows({ ...spring, only: 'valued' })).items.map(({ contact }) => contact)).toEqual([
      '1',
    ]);
  });

  it('adds up to what its contacts say, and says what it does not know', async () => {
    const random = createRandom(4);
    const facts: TestEvent[] = [];
    for (let person = 1; person <= 300; person++) {
      const start = Date.parse('2025-12-01T10:00:00Z') + random.uniform() * 150 * DAY;
      facts.push(buy(person, iso(start), 50), buy(person, iso(start + 40 * DAY), 20));
      const opened = start + 2 * DAY;
      const closed = opened + -Math.log(random.uniform()) * 30 * HOUR;
      const over = closed < Date.parse('2026-04-20T00:00:00Z');
      facts.push({
        person,
        at: iso(opened),
        event: 'Ticket Updated',
        properties: {
          ticket_id: `t-${person}`,
          agent: person % 60 === 0 ? 'Rare' : person % 2 === 0 ? 'Even' : 'Odd',
          category: 'delivery',
          status: over ? 'closed' : 'open',
          ...(over ? { closed_at: iso(closed) } : {}),
          ...(over && random.uniform() < 0.5 ? { satisfaction: 1 + Math.floor(5 * random.uniform()) } : {}),
        },
      });
    }
    await insertEvents(events, facts);
    const question = { from: '2025-12-01', to: '2026-07-01' };
    const answer = await contacts.measure(question);
    const { items } = await contacts.rows({ ...question, limit: 1000 });
    const { total } = answer;
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const told = items.flatMap(({ satisfaction }) => (satisfaction === null ? [] : [satisfaction]));
    expect(total).toMatchObject({
      contacts: 300,
      people: 300,
      open: items.filter(({ ended }) => !ended).length,
    });
    expect(total.satisfaction).toMatchObject({ answered: told.length });
    expect(total.satisfaction?.mean).toBeCloseTo(mean(told), 10);
    expect(total.resolved?.count).toBe(items.filter(({ resolved }) => resolved).length);
    const counted = items.filter(({ counts }) => counts);
    expect(total.value).toMatchObject({ windows: counted.length });
    expect(total.value?.mean).toBeCloseTo(mean(counted.map(({ value }) => value ?? Number.NaN)), 10);
    expect(counted.every(({ value }) => value === 20)).toBe(true);
    // Exponential with mean 30: half within 20.8 hours, although open ones are only known to take longer.
    expect(total.hours?.median).toBeGreaterThan(16);
    expect(total.hours?.median).toBeLessThan(26);
    expect(total.reopened).toBeNull();
    expect(answer.groups.map(({ key, tooFew }) => [key, tooFew])).toEqual([
      ['Odd', false],
      ['Even', false],
      ['Rare', true],
    ]);
    expect(answer.groups[2]).toMatchObject({
      figures: { contacts: 5, resolved: null, value: null },
      compared: [],
    });
    expect(answer.groups.flatMap(({ compared }) => compared.filter(({ differs }) => differs))).toEqual([]);
  });

  it('wins and loses deals by their stage, and an expected closing day ends none', async () => {
    const deal = (id: number, stage: string, properties: Record<string, unknown> = {}): TestEvent => ({
      person: id,
      at: at('2026-04-01', 24 * (id % 20)),
      event: 'Deal Updated',
      properties: {
        deal_id: `d-${id}`,
        salesperson: 'Noa',
        pipeline: 'Business',
        stage,
        created_at: at('2026-03-01'),
        ...properties,
      },
    });
    await insertEvents(events, [
      ...Array.from({ length: 12 }, (_, i) => deal(i, i % 3 === 0 ? 'Closed Won' : 'förlorad')),
      deal(20, 'quoted', { closed_at: at('2026-05-01') }),
    ]);
    const { total } = await contacts.measure({ ...spring, kind: 'sales' });
    expect(total).toMatchObject({
      contacts: 13,
      open: 1,
      resolved: { count: 4 },
      satisfaction: null,
      value: null,
    });
    expect(total.hours?.known).toBe(12);
  });

  it('says what is missing where nothing was opened', async () => {
    await expect(contacts.measure(spring)).rejects.toMatchObject({ code: 'too-few-figures' });
    expect(await contacts.rows(spring)).toEqual({ items: [], total: 0 });
    await expect(contacts.rows({ ...spring, group: 'Ines' })).rejects.toMatchObject({ field: 'by' });
  });

  it('sets customers of the same history beside, so that a contact that changes nothing shows nothing', async () => {
    const random = createRandom(8);
    const facts: TestEvent[] = [];
    // Whoever buys often has more contacts and buys more afterwards; the contacts themselves do nothing.
    for (let person = 1; person <= 1500; person++) {
      const gap = person % 2 === 0 ? 15 : 90;
      for (
        let time = Date.parse('2025-11-01T00:00:00Z') + random.uniform() * gap * DAY;
        time < now.getTime();
      ) {
        facts.push(buy(person, iso(time), Math.round(40 * Math.exp(random.normal() / 2))));
        if (random.uniform() < 0.06)
          facts.push(ticket(`${person}-${time}`, person, '2026-01-01', { status: 'closed' }));
        const last = facts.at(-1);
        if (last?.event === 'Ticket Updated') last.at = iso(time + 2 * DAY);
        time += -Math.log(random.uniform()) * gap * DAY;
      }
    }
    await insertEvents(events, facts);
    const { total, likeCustomers } = await contacts.measure({
      from: '2026-02-01',
      to: '2026-06-01',
      days: 30,
    });
    expect(likeCustomers).toBeGreaterThan(5000);
    expect(total.beyond?.windows).toBeGreaterThan(150);
    // All customers together buy for some 53 in 30 days, those with a contact for more.
    expect(total.value?.low).toBeGreaterThan(60);
    expect(total.beyond?.low).toBeLessThan(0);
    expect(total.beyond?.high).toBeGreaterThan(0);
    expect((total.beyond?.high ?? 100) - (total.beyond?.low ?? 0)).toBeLessThan(40);
  });
});
