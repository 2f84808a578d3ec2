import type { ProfileBatch, ProfileRecord, TimelinePage } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { identityKey } from '../../../platform/identifiers/index.ts';
import { ORDERS, REVENUE, salesSql } from '../people-sql.ts';
import { combineReads } from './combine-reads.ts';

let server: TestServer;
let writeKey = '';
const PEOPLE = 8;
const at = (minutes: number) => new Date(Date.UTC(2026, 4, 1, 0, minutes)).toISOString();

async function send(batch: object[]): Promise<void> {
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ writeKey, batch }),
  });
  expect(response.status).toBe(200);
}
const record = (id: string, query = '') =>
  server.ask<ProfileRecord>('GET', `/api/profiles/${encodeURIComponent(id)}${query}`);
const count = async (table: string) =>
  Number((await server.events.queryOne<{ n: string }>(`SELECT count() AS n FROM ${table}`)).n);

/** The figures of a person, worked out of `events` and of nothing else. */
async function recompute(ids: readonly string[]) {
  const mine = 'identity_key IN {keys:Array(UInt64)}';
  const keys = ids.map(BigInt);
  const { n } = await server.events.queryOne<{ n: string }>(`SELECT count() AS n FROM events WHERE ${mine}`, {
    keys,
  });
  const sales = await server.events.queryOne<{ orders: string; revenue: number }>(
    `SELECT ${ORDERS} AS orders, ${REVENUE} AS revenue FROM (${salesSql(mine)})`,
    { keys, currency: 'EUR' },
  );
  return { events: Number(n), orders: Number(sales.orders), revenue: sales.revenue };
}

async function expectAllAsRecomputed(): Promise<void> {
  const ids = Array.from({ length: PEOPLE }, (_, n) => [`user_id:u-${n}`, `anonymous_id:cookie-${n}`]).flat();
  const { items } = await server.ask<ProfileBatch>('POST', '/api/profiles/batch', { ids });
  for (const { asked, profile } of items) {
    const keys = profile?.identifiers?.map(({ key }) => key) ?? [];
    const { events, orders, revenue } = profile?.figures ?? { events: 0, orders: 0, revenue: 0 };
    expect({ asked, events, orders, revenue }).toEqual({ asked, ...(await recompute(keys)) });
  }
}

beforeAll(async () => {
  server = await startTestServer();
  writeKey = await server.writeKey('shop');
  await send(
    Array.from({ length: PEOPLE }, (_, n) => [
      {
        type: 'identify',
        messageId: `i-${n}`,
        userId: `u-${n}`,
        anonymousId: `cookie-${n}`,
        timestamp: at(n),
        traits: {
          email: `p${n}@a.example`,
          name: `Person ${n}`,
          points: n * 10,
          vip: n % 2 === 0,
          tags: ['a'],
        },
      },
      { type: 'page', messageId: `p-${n}`, anonymousId: `cookie-${n}`, timestamp: at(n + 1) },
      ...Array.from({ length: n % 4 }, (_, k) => ({
        type: 'track',
        // The shop and the till report the same order.
        event: 'Order Completed',
        messageId: `o-${n}-${k}`,
        userId: `u-${n}`,
        timestamp: at(100 + k),
        properties: { order_id: `O-${n}-${k >> 1}`, revenue: 10.1 + k, currency: 'EUR' },
      })),
    ]).flat(),
  );
  await eventually(async () => {
    expect(await count('traits')).toBe(PEOPLE * 5);
    expect((await record('anonymous_id:cookie-7')).identifiers).toHaveLength(3);
  }, 20_000);
}, 60_000);

