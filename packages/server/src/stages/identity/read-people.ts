import type { Events } from '../../platform/events/client.ts';
import { personOf } from './person-of.ts';

export type PersonKeys = {
  /** Differs from the id asked for where that one has been joined to another. */
  id: bigint;
  /** All identity keys of the person, its own first. */
  keys: bigint[];
};

/** From any identity key to the person whose it is and all of the person's keys: two look-ups by primary key. */
export async function readPersonKeys(events: Events, key: bigint): Promise<PersonKeys> {
  const rows = await events.query<{ person: string; identity_key: string }>(
    `WITH ${personOf('{key:UInt64}')} AS person
     SELECT person, identity_key
     FROM (SELECT person AS identity_key UNION DISTINCT SELECT identity_key FROM identity_members WHERE profile_id = person)
     WHERE ${personOf('identity_key')} = person`,
    { key: String(key) },
  );
  const id = BigInt(rows[0]?.person ?? String(key));
  const keys = rows.map((row) => BigInt(row.identity_key)).filter((member) => member !== id);
  return { id, keys: [id, ...keys] };
}

/** Whose each of these identifiers is. */
export async function readPersonsOf(events: Events, keys: readonly bigint[]): Promise<Map<bigint, bigint>> {
  if (keys.length === 0) return new Map();
  const rows = await events.query<{ identity_key: string; person: string }>(
    `SELECT arrayJoin({keys:Array(UInt64)}) AS identity_key, ${personOf('identity_key')} AS person`,
    { keys: keys },
  );
  return new Map(rows.map((row) => [BigInt(row.identity_key), BigInt(row.person)]));
}

/** Of each of these persons, all identity keys. */
export async function readKeysOf(events: Events, persons: readonly bigint[]): Promise<bigint[]> {
  if (persons.length === 0) return [];
  const rows = await events.query<{ identity_key: string }>(
    `SELECT DISTINCT identity_key FROM identity_members
     WHERE profile_id IN {persons:Array(UInt64)} AND ${personOf('identity_key')} = profile_id`,
    { persons: persons },
  );
  return [...new Set([...persons, ...rows.map((row) => BigInt(row.identity_key))])];
}

/** By each of these keys, the person whose it is and all of the person's keys. */
export async function readPeopleOf(
  events: Events,
  keys: readonly bigint[],
): Promise<Map<bigint, { person: bigint; keys: bigint[] }>> {
  const persons = await readPersonsOf(events, keys);
  const ids = [...new Set(persons.values())];
  const rows =
    ids.length === 0
      ? []
      : await events.query<{ identity_key: string; profile_id: string }>(
          `SELECT DISTINCT identity_key, profile_id FROM identity_members
           WHERE profile_id IN {persons:Array(UInt64)} AND ${personOf('identity_key')} = profile_id`,
          { persons: ids },
        );
  const members = new Map(ids.map((id) => [id, new Set([id])]));
  for (const row of rows) members.get(BigInt(row.profile_id))?.add(BigInt(row.identity_key));
  return new Map(
    [...persons].map(([key, person]) => [key, { person, keys: [...(members.get(person) ?? [person])] }]),
  );
}

/** By each of these keys, the sources of the facts that carried it. */
export async function readSourcesOf(events: Events, keys: readonly bigint[]): Promise<Map<bigint, string[]>> {
  if (keys.length === 0) return new Map();
  const rows = await events.query<{ identity_key: string; sources: string[] }>(
    `SELECT identity_key, arraySort(groupUniqArray(toString(source))) AS sources FROM identifiers
     WHERE identity_key IN {keys:Array(UInt64)} GROUP BY identity_key`,
    { keys },
  );
  return new Map(rows.map((row) => [BigInt(row.identity_key), row.sources]));
}
