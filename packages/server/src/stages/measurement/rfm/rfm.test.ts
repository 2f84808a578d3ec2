import { rfmGroups } from '@rondo/contract';
import { assignRfm, createRandom } from '@rondo/stats';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { clearFacts, insertEvents } from '../../../../test/support/insert-facts.ts';
import { virtualClock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { createRfm, type Rfm } from './rfm-of-customers.ts';

const frame = { timeZone: 'Europe/Stockholm', currency: 'EUR', firstDay: 1, brands: [] };
const now = new Date('2026-07-01T12:00:00Z');
const PEOPLE = 203;

/** At noon of a day, so many days ago. */
const ago = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();

/** Who buys often buys on; many have equal histories. */
function liveCompany() {
  const random = createRandom(7);
  return Array.from({ length: PEOPLE }, (_, i) => {
    const orders: { person: number; at: string; days: number; revenue: number }[] = [];
    const often = i % 3 === 0;
    for (let days = 20 * (1 + random.integer(20)); days > 0; days -= often ? 30 : 1000)
      orders.push({ person: i + 1, at: ago(days), days, revenue: 10 * (1 + random.integer(4)) });
    return orders;
  }).flat();
}

describe('customers in fifths', () => {
  let events: Events;
  let rfm: Rfm;
  const orders = liveCompany();

  beforeAll(async () => {
    events = await startTestEvents();
    rfm = createRfm({ events, metrics: { frame: async () => frame }, clock: virtualClock(now) });
    await insertEvents(
      events,
      orders.map(({ days: _days, ...order }, k) => ({
        ...order,
        event: 'Order Completed',
        order_id: `o-${k}`,
        currency: 'EUR',
      })),
    );
  });

  it('are those that the maths of the lab gives, ties and all', async () => {
    const byPerson = Map.groupBy(orders, ({ person }) => person);
    const expected = assignRfm(
      [...byPerson].map(([person, own]) => ({
        id: String(person),
        recency: Math.min(...own.map(({ days }) => days)),
        frequency: own.length,
        monetary: own.reduce((sum, { revenue }) => sum + revenue, 0),
      })),
    );
    const { items, total } = await rfm.people({ limit: 1000 });
    expect(total).toBe(PEOPLE);
    expect(
      new Map(
        items.map(({ person, recency, frequency, spend }) => [person, `${recency}${frequency}${spend}`]),
      ),
    ).toEqual(new Map(expected.map(({ id, cell }) => [id, cell])));
  });

  it('add up to all customers and all revenue', async () => {
    const { cells, customers, revenue } = await rfm.rfm({});
    expect(customers).toBe(PEOPLE);
    expect(cells).toHaveLength(25);
    expect(cells.reduce((sum, { people }) => sum + people, 0)).toBe(PEOPLE);
    expect(cells.reduce((sum, cell) => sum + cell.revenue, 0)).toBeCloseTo(revenue, 6);
    for (const { people, spendFifths } of cells)
      expect(spendFifths.reduce((sum, one) => sum + one, 0)).toBe(people);
    const { groups } = await rfm.rfm({});
    expect(groups.map(({ group }) => group)).toEqual(rfmGroups);
    expect(groups.reduce((sum, { people }) => sum + people, 0)).toBe(PEOPLE);
    expect(revenue).toBe(orders.reduce((sum, order) => sum + order.revenue, 0));
  });

  it('say who of a cell bought again, by the cells of that time', async () => {
    const { cells } = await rfm.rfm({ days: 60 });
    const share = (wanted: number): number | undefined =>
      cells.find(({ recency, frequency }) => recency === wanted && frequency === wanted)?.boughtAgain?.share;
    expect(share(5)).toBeGreaterThan(0.9);
    expect(share(1)).toBeLessThan(0.2);
  });

  it('list the people of a cell and no others', async () => {
    const { cells } = await rfm.rfm({});
    const { items, total } = await rfm.people({ recency: [5], frequency: [5] });
    expect(total).toBe(cells.find(({ recency, frequency }) => recency === 5 && frequency === 5)?.people);
    expect(items.every(({ recency, frequency }) => recency === 5 && frequency === 5)).toBe(true);
  });

  it('refuses to cut a handful of customers into fifths', async () => {
    await clearFacts(events);
    await insertEvents(events, [{ person: 1, at: ago(3), event: 'Order Completed', revenue: 5 }]);
    await expect(rfm.rfm({})).rejects.toMatchObject({
      code: 'too-few-figures',
      message: expect.stringContaining('25'),
    });
  });
});