describe('a profile for machines', () => {
  it('answers by any identifier, without redirects, with values of their own type', async () => {
    const mine = await record('email:P3@a.example');
    expect(mine).toMatchObject({
      name: 'Person 3',
      traits: { points: 30, vip: false, tags: ['a'], email: 'p3@a.example' },
      figures: { orders: 2, revenue: 22.2, refunds: 0, events: 5 },
    });
    expect(await record(mine.id)).toEqual(mine);
    expect(await record(String(identityKey('anonymous_id', 'cookie-3')))).toEqual(mine);
    const lean = await record('user_id:u-3', '?include=activity');
    expect(Object.keys(lean)).not.toContain('traits');
    expect(lean.activity?.eventNames[0]).toEqual({ type: 'track', event: 'Order Completed', events: 3 });
    const page = await server.ask<TimelinePage>(
      'GET',
      `/api/profiles/user_id:u-3/timeline?from=${at(101)}&to=${at(102)}`,
    );
    expect(page.items.map((item) => item.messageId)).toEqual(['o-3-1']);
  });

  it('is read with many others at once, in the order asked, and says what it cannot find', async () => {
    const ids = ['user_id:u-1', 'nonsense', 'email:nobody@a.example', 'anonymous_id:cookie-2', 'user_id:u-1'];
    const { items } = await server.ask<ProfileBatch>('POST', '/api/profiles/batch', {
      ids,
      include: ['figures'],
    });
    expect(items.map(({ asked, profile, fault }) => [asked, profile?.name, fault])).toEqual([
      ['user_id:u-1', 'Person 1', undefined],
      ['nonsense', undefined, 'unreadable'],
      ['email:nobody@a.example', undefined, 'unknown'],
      ['anonymous_id:cookie-2', 'Person 2', undefined],
      ['user_id:u-1', 'Person 1', undefined],
    ]);
    await expect(record('user_id:nobody')).rejects.toThrow('answered 404');
    await expect(record('user_id:u-1', '?include=all')).rejects.toThrow('querystring/include');
    await expect(server.ask('GET', '/api/profiles/user_id:u-1/timeline?from=yesterday')).rejects.toThrow(
      'querystring/from',
    );
    await expect(server.ask('POST', '/api/profiles/batch', { ids: [] })).rejects.toThrow('body/ids');
  });
});

describe('the figures of a profile', () => {
  it('are those of the events after late ones, a parting, its undoing and rows that are written twice', async () => {
    await expectAllAsRecomputed();
    const before = await count('events');
    await send([
      { type: 'page', messageId: 'late', userId: 'u-5', timestamp: '2020-01-01T00:00:00Z' },
      {
        type: 'track',
        event: 'Signed In',
        messageId: 'm',
        userId: 'u-6',
        anonymousId: 'cookie-b',
        timestamp: at(300),
      },
      { type: 'page', messageId: 'late', userId: 'u-5', timestamp: '2020-01-01T00:00:00Z' },
    ]);
    await eventually(async () => {
      expect(await count('events')).toBe(before + 2);
      expect((await record('anonymous_id:cookie-b')).name).toBe('Person 6');
      await expectAllAsRecomputed();
    }, 20_000);
    const pair = {
      left: String(identityKey('user_id', 'u-6')),
      right: String(identityKey('anonymous_id', 'cookie-6')),
    };
    await server.ask('POST', '/api/identity/separate', pair);
    expect((await record('user_id:u-6')).id).not.toBe((await record('anonymous_id:cookie-6')).id);
    await expectAllAsRecomputed();
    await server.ask('POST', '/api/identity/reunite', pair);
    await expectAllAsRecomputed();
    // As after a crash between a range and its checkpoint.
    await server.events.command('INSERT INTO person_facts SELECT * FROM person_facts');
    await expectAllAsRecomputed();
  });

  it('are without an import that was undone', async () => {
    const whole = await record('user_id:u-7');
    await server.events.command(
      `INSERT INTO events SELECT * REPLACE ('imp-1' AS import_id, concat('x', message_id) AS message_id, sipHash64(message_id) AS message_hash)
       FROM events WHERE identity_key = {key:UInt64}`,
      { key: identityKey('user_id', 'u-7') },
    );
    expect((await record('user_id:u-7')).figures?.events).toBeGreaterThan(whole.figures?.events ?? 0);
    await expectAllAsRecomputed();
    for (const table of ['events', 'identifiers', 'people_seen', 'person_facts'])
      await server.events.command(`DELETE FROM ${table} WHERE import_id = 'imp-1'`);
    await expectAllAsRecomputed();
    expect(await record('user_id:u-7')).toEqual(whole);
  });
});

describe('reads that come at the same time', () => {
  it('are read at once, each key once, in parts that are not too large; a failure fails those who asked', async () => {
    const reads: bigint[][] = [];
    const ask = combineReads(
      async (keys) => {
        reads.push([...keys]);
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (keys.includes(13n)) throw new TypeError('thirteen');
        return new Map(keys.filter((key) => key < 100n).map((key) => [key, Number(key)]));
      },
      { most: 4, atOnce: 1 },
    );
    const [one, two, three, many] = await Promise.all([
      ask([1n]),
      ask([2n, 3n]),
      ask([3n, 100n]),
      ask([4n, 5n, 6n, 7n, 8n]),
    ]);
    expect([[...one], [...two], [...three]]).toEqual([
      [[1n, 1]],
      [
        [2n, 2],
        [3n, 3],
      ],
      [[3n, 3]],
    ]);
    expect([...many.keys()]).toEqual([4n, 5n, 6n, 7n, 8n]);
    expect(reads).toEqual([[1n], [2n, 3n, 100n], [4n, 5n, 6n, 7n], [8n]]);
    const [bad, good] = await Promise.allSettled([ask([13n]), ask([9n])]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
  });
});
