import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchRow, seconds } from './support/bench.ts';
import { type BenchServer, startBenchServer } from './support/processes.ts';

export const name = 'import';

const ROWS = 1_000_000;
const PEOPLE = 200_000;

/** A million orders as a CSV file, from the upload of its first byte until they are in the log for all to read. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rondo-bench-import-'));
  const path = join(folder, 'orders.csv');
  await writeOrders(path);
  const server = await startBenchServer();
  try {
    // The ceiling first: after the import, its rows are still being projected in the background.
    await server.events.command(
      'CREATE TABLE bare (order_id String, email String, order_date String, total String, currency String, product_name String) ENGINE = MergeTree ORDER BY tuple()',
    );
    const bare = await seconds(() =>
      server.events.insertBytes('INSERT INTO bare FORMAT CSVWithNames', createReadStream(path)),
    );
    const { rows } = await server.events.queryOne<{ rows: string }>('SELECT count() AS rows FROM bare');
    if (Number(rows) !== ROWS) throw new Error(`the ceiling took ${rows} rows`);
    await server.events.command('DROP TABLE bare');
    let memory = 0;
    const ours = await seconds(async () => {
      memory = await importFile(server, path);
    });
    return [
      {
        name: 'import of a 1-million-row CSV',
        unit: 'rows/s',
        ours: ROWS / ours,
        ceiling: ROWS / bare,
        ceilingIs:
          'the bare engine taking the same bytes as INSERT … FORMAT CSVWithNames into columns of text',
        better: 'higher',
        note: `parsed, checked, keyed, e-mail addresses normalised, payloads made; most memory of Rondo’s process ${Math.round(memory / 2 ** 20)} MiB`,
      },
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeOrders(path: string): Promise<void> {
  const file = createWriteStream(path, { highWaterMark: 1024 * 1024 });
  file.write('Order ID,Email,Order date,Total,Currency,Product name\n');
  // Knuth's multiplicative hash: spread, and the same in every run.
  const spread = (n: number, below: number) => Number((BigInt(n) * 2_654_435_761n) % 4_294_967_296n) % below;
  let text = '';
  for (let n = 1; n <= ROWS; n++) {
    const day = String(1 + spread(n + 7, 28)).padStart(2, '0');
    const month = String(1 + spread(n + 11, 9)).padStart(2, '0');
    text += `${n},person${spread(n, PEOPLE)}@example${spread(n, 50)}.com,2026-${month}-${day} 10:15:00,${(spread(n + 3, 50_000) / 100).toFixed(2)},SEK,Product ${spread(n + 5, 200)}\n`;
    if (n % 20_000 !== 0) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end(text);
  await once(file, 'close');
}

/** Answers the most memory that Rondo's own process took on the way. */
async function importFile(server: BenchServer, path: string): Promise<number> {
  const headers = { authorization: `Bearer ${server.token}` };
  const ask = async (address: string, body?: object): Promise<Record<string, unknown>> => {
    const response = await fetch(new URL(address, server.url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
    return JSON.parse(await response.text());
  };
  const uploaded = await fetch(new URL('/api/imports/files?name=orders.csv', server.url), {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv' },
    body: Readable.toWeb(createReadStream(path)),
    duplex: 'half',
  });
  const file: { id: string; guesses: { kind: string; mapping: object }[] } = JSON.parse(
    await uploaded.text(),
  );
  const [guess] = file.guesses;
  if (guess?.kind !== 'orders') throw new Error(`the orders were taken for ${guess?.kind}`);
  let job = await ask('/api/imports', {
    file: file.id,
    kind: guess.kind,
    mapping: guess.mapping,
    options: { timeZone: 'UTC' },
  });
  let memory = 0;
  while (job.state === 'waiting' || job.state === 'running') {
    await sleep(20);
    memory = Math.max(memory, memoryOf(server.pid));
    job = await ask(`/api/imports/${job.id}`);
  }
  const { written }: { written: number } = Object.assign({ written: 0 }, job.counts);
  if (job.state !== 'done' || written !== ROWS)
    throw new Error(`the import ended as ${String(job.state)} with ${written} rows`);
  return memory;
}

/** Resident bytes, where the system says so (Linux). */
function memoryOf(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  return pages * 4096;
}
