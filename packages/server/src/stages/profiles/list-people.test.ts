import type { PeoplePage } from '@rondo/contract';
import { beforeAll, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';

let server: TestServer;
const PEOPLE = 130;
const at = (minutes: number) => new Date(Date.UTC(2026, 4, 1, 0, minutes)).toISOString();

/** All pages of a list, as the ids, the totals and the cards that it gave. */
async function pages(query: string, limit: number) {
  const found: PeoplePage[] = [];
  for (let after = ''; ; ) {
    const page = await server.ask<PeoplePage>('GET', `/api/people?limit=${limit}&${query}${after}`);
    found.push(page);
    if (page.next === undefined) return found;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}

beforeAll(async () => {
  server = await startTestServer();
  const writeKey = await server.writeKey('shop');
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      writeKey,
      batch: Array.from({ length: PEOPLE }, (_, n) => [
        // Every third is known by a cookie alone; many were seen at the same time, and many spent the same.
        {
          type: 'identify',
          anonymousId: `cookie-${n}`,
          ...(n % 3 === 0 ? {} : { userId: `u-${n}` }),
          timestamp: at(n % 5),
          traits: { name: n < 12 ? `Xena Ek ${n}` : 'Anna Ek' },
        },
        ...(n % 4 === 0
          ? [
              {
                type: 'track',
                event: 'Order Completed',
                anonymousId: `cookie-${n}`,
                timestamp: at(60 + (n % 7)),
                properties: { order_id: `O-${n}`, revenue: 10.1 * (n % 3), currency: 'EUR' },
              },
            ]
          : []),
      ]).flat(),
    }),
  });
  expect(response.status).toBe(200);
  await eventually(async () => {
    expect((await server.ask<PeoplePage>('GET', '/api/people?limit=1')).total).toBe(PEOPLE);
    expect((await server.ask<PeoplePage>('GET', '/api/people?limit=1&q=ek')).total).toBe(PEOPLE);
  }, 20_000);
}, 60_000);

it('shows the same people in the same order and pages, be they few enough to be put in order at once or not', async () => {
  for (const show of ['all', 'known', 'anonymous']) {
    for (const sort of ['last_seen', 'first_seen', 'revenue']) {
      for (const order of ['asc', 'desc']) {
        const asked = `show=${show}&sort=${sort}&order=${order}`;
        const everybody = (await pages(asked, 200)).flatMap(({ items }) => items);
        const few = await pages(`${asked}&q=xena`, 5);
        const expected = everybody.filter(({ name }) => name.startsWith('Xena'));
        expect(few.flatMap(({ items }) => items)).toEqual(expected);
        expect(few.map(({ total }) => total)).toEqual(few.map(() => expected.length));
      }
    }
  }
});

it('finds many, and of very many a hundred and how many there are', async () => {
  const many = await pages('q=anna', 50);
  expect(many.map(({ items, total }) => [items.length, total])).toEqual([
    [50, PEOPLE - 12],
    [50, PEOPLE - 12],
  ]);
  expect(new Set(many.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(100);
  const known = await pages('q=xen&show=known&sort=first_seen&order=asc', 3);
  expect(known.flatMap(({ items }) => items)).toHaveLength(8);
  expect((await pages('q=nobody', 5)).map(({ total }) => total)).toEqual([0]);
});
