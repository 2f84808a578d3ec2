import { beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/server.ts';

type Operation = { 'x-permission'?: string };
type Route = { method: string; path: string; permission: string };

let server: TestServer;
let routes: Route[];
let writeKey: string;
let readKey: string;
let session: string;

const REFUSED = new Set(['members.write', 'keys.write', 'keys.read', 'audit.read']);

/** Every route under /api, with something in the place of its parameters. */
async function listRoutes(): Promise<Route[]> {
  const text = await fetch(`${server.url}/api/openapi.json`).then((response) => response.text());
  const { paths }: { paths: Record<string, Record<string, Operation>> } = JSON.parse(text);
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path: path.replace('{desk}', 'sales').replace(/\{[^}]+\}/g, '1'),
        permission: operation['x-permission'] ?? '',
      })),
    );
}

async function statusOf(route: Route, headers: Record<string, string>): Promise<number> {
  const abort = new AbortController();
  const response = await fetch(`${server.url}${route.path}`, {
    method: route.method,
    headers: {
      ...headers,
      ...(route.method === 'GET' || route.method === 'DELETE' ? {} : { 'content-type': 'application/json' }),
    },
    ...(route.method === 'GET' || route.method === 'DELETE' ? {} : { body: '{}' }),
    signal: abort.signal,
  });
  abort.abort();
  return response.status;
}

/** The routes that do not answer as they should, each with what it answered. */
async function whichAnswer(
  asked: readonly Route[],
  headers: Record<string, string>,
  wanted: number,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of asked) {
    const status = await statusOf(route, headers);
    if (status !== wanted)
      wrong.push(`${route.method} ${route.path} (${route.permission}) answered ${status}`);
  }
  return wrong;
}

const guarded = () => routes.filter(({ permission }) => permission !== 'public');
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

beforeAll(async () => {
  server = await startTestServer();
  await server.ask('POST', '/api/set-up', {
    name: 'Refusals',
    currency: 'EUR',
    timeZone: 'UTC',
    weekStart: 1,
    language: 'en',
    owner: { name: 'Ada', email: 'ada@rondo.test', password: 'a long enough password' },
  });
  routes = await listRoutes();
  writeKey = await server.writeKey('shop');
  const made = await server.ask<{ key: string }>('POST', '/api/keys', { name: 'reader', scope: 'read' });
  readKey = made.key;
  const signedIn = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-rondo-request': '1' },
    body: JSON.stringify({ email: 'ada@rondo.test', password: 'a long enough password' }),
  });
  session = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
});

describe('every route of the API', () => {
  it('declares what it asks for', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(routes.filter(({ permission }) => permission === '')).toEqual([]);
  });

  it('refuses who says no name', async () => {
    expect(await whichAnswer(guarded(), { 'x-rondo-request': '1' }, 401)).toEqual([]);
  });

  it('refuses a key that does not exist', async () => {
    expect(await whichAnswer(guarded(), bearer('rondo_read_nobody'), 401)).toEqual([]);
  });

  it('refuses a write key, which may only send events', async () => {
    const asked = guarded().filter(({ permission }) => permission !== 'signed-in');
    expect(await whichAnswer(asked, bearer(writeKey), 403)).toEqual([]);
  });

  it('refuses a reading key to change anything, and to see who gets in', async () => {
    const asked = guarded().filter(
      ({ permission }) => permission.endsWith('.write') || REFUSED.has(permission),
    );
    expect(await whichAnswer(asked, bearer(readKey), 403)).toEqual([]);
  });

  it('refuses a change that a page of another site could have sent', async () => {
    const asked = guarded().filter(({ method }) => method !== 'GET' && method !== 'HEAD');
    expect(await whichAnswer(asked, { cookie: session }, 403)).toEqual([]);
  });
});
