import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Events, openEvents } from '../events/client.ts';
import { startEngine } from '../events/engine-process.ts';
import { silentLog } from '../log.ts';
import type { PreparedColumn } from './record-fields.ts';

/** Matching a million records stays within this. */
const MEMORY_BYTES = 4_000_000_000;
const SETTINGS = {
  max_memory_usage: MEMORY_BYTES,
  max_bytes_before_external_group_by: 1_500_000_000,
  max_bytes_before_external_sort: 1_500_000_000,
};

export type MatchEngine = Pick<Events, 'query' | 'queryOne' | 'command' | 'insertBytes'> & {
  readBytes(sql: string): Promise<Buffer>;
};

/** An engine of its own in a passing folder, gone with the work. */
export async function withMatchEngine<Result>(
  work: (engine: MatchEngine) => Promise<Result>,
  folder = tmpdir(),
): Promise<Result> {
  const dataDir = mkdtempSync(join(folder, 'rondo-match-'));
  const engine = await startEngine({ dataDir, log: silentLog(), memoryBytes: MEMORY_BYTES });
  const events = openEvents({ ...engine, database: 'default' });
  try {
    return await work({
      query: (sql, parameters) => events.query(sql, parameters, { settings: SETTINGS }),
      queryOne: (sql, parameters) => events.queryOne(sql, parameters, { settings: SETTINGS }),
      command: (sql, parameters) => events.command(sql, parameters, { settings: SETTINGS }),
      insertBytes: (head, body) => events.insertBytes(head, body, { settings: SETTINGS }),
      async readBytes(sql) {
        const stream = await events.queryBytes(`${sql} FORMAT RowBinary`, undefined, { settings: SETTINGS });
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk);
        return Buffer.concat(chunks);
      },
    });
  } finally {
    await events.close();
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const LINES_AT_ONCE = 2_000;

function* lines(sources: Uint8Array, columns: readonly PreparedColumn[]): Generator<string> {
  const fields = columns.flatMap((column) => column.fields);
  let text = '';
  for (let record = 0; record < sources.length; record++) {
    text += `${record}\t${sources[record]}`;
    // Folded text holds no tabs, line ends or backslashes; what a foreign script leaves is escaped all the same.
    for (const { values } of fields) text += `\t${escapeCell(values[record] ?? '')}`;
    text += '\n';
    if (record % LINES_AT_ONCE === LINES_AT_ONCE - 1) {
      yield text;
      text = '';
    }
  }
  yield text;
}

function escapeCell(value: string | number): string | number {
  if (typeof value === 'number') return value;
  return /[\\\t\n]/.test(value) ? value.replace(/\\/g, '\\\\').replace(/[\t\n]/g, ' ') : value;
}

/** The table `records`: id, src (0 the input, 1 the other file) and what the columns need. */
export async function loadRecords(
  engine: MatchEngine,
  sources: Uint8Array,
  columns: readonly PreparedColumn[],
): Promise<void> {
  const fields = columns.flatMap((column) => column.fields);
  const definitions = ['id UInt32', 'src UInt8', ...fields.map(({ name, type }) => `${name} ${type}`)];
  await engine.command(`CREATE TABLE records (${definitions.join(', ')}) ENGINE = MergeTree ORDER BY id`);
  await engine.insertBytes('INSERT INTO records FORMAT TSV', Readable.from(lines(sources, columns)));
}
