import { setTimeout as sleep } from 'node:timers/promises';
import { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import { quoteName, readEngineTables } from './engine-tables.ts';

/**
 * Parts that were replaced stay for eight minutes by themselves, so that a power cut finds either them or the new ones. Where
 * they go at once, the new ones are flushed to the disk first.
 */
const AT_ONCE = {
  old_parts_lifetime: 0,
  min_compressed_bytes_to_fsync_after_merge: 1,
  fsync_part_directory: 1,
  // Of replicated tables, whose cleaning thread goes its own way.
  cleanup_delay_period: 1,
  cleanup_delay_period_random_add: 0,
  max_cleanup_delay_period: 5,
};

/** Before a table's first change: what it replaces may go as soon as nobody reads it any more. */
export async function hastenCleaning(events: Events, table: string): Promise<void> {
  const settings = Object.entries(AT_ONCE).map(([name, value]) => `${name} = ${value}`);
  await events.command(`ALTER TABLE ${quoteName(table)} MODIFY SETTING ${settings.join(', ')}`);
}

/** Undoes `hastenCleaning`. */
export async function keepPartsAsUsual(events: Events): Promise<void> {
  const tables = await events.query<{ name: string }>(
    `SELECT name FROM system.tables WHERE database = currentDatabase() AND engine_full LIKE '%old_parts_lifetime%'`,
  );
  for (const { name } of tables)
    await events.command(`ALTER TABLE ${quoteName(name)} RESET SETTING ${Object.keys(AT_ONCE).join(', ')}`);
}

/**
 * Taking a partition away ends with the removal of everything that was replaced, within the statement; there is none of this
 * name. The engine's own cleaning sleeps for minutes when there was little to do (measured: 18 s on, nothing had gone; so 0.1 s).
 */
async function cleanNow(events: Events, table: string): Promise<void> {
  await events.command(`ALTER TABLE ${quoteName(table)} DROP PARTITION ID 'none'`);
}

export type EngineRemains = { unfinishedMutations: number; inactiveParts: number };

const LOOK_MS = 250;
const LONGEST_WAIT_MS = 400_000;

/** Waits until no change is under way and no replaced part with rows is left on the disk. */
export async function purgeParts(events: Events, signal: AbortSignal): Promise<EngineRemains> {
  const tables = new Set((await readEngineTables(events)).map(({ name }) => name));
  // What is replaced from now on is other work's: merges under a steady stream of events never end.
  const { since } = await events.queryOne<{ since: string }>(
    'SELECT toString(toUnixTimestamp(now())) AS since',
  );
  const hastened = new Set<string>();
  for (let waited = 0; ; waited += LOOK_MS) {
    signal.throwIfAborted();
    const mutations = await events.query<{ reason: string }>(
      `SELECT latest_fail_reason AS reason FROM system.mutations WHERE database = currentDatabase() AND NOT is_done AND create_time <= toDateTime({since:UInt32})`,
      { since },
    );
    const parts = await events.query<{ table: string; parts: string; replicated: number }>(
      `SELECT table, count() AS parts, any(startsWith(engine, 'Replicated')) AS replicated
       FROM system.parts WHERE database = currentDatabase() AND NOT active AND rows > 0
         AND remove_time <= toDateTime({since:UInt32}) GROUP BY table`,
      { since },
    );
    const old = parts.filter(({ table }) => tables.has(table));
    const remains = {
      unfinishedMutations: mutations.length,
      inactiveParts: old.reduce((sum, { parts: count }) => sum + Number(count), 0),
    };
    if (remains.unfinishedMutations === 0 && remains.inactiveParts === 0) {
      await keepPartsAsUsual(events);
      return remains;
    }
    if (waited >= LONGEST_WAIT_MS)
      throw partsRemain(remains, mutations.find(({ reason }) => reason !== '')?.reason);
    for (const { table, replicated } of old) {
      if (!hastened.has(table)) await hastenCleaning(events, table);
      hastened.add(table);
      if (replicated === 0) await cleanNow(events, table);
    }
    if (waited > 0) await sleep(LOOK_MS);
  }
}

function partsRemain(remains: EngineRemains, reason: string | undefined): RondoError {
  return new RondoError({
    code: 'parts-remain',
    message: `The events engine has not finished: ${remains.unfinishedMutations} changes are under way and ${remains.inactiveParts} replaced parts are still on the disk${reason === undefined ? '' : ` (${reason.slice(0, 300)})`}.`,
    cure: 'Look whether the disk is full; then start the erasure again: it goes on where it stopped.',
    status: 503,
    retryAfterSeconds: 60,
  });
}
