import type { Events } from '../../../platform/events/client.ts';
import type { PersonScope, ScopedIdentifier } from './person-scope.ts';

/** What so many people share is no identifier of one of them: a shop's own phone, a placeholder. It is left alone. */
const MOST_SHARERS = 10;

export type Subject = { key: bigint; identifier?: { kind: string; value: string } | undefined };

export type FindPersonKeys = (key: bigint) => Promise<{ id: bigint; keys: readonly bigint[] }>;

/** Whose facts, under which keys, and which identifiers are the person's alone. */
export async function findScope(
  events: Events,
  findPersonKeys: FindPersonKeys,
  subject: Subject,
  shared: 'keep' | 'erase',
): Promise<PersonScope> {
  const person = await findPersonKeys(subject.key);
  const { keys } = person;
  const rows = await events.query<{ kind: string; value: string; key: string }>(
    `SELECT DISTINCT kind, value, toString(identity_key) AS key FROM (
       SELECT toString(kind) AS kind, value, identity_key FROM identifiers WHERE identity_key IN {keys:Array(UInt64)}
       UNION ALL
       SELECT toString(i.kind), i.value, i.key FROM events ARRAY JOIN identifiers AS i WHERE identity_key IN {keys:Array(UInt64)}
     )`,
    { keys },
    { settings: { log_queries: 0 } },
  );
  const named = rows.map((row) => ({ kind: row.kind, value: row.value, key: BigInt(row.key) }));
  if (subject.identifier !== undefined && !named.some(({ key }) => key === subject.key)) {
    named.push({ ...subject.identifier, key: subject.key });
  }
  const candidates = [...new Set(named.map(({ key }) => key))];
  const others = await countOthers(events, keys, candidates);
  const scoped = named.map((one): ScopedIdentifier => ({ ...one, others: others.get(one.key) ?? 0 }));
  const vanishes = ({ others: count }: ScopedIdentifier) =>
    count === 0 || (shared === 'erase' && count <= MOST_SHARERS);
  return {
    id: person.id,
    keys,
    own: scoped.filter(vanishes),
    shared: scoped.filter((one) => !vanishes(one)),
  };
}

/** For each identifier: under how many other keys there are facts that carry it. */
async function countOthers(
  events: Events,
  keys: readonly bigint[],
  candidates: readonly bigint[],
): Promise<Map<bigint, number>> {
  if (candidates.length === 0) return new Map();
  const rows = await events.query<{ key: string; others: string }>(
    `SELECT toString(i.key) AS key, uniqExact(identity_key) AS others
     FROM events ARRAY JOIN identifiers AS i
     WHERE i.key IN {candidates:Array(UInt64)} AND identity_key NOT IN {keys:Array(UInt64)} AND identity_key != i.key
     GROUP BY key`,
    { keys, candidates },
    { settings: { log_queries: 0 } },
  );
  return new Map(rows.map((row) => [BigInt(row.key), Number(row.others)]));
}
