import type { PeoplePage, PersonWhy, Profile, TimelinePage } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { identityKey } from '../../platform/identifiers/index.ts';

let server: TestServer;
let writeKey = '';

async function send(calls: object[]): Promise<void> {
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: calls }),
  });
  expect(response.status).toBe(200);
}
const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 4, day, hour)).toISOString();
const person = async (id: string) => server.ask<Profile>('GET', `/api/people/${encodeURIComponent(id)}`);
const search = async (q: string) =>
  (await server.ask<PeoplePage>('GET', `/api/people?q=${encodeURIComponent(q)}`)).items.map(
    (item) => item.name || item.email || item.id,
  );

beforeAll(async () => {
  server = await startTestServer();
  writeKey = await server.writeKey('shop');
  await send([
    {
      type: 'page',
      messageId: 'p1',
      anonymousId: 'cookie-1',
      timestamp: at(1),
      context: { page: { url: 'https://shop.example/start?utm_source=news&utm_medium=email' } },
    },
    {
      type: 'identify',
      messageId: 'i1',
      anonymousId: 'cookie-1',
      userId: 'u-1',
      timestamp: at(2),
      traits: { name: 'Åsa Ek-Ström', email: 'asa@ek.example', city: 'Umeå' },
    },
    {
      type: 'identify',
      messageId: 'i3',
      userId: 'u-1',
      timestamp: at(4),
      traits: { city: 'Lund', plan: 'gold' },
    },
    {
      type: 'identify',
      messageId: 'i2',
      userId: 'u-1',
      timestamp: at(3),
      traits: { city: 'Kiruna', plan: null },
    },
    {
      type: 'track',
      event: 'Order Completed',
      messageId: 't1',
      userId: 'u-1',
      timestamp: at(5),
      properties: { order_id: 'ORD-77', revenue: 120, currency: 'EUR' },
    },
    {
      type: 'track',
      event: 'Receipt Issued',
      messageId: 't2',
      userId: 'u-1',
      timestamp: at(6),
      properties: { order_id: 'ORD-78', revenue: 80, currency: 'EUR' },
    },
    {
      type: 'track',
      event: 'Order Refunded',
      messageId: 't3',
      userId: 'u-1',
      timestamp: at(7),
      properties: { order_id: 'ORD-77', revenue: 20, currency: 'EUR' },
    },
    {
      type: 'track',
      event: 'Signed In',
      messageId: 't4',
      anonymousId: 'cookie-1',
      userId: 'u-2',
      timestamp: at(8),
    },
    {
      type: 'identify',
      messageId: 'i4',
      userId: 'u-2',
      timestamp: at(9),
      traits: { firstName: 'Bo', lastName: 'Ek', phone: '+46701740605' },
    },
    { type: 'page', messageId: 'p2', anonymousId: 'cookie-2', timestamp: at(10) },
  ]);
  await eventually(async () => {
    const page = await server.ask<PeoplePage>('GET', '/api/people');
    expect(page.total).toBe(3);
    expect((await person('anonymous_id:cookie-1')).identifierList).toHaveLength(3);
  }, 20_000);
}, 60_000);

