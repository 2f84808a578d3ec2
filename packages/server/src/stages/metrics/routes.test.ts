import { beforeAll, describe, expect, it } from 'vitest';
import { insertEvents } from '../../../test/support/insert-facts.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';

let server: TestServer;
let writeKey: string;
let readKey: string;

const PERIOD = 'from=2026-05-01&to=2026-06-01';
const STEPS = { from: '2026-05-01', to: '2026-06-01', steps: [{ event: 'A' }, { event: 'B' }] };
const READS: [string, string, object?][] = [
  ['GET', '/api/metrics'],
  ['GET', `/api/explore?metric=orders&${PERIOD}`],
  ['GET', `/api/explore/rows?metric=orders&${PERIOD}`],
  ['GET', `/api/web?${PERIOD}`],
  ['GET', '/api/web/goals'],
  ['POST', '/api/funnels', STEPS],
  ['GET', `/api/funnels/campaign?${PERIOD}`],
  ['GET', `/api/retention?${PERIOD}`],
  ['GET', `/api/customers/deciles?${PERIOD}`],
  ['GET', `/api/attribution?${PERIOD}`],
  ['GET', '/api/charts'],
];
const WRITES: [string, string, object?][] = [
  ['POST', '/api/charts', { name: 'Mine', kind: 'explore', definition: {} }],
  ['PATCH', '/api/charts/none', { name: 'Mine' }],
  ['DELETE', '/api/charts/none'],
  ['POST', '/api/web/goals', { name: 'Thanks', kind: 'path', value: '/thanks' }],
  ['DELETE', '/api/web/goals/none'],
];

async function call(
  method: string,
  path: string,
  body?: object,
  key?: string,
): Promise<{ status: number; body: { error?: { code: string; field?: string } } }> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      'x-rondo-request': '1',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

beforeAll(async () => {
  server = await startTestServer();
  await server.ask('POST', '/api/set-up', {
    name: 'Hemma',
    currency: 'EUR',
    timeZone: 'Europe/Stockholm',
    weekStart: 1,
    language: 'en',
    owner: { name: 'Astrid', email: 'astrid@hemma.example' },
  });
  writeKey = await server.writeKey('shop');
  readKey = (await server.ask<{ key: string }>('POST', '/api/keys', { scope: 'read', name: 'bi' })).key;
});

describe('figures over HTTP', () => {
  it.each([...READS, ...WRITES])('%s %s asks who calls, and whether they may', async (method, path, body) => {
    expect((await call(method, path, body)).status).toBe(401);
    expect((await call(method, path, body, writeKey)).status).toBe(403);
  });

  it.each(READS)('%s %s answers a key that may read', async (method, path, body) => {
    expect((await call(method, path, body, readKey)).status).toBe(200);
  });

  it('refuses site goals to a key that may only read', async () => {
    const [, , , post, remove] = WRITES;
    for (const [method, path, body] of [post ?? [], remove ?? []] as [string, string, object?][]) {
      expect((await call(method, path, body, readKey)).status).toBe(403);
    }
  });

  it.each([
    ['/api/explore?metric=nonsense&from=2026-05-01&to=2026-06-01', 'metric'],
    ['/api/explore?metric=orders&from=2026-05-01&to=2026-05-01', 'to'],
    ['/api/explore?metric=orders&from=2026-05-01&to=2026-06-01&dimension=moon', 'dimension'],
    ['/api/explore?metric=orders&from=2026-05-01&to=2026-06-01&filter=xx', 'filter'],
    ['/api/web?from=2026-05-01&to=2026-06-01&filter=salesperson:x', 'filter'],
    ['/api/retention?from=2016-05-01&to=2026-06-01', 'from'],
  ])('%s is refused with the field %s', async (path, field) => {
    const answer = await call('GET', path, undefined, readKey);
    expect(answer.status).toBe(400);
    expect(answer.body.error?.field).toBe(field);
  });

  it.each([
    '/api/explore?metric=orders&from=May&to=2026-06-01',
    '/api/explore?metric=orders&from=2026-05-01',
    '/api/explore?metric=orders&from=2026-05-01&to=2026-06-01&grain=minute',
    '/api/explore?metric=orders&from=2026-05-01&to=2026-06-01&limit=5000',
    '/api/attribution?from=2026-05-01&to=2026-06-01&lookbackDays=0',
  ])('%s does not fit the schema', async (path) => {
    expect((await call('GET', path, undefined, readKey)).status).toBe(400);
  });

  it('refuses a funnel of one step, and one with a step that names nothing', async () => {
    expect((await call('POST', '/api/funnels', { ...STEPS, steps: [{ event: 'A' }] }, readKey)).status).toBe(
      400,
    );
    const nameless = await call('POST', '/api/funnels', { ...STEPS, steps: [{ event: 'A' }, {}] }, readKey);
    expect(nameless.body.error?.field).toBe('steps/1');
  });

  it('keeps charts and site goals, and writes down who changed them', async () => {
    const chart = await server.ask<{ id: string }>('POST', '/api/charts', {
      name: 'Revenue',
      kind: 'explore',
      definition: { search: 'metric=orders' },
    });
    expect(await server.ask('PATCH', `/api/charts/${chart.id}`, { name: 'Orders' })).toMatchObject({
      name: 'Orders',
      definition: { search: 'metric=orders' },
    });
    expect(await server.ask('GET', `/api/charts/${chart.id}`)).toMatchObject({ name: 'Orders' });
    await server.ask('DELETE', `/api/charts/${chart.id}`);
    expect((await call('GET', `/api/charts/${chart.id}`, undefined, readKey)).status).toBe(404);

    const goal = await server.ask<{ id: string }>('POST', '/api/web/goals', {
      name: 'Thanks',
      kind: 'path',
      value: '/thanks',
    });
    await insertEvents(server.events, [{ person: 1, at: '2026-05-05T10:00:00Z', page_path: '/thanks' }]);
    const web = await server.ask<{ goals: { goal: { name: string }; total: { reached: number } }[] }>(
      'GET',
      `/api/web?${PERIOD}`,
    );
    expect(web.goals.map((one) => [one.goal.name, one.total.reached])).toEqual([['Thanks', 1]]);
    await expect(
      server.ask('POST', '/api/web/goals', { name: 'x', kind: 'path', value: 'thanks' }),
    ).rejects.toThrow('value');
    await server.ask('DELETE', `/api/web/goals/${goal.id}`);

    const audit = await server.ask<{ items: { action: string }[] }>('GET', '/api/audit?limit=10');
    expect(audit.items.map((entry) => entry.action)).toEqual(
      expect.arrayContaining([
        'chart.created',
        'chart.changed',
        'chart.deleted',
        'site-goal.created',
        'site-goal.deleted',
      ]),
    );
  });
});
