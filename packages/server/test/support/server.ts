import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { readLocalToken } from '../../src/local-token.ts';
import { type Rondo, startRondo } from '../../src/main.ts';
import { type Events, openEvents } from '../../src/platform/events/client.ts';
import { temporaryFolder } from './events.ts';

export type TestServer = {
  rondo: Rondo;
  url: string;
  dataDir: string;
  /** Asks as the command line of this folder would, which may do all; throws with the answer's text unless it is 2xx. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** The engine under it, for looking at what was stored. */
  events: Events;
  /** A new write key for a source. */
  writeKey(source: string): Promise<string>;
};

/** The whole of Rondo on a free port and a fresh folder; it stops with the file's tests. */
export async function startTestServer(
  env: Record<string, string> = {},
  dataDir = temporaryFolder(),
): Promise<TestServer> {
  const rondo = await startRondo(
    readConfig({ data: dataDir, port: '0' }, { RONDO_LOG_LEVEL: 'silent', ...env }),
  );
  afterAll(() => rondo.stop());
  const token = readLocalToken(dataDir)?.token ?? '';

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${rondo.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text === '' ? 'null' : text);
  }

  const engine = JSON.parse(readFileSync(join(dataDir, 'events', 'engine.json'), 'utf8'));
  const events = openEvents({
    url: engine.url,
    username: 'default',
    password: engine.password,
    database: 'default',
  });
  afterAll(() => events.close());

  return {
    rondo,
    events,
    url: rondo.url,
    dataDir,
    ask,
    async writeKey(source) {
      const made = await ask<{ key: string }>('POST', '/api/keys', { scope: 'write', name: source, source });
      return made.key;
    },
  };
}