describe('people', () => {
  it('are listed by when they were seen, by what they bought, and page by page', async () => {
    const all = await server.ask<PeoplePage>('GET', '/api/people');
    expect(all.items.map((item) => item.name)).toEqual(['', 'Bo Ek', 'Åsa Ek-Ström']);
    expect(all.items[2]).toMatchObject({
      email: 'asa@ek.example',
      known: true,
      identifiers: 3,
      orders: 2,
      revenue: 180,
      firstSeen: at(1),
      lastSeen: at(8),
    });
    const rich = await server.ask<PeoplePage>('GET', '/api/people?sort=revenue&limit=1');
    expect(rich.items[0]?.name).toBe('Åsa Ek-Ström');
    const rest = await server.ask<PeoplePage>('GET', `/api/people?sort=revenue&limit=2&after=${rich.next}`);
    expect(rest.items).toHaveLength(2);
    expect(rest.next).toBeUndefined();
    const old = await server.ask<PeoplePage>('GET', '/api/people?sort=first_seen&order=asc');
    expect(old.items.map((item) => item.name)).toEqual(['Åsa Ek-Ström', 'Bo Ek', '']);
    expect(
      (await server.ask<PeoplePage>('GET', '/api/people?show=anonymous')).items.map((item) => item.known),
    ).toEqual([false]);
    expect((await server.ask<PeoplePage>('GET', '/api/people?show=known')).total).toBe(2);
  });

  it('are found by the beginning of any word of a name, by e-mail, phone, order number and any identifier', async () => {
    expect(await search('asa')).toEqual(['Åsa Ek-Ström']);
    expect(await search('Ek-strom Å')).toEqual(['Åsa Ek-Ström']);
    expect((await search('ek')).sort()).toEqual(['Bo Ek', 'Åsa Ek-Ström']);
    expect(await search('asa@ek')).toEqual(['Åsa Ek-Ström']);
    expect(await search('+46 70 174 06 05')).toEqual(['Bo Ek']);
    expect(await search('ord-77')).toEqual(['Åsa Ek-Ström']);
    expect(await search('+46 70 174')).toEqual(['Bo Ek']);
    expect(await search('\u200f+46\u00a070 1740\u200e')).toEqual(['Bo Ek']);
    for (const nothing of ['%', '\\', '😀', '\u200f\u200e', 'x'.repeat(200)])
      expect([nothing, await search(nothing)]).toEqual([nothing, []]);
    expect(await search('u-2')).toEqual(['Bo Ek']);
    expect(await search('asa bo')).toEqual([]);
    expect(await search("' OR 1=1 --")).toEqual([]);
  });

  it('have traits of which the last written wins, with source, time and what was before', async () => {
    const { traits, sources, channels, eventNames, refunds } = await person('email:Asa@Ek.example');
    expect(traits.map((trait) => trait.name)).toEqual(['city', 'email', 'name', 'plan']);
    expect(traits[0]).toMatchObject({ value: 'Lund', source: 'shop', since: at(4) });
    expect(traits[0]?.earlier.map((value) => [value.value, value.since])).toEqual([
      ['Kiruna', at(3)],
      ['Umeå', at(2)],
    ]);
    expect(traits[3]).toMatchObject({ value: 'gold', earlier: [{ type: 'null' }] });
    expect(sources).toMatchObject([{ source: 'shop', events: 7 }]);
    expect(channels.length).toBeGreaterThan(0);
    expect(eventNames).toContainEqual({ type: 'identify', event: '', events: 3 });
    expect(refunds).toBe(1);
  });

  it('have a timeline, latest first, to be narrowed and paged through', async () => {
    const id = (await person('user_id:u-1')).id;
    const names = (page: TimelinePage) => page.items.map((item) => item.messageId);
    const first = await server.ask<TimelinePage>('GET', `/api/people/${id}/timeline?limit=3`);
    expect(names(first)).toEqual(['t3', 't2', 't1']);
    expect(first.items[2]).toMatchObject({
      event: 'Order Completed',
      revenue: 120,
      currency: 'EUR',
      orderId: 'ORD-77',
      properties: { order_id: 'ORD-77' },
    });
    const rest = await server.ask<TimelinePage>('GET', `/api/people/${id}/timeline?after=${first.next}`);
    expect(names(rest)).toEqual(['i3', 'i2', 'i1', 'p1']);
    expect(rest.next).toBeUndefined();
    const orders = await server.ask<TimelinePage>(
      'GET',
      `/api/people/${id}/timeline?event=Order%20Completed&type=track&source=shop`,
    );
    expect(names(orders)).toEqual(['t1']);
  });

  it('are explained: by which events they are one person, and why a neighbour is not', async () => {
    const id = (await person('user_id:u-1')).id;
    const cookie = String(identityKey('anonymous_id', 'cookie-1'));
    const email = String(identityKey('email', 'asa@ek.example'));
    const why = await server.ask<PersonWhy>('GET', `/api/people/${id}/why?from=${cookie}&to=${email}`);
    expect(why.ties).toHaveLength(2);
    expect(why.path.map((tie) => [tie.left.value, tie.right.value, tie.origin.type])).toEqual([
      ['u-1', 'cookie-1', 'identify'],
      ['u-1', 'asa@ek.example', 'identify'],
    ]);
    expect(why.apart).toMatchObject([
      {
        reason: 'limit',
        kind: 'user_id',
        limit: 1,
        origin: { event: 'Signed In', messageId: 't4' },
        right: { value: 'cookie-1' },
      },
    ]);
    expect(why.apart[0]?.other).toBe((await person('user_id:u-2')).id);
  });

  it('sends on from an id that was joined to another, and says what it cannot read', async () => {
    const cookie = identityKey('anonymous_id', 'cookie-1');
    const token = { authorization: `Bearer ${await readKey()}` };
    const moved = await fetch(`${server.url}/api/people/${cookie}/timeline?limit=1`, {
      redirect: 'manual',
      headers: token,
    });
    expect(moved.status).toBe(307);
    expect(moved.headers.get('location')).toBe(
      `/api/people/${(await person('user_id:u-1')).id}/timeline?limit=1`,
    );
    const status = async (path: string) => (await fetch(`${server.url}${path}`, { headers: token })).status;
    expect(await status('/api/people/12345')).toBe(404);
    expect(await status('/api/people/99999999999999999999')).toBe(404);
    expect(await status('/api/people/email:nobody')).toBe(404);
    expect(await status('/api/people?after=x')).toBe(400);
    expect(await status(`/api/people/${cookie}/why?from=1`)).toBe(400);
    expect((await fetch(`${server.url}/api/people`)).status).toBe(401);
  });

  it('can be separated by hand, which a reader may not do', async () => {
    const pair = {
      left: String(identityKey('user_id', 'u-1')),
      right: String(identityKey('anonymous_id', 'cookie-1')),
    };
    const refused = await fetch(`${server.url}/api/identity/separate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await readKey()}`, 'content-type': 'application/json' },
      body: JSON.stringify(pair),
    });
    expect(refused.status).toBe(403);
    const apart = await server.ask<{ left: string; right: string }>('POST', '/api/identity/separate', pair);
    expect(apart.left).not.toBe(apart.right);
    // The cookie goes to the one other who used it.
    expect((await person('anonymous_id:cookie-1')).name).toBe('Bo Ek');
    const together = await server.ask<{ left: string; right: string }>('POST', '/api/identity/reunite', pair);
    expect(together.left).toBe(together.right);
    await expect(server.ask('POST', '/api/identity/separate', { ...pair, right: pair.left })).rejects.toThrow(
      '400',
    );
    await expect(server.ask('POST', '/api/identity/separate', { left: '1', right: '2' })).rejects.toThrow(
      '404',
    );
  });

  it('are not joined by an identifier that is nobody’s', async () => {
    await expect(
      server.ask('POST', '/api/identity/blocked', { kind: 'email', value: 'no address' }),
    ).rejects.toThrow('400');
    const { key } = await server.ask<{ key: string }>('POST', '/api/identity/blocked', {
      kind: 'email',
      value: 'asa@ek.example',
    });
    expect((await person('email:asa@ek.example')).identifierList).toHaveLength(1);
    expect(await server.ask('GET', '/api/identity/blocked')).toMatchObject({
      items: [{ key, kind: 'email', value: 'asa@ek.example' }],
    });
    await server.ask('DELETE', `/api/identity/blocked/${key}`);
    expect((await person('email:asa@ek.example')).identifierList).toHaveLength(3);
  });
});

let reading: Promise<string> | undefined;
function readKey(): Promise<string> {
  reading ??= server
    .ask<{ key: string }>('POST', '/api/keys', { scope: 'read', name: 'reader' })
    .then((made) => made.key);
  return reading;
}
