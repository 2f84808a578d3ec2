import { afterEach, expect, it } from 'vitest';
import { readLocalToken } from '../src/local-token.ts';
import { openEvents } from '../src/platform/events/client.ts';
import { temporaryFolder } from './support/events.ts';
import { eventually } from './support/eventually.ts';
import {
  engineFile,
  makeWriteKey,
  type RondoProcess,
  sendBatch,
  serve,
  stop,
  storedIds,
} from './support/rondo-process.ts';

const running: RondoProcess[] = [];

afterEach(async () => {
  for (const rondo of running.splice(0)) await stop(rondo, 'SIGKILL');
});

/** Imports 40 orders over HTTP, as the command line does. */
async function importOrders(url: string, dataDir: string): Promise<void> {
  const rows = Array.from({ length: 40 }, (_, index) => `u${index},2026-01-02,10.50,o${index}`);
  const headers = { authorization: `Bearer ${readLocalToken(dataDir)?.token}` };
  const uploaded = await fetch(`${url}/api/imports/files?name=orders.csv`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: ['user_id,timestamp,total,order_id', ...rows].join('\n'),
  });
  const file: { id: string; guesses: { kind: string; mapping: unknown; options: unknown }[] } = JSON.parse(
    await uploaded.text(),
  );
  const [guess] = file.guesses;
  const started = await fetch(`${url}/api/imports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ file: file.id, kind: 'orders', mapping: guess?.mapping, options: guess?.options }),
  });
  expect([200, 201, 202]).toContain(started.status);
}

async function countOrders(dataDir: string): Promise<number> {
  const { url, password } = engineFile(dataDir);
  const events = openEvents({ url, username: 'default', password, database: 'default' });
  const row = await events.queryOne<{ n: string }>(
    "SELECT count() AS n FROM events WHERE event = 'Order Completed'",
  );
  await events.close();
  return Number(row.n);
}

const ids = (name: string) => Array.from({ length: 30 }, (_, index) => `${name}-${index}`);

it('two Rondo processes share one engine, and the second goes on when the first dies', async () => {
  const dataDir = temporaryFolder();
  const first = await serve(dataDir);
  running.push(first);
  const writeKey = await makeWriteKey(first.url, dataDir);
  const second = await serve(dataDir, { RONDO_NODE: '2' });
  running.push(second);
  const engine = engineFile(dataDir).pid;

  expect(await sendBatch(first.url, writeKey, ids('a'))).toBe(200);
  expect(await sendBatch(second.url, writeKey, ids('b'))).toBe(200);
  await eventually(
    async () =>
      expect((await storedIds(dataDir, 'events')).sort()).toEqual([...ids('a'), ...ids('b')].sort()),
    20_000,
  );
  expect(engineFile(dataDir).pid).toBe(engine);

  await importOrders(second.url, dataDir);
  await eventually(async () => expect(await countOrders(dataDir)).toBe(40), 20_000);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(await countOrders(dataDir)).toBe(40);

  await stop(first, 'SIGKILL');
  await eventually(async () => expect(await sendBatch(second.url, writeKey, ids('c'))).toBe(200), 20_000);
  await eventually(
    async () =>
      expect((await storedIds(dataDir, 'events')).sort()).toEqual(
        [...ids('a'), ...ids('b'), ...ids('c')].sort(),
      ),
    20_000,
  );
}, 240_000);
