import { randomUUID } from 'node:crypto';
import type { CatalogueChange, CatalogueEntry, NewCatalogueEntry, PlanPolicy } from '@rondo/contract';
import type { Kysely, Transaction } from 'kysely';
import type { PlatformTables, Records } from '../../platform/records/open-records.ts';
import type { Sighting } from './learn-catalogue.ts';

type EntryRow = {
  id: string;
  kind: string;
  event: string;
  name: string;
  type: string;
  seen_types: string;
  required: number;
  policy: string;
  owner: string;
  description: string;
  first_seen: string;
  last_seen: string;
  count: number;
};
type CatalogueTables = {
  catalogue_entries: EntryRow;
  catalogue_rules: { id: number; unknown_events: string };
};

export type CatalogueStore = ReturnType<typeof createCatalogueStore>;

export function createCatalogueStore(records: Records) {
  const db = records.withTables<CatalogueTables>();
  return {
    async list(): Promise<CatalogueEntry[]> {
      const rows = await db
        .selectFrom('catalogue_entries')
        .selectAll()
        .orderBy('kind')
        .orderBy('event')
        .orderBy('name')
        .execute();
      return rows.map(entryOf);
    },
    async find(id: string): Promise<CatalogueEntry | undefined> {
      const row = await db
        .selectFrom('catalogue_entries')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? undefined : entryOf(row);
    },
    async add(entry: NewCatalogueEntry): Promise<string | undefined> {
      const id = randomUUID();
      const result = await db
        .insertInto('catalogue_entries')
        .values({
          ...entry,
          id,
          required: entry.required ? 1 : 0,
          seen_types: '[]',
          first_seen: '',
          last_seen: '',
          count: 0,
        })
        .onConflict((conflict) => conflict.columns(['kind', 'event', 'name']).doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0 ? id : undefined;
    },
    async change(id: string, change: CatalogueChange): Promise<void> {
      const { required, ...rest } = change;
      const values = { ...rest, ...(required === undefined ? {} : { required: required ? 1 : 0 }) };
      await db.updateTable('catalogue_entries').set(values).where('id', '=', id).execute();
    },
    async rules(): Promise<{ unknownEvents: PlanPolicy }> {
      const row = await db
        .selectFrom('catalogue_rules')
        .select('unknown_events')
        .where('id', '=', 1)
        .executeTakeFirst();
      return { unknownEvents: policyOf(row?.unknown_events) };
    },
    async setRules(rules: { unknownEvents: PlanPolicy }): Promise<void> {
      await db
        .insertInto('catalogue_rules')
        .values({ id: 1, unknown_events: rules.unknownEvents })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ unknown_events: rules.unknownEvents }))
        .execute();
    },
    /** Adds what was seen; runs inside the transaction that moves the checkpoint, so nothing is counted twice. */
    async learn(transaction: Transaction<PlatformTables>, sightings: readonly Sighting[]): Promise<void> {
      const tx: Kysely<PlatformTables & CatalogueTables> = transaction.withTables<CatalogueTables>();
      for (const sighting of sightings) {
        const known = await tx
          .selectFrom('catalogue_entries')
          .select(['id', 'seen_types', 'first_seen', 'last_seen', 'count'])
          .where('kind', '=', sighting.kind)
          .where('event', '=', sighting.event)
          .where('name', '=', sighting.name)
          .executeTakeFirst();
        if (known === undefined) {
          await tx.insertInto('catalogue_entries').values(newRow(sighting)).execute();
          continue;
        }
        const types = [...new Set([...readTypes(known.seen_types), ...sighting.types])].sort();
        await tx
          .updateTable('catalogue_entries')
          .set({
            seen_types: JSON.stringify(types),
            first_seen: [known.first_seen, sighting.firstSeen].filter((seen) => seen !== '').sort()[0] ?? '',
            last_seen: [known.last_seen, sighting.lastSeen].sort()[1] ?? '',
            count: Number(known.count) + sighting.count,
          })
          .where('id', '=', known.id)
          .execute();
      }
    },
  };
}

function newRow(sighting: Sighting): EntryRow {
  const [type] = sighting.types;
  return {
    id: randomUUID(),
    kind: sighting.kind,
    event: sighting.event,
    name: sighting.name,
    // What has been of one type so far is taken to be of that type; nothing is enforced until somebody says so.
    type: sighting.types.length === 1 && type !== undefined ? type : 'any',
    seen_types: JSON.stringify(sighting.types),
    required: 0,
    policy: 'allow',
    owner: '',
    description: '',
    first_seen: sighting.firstSeen,
    last_seen: sighting.lastSeen,
    count: sighting.count,
  };
}

function entryOf(row: EntryRow): CatalogueEntry {
  return {
    id: row.id,
    kind: row.kind === 'trait' ? 'trait' : row.kind === 'property' ? 'property' : 'event',
    event: row.event,
    name: row.name,
    type: row.type,
    seenTypes: readTypes(row.seen_types),
    required: row.required === 1,
    policy: policyOf(row.policy),
    owner: row.owner,
    description: row.description,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    count: Number(row.count),
  };
}

function readTypes(text: string): string[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.filter((type) => typeof type === 'string') : [];
}

function policyOf(text: string | undefined): PlanPolicy {
  return text === 'warn' || text === 'block' ? text : 'allow';
}
