import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ClickHouseClient, ClickHouseError } from '@clickhouse/client';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestEngine, type TestEngine } from './start-test-engine.ts';

const engines: TestEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0).reverse()) await engine.remove();
});

async function start(options?: Parameters<typeof startTestEngine>[0]): Promise<TestEngine> {
  const engine = await startTestEngine(options);
  engines.push(engine);
  return engine;
}

async function text(client: ClickHouseClient, query: string, abort_signal?: AbortSignal): Promise<string> {
  const result = await client.query({ query, format: 'TabSeparated', ...(abort_signal && { abort_signal }) });
  return (await result.text()).trim();
}

describe('many at once', () => {
  it('never puts bytes of one answer into another, errors, aborts and inserts in between', async () => {
    const engine = await start();
    // With its default of 2.5 s the client closes idle connections that an aborted request has handed to another.
    const clients = [
      engine.client({ max_open_connections: 30, keep_alive: { idle_socket_ttl: 50_000 } }),
      engine.client({ max_open_connections: 30, keep_alive: { idle_socket_ttl: 50_000 } }),
    ];
    await clients[0]?.command({ query: 'CREATE TABLE noise (a UInt32) ENGINE = MergeTree ORDER BY a' });
    const mixed = Array.from({ length: 50 }, async (_, n) => {
      const client = clients[n % 2] ?? engine.client();
      for (let round = 0; round < 6; round++) {
        const mark = `<${n}:${round}>`;
        const kind = (n + round) % 5;
        if (kind === 0) {
          const query = `SELECT throwIf(number = 700, '${mark}') AS x, '${mark}' AS m FROM numbers(1000) SETTINGS max_block_size = 100`;
          const failed = client.query({ query, format: 'JSONEachRow' }).then((result) => result.json());
          await expect(failed).rejects.toMatchObject({ code: '395', message: expect.stringContaining(mark) });
        } else if (kind === 1) {
          await expect(text(client, `SELECT '${mark}' FROM absent`)).rejects.toBeInstanceOf(ClickHouseError);
        } else if (kind === 2) {
          const computing = `SELECT '${mark}', count() FROM numbers(1e11) WHERE number % 3 = 0`;
          await expect(text(client, computing, AbortSignal.timeout(30))).rejects.toThrow('aborted');
          const endless = `SELECT '${mark}', number FROM numbers(1e11)`;
          const streaming = await client.query({ query: endless, format: 'JSONEachRow' });
          streaming.close();
        } else {
          await client.insert({ table: 'noise', values: [{ a: n }], format: 'JSONEachRow' });
          const query = 'SELECT {mark:String} AS m, number FROM numbers({many:UInt32})';
          const result = await client.query({
            query,
            query_params: { mark, many: 2000 },
            format: 'JSONEachRow',
          });
          const rows = await result.json<{ m: string; number: number }>();
          expect(rows.map((row) => row.number)).toEqual(
            Array.from({ length: 2000 }, (_unused, index) => index),
          );
          expect(rows.every((row) => row.m === mark)).toBe(true);
        }
      }
    });
    await Promise.all(mixed);
    expect(await text(engine.client(), 'SELECT count() FROM noise')).toBe('120');
  }, 60_000);

  it('lets short statements through while a dozen long ones run', async () => {
    const engine = await start();
    const abort = new AbortController();
    const client = engine.client({ max_open_connections: 40 });
    const long = Array.from({ length: 20 }, () =>
      client
        .query({
          query: 'SELECT sleepEachRow(1) FROM numbers(3) SETTINGS max_block_size = 1',
          abort_signal: abort.signal,
        })
        .catch(() => undefined),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await client.ping()).toEqual({ success: true });
    abort.abort();
    await Promise.all(long);
    expect(await text(client, 'SELECT 1')).toBe('1');
  });
});

describe('too much for the memory', () => {
  it('is refused to the query, while the engine goes on', async () => {
    const engine = await start({ memoryBytes: 600_000_000 });
    const greedy = Array.from({ length: 4 }, () =>
      text(engine.client(), 'SELECT length(groupArray(number)) FROM numbers(300000000)'),
    );
    for (const outcome of await Promise.allSettled(greedy)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: '241' } });
    }
    expect(await text(engine.client(), 'SELECT 1')).toBe('1');
    expect(engine.process.exitCode).toBeNull();
  });
});

describe('after kill -9', () => {
  it('has every acknowledged insert, each whole, and takes up work on the same folder', async () => {
    const engine = await start();
    const client = engine.client();
    await client.command({
      query: 'CREATE TABLE kept (batch UInt32, n UInt32) ENGINE = MergeTree ORDER BY batch',
    });
    const acknowledged: number[] = [];
    const writers = [0, 1, 2, 3].map(async (writer) => {
      for (let batch = writer; ; batch += 4) {
        await client.insert({
          table: 'kept',
          values: Array.from({ length: 50 }, (_, n) => ({ batch, n })),
          format: 'JSONEachRow',
        });
        acknowledged.push(batch);
      }
    });
    const ended = Promise.allSettled(writers);
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(40);
    await engine.end('SIGKILL');
    await ended;

    const again = await start({ dataDir: engine.dataDir });
    const found = await text(again.client(), 'SELECT batch FROM kept GROUP BY batch HAVING count() = 50');
    expect(found.split('\n').map(Number)).toEqual(expect.arrayContaining(acknowledged));
    const halves = await text(
      again.client(),
      'SELECT count() FROM (SELECT batch FROM kept GROUP BY batch HAVING count() != 50)',
    );
    expect(halves).toBe('0');
    expect(readdirSync(join(engine.dataDir, 'spool')).filter((name) => !name.endsWith('.pipe'))).toEqual([]);
  }, 60_000);
});

