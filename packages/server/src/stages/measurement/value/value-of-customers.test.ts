import { createRandom } from '@rondo/stats';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { clearFacts, insertEvents, mergePeople } from '../../../../test/support/insert-facts.ts';
import { virtualClock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { createValues, type Values } from './value-of-customers.ts';

const frame = { timeZone: 'Europe/Stockholm', currency: 'EUR', firstDay: 1, brands: [] };
const now = new Date('2026-07-01T12:00:00Z');
const DAY = 86_400_000;
/** Half a year after `now` is lived as well, so that what was foreseen can be held against what happens. */
const AHEAD = 180;

type Order = { person: number; at: string; revenue: number };

/** People who buy at a rate of their own until they leave for good, after any purchase. */
function liveCompany(people: number): { past: Order[]; future: Order[] } {
  const random = createRandom(11);
  const end = now.getTime() + AHEAD * DAY;
  const orders: Order[] = [];
  for (let person = 1; person <= people; person++) {
    const rate = (0.4 + random.uniform()) / 40;
    const leaves = 0.05 + 0.4 * random.uniform();
    const spends = 40 + 80 * random.uniform();
    let time = now.getTime() - (30 + 500 * random.uniform()) * DAY;
    while (time < end) {
      orders.push({
        person,
        at: new Date(time).toISOString(),
        revenue: Math.round(spends * (0.6 + 0.8 * random.uniform())),
      });
      if (random.uniform() < leaves) break;
      time += (-Math.log(1 - random.uniform()) / rate) * DAY;
    }
  }
  const today = '2026-07-01';
  return { past: orders.filter(({ at }) => at < today), future: orders.filter(({ at }) => at >= today) };
}

describe('what customers are worth', () => {
  let events: Events;
  let values: Values;
  const { past, future } = liveCompany(1_500);

  beforeAll(async () => {
    events = await startTestEvents();
    values = createValues({ events, metrics: { frame: async () => frame }, clock: virtualClock(now) });
    await insertEvents(
      events,
      past.map((order, k) => ({ ...order, event: 'Order Completed', order_id: `o-${k}`, currency: 'EUR' })),
    );
  });

  it('foresees, within its intervals, what they then buy and spend', async () => {
    const answer = await values.value({ days: AHEAD, discount: 0 });
    const customers = new Set(past.map(({ person }) => person));
    const own = future.filter(({ person }) => customers.has(person));
    expect(answer.customers).toBe(customers.size);
    expect(answer.purchases.low).toBeLessThan(own.length);
    expect(answer.purchases.high).toBeGreaterThan(own.length);
    const spent = own.reduce((sum, { revenue }) => sum + revenue, 0);
    expect(answer.value?.low).toBeLessThan(spent);
    expect(answer.value?.high).toBeGreaterThan(spent);
    // And no wider than it need be.
    expect(answer.purchases.high / answer.purchases.low).toBeLessThan(1.6);
  });

  it('was tried on its past, and says what was foreseen and what came', async () => {
    const { test } = await values.value({});
    expect(test?.days).toBeGreaterThan(90);
    expect(test?.purchases.low).toBeLessThan(test?.happened ?? 0);
    expect(test?.purchases.high).toBeGreaterThan(test?.happened ?? 0);
  });

  it('cuts customers into tenths that add up to all of them, the best first', async () => {
    const { tenths, customers, value, purchases } = await values.value({});
    const sum = (of: (tenth: (typeof tenths)[number]) => number) =>
      tenths.reduce((all, tenth) => all + of(tenth), 0);
    expect(sum((tenth) => tenth.customers)).toBe(customers);
    expect(sum((tenth) => tenth.value?.mean ?? 0)).toBeCloseTo(value?.mean ?? 0, 4);
    expect(sum((tenth) => tenth.purchases.mean)).toBeCloseTo(purchases.mean, 4);
    const each = tenths.map((tenth) => (tenth.value?.mean ?? 0) / tenth.customers);
    expect(each).toEqual(each.toSorted((a, b) => b - a));
  });

  it('names the best customers with what is known of them', async () => {
    const { items, total } = await values.customers({ limit: 5 });
    expect(items).toHaveLength(5);
    expect(total).toBe(1_500);
    const [best] = items;
    const own = past.filter(({ person }) => String(person) === best?.person);
    expect(best?.purchases).toBe(
      new Set(own.map(({ at }) => new Date(Date.parse(at) + 2 * 3_600_000).toISOString().slice(0, 10))).size,
    );
    expect(best?.spent).toBe(own.reduce((sum, { revenue }) => sum + revenue, 0));
    expect(items.map(({ value }) => value)).toEqual(
      items.map(({ value }) => value).toSorted((a, b) => (b ?? 0) - (a ?? 0)),
    );
  });

  it('counts two who are one as one', async () => {
    const before = await values.value({ days: 30 });
    await mergePeople(events, 2, 1);
    expect((await values.value({ days: 30 })).customers).toBe(before.customers - 1);
  });

  it('says what is missing where nobody has come back', async () => {
    await clearFacts(events);
    await expect(values.value({})).rejects.toMatchObject({ code: 'too-few-figures', status: 422 });
  });
});
