import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import SQLite from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/events.ts';
import { openEvents } from './events/client.ts';
import { toRondoError } from './http/answer-error.ts';

/** A full disk in ClickHouse's words, where it foresees it and where a write fails, and in Node's, for the spool file. */
const ANSWERS = [
  'Code: 243. DB::Exception: Cannot reserve 1.00 MiB, not enough space. (NOT_ENOUGH_SPACE)',
  'Code: 75. DB::ErrnoException: Cannot write to file /data/x.bin: , errno: 28, strerror: No space left on device. (CANNOT_WRITE_TO_FILE_DESCRIPTOR)',
  'Code: 1002. DB::Exception: ENOSPC: no space left on device, write (UNKNOWN_EXCEPTION)',
];

let answer = '';
const engine = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(500, { 'x-clickhouse-exception-code': /\d+/.exec(answer)?.[0] ?? '' }).end(answer);
  });
});
await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
const { port } = engine.address() as AddressInfo;
const events = openEvents({
  url: `http://127.0.0.1:${port}`,
  username: 'u',
  password: '',
  database: 'default',
});
afterAll(async () => {
  await events.close();
  engine.close();
});

const temporary = { code: 'disk-full', status: 503, retryAfterSeconds: 60 };

it.each(ANSWERS)('says that the disk is full and when to send again: %s', async (text) => {
  answer = text;
  await expect(events.insertRows('log', [{}])).rejects.toMatchObject(temporary);
  await expect(
    events.insertBytes('INSERT INTO log FORMAT RowBinary', Readable.from(['x'])),
  ).rejects.toMatchObject(temporary);
});

it('does not blame the disk for a statement about space', async () => {
  answer = "Code: 47. DB::Exception: Unknown expression identifier 'space'. (UNKNOWN_IDENTIFIER)";
  await expect(events.query('SELECT space')).rejects.toMatchObject({
    code: 'events-query-failed',
    status: 500,
  });
});

it('says so of the records store, too', () => {
  const database = new SQLite(join(temporaryFolder(), 'full.sqlite'));
  database.exec('CREATE TABLE notes (text TEXT)');
  // SQLite's own limit fails as a full disk does: SQLITE_FULL.
  database.pragma('max_page_count = 3');
  const insert = database.prepare('INSERT INTO notes VALUES (?)');
  let thrown: unknown;
  try {
    for (let rows = 0; rows < 100; rows++) insert.run('x'.repeat(4_000));
  } catch (error) {
    thrown = error;
  }
  database.close();
  expect(toRondoError(thrown)).toMatchObject(temporary);
});
