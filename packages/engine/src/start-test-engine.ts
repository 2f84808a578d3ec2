import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type ClickHouseClient, type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client';

export const PASSWORD = 'secret of the tests';
export const READONLY_PASSWORD = 'another secret of the tests';

export type TestEngine = {
  url: string;
  dataDir: string;
  process: ChildProcess;
  client(options?: ClickHouseClientConfigOptions): ClickHouseClient;
  /** Ends the process in this way and waits for it; the data stay. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends everything and takes the data away. */
  remove(): Promise<void>;
};

/** A real engine process for tests, on a folder of its own unless one is given. */
export async function startTestEngine(
  options: { dataDir?: string; memoryBytes?: number } = {},
): Promise<TestEngine> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'rondo-engine-'));
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const memory = String(options.memoryBytes ?? 2_000_000_000);
  const child = spawn(process.execPath, [main, '--data', dataDir, '--memory', memory], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      TZ: 'Asia/Tokyo',
      UV_THREADPOOL_SIZE: '16',
      RONDO_ENGINE_PASSWORD: PASSWORD,
      RONDO_ENGINE_READONLY_PASSWORD: READONLY_PASSWORD,
    },
  });
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    void exited.then(({ code }) => reject(new Error(`The engine ended with ${code} before it was ready.`)));
  });
  const url = `http://127.0.0.1:${JSON.parse(line).port}`;
  const clients: ClickHouseClient[] = [];
  return {
    url,
    dataDir,
    process: child,
    client(config) {
      const client = createClient({ url, password: PASSWORD, log: { level: 127 }, ...config });
      clients.push(client);
      return client;
    },
    end(signal) {
      child.kill(signal);
      return exited;
    },
    async remove() {
      for (const client of clients) await client.close();
      child.kill('SIGKILL');
      await exited;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
