import { Readable } from 'node:stream';
import type { Events } from './client.ts';
import { createGroupCommit } from './group-commit.ts';
import { encodeLogRows, LOG_COLUMNS, type LogEntry } from './log-row.ts';
import type { LogVoids, Seqs } from './log-voids.ts';

export type LogWriter = {
  readonly node: number;
  /** Whatever has this seq or a higher one, below those that this writer gave out, was never acknowledged. */
  readonly firstSeq: number;
  /** Everything up to this seq is either durably in the log or will never be. */
  readonly lastSeq: number;
  /** Rows that wait for an insert; intake refuses work when there are too many. */
  readonly waiting: number;
  /** Resolves when the entries are durably in the log; rejects when none of them are known to be. */
  append(entries: readonly LogEntry[]): Promise<void>;
  close(): Promise<void>;
};

export type LogWriterOptions = {
  events: Events;
  node: number;
  voids: LogVoids;
  /** The highest seq that a checkpoint of this lane knows: the log may have expired since. */
  lastKnownSeq: number;
  /** Called after each commit. */
  onCommit(): void;
  /** Called with the hashes of messages whose insert had seemed to fail, and which the log turned out to hold. */
  onRecovered(hashes: bigint[]): void;
};

const MOST_ROWS_IN_A_COMMIT = 20_000;
/** Before these, no insert can still be under way. */
const VOIDS_LOOKED_AT = 20;

/**
 * Writes a lane of the log. One insert at a time, so that seq is in the order of visibility: a consumer that has read
 * up to n has seen every row up to n.
 */
export async function openLogWriter(options: LogWriterOptions): Promise<LogWriter> {
  const { events, node } = options;
  const row = await events.queryOne<{ last: string }>(
    'SELECT max(seq) AS last FROM log WHERE node = {node:UInt32}',
    { node },
  );
  const known = await options.voids.newest(node, VOIDS_LOOKED_AT);
  for (const seqs of known) await deleteStrays(seqs);
  const last = Math.max(Number(row.last), options.lastKnownSeq, ...known.map(({ to }) => to));
  // The process that wrote this lane before may have left an insert to the engine; the first of all has not.
  const before =
    known.length === 0 && last === 0
      ? { from: 0, to: 0 }
      : { from: last + 1, to: last + MOST_ROWS_IN_A_COMMIT };
  await options.voids.add(node, before);
  let lastSeq = before.to;
  /** The numbers of an insert whose answer was lost; it may have been stored all the same. */
  let uncertain: Seqs | undefined;
  /**
   * Messages whose callers were told that they are not stored, and that are. Intake hears of them too, but only after
   * the look-up: a second attempt that came in meanwhile is in the queue already, behind the batch that looked.
   */
  const recovered = new Set<bigint>();

  async function write(entries: LogEntry[]): Promise<void> {
    await settleUncertain();
    const missing =
      recovered.size === 0 ? entries : entries.filter((entry) => !recovered.has(entry.messageHash));
    if (missing.length > 0) {
      const from = lastSeq + 1;
      const to = lastSeq + missing.length;
      try {
        const bytes = encodeLogRows(node, from, missing);
        await events.insertBytes(`INSERT INTO log (${LOG_COLUMNS}) FORMAT RowBinary`, Readable.from([bytes]));
      } catch (error) {
        uncertain = { from, to };
        throw error;
      }
      lastSeq = to;
    }
    options.onCommit();
  }

  /**
   * Looks up whether a doubtful insert is there. If not, it may still come, under numbers of which nobody takes notice:
   * its callers were told that it is not stored, and send it again.
   */
  async function settleUncertain(): Promise<void> {
    if (uncertain === undefined) return;
    const rows = await events.query<{ message_hash: string; seq: string }>(
      'SELECT message_hash, seq FROM log WHERE node = {node:UInt32} AND seq BETWEEN {from:UInt64} AND {to:UInt64}',
      { node, ...uncertain },
    );
    const hashes = rows.map((found) => BigInt(found.message_hash));
    if (rows.length === 0) await options.voids.add(node, uncertain);
    lastSeq = uncertain.to;
    uncertain = undefined;
    for (const hash of hashes) recovered.add(hash);
    options.onRecovered(hashes);
  }

  /** What came late, under numbers that are void: who looks into the log should not find it twice. */
  async function deleteStrays({ from, to }: Seqs): Promise<void> {
    const strays = 'node = {node:UInt32} AND seq BETWEEN {from:UInt64} AND {to:UInt64}';
    const parameters = { node, from, to };
    const found = await events.query(`SELECT seq FROM log WHERE ${strays} LIMIT 1`, parameters);
    if (found.length > 0) await events.command(`DELETE FROM log WHERE ${strays}`, parameters);
  }

  const commit = createGroupCommit(write, MOST_ROWS_IN_A_COMMIT);
  return {
    node,
    firstSeq: Math.max(1, before.from),
    get lastSeq() {
      return lastSeq;
    },
    get waiting() {
      return commit.waiting;
    },
    append: (entries) => commit.add(entries),
    close: () => commit.close(),
  };
}
