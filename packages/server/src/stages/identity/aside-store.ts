import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Identifier } from './edge.ts';
import type { LearnedJunk } from './evidence.ts';
import { type BlockedPattern, patternToRegExp } from './match-pattern.ts';
import type { IdentityDb } from './tables.ts';

/** What an identifier says, from its first place in the ledger. */
export async function readIdentifiers(
  events: Events,
  keys: readonly bigint[],
): Promise<Map<bigint, Identifier>> {
  if (keys.length === 0) return new Map();
  const rows = await events.query<{ key: string; kind: string; value: string }>(
    `SELECT key, argMin(kind, ordinal) AS kind, argMin(value, ordinal) AS value FROM (
       SELECT ordinal, arrayJoin([(left_key, toString(left_kind), left_value), (right_key, toString(right_kind), right_value)]) AS ends,
              ends.1 AS key, ends.2 AS kind, ends.3 AS value
       FROM identity_edges
       WHERE ordinal IN (SELECT min(ordinal) FROM identity_edge_keys WHERE identity_key IN {keys:Array(UInt64)} GROUP BY identity_key))
     WHERE key IN {keys:Array(UInt64)} GROUP BY key`,
    { keys },
  );
  return new Map(
    rows.map(({ key, kind, value }) => [BigInt(key), { key: BigInt(key), kind, value } satisfies Identifier]),
  );
}

/** Identifiers of the ledger that match any of the patterns. */
export async function findByPatterns(events: Events, patterns: readonly BlockedPattern[]): Promise<bigint[]> {
  if (patterns.length === 0) return [];
  const rows = await events.query<{ key: string }>(
    `SELECT DISTINCT ends.1 AS key FROM (
       SELECT arrayJoin([(left_key, toString(left_kind), left_value), (right_key, toString(right_kind), right_value)]) AS ends
       FROM identity_edges)
     WHERE arrayExists((kind, pattern) -> (kind = '' OR kind = ends.2) AND match(ends.3, pattern), {kinds:Array(String)}, {patterns:Array(String)})`,
    {
      kinds: patterns.map(({ kind }) => kind ?? ''),
      patterns: patterns.map(({ pattern }) => patternToRegExp(pattern)),
    },
  );
  return rows.map(({ key }) => BigInt(key));
}

/** Makes the list that people see equal to what was learned. */
export async function rememberJunk(
  { db, events, clock }: { db: IdentityDb; events: Events; clock: Clock },
  learned: ReadonlyMap<bigint, LearnedJunk>,
): Promise<void> {
  const rows = await db.selectFrom('identity_junk').select('identity_key').execute();
  const known = new Set(rows.map((row) => row.identity_key));
  const gone = [...known].filter((key) => !learned.has(BigInt(key)));
  const fresh = [...learned.values()].filter(({ key }) => !known.has(String(key)));
  const names = await readIdentifiers(
    events,
    fresh.map(({ key }) => key),
  );
  for (const key of gone) await db.deleteFrom('identity_junk').where('identity_key', '=', key).execute();
  for (const { key, degree, norm } of fresh) {
    const { kind = '', value = '' } = names.get(key) ?? {};
    await db
      .insertInto('identity_junk')
      .values({ identity_key: String(key), kind, value, degree, norm, found_at: clock.now().toISOString() })
      .onConflict((conflict) => conflict.column('identity_key').doNothing())
      .execute();
  }
}
