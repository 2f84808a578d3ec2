import type { Clock } from '../../platform/clock.ts';
import type { Lane } from '../../platform/events/consumers.ts';
import type { Log } from '../../platform/log.ts';
import type { Records } from '../../platform/records/open-records.ts';

/** A process shows this often that it lives, and counts as gone when it has not for so long. */
const BEAT_MS = 5_000;
const GONE_MS = 30_000;

export type LaneKeeperDeps = {
  records: Records;
  clock: Clock;
  log: Log;
  node: number;
  /** Called when lanes came to this process. */
  onAdopted(): void;
};

export type LaneKeeper = {
  /** The opened lanes of imports that this process reads. */
  lanes(): Promise<Lane[]>;
  /** Shows that this process lives, and takes over what those leave that are gone. */
  beat(): Promise<void>;
  /** What else a process leaves behind; called before its lanes are taken, perhaps by several processes. */
  onGone(clear: (node: number) => Promise<void>): void;
  close(): void;
};

/**
 * An import's lane is read by one process, the one that imported it: two would double its rows. When that process is gone
 * another takes the lane over. A process that could not show itself in time reads none of them until it has again.
 */
export async function keepLanes({
  records,
  clock,
  log,
  node,
  onAdopted,
}: LaneKeeperDeps): Promise<LaneKeeper> {
  let shownAt = Number.NEGATIVE_INFINITY;
  let clearAfter = async (_gone: number): Promise<void> => undefined;

  async function show(): Promise<void> {
    const now = clock.now();
    const seen_at = now.toISOString();
    await records
      .insertInto('processes')
      .values({ node, seen_at })
      .onConflict((conflict) => conflict.column('node').doUpdateSet({ seen_at }))
      .execute();
    shownAt = now.getTime();
  }

  /** Lanes of before processes showed themselves: theirs gets as long as any other. */
  async function noteStrangers(): Promise<void> {
    const strangers = await records
      .selectFrom('lanes')
      .select('reader')
      .distinct()
      .where('last_seq', 'is not', null)
      .where('reader', 'is not', null)
      .where('reader', 'not in', records.selectFrom('processes').select('node'))
      .execute();
    for (const { reader } of strangers) {
      if (reader === null) continue;
      await records
        .insertInto('processes')
        .values({ node: reader, seen_at: clock.now().toISOString() })
        .onConflict((conflict) => conflict.column('node').doNothing())
        .execute();
    }
  }

  async function adopt(gone: { node: number; seen_at: string }): Promise<void> {
    await clearAfter(gone.node);
    const taken = await records.transaction().execute(async (transaction) => {
      // Of several who see it gone, one deletes the row; had it come back, none would.
      const deleted = await transaction
        .deleteFrom('processes')
        .where('node', '=', gone.node)
        .where('seen_at', '=', gone.seen_at)
        .executeTakeFirst();
      if (deleted.numDeletedRows === 0n) return 0n;
      const updated = await transaction
        .updateTable('lanes')
        .set({ reader: node })
        .where('reader', '=', gone.node)
        .executeTakeFirst();
      return updated.numUpdatedRows;
    });
    if (taken === 0n) return;
    log.warn(
      { gone: gone.node, lanes: Number(taken) },
      'the lanes of a process that is gone were taken over',
    );
    onAdopted();
  }

  async function beat(): Promise<void> {
    await show();
    await noteStrangers();
    const before = new Date(clock.now().getTime() - GONE_MS).toISOString();
    const gone = await records
      .selectFrom('processes')
      .selectAll()
      .where('node', '!=', node)
      .where('seen_at', '<', before)
      .execute();
    for (const process of gone) await adopt(process);
  }

  await show();
  let beating = false;
  const timer = setInterval(() => {
    if (beating) return;
    beating = true;
    void beat()
      .catch((error: unknown) => log.warn({ err: error }, 'this process could not show that it lives'))
      .finally(() => {
        beating = false;
      });
  }, BEAT_MS);
  timer.unref();

  return {
    async lanes() {
      if (clock.now().getTime() - shownAt > GONE_MS - BEAT_MS) return [];
      const rows = await records
        .selectFrom('lanes')
        .select(['node', 'last_seq'])
        .where('last_seq', 'is not', null)
        .where('reader', '=', node)
        .execute();
      return rows.map((row) => ({ node: row.node, lastSeq: Number(row.last_seq) }));
    },
    beat,
    onGone(clear) {
      clearAfter = clear;
    },
    close() {
      clearInterval(timer);
    },
  };
}
