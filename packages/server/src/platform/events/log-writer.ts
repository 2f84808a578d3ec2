import { Readable } from 'node:stream';
import type { Events } from './client.ts';
import { encodeLogRows, LOG_COLUMNS, type LogEntry } from './log-row.ts';

export type LogWriter = {
  readonly node: number;
  /** The seq up to which everything is durably in the log. */
  readonly lastSeq: number;
  /** Resolves when the entries are durably in the log; rejects when none of them are. */
  append(entries: readonly LogEntry[]): Promise<void>;
  /** Called after each commit with the new last seq. */
  onCommit(listener: (lastSeq: number) => void): void;
  /** Waits for what is under way; refuses what comes after. */
  close(): Promise<void>;
};

type Waiting = { entries: readonly LogEntry[]; resolve: () => void; reject: (error: unknown) => void };

const MOST_ROWS_IN_A_COMMIT = 20_000;

/**
 * Group commit: an insert costs the engine about 5 ms however small it is, so requests that arrive while one insert
 * runs share the next. One insert runs at a time, which keeps seq in the order of visibility: a consumer that has read
 * up to seq n has seen every row up to n.
 */
export async function openLogWriter(events: Events, node: number, lastKnownSeq: number): Promise<LogWriter> {
  const row = await events.queryOne<{ last: string }>('SELECT max(seq) AS last FROM log WHERE node = {node:UInt32}', { node });
  let lastSeq = Math.max(Number(row.last), lastKnownSeq);
  const listeners: ((lastSeq: number) => void)[] = [];
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let closed = false;

  async function commitAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = takeBatch();
      const entries = batch.length === 1 && batch[0] ? batch[0].entries : batch.flatMap((item) => item.entries);
      const first = lastSeq + 1;
      // A failed insert may still have been stored (the answer was lost): its numbers are never used again.
      lastSeq += entries.length;
      try {
        const bytes = encodeLogRows(node, first, entries);
        await events.insertBytes(`INSERT INTO log (${LOG_COLUMNS}) FORMAT RowBinary`, Readable.from([bytes]));
      } catch (error) {
        for (const item of batch) item.reject(error);
        continue;
      }
      for (const item of batch) item.resolve();
      for (const listener of listeners) listener(lastSeq);
    }
  }

  function takeBatch(): Waiting[] {
    let rows = 0;
    let count = 0;
    while (count < waiting.length && rows < MOST_ROWS_IN_A_COMMIT) rows += waiting[count++]?.entries.length ?? 0;
    const batch = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return batch;
  }

  return {
    node,
    get lastSeq() {
      return lastSeq;
    },
    append(entries) {
      if (entries.length === 0) return Promise.resolve();
      if (closed) return Promise.reject(new Error('the log writer is closed'));
      return new Promise<void>((resolve, reject) => {
        waiting.push({ entries, resolve, reject });
        running ??= new Promise<void>((started) => setImmediate(started)).then(commitAll).finally(() => {
          running = undefined;
        });
      });
    },
    onCommit: (listener) => void listeners.push(listener),
    async close() {
      closed = true;
      await running;
    },
  };
}
