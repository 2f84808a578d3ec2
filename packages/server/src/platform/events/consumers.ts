import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import { RondoError } from '../error.ts';
import type { Log } from '../log.ts';
import type { PlatformTables, Records } from '../records/open-records.ts';
import { createLogVoids, stepOver } from './log-voids.ts';
import { restAfterRange } from './rest-after-range.ts';

/** Rows of one lane: those with `after < seq <= upTo`. */
export type LogRange = { node: number; after: number; upTo: number };

export type Lane = { node: number; lastSeq: number };

/** Work that is committed together with the checkpoint, in one transaction of the records store. */
export type CommitWork = (transaction: Transaction<PlatformTables>) => Promise<void>;

export type Consumer = {
  name: string;
  /** Reads only what this other consumer has finished (segments read what the projector has projected). */
  after?: string;
  /** At most so many rows a range. */
  most: number;
  /**
   * Least milliseconds between two ranges that are not full. A range costs the engine 30 to 150 ms (most of it planning
   * the statement) however few rows it has, so a consumer that took every commit by itself would cost more than intake;
   * nobody notices a tenth of a second. Where a range takes long, the rest is longer, too: see `restAfterRange`.
   */
  rest?: number;
  /**
   * For work that one process does for the whole installation: false while another process does it, and the lanes of
   * all processes, made from those that this one may read.
   */
  alone?: { mayRun(): Promise<boolean>; lanes(own: readonly Lane[]): Promise<Lane[]> };
  /**
   * Handles a range. It may be handed the same range again after a crash, and then changes nothing the second time:
   * either all results are in the returned work, or they are written under deterministic ids. `again` says that a
   * range may have been begun before.
   */
  consume(range: LogRange, again: boolean): Promise<CommitWork | undefined>;
};

export type Consumers = {
  start(): void;
  /** Tells that a lane has grown; cheap, may be called for every commit. */
  wake(): void;
  /** Resolves when every consumer has handled everything that was in the log at the time of the call. */
  settled(): Promise<void>;
  stop(): Promise<void>;
  lag(): Promise<{ consumer: string; node: number; behind: number; failing: string | undefined }[]>;
};

type Options = {
  records: Records;
  clock: Clock;
  log: Log;
  consumers: readonly Consumer[];
  /** The lanes that may be read, each with the seq up to which it is complete. */
  lanes(): Promise<Lane[]>;
};

const LONGEST_PAUSE_MS = 30_000;
const POLL_MS = { own: 5_000, others: 1_000 };

