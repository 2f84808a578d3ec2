import type { RfmAnswer, RfmPeople, SegmentCount, SegmentMembers, SegmentRule } from '@rondo/contract';
import { createRandom } from '@rondo/stats';
import { beforeAll, describe, expect, it } from 'vitest';
import { insertEvents } from '../../../test/support/insert-facts.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';

const DAY = 86_400_000;
const CUSTOMERS = 61;

const among = (recency: number[], frequency: number[] = [], spend: number[] = []): SegmentRule => ({
  kind: 'customer',
  recency,
  frequency,
  spend,
});

describe('people by the fifths of customers', () => {
  let server: TestServer;
  const count = (rule: SegmentRule) => server.ask<SegmentCount>('POST', '/api/segments/count', { rule });

  beforeAll(async () => {
    server = await startTestServer();
    const random = createRandom(3);
    const people = Array.from({ length: CUSTOMERS }, (_, i) => i + 1);
    const { currency } = await server.ask<{ currency: string }>('GET', '/api/workspace');
    await insertEvents(server.events, [
      ...people.flatMap((person) =>
        Array.from({ length: 1 + random.integer(4) }, (_, k) => ({
          person,
          at: new Date(Date.now() - (1 + random.integer(200)) * DAY).toISOString(),
          event: k % 2 === 0 ? 'Order Completed' : 'Receipt Issued',
          order_id: `o-${person}-${k}`,
          revenue: 10 * (1 + random.integer(9)),
          currency,
        })),
      ),
      // Who looked and never bought, and who buys for the first time today: the fifths are those of whole days.
      ...[1001, 1002, 1003].map((person) => ({ person, at: new Date(Date.now() - DAY).toISOString() })),
      { person: 1004, at: new Date().toISOString(), event: 'Order Completed', revenue: 99, currency },
    ]);
  }, 120_000);

  it('finds in each group and cell whom the page of customer groups counts in it', async () => {
    const rfm = await server.ask<RfmAnswer>('GET', '/api/measure/rfm');
    expect(rfm.customers).toBe(CUSTOMERS);
    for (const { recency, frequency, people } of rfm.groups) {
      expect((await count(among(recency, frequency))).people).toBe(people);
    }
    const cell = await server.ask<RfmPeople>('GET', '/api/measure/rfm/people?recency=5&frequency=4&spend=3');
    const saved = await server.ask<{ id: string }>('POST', '/api/segments', {
      name: 'One of 125',
      rule: among([5], [4], [3]),
    });
    const members = await server.ask<SegmentMembers>('GET', `/api/segments/${saved.id}/members`);
    expect(members.items.map(({ person }) => person).sort()).toEqual(
      cell.items.map(({ person }) => person).sort(),
    );
  }, 60_000);

  it('takes part in other conditions, and in counting many segments at once', async () => {
    const everybody = await count(among([]));
    expect(everybody.people).toBe(CUSTOMERS);
    const lapsed = among([1, 2]);
    const never: SegmentRule = { kind: 'not', rule: among([]) };
    // Three who only looked, and one whose first day as a customer is not over.
    expect((await count(never)).people).toBe(4);
    const { people, clauses } = await count({
      kind: 'all',
      rules: [lapsed, { kind: 'not', rule: among([1]) }],
    });
    expect(people).toBe((await count(among([2]))).people);
    expect(clauses[0]?.left).toBe((await count(lapsed)).people);
    await server.ask('POST', '/api/segments', { name: 'Lapsed', rule: lapsed });
    await server.ask('POST', '/api/segments', { name: 'Never bought', rule: never });
    const { items } = await server.ask<{ items: { name: string; people: number }[] }>('GET', '/api/segments');
    expect(items).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Lapsed', people: (await count(lapsed)).people }),
        expect.objectContaining({ name: 'Never bought', people: 4 }),
      ]),
    );
  }, 60_000);

  it('names a fifth that there is not', async () => {
    await expect(count(among([6]))).rejects.toThrow(/recency/);
    await expect(count(among([5, 5]))).rejects.toThrow(/recency/);
  });
});
