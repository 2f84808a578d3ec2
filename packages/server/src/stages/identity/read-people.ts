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

/** The same for many keys at once; a key that nobody knows is a person by itself. */
export async function readPersonsKeys(
  events: Events,
  keys: readonly bigint[],
): Promise<Map<bigint, PersonKeys>> {
  if (keys.length === 0) return new Map();
  const asked = `(SELECT arrayJoin({keys:Array(UInt64)}) AS asked, ${personOf('asked')} AS person_id)`;
  const rows = await events.query<{ key: string; person: string; is_member: number }>(
    `SELECT toString(asked) AS key, toString(person_id) AS person, 0 AS is_member FROM ${asked} UNION ALL
     SELECT DISTINCT toString(identity_key), toString(profile_id), 1 FROM identity_members
     WHERE profile_id IN (SELECT person_id FROM ${asked}) AND ${personOf('identity_key')} = profile_id`,
    { keys },
    { settings: { max_threads: 1 } },
  );
  const persons = new Map<string, PersonKeys>();
  for (const { person } of rows) {
    if (!persons.has(person)) persons.set(person, { id: BigInt(person), keys: [BigInt(person)] });
  }
  for (const { key, person, is_member } of rows) {
    if (is_member === 1 && key !== person) persons.get(person)?.keys.push(BigInt(key));
  }
  const found = new Map<bigint, PersonKeys>();
  for (const { key, person, is_member } of rows) {
    const own = persons.get(person);
    if (is_member === 0 && own !== undefined) found.set(BigInt(key), own);
  }
  return found;
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
