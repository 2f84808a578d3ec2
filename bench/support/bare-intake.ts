// The ceiling of intake: parse the same bodies and insert their events with chDB in this one process, without HTTP,
// checks, identifiers or de-duplication. Reads its job on stdin, prints {"seconds", "events"}.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from 'chdb';
import { type BodyOptions, trackingBody } from './tracking-bodies.ts';

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const job: BodyOptions & { requests: number; rowsPerInsert: number } = JSON.parse(
  Buffer.concat(chunks).toString('utf8'),
);

const folder = mkdtempSync(join(tmpdir(), 'rondo-bare-'));
const session = new Session(folder, { connectionArgs: ['--fsync_after_insert=1'] });
await session.queryAsync(`CREATE TABLE log (node UInt32, seq UInt64, message_hash UInt64, message_id String, received_at DateTime64(3, 'UTC'),
  source LowCardinality(String), import_id LowCardinality(String), type LowCardinality(String), event LowCardinality(String), identity_key UInt64,
  identifiers Array(Tuple(kind LowCardinality(String), value String, key UInt64)), timestamp DateTime64(3, 'UTC'), payload String CODEC(ZSTD(1)))
  ENGINE = MergeTree ORDER BY (node, seq) SETTINGS fsync_after_insert = 1`);

const bodies = Array.from({ length: job.requests }, (_, n) => Buffer.from(trackingBody(job, n)));
const begun = performance.now();
let rows: string[] = [];
let stored = 0;

async function flush(): Promise<void> {
  await session.insert({ table: 'log', values: Buffer.from(rows.join('\n')), format: 'JSONCompactEachRow' });
  stored += rows.length;
  rows = [];
}

for (const body of bodies) {
  const { batch } = JSON.parse(body.toString('utf8'));
  for (const event of batch) {
    rows.push(
      JSON.stringify([
        1,
        stored + rows.length,
        0,
        event.messageId,
        0,
        'bench',
        '',
        event.type,
        event.event,
        0,
        [],
        0,
        JSON.stringify(event),
      ]),
    );
  }
  if (rows.length >= job.rowsPerInsert) await flush();
}
if (rows.length > 0) await flush();
const seconds = (performance.now() - begun) / 1000;
session.close();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify({ seconds, events: stored })}\n`);
