import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Events, openEvents } from '../../packages/server/src/platform/events/client.ts';
import type { LoadResult } from './load-client.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export type BenchServer = {
  url: URL;
  dataDir: string;
  writeKey: string;
  token: string;
  events: Events;
  pid: number;
  stop(): Promise<void>;
};

/**
 * A Rondo of its own process on a fresh folder, with a write key. `fill` may put into the engine's folder what is to be
 * there; `keep` names a folder that is filled if it is not there yet, and stays.
 */
export async function startBenchServer(
  options: { fill?: (engineDir: string) => Promise<void>; keep?: string } = {},
): Promise<BenchServer> {
  const isFilled = options.keep !== undefined && existsSync(join(options.keep, 'events'));
  const dataDir = options.keep ?? mkdtempSync(join(tmpdir(), 'rondo-bench-'));
  if (!isFilled) await options.fill?.(join(dataDir, 'events'));
  const child = spawn(
    process.execPath,
    [here('../../packages/server/test/support/serve-process.ts'), dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = new URL(await firstLine(child));
  const { token } = JSON.parse(readFileSync(join(dataDir, 'cli-token.json'), 'utf8'));
  const response = await fetch(new URL('/api/keys', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'bench', scope: 'write', source: 'bench' }),
  });
  const { key }: { key: string } = JSON.parse(await response.text());
  const engine = JSON.parse(readFileSync(join(dataDir, 'events', 'engine.json'), 'utf8'));
  const events = openEvents({
    url: engine.url,
    username: 'default',
    password: engine.password,
    database: 'default',
  });
  return {
    url,
    dataDir,
    writeKey: key,
    token,
    events,
    pid: child.pid ?? 0,
    async stop() {
      await events.close();
      child.kill('SIGTERM');
      await once(child, 'exit');
      if (options.keep === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new TypeError('the process has no output');
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('the process ended before it was ready'))),
  ]);
  return JSON.parse(String(line)).url;
}

export type Load = {
  url: URL;
  path: string;
  writeKey: string;
  connections: number;
  requests: number;
  eventsPerRequest: number;
  run: string;
};

/** Sends the load from a process of its own; throws unless every answer was 200. */
export async function sendLoad(load: Load): Promise<LoadResult> {
  const child = spawn(process.execPath, [here('./load-client.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ ...load, host: load.url.hostname, port: Number(load.url.port) }));
  let text = '';
  for await (const chunk of child.stdout) text += String(chunk);
  const result: LoadResult = JSON.parse(text);
  if (result.statuses['200'] !== load.requests)
    throw new Error(`not every request was answered 200: ${JSON.stringify(result.statuses)}`);
  return result;
}

/** Runs a script that prints one JSON line, in a process of its own. */
export async function runScript<T>(path: string, input: unknown): Promise<T> {
  const child = spawn(process.execPath, [path], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  child.stdin.end(JSON.stringify(input));
  let text = '';
  for await (const chunk of child.stdout) text += String(chunk);
  return JSON.parse(text);
}