describe('the folder', () => {
  it('belongs to one engine at a time', async () => {
    const engine = await start();
    await expect(startTestEngine({ dataDir: engine.dataDir })).rejects.toThrow('ended with 4');
    expect(await text(engine.client(), 'SELECT 1')).toBe('1');
  });

  it('can be backed up into its own backups, and nowhere else', async () => {
    const engine = await start();
    const client = engine.client();
    await client.command({ query: 'CREATE TABLE t (a UInt8) ENGINE = MergeTree ORDER BY a' });
    await client.command({ query: 'INSERT INTO t VALUES (1), (2)' });
    await client.command({ query: "BACKUP TABLE t TO File('first')" });
    await client.command({ query: 'DROP TABLE t' });
    await client.command({ query: "RESTORE TABLE t FROM File('first')" });
    expect(await text(client, 'SELECT sum(a) FROM t')).toBe('3');
    await expect(
      client.command({ query: "BACKUP TABLE t TO File('/tmp/elsewhere')" }),
    ).rejects.toBeInstanceOf(ClickHouseError);
  });
});

describe('the end', () => {
  it('waits for running queries on SIGTERM', async () => {
    const engine = await start();
    const running = text(engine.client(), 'SELECT sleepEachRow(1) FROM numbers(1)');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const ended = engine.end('SIGTERM');
    expect(await running).toBe('0');
    await ended;
  });

  it('comes when whoever started the engine closes its stdin', async () => {
    const engine = await start();
    engine.process.stdin?.end();
    await expect.poll(() => engine.process.signalCode, { timeout: 10_000 }).toBe('SIGKILL');
  });
});

describe('two million rows', () => {
  it('go in by stream and come out, in order, in bounded memory', async () => {
    const engine = await start({ memoryBytes: 1_000_000_000 });
    const client = engine.client({ request_timeout: 120_000, compression: { request: true } });
    await client.command({
      query: 'CREATE TABLE big (k UInt64, s String) ENGINE = MergeTree ORDER BY tuple()',
    });
    const before = residentBytes(engine);
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, residentBytes(engine));
    }, 50);
    const csv = Readable.from(
      (function* () {
        for (let at = 0; at < 2_000_000; at += 10_000) {
          let chunk = '';
          for (let k = at; k < at + 10_000; k++) chunk += `${k},"${'long '.repeat(20)}""${k}"",\n;"\n`;
          yield Buffer.from(chunk);
        }
      })(),
      { objectMode: false },
    );
    const clickhouse_settings = {
      input_format_parallel_parsing: 0,
      max_insert_threads: '1',
      max_insert_block_size: '200000',
    } as const;
    const { summary } = await client.insert({
      table: 'big',
      values: csv,
      format: 'CSV',
      clickhouse_settings,
    });
    expect(summary).toMatchObject({ written_rows: '2000000' });
    const checks = `SELECT count(), uniqExact(k), countIf(s != concat(repeat('long ', 20), '"', toString(k), '",\\n;')) FROM big`;
    expect(await text(client, checks)).toBe('2000000\t2000000\t0');

    let next = 0;
    const query = 'SELECT k, s FROM big SETTINGS max_threads = 1';
    const result = await client.query({ query, format: 'JSONCompactEachRow' });
    for await (const rows of result.stream<[number, string]>()) {
      for (const row of rows) if (row.text.startsWith(`[${next},`)) next++;
    }
    clearInterval(watch);
    expect(next).toBe(2_000_000);
    // The rows are 260 MB; neither way may hold them.
    expect(peak - before).toBeLessThan(700e6);
  }, 120_000);

  it('with a bad one among them are refused with its number', async () => {
    const engine = await start();
    const client = engine.client();
    await client.command({ query: 'CREATE TABLE big (k UInt64) ENGINE = MergeTree ORDER BY tuple()' });
    const csv = Readable.from(['1\n'.repeat(700_000), 'none\n', '1\n'.repeat(700_000)], {
      objectMode: false,
    });
    const refused = client.insert({
      table: 'big',
      values: csv,
      format: 'CSV',
      clickhouse_settings: { input_format_parallel_parsing: 0 },
    });
    await expect(refused).rejects.toThrow('(at row 700001)');
    expect(await text(client, 'SELECT count() FROM big')).toBe('0');
  });
});

function residentBytes(engine: TestEngine): number {
  const status = readFileSync(`/proc/${engine.process.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