/** Runs the consumers, each from its checkpoint, one range at a time, the lanes in turn. */
export function createConsumers(options: Options): Consumers {
  const { records, clock, log, consumers } = options;
  const voids = createLogVoids(records);
  const positions = new Map<string, number>();
  const loadedLanes = new Set<number>();
  const lastServed = new Map<string, number>();
  const failures = new Map<string, string>();
  /** Up to where a range may have been begun before: the first that this process, or it after a failure, looks at. */
  const doubtfulUpTo = new Map<string, number>();
  /** Consumers whose work another process did a moment ago: where it has got to is in the store only. */
  const elsewhere = new Set<string>();
  const stop = new AbortController();
  let wakers = new Set<() => void>();
  let generation = 0;
  const resting = new Set<() => void>();
  /** How many wait for the consumers to catch up; nobody rests meanwhile. */
  let hurried = 0;
  let loops: Promise<void>[] = [];
  let loaded: Promise<void> | undefined;

  const keyOf = (consumer: string, node: number) => `${consumer}\u0000${node}`;

  async function load(consumer?: string): Promise<void> {
    let query = records.selectFrom('checkpoints').selectAll();
    if (consumer !== undefined) query = query.where('consumer', '=', consumer);
    for (const row of await query.execute()) positions.set(keyOf(row.consumer, row.node), Number(row.seq));
  }

  /** Lanes come to this process after its start: new ones, and those of a process that is gone, which has read some. */
  async function loadNew(own: readonly Lane[]): Promise<void> {
    const readable = new Set(own.map((lane) => lane.node));
    for (const node of loadedLanes) if (!readable.has(node)) loadedLanes.delete(node);
    for (const node of readable) {
      if (loadedLanes.has(node)) continue;
      const rows = await records.selectFrom('checkpoints').selectAll().where('node', '=', node).execute();
      for (const row of rows) {
        const key = keyOf(row.consumer, row.node);
        // Another consumer may have come further since they were asked for.
        positions.set(key, Math.max(positions.get(key) ?? 0, Number(row.seq)));
      }
      loadedLanes.add(node);
    }
  }

  async function mayRun(consumer: Consumer): Promise<boolean> {
    if (consumer.alone === undefined) return true;
    const may = await consumer.alone.mayRun();
    if (!may) elsewhere.add(consumer.name);
    if (elsewhere.has(consumer.name)) await load(consumer.name);
    if (may) elsewhere.delete(consumer.name);
    return may;
  }

  /**
   * Handles the next range of the first lane that has one, beginning after the lane that had its turn last: events that
   * come in all the time must not keep an import waiting for ever, nor an erasure that waits until it is read.
   */
  async function step(consumer: Consumer): Promise<{ rows: number; isFull: boolean } | undefined> {
    if (!(await mayRun(consumer))) return undefined;
    const own = await options.lanes();
    await loadNew(own);
    const lanes = consumer.alone ? await consumer.alone.lanes(own) : own;
    for (const lane of inTurn(lanes, lastServed.get(consumer.name) ?? 0)) {
      const key = keyOf(consumer.name, lane.node);
      const after = positions.get(key) ?? 0;
      const limit =
        consumer.after === undefined
          ? lane.lastSeq
          : Math.min(lane.lastSeq, positions.get(keyOf(consumer.after, lane.node)) ?? 0);
      if (limit <= after) continue;
      const most = Math.min(limit, after + consumer.most);
      const { upTo, isVoid } = stepOver(after, most, await voids.next(lane.node, after));
      if (!doubtfulUpTo.has(key)) doubtfulUpTo.set(key, most);
      const again = after < (doubtfulUpTo.get(key) ?? most);
      const work = isVoid ? undefined : await consumer.consume({ node: lane.node, after, upTo }, again);
      await records.transaction().execute(async (transaction) => {
        if (work !== undefined) await work(transaction);
        const updated_at = clock.now().toISOString();
        await transaction
          .insertInto('checkpoints')
          .values({ consumer: consumer.name, node: lane.node, seq: upTo, updated_at })
          .onConflict((conflict) =>
            conflict.columns(['consumer', 'node']).doUpdateSet({ seq: upTo, updated_at }),
          )
          .execute();
      });
      positions.set(key, upTo);
      lastServed.set(consumer.name, lane.node);
      wakeAll();
      return { rows: upTo - after, isFull: upTo - after === consumer.most || upTo < limit };
    }
    return undefined;
  }

  function wakeAll(): void {
    generation++;
    const woken = wakers;
    wakers = new Set();
    for (const wake of woken) wake();
  }

  function sleepUntilWoken(seen: number, milliseconds: number): Promise<void> {
    if (stop.signal.aborted || generation !== seen) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        // A night without events must not leave one behind for each look at the clock.
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      wakers.add(wake);
    });
  }

  /** Ends early when somebody waits for the consumers, and at the stop. */
  function rest(milliseconds: number): Promise<void> {
    if (stop.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        resting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      resting.add(end);
    });
  }

  function endRests(): void {
    for (const end of [...resting]) end();
  }

  async function run(consumer: Consumer): Promise<void> {
    let pause = 100;
    while (!stop.signal.aborted) {
      const seen = generation;
      const begunAt = performance.now();
      try {
        const worked = await step(consumer);
        failures.delete(consumer.name);
        pause = 100;
        if (worked === undefined) await sleepUntilWoken(seen, consumer.alone ? POLL_MS.others : POLL_MS.own);
        else if (!worked.isFull && consumer.rest !== undefined && hurried === 0) {
          const tookMs = performance.now() - begunAt;
          await rest(restAfterRange({ least: consumer.rest, tookMs, rows: worked.rows }));
        }
      } catch (error) {
        // After a failure the range may be half done: it is handed over again and says so.
        for (const key of doubtfulUpTo.keys())
          if (key.startsWith(`${consumer.name}\u0000`)) doubtfulUpTo.delete(key);
        failures.set(consumer.name, error instanceof Error ? error.message : String(error));
        // An engine that is away comes back by itself; that needs no trace of the stack.
        if (error instanceof RondoError && error.status === 503) {
          log.warn({ consumer: consumer.name, code: error.code }, 'a consumer waits for the events engine');
        } else {
          log.error({ consumer: consumer.name, err: error }, 'a consumer failed and will try again');
        }
        await sleep(pause, undefined, { signal: stop.signal }).catch(() => undefined);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  async function lag() {
    loaded ??= load();
    await loaded;
    const lanes = await options.lanes();
    return consumers.flatMap((consumer) =>
      lanes.map((lane) => ({
        consumer: consumer.name,
        node: lane.node,
        behind: Math.max(0, lane.lastSeq - (positions.get(keyOf(consumer.name, lane.node)) ?? 0)),
        failing: failures.get(consumer.name),
      })),
    );
  }

  return {
    start() {
      loaded ??= load();
      const ready = loaded;
      loops = consumers.map(async (consumer) => {
        await ready;
        await run(consumer);
      });
    },
    wake: wakeAll,
    async settled() {
      const targets = new Map((await options.lanes()).map((lane) => [lane.node, lane.lastSeq]));
      hurried++;
      endRests();
      try {
        for (;;) {
          const seen = generation;
          const behind = consumers.some((consumer) =>
            [...targets].some(
              ([node, lastSeq]) => (positions.get(keyOf(consumer.name, node)) ?? 0) < lastSeq,
            ),
          );
          if (!behind || stop.signal.aborted) return;
          await sleepUntilWoken(seen, 1_000);
        }
      } finally {
        hurried--;
      }
    },
    async stop() {
      stop.abort();
      endRests();
      wakeAll();
      await Promise.all(loops);
    },
    lag,
  };
}

/** By number, from the first after that which was served last; the store lists them in no order. */
function inTurn(lanes: readonly Lane[], last: number): Lane[] {
  const sorted = lanes.toSorted((a, b) => a.node - b.node);
  const next = sorted.findIndex(({ node }) => node > last);
  return next < 0 ? sorted : [...sorted.slice(next), ...sorted.slice(0, next)];
}
