import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../log.ts';
import { type EngineHandle, type EngineState, startEngine } from './engine-process.ts';
import { readEngineFile } from './engine-process-file.ts';

let dataDir: string;
let handles: EngineHandle[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'rondo-engine-'));
  handles = [];
});

afterEach(async () => {
  for (const handle of handles) await handle.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<EngineHandle> {
  const handle = await startEngine({ dataDir, log: silentLog(), memoryBytes: 1_000_000_000 });
  handles.push(handle);
  return handle;
}

async function ask(handle: EngineHandle, query: string): Promise<string> {
  const client = createClient({
    url: handle.url,
    username: handle.username,
    password: handle.password,
    log: { level: 127 },
  });
  try {
    return (await (await client.query({ query, format: 'TabSeparated' })).text()).trim();
  } finally {
    await client.close();
  }
}

function until(handle: EngineHandle, wanted: EngineState): Promise<number> {
  const since = Date.now();
  return new Promise((resolve) => {
    const off = handle.onStateChange((state) => {
      if (state !== wanted) return;
      off();
      resolve(Date.now() - since);
    });
  });
}

function pidOf(): number {
  return readEngineFile(dataDir)?.pid ?? 0;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function waitFor(what: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('This did not come about within 20 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('startEngine', () => {
  it('starts an engine and writes how to reach it where only its owner can read it', async () => {
    const handle = await start();
    expect(handle.state()).toBe('up');
    expect(await ask(handle, 'SELECT 1')).toBe('1');
    expect(statSync(join(dataDir, 'engine.json')).mode & 0o777).toBe(0o600);
    const file: unknown = JSON.parse(readFileSync(join(dataDir, 'engine.json'), 'utf8'));
    expect(file).toMatchObject({
      url: handle.url,
      password: handle.password,
      readonlyPassword: handle.readonlyPassword,
    });
  });

  it('has a killed engine back on the same port, with the same passwords, and with what was acknowledged', async () => {
    const handle = await start();
    await ask(handle, 'CREATE TABLE kept (a UInt8) ENGINE = MergeTree ORDER BY a');
    await ask(handle, 'INSERT INTO kept SELECT 7');
    const down = until(handle, 'down');
    const up = until(handle, 'up');
    process.kill(pidOf(), 'SIGKILL');
    await down;
    await up;
    expect(await ask(handle, 'SELECT a FROM kept')).toBe('7');
  });

  it('shares one engine between two processes, and takes over when the other ends', async () => {
    const other = spawnOwner();
    try {
      await waitFor(() => readEngineFile(dataDir) !== undefined);
      const first = pidOf();
      const guest = await start();
      expect(pidOf()).toBe(first);
      await ask(guest, 'CREATE TABLE shared (a UInt8) ENGINE = MergeTree ORDER BY a');
      const down = until(guest, 'down');
      const up = until(guest, 'up');
      other.kill('SIGKILL');
      await down;
      await up;
      expect(pidOf()).not.toBe(first);
      expect(await ask(guest, 'SELECT count() FROM shared')).toBe('0');
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('leaves no engine behind when it stops, nor when its process is killed', async () => {
    const handle = await start();
    const mine = pidOf();
    await handle.stop();
    expect(isAlive(mine)).toBe(false);
    expect(readEngineFile(dataDir)).toBeUndefined();

    const other = spawnOwner();
    await waitFor(() => readEngineFile(dataDir) !== undefined);
    const orphan = pidOf();
    other.kill('SIGKILL');
    await waitFor(() => !isAlive(orphan));
  });

  it('says what is wrong when the engine cannot start', async () => {
    writeFileSync(join(dataDir, 'clickhouse'), 'a file where a folder should be');
    await expect(start()).rejects.toMatchObject({ code: 'engine-start' });
  });
});

/** A process of its own that starts the engine and then does nothing. */
function spawnOwner() {
  const script = `
    const { startEngine } = await import(${JSON.stringify(new URL('./engine-process.ts', import.meta.url).href)});
    const { silentLog } = await import(${JSON.stringify(new URL('../log.ts', import.meta.url).href)});
    await startEngine({ dataDir: ${JSON.stringify(dataDir)}, log: silentLog() });
    setInterval(() => {}, 1000);
  `;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
