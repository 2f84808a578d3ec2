import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { readLocalToken } from '../src/local-token.ts';
import { openEvents } from '../src/platform/events/client.ts';
import { temporaryFolder } from './support/events.ts';
import { eventually } from './support/eventually.ts';

const SCRIPT = fileURLToPath(new URL('./support/serve-process.ts', import.meta.url));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function serve(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [SCRIPT, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('Rondo ended before it was ready'))),
  ]);
  return { child, url: JSON.parse(String(line)).url };
}

async function makeWriteKey(url: string, dataDir: string): Promise<string> {
  const response = await fetch(`${url}/api/keys`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${readLocalToken(dataDir)?.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: 'shop', scope: 'write', source: 'shop' }),
  });
  const made: { key: string } = JSON.parse(await response.text());
  return made.key;
}

/** Sends the batch; true when it was acknowledged. */
async function sendBatch(url: string, writeKey: string, ids: string[]): Promise<number> {
  try {
    const batch = ids.map((messageId) => ({ type: 'track', event: 'Counted', userId: 'u', messageId }));
    const response = await fetch(`${url}/v1/batch`, {
      method: 'POST',
      body: JSON.stringify({ writeKey, batch }),
      headers: { 'content-type': 'application/json' },
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

async function storedIds(dataDir: string, table: string): Promise<string[]> {
  const engine = JSON.parse(readFileSync(join(dataDir, 'events', 'engine.json'), 'utf8'));
  const events = openEvents({
    url: engine.url,
    username: 'default',
    password: engine.password,
    database: 'default',
  });
  const rows = await events.query<{ message_id: string }>(
    `SELECT message_id FROM ${table} WHERE event = 'Counted'`,
  );
  await events.close();
  return rows.map((row) => row.message_id);
}

const idsOf = (batch: number) => Array.from({ length: 20 }, (_, index) => `${batch}-${index}`);

describe('a crash', () => {
  it('of the whole of Rondo in the middle of intake loses nothing that was acknowledged and stores nothing twice', async () => {
    const dataDir = temporaryFolder();
    let { child, url } = await serve(dataDir);
    const writeKey = await makeWriteKey(url, dataDir);
    const acknowledged: string[] = [];
    const unanswered: number[] = [];
    for (let round = 0; round < 3; round++) {
      const sending = Array.from({ length: 40 }, async (_, index) => {
        const batch = round * 100 + index;
        await new Promise((resolve) => setTimeout(resolve, index * 5));
        if ((await sendBatch(url, writeKey, idsOf(batch))) === 200) acknowledged.push(...idsOf(batch));
        else unanswered.push(batch);
      });
      await new Promise((resolve) => setTimeout(resolve, 60 + round * 40));
      child.kill('SIGKILL');
      await Promise.all(sending);
      ({ child, url } = await serve(dataDir));
      // Clients send again what was not answered, with the same message ids.
      for (const batch of unanswered.splice(0)) {
        expect(await sendBatch(url, writeKey, idsOf(batch))).toBe(200);
        acknowledged.push(...idsOf(batch));
      }
    }
    await eventually(
      async () => expect((await storedIds(dataDir, 'events')).sort()).toEqual([...acknowledged].sort()),
      20_000,
    );
    expect((await storedIds(dataDir, 'log')).length).toBe(acknowledged.length);
    child.kill('SIGTERM');
    await once(child, 'exit');
  }, 90_000);

  it('of the engine gives 503 with Retry-After, and goes on by itself with everything there once', async () => {
    const dataDir = temporaryFolder();
    const { child, url } = await serve(dataDir);
    const writeKey = await makeWriteKey(url, dataDir);
    const statuses = new Set<number>();
    const sent: string[] = [];
    const enginePid = () =>
      Number(JSON.parse(readFileSync(join(dataDir, 'events', 'engine.json'), 'utf8')).pid);
    const sending = Array.from({ length: 60 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 25));
      for (;;) {
        const status = await sendBatch(url, writeKey, idsOf(index));
        statuses.add(status);
        if (status === 200) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      sent.push(...idsOf(index));
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    process.kill(enginePid(), 'SIGKILL');
    await Promise.all(sending);
    expect([...statuses].sort()).toEqual([200, 503]);
    await eventually(
      async () => expect((await storedIds(dataDir, 'events')).sort()).toEqual([...sent].sort()),
      20_000,
    );
    child.kill('SIGTERM');
    await once(child, 'exit');
  }, 60_000);
});
