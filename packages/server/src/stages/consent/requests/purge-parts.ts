import { setTimeout as sleep } from 'node:timers/promises';
import { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import { quoteName, readEngineTables } from './engine-tables.ts';

/** Parts that were replaced stay for eight minutes by themselves. */
export async function hastenCleaning(events: Events, table: string): Promise<void> {
  await events.command(`ALTER TABLE ${quoteName(table)} MODIFY SETTING old_parts_lifetime = 1`);
}

async function keepPartsAsUsual(events: Events): Promise<void> {
  const tables = await events.query<{ name: string }>(
    `SELECT name FROM system.tables WHERE database = currentDatabase() AND engine_full LIKE '%old_parts_lifetime%'`,
  );
  for (const { name } of tables)
    await events.command(`ALTER TABLE ${quoteName(name)} RESET SETTING old_parts_lifetime`);
}

export type EngineRemains = { unfinishedMutations: number; inactiveParts: number };

const LOOK_MS = 500;
const LONGEST_WAIT_MS = 300_000;

/** Waits until no change is under way and no replaced part with rows is left on the disk. */
export async function purgeParts(events: Events, signal: AbortSignal): Promise<EngineRemains> {
  const tables = new Set((await readEngineTables(events)).map(({ name }) => name));
  // What is replaced from now on is other work's: merges under a steady stream of events never end.
  const { since } = await events.queryOne<{ since: string }>(
    'SELECT toString(toUnixTimestamp(now())) AS since',
  );
  for (let waited = 0; ; waited += LOOK_MS) {
    signal.throwIfAborted();
    const mutations = await events.query<{ reason: string }>(
      `SELECT latest_fail_reason AS reason FROM system.mutations WHERE database = currentDatabase() AND NOT is_done AND create_time <= toDateTime({since:UInt32})`,
      { since },
    );
    const parts = await events.query<{ table: string; parts: string }>(
      `SELECT table, count() AS parts FROM system.parts WHERE database = currentDatabase() AND NOT active AND rows > 0
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
    for (const { table } of old) {
      if (waited === 0) await hastenCleaning(events, table);
      // Merges were never stopped; saying so wakes the engine's cleaning, which sleeps when there was little to do.
      else if (waited % 1_000 === 0) await events.command(`SYSTEM START MERGES ${quoteName(table)}`);
    }
    await sleep(LOOK_MS);
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
