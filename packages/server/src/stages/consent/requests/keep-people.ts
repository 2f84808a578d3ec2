import { randomUUID } from 'node:crypto';
import type { Events } from '../../../platform/events/client.ts';
import { deleteRows, listRows } from './clear-engine.ts';
import type { HoldOfPerson } from './person-scope.ts';
import { keepPartsAsUsual } from './purge-parts.ts';
import type { KeptFor } from './retention.ts';
import { withScopeTable } from './scope-table.ts';
import type { PrivacyDb } from './tables.ts';

const MOST_AT_ONCE = 20_000;

type KeepDeps = {
  events: Events;
  holds: readonly HoldOfPerson[];
  cluster: string | undefined;
  personOf(key: string): string;
};

/** People who have not been seen for so long: all rows under their keys go, in every table. They may come back. */
export function keepActivePeople(deps: KeepDeps): KeptFor {
  return keepActive('inactive-people', deps, {
    from: 'events WHERE identity_key != 0',
    having: 'max(timestamp) < {before:DateTime64(3)}',
  });
}

/** The same of browsers and phones that no person is known behind, which are seldom worth as long a time. */
export function keepActiveDevices(deps: KeepDeps): KeptFor {
  return keepActive('inactive-devices', deps, {
    from: 'people_seen',
    having:
      "max(last_seen) < {before:DateTime64(3)} AND max(kind NOT IN ('anonymous_id', 'device_id', 'click_id')) = 0",
  });
}

function keepActive(
  kind: KeptFor['kind'],
  { events, holds, cluster, personOf }: KeepDeps,
  { from, having }: { from: string; having: string },
): KeptFor {
  const inactive = `SELECT ${personOf('identity_key')} AS person FROM ${from} GROUP BY person HAVING ${having}`;

  async function removeSome(before: Date): Promise<number> {
    const rows = await events.query<{ person: string; key: string; kind: string; value: string }>(
      `SELECT toString(${personOf('identity_key')}) AS person, toString(identity_key) AS key, kind, value FROM identifiers
       WHERE ${personOf('identity_key')} IN (${inactive} LIMIT ${MOST_AT_ONCE})`,
      { before },
    );
    if (rows.length === 0) return 0;
    const own = rows.map(({ key, kind, value }) => ({ key: BigInt(key), kind, value, others: 0 }));
    const keys = [...new Set([...own.map(({ key }) => key), ...rows.map(({ person }) => BigInt(person))])];
    const scope = { id: 0n, keys, own, shared: [] };
    await withScopeTable(
      events,
      { name: `r${randomUUID()}`, cluster },
      { scope, expressions: [] },
      async (words) => {
        const registered = holds.flatMap((hold) => [...(hold.queues ?? []), ...(hold.tables ?? [])]);
        for (const table of await listRows(events, registered, words)) await deleteRows(events, table);
      },
    );
    for (const hold of holds) await hold.afterTables?.(scope);
    return new Set(rows.map(({ person }) => person)).size;
  }

  return {
    kind,
    leastDays: 30,
    async count({ before }) {
      const { people } = await events.queryOne<{ people: string }>(
        `SELECT count() AS people FROM (${inactive})`,
        { before },
      );
      return Number(people);
    },
    async remove({ before }) {
      let removed = 0;
      for (let some = await removeSome(before); some > 0; some = await removeSome(before)) removed += some;
      await keepPartsAsUsual(events);
      return removed;
    },
  };
}

/** Requests that are done or refused, with their receipts. Tombstones stay. */
export function keepFinishedRequests(db: PrivacyDb): KeptFor {
  const finished = (before: Date) => before.toISOString();
  return {
    kind: 'finished-requests',
    leastDays: 30,
    async count({ before }) {
      const row = await db
        .selectFrom('privacy_requests')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('finished_at', '<', finished(before))
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },
    async remove({ before }) {
      const result = await db
        .deleteFrom('privacy_requests')
        .where('finished_at', '<', finished(before))
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}
