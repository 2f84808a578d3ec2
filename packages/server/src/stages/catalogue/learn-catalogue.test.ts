import { beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';

type Listed = { items: { kind: string; event: string; name: string; seenTypes: string[]; count: number }[] };
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});

it('learns each event under its own name, with its properties, and the traits of people', async () => {
  const key = await server.writeKey('shop');
  const send = (path: string, body: object) =>
    fetch(`${server.url}/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await send('track', { userId: 'u-1', event: 'Order Completed', properties: { total: 10, gift: false } });
  await send('track', { userId: 'u-1', event: 'Order Completed', properties: { total: '12' } });
  await send('track', { userId: 'u-2', event: 'Product Viewed', properties: { product_id: 'P-1' } });
  await send('identify', { userId: 'u-1', traits: { plan: 'gold' } });

  await expect
    .poll(async () => (await server.ask<Listed>('GET', '/api/catalogue')).items.length, { timeout: 20_000 })
    .toBe(6);
  const { items } = await server.ask<Listed>('GET', '/api/catalogue');
  const named = items.map(({ kind, event, name, seenTypes, count }) => [kind, event, name, seenTypes, count]);
  expect(named).toEqual([
    ['event', '', 'Order Completed', [], 2],
    ['event', '', 'Product Viewed', [], 1],
    ['property', 'Order Completed', 'gift', ['boolean'], 1],
    ['property', 'Order Completed', 'total', ['number', 'string'], 2],
    ['property', 'Product Viewed', 'product_id', ['string'], 1],
    ['trait', '', 'plan', ['string'], 1],
  ]);
});

it('knows a learned event, so that a strict plan lets it in', async () => {
  const key = await server.writeKey('web');
  await server.ask('PUT', '/api/catalogue/rules', { unknownEvents: 'block' });
  const send = (event: string) =>
    fetch(`${server.url}/v1/track`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ userId: 'u-3', event }),
    });
  await server.ask('GET', '/api/intake/recent');
  await send('Product Viewed');
  await send('Never Seen');
  type Seen = { items: { event: string; outcome: string; reason?: string }[] };
  const { items } = await server.ask<Seen>('GET', '/api/intake/recent');
  expect(items.map(({ event, outcome, reason }) => [event, outcome, reason])).toEqual([
    ['Product Viewed', 'accepted', undefined],
    ['Never Seen', 'dead-letter', 'not-in-plan'],
  ]);
});

it('lists sources with their keys and volume, and hands out sample files', async () => {
  type Sources = { items: { source: string; rows: number; daily: number[]; writeKeys: string[] }[] };
  await server.writeKey('silent');
  await expect
    .poll(
      async () =>
        (await server.ask<Sources>('GET', '/api/sources')).items.find(({ source }) => source === 'shop')
          ?.rows,
      {
        timeout: 20_000,
      },
    )
    .toBe(4);
  const { items } = await server.ask<Sources>('GET', '/api/sources');
  const shop = items.find(({ source }) => source === 'shop');
  expect(shop?.writeKeys).toEqual(['shop']);
  expect(shop?.daily).toHaveLength(30);
  expect(shop?.daily.at(-1)).toBe(4);
  expect(items.find(({ source }) => source === 'silent')).toMatchObject({ rows: 0, writeKeys: ['silent'] });

  const sample = await fetch(`${server.url}/api/imports/samples/orders`);
  expect(sample.status).toBe(401);
});
