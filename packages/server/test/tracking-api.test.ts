import { gzipSync } from 'node:zlib';
import { Analytics } from '@segment/analytics-node';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let writeKey: string;

beforeAll(async () => {
  server = await startTestServer();
  writeKey = await server.writeKey('shop');
});

function send(path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    body,
    headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`, ...headers },
  });
}

async function count(where: string): Promise<number> {
  const row = await server.events.queryOne<{ n: string }>(`SELECT count() AS n FROM events WHERE ${where}`);
  return Number(row.n);
}

describe('Segment’s HTTP Tracking API', () => {
  it.each([
    ['identify', { userId: 'u1', traits: { email: 'a@rondo.test' } }],
    ['track', { userId: 'u1', event: 'Single Track' }],
    ['page', { anonymousId: 'c1', name: 'Home', properties: { url: 'https://shop.test/' } }],
    ['screen', { anonymousId: 'c1', name: 'Start' }],
    ['group', { userId: 'u1', groupId: 'g1', traits: { name: 'Acme' } }],
    ['alias', { userId: 'u1', previousId: 'c1' }],
    ['t', { userId: 'u1', event: 'Short Track' }],
  ])('takes %s and answers as Segment does', async (path, body) => {
    const response = await send(`/v1/${path}`, JSON.stringify(body));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ success: true });
  });

  it('takes the write key in the body, gzip, and JSON that is called something else', async () => {
    const body = JSON.stringify({
      writeKey,
      batch: [{ type: 'track', event: 'Gzipped', userId: 'u2' }],
      sentAt: new Date().toISOString(),
    });
    const answers = await Promise.all([
      fetch(`${server.url}/v1/batch`, {
        method: 'POST',
        body: gzipSync(body),
        headers: { 'content-encoding': 'gzip', 'content-type': 'application/x-www-form-urlencoded' },
      }),
      fetch(`${server.url}/v1/b`, { method: 'POST', body, headers: { 'content-type': 'text/plain' } }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    await eventually(async () => expect(await count("event = 'Gzipped'")).toBe(2));
  });

  it('lets browsers ask first, and gives them the settings document', async () => {
    const preflight = await fetch(`${server.url}/v1/t`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-retry-count',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-retry-count');
    const settings = await fetch(`${server.url}/v1/projects/${writeKey}/settings`);
    expect(await settings.json()).toMatchObject({
      integrations: {
        'Segment.io': { apiKey: writeKey, apiHost: `${new URL(server.url).host}/v1`, protocol: 'http' },
      },
    });
  });

  it('corrects a wrong clock by sentAt', async () => {
    const hour = 3_600_000;
    const at = (offset: number) => new Date(Date.now() + offset).toISOString();
    await send(
      '/v1/batch',
      JSON.stringify({
        sentAt: at(5 * hour),
        batch: [{ type: 'track', event: 'Wrong Clock', userId: 'u3', timestamp: at(4 * hour) }],
      }),
    );
    await eventually(async () => {
      expect(
        await server.events.query(
          "SELECT dateDiff('minute', timestamp, received_at) AS minutes FROM events WHERE event = 'Wrong Clock'",
        ),
      ).toEqual([{ minutes: '60' }]);
    });
  });

  it('takes the good events of a batch and answers 200', async () => {
    const response = await send(
      '/v1/batch',
      JSON.stringify({
        batch: [
          { type: 'track', userId: 'u4' },
          { type: 'track', event: 'Good One', userId: 'u4' },
        ],
      }),
    );
    expect(response.status).toBe(200);
    await eventually(async () => expect(await count("event = 'Good One'")).toBe(1));
    const letters = await server.ask<{ items: { reason: string; field: string; cure: string }[] }>(
      'GET',
      '/api/dead-letters',
    );
    expect(letters.items[0]).toMatchObject({ reason: 'missing-field', field: 'event' });
  });
});

describe('what intake refuses', () => {
  it.each([
    ['no key', '/v1/track', '{"event":"x","userId":"u"}', { authorization: '' }, 401, 'writeKey'],
    [
      'a wrong key',
      '/v1/track',
      '{"event":"x","userId":"u"}',
      { authorization: `Basic ${Buffer.from('nope:').toString('base64')}` },
      401,
      'writeKey',
    ],
    ['no event name', '/v1/track', '{"userId":"u"}', {}, 400, 'event'],
    ['nobody', '/v1/track', '{"event":"x"}', {}, 400, 'userId'],
    ['a wrong type', '/v1/track', '{"event":5,"userId":"u"}', {}, 400, 'event'],
    ['no JSON', '/v1/track', '{"event":', {}, 400, 'body'],
    ['a list', '/v1/track', '[]', {}, 400, 'body'],
    ['a batch without a batch', '/v1/batch', '{}', {}, 400, 'batch'],
    ['broken gzip', '/v1/batch', '{}', { 'content-encoding': 'gzip' }, 400, 'body'],
  ])('%s', async (_name, path, body, headers, status, field) => {
    const response = await send(path, body, headers);
    const answer: { error: { field?: string; cure: string } } = JSON.parse(await response.text());
    expect([response.status, answer.error.field]).toEqual([status, field]);
    expect(answer.error.cure).not.toBe('');
  });

  it('more than 500 KB, packed or not, and a single event of more than 32 KB', async () => {
    const big = JSON.stringify({
      batch: [{ type: 'track', event: 'x', userId: 'u', properties: { text: 'x'.repeat(600_000) } }],
    });
    expect((await send('/v1/batch', big)).status).toBe(413);
    expect((await send('/v1/batch', gzipSync(big), { 'content-encoding': 'gzip' })).status).toBe(413);
    expect(
      (
        await send(
          '/v1/track',
          JSON.stringify({ event: 'x', userId: 'u', properties: { text: 'x'.repeat(40_000) } }),
        )
      ).status,
    ).toBe(413);
  });

  it('text that is not UTF-8', async () => {
    const response = await send('/v1/track', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]));
    expect(response.status).toBe(400);
  });
});

describe('clients as they are', () => {
  it('@segment/analytics-node', async () => {
    const analytics = new Analytics({ writeKey, host: server.url, flushAt: 5 });
    for (let index = 0; index < 12; index++)
      analytics.track({ userId: `n${index}`, event: 'From Segment', properties: { index } });
    analytics.identify({ userId: 'n1', traits: { email: 'n1@rondo.test' } });
    await analytics.closeAndFlush();
    await eventually(async () => expect(await count("event = 'From Segment'")).toBe(12));
  });

  it('@rudderstack/rudder-sdk-node', async () => {
    const { default: RudderAnalytics } = await import('@rudderstack/rudder-sdk-node');
    const client = new RudderAnalytics(writeKey, { dataPlaneUrl: server.url, flushAt: 4, gzip: true });
    for (let index = 0; index < 8; index++)
      client.track({ userId: `r${index}`, event: 'From RudderStack', properties: { index } });
    await client.flush();
    await eventually(async () => expect(await count("event = 'From RudderStack'")).toBe(8));
  });
});

it('sends away whoever tries write keys at the settings document, and nobody who has one', async () => {
  const settings = (key: string) => fetch(`${server.url}/v1/projects/${key}/settings`);
  for (let visit = 0; visit < 70; visit++) expect((await settings(writeKey)).status).toBe(200);
  const guesses = await Promise.all(Array.from({ length: 60 }, (_, guess) => settings(`guess-${guess}`)));
  expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([404]));
  const refused = await settings('guess-61');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ error: { code: 'too-many-requests' } });
});
