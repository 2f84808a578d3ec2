import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readLocalToken } from '../../src/local-token.ts';
import { openEvents } from '../../src/platform/events/client.ts';

const SCRIPT = fileURLToPath(new URL('./serve-process.ts', import.meta.url));

export type RondoProcess = { child: ChildProcess; url: string };

/** A Rondo of its own process, which a test may kill. */
export async function serve(dataDir: string, env: Record<string, string> = {}): Promise<RondoProcess> {
  const child = spawn(process.execPath, [SCRIPT, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('Rondo ended before it was ready'))),
  ]);
  return { child, url: JSON.parse(String(line)).url };
}

export async function stop({ child }: RondoProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

export async function makeWriteKey(url: string, dataDir: string): Promise<string> {
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

/** Sends track calls named “Counted” with these message ids; the answer's status, or 0 where there was none. */
export async function sendBatch(
  url: string,
  writeKey: string,
  ids: string[],
  fields: object = { userId: 'u' },
): Promise<number> {
  try {
    const batch = ids.map((messageId) => ({ type: 'track', event: 'Counted', messageId, ...fields }));
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

/** The engine's own address, as the folder says. */
export function engineFile(dataDir: string): { url: string; password: string; pid: number } {
  return JSON.parse(readFileSync(join(dataDir, 'events', 'engine.json'), 'utf8'));
}

/** Message ids of the “Counted” events in a table. */
export async function storedIds(dataDir: string, table: 'log' | 'events'): Promise<string[]> {
  const { url, password } = engineFile(dataDir);
  const events = openEvents({ url, username: 'default', password, database: 'default' });
  const rows = await events.query<{ message_id: string }>(
    `SELECT message_id FROM ${table} WHERE event = 'Counted'`,
  );
  await events.close();
  return rows.map((row) => row.message_id);
}
