import { randomUUID } from 'node:crypto';
import { unlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Refusal } from './engine-error.ts';
import { type InlineInsert, splitInsert } from './split-insert.ts';

/** Rows for an insert, in a private file, because nothing else is safe to hand to chDB (see README, trap 1). */
export type InsertData = { insert: InlineInsert; path: string; bytes: number; remove(): void };
export type ReceivedBody = { kind: 'text'; text: string } | { kind: 'insert'; data: InsertData };

/** Where rows go, and whether this caller may send any. */
export type RowsPlace = { spoolDir: string; takesRows: boolean };

/** How much of a body is looked at to find where an insert's rows begin, and how long other statements may be. */
const HEAD_BYTES = 1024 * 1024;
export const MAX_STATEMENT_BYTES = 64 * 1024 * 1024;

/**
 * Receives a statement, or an insert and its rows. A ClickHouse server reads the `query` parameter and the body
 * as one text; so does this. Rows go to a file in `place` as they arrive, so their number is bounded by disk.
 * Nothing is run before the body is complete: an upload that breaks off stores nothing.
 */
export async function receiveBody(body: Readable, query: string, place: RowsPlace): Promise<ReceivedBody> {
  const lead = query === '' ? Buffer.alloc(0) : Buffer.from(`${query}\n`);
  const head: Buffer[] = [lead];
  let headBytes = lead.length;
  const chunks = body[Symbol.asyncIterator]();
  let ended = false;
  const limit = lead.length + HEAD_BYTES;
  while (!ended && headBytes < limit)
    ended = await pull(chunks, (chunk) => {
      head.push(chunk);
      headBytes += chunk.length;
    });

  const start = Buffer.concat(head);
  // One byte is one character here, so that positions hold whatever the encoding of the rows.
  const insert = splitInsert(start.toString('latin1'));
  if (insert && (headBytes > insert.dataStart || query !== '')) {
    if (!place.takesRows) throw new Refusal(164, 'READONLY', 'Cannot insert in readonly mode.');
    const rows = start.subarray(Math.min(insert.dataStart, start.length));
    const utf8 = toUtf8(insert);
    const data = ended ? writeSmall(place.spoolDir, rows) : await writeLarge(place.spoolDir, rows, chunks);
    return { kind: 'insert', data: { insert: utf8, ...data } };
  }
  while (!ended) {
    if (headBytes > MAX_STATEMENT_BYTES) {
      throw new Refusal(62, 'SYNTAX_ERROR', `The statement is longer than ${MAX_STATEMENT_BYTES} bytes.`);
    }
    ended = await pull(chunks, (chunk) => {
      head.push(chunk);
      headBytes += chunk.length;
    });
  }
  return { kind: 'text', text: Buffer.concat(head).toString('utf8') };
}

async function pull(chunks: AsyncIterator<unknown>, take: (chunk: Buffer) => void): Promise<boolean> {
  const { done, value } = await chunks.next();
  if (Buffer.isBuffer(value)) take(value);
  return done === true;
}

function toUtf8(insert: InlineInsert): InlineInsert {
  const decode = (text: string) => Buffer.from(text, 'latin1').toString('utf8');
  const { into, settings, select } = insert;
  const parts = select && {
    before: decode(select.before),
    structure: decode(select.structure),
    after: decode(select.after),
  };
  return { ...insert, into: decode(into), settings: decode(settings), select: parts };
}

type Spooled = Omit<InsertData, 'insert'>;

/** A megabyte into the page cache takes less than a trip through the thread pool. */
function writeSmall(dir: string, rows: Buffer): Spooled {
  const path = join(dir, `${randomUUID()}.rows`);
  writeFileSync(path, rows, { mode: 0o600, flag: 'wx' });
  return { path, bytes: rows.length, remove: () => removeFile(path) };
}

async function writeLarge(dir: string, rows: Buffer, rest: AsyncIterator<unknown>): Promise<Spooled> {
  const path = join(dir, `${randomUUID()}.rows`);
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  let waiting = [rows];
  let waitingBytes = rows.length;
  try {
    for (let ended = false; !ended; ) {
      ended = await pull(rest, (chunk) => {
        waiting.push(chunk);
        waitingBytes += chunk.length;
      });
      if (!ended && waitingBytes < HEAD_BYTES) continue;
      await file.writev(waiting);
      bytes += waitingBytes;
      waiting = [];
      waitingBytes = 0;
    }
  } catch (error) {
    removeFile(path);
    throw error;
  } finally {
    await file.close();
  }
  return { path, bytes, remove: () => removeFile(path) };
}

function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Already gone; the folder is emptied at every start anyway.
  }
}
