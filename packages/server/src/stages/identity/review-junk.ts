import type { Events } from '../../platform/events/client.ts';
import type { IdentityDb } from './tables.ts';

/** An identifier that was set aside by itself, with what speaks for that. */
export type JunkIdentifier = {
  key: bigint;
  kind: string;
  value: string;
  /** With how many identifiers that name a person it was seen when it was set aside, and how many are normal. */
  degree: number;
  norm: number;
  foundAt: string;
  /** What it is seen with now, by kind: how many different ones, and some of them. */
  seenWith: { kind: string; count: number; examples: string[] }[];
  firstSeen: string;
  lastSeen: string;
  released: { by: string; at: string } | undefined;
};

const MOST = 500;
const EXAMPLES = 5;

export async function listJunk({
  db,
  events,
}: {
  db: IdentityDb;
  events: Events;
}): Promise<JunkIdentifier[]> {
  const rows = await db
    .selectFrom('identity_junk')
    .leftJoin('identity_released', 'identity_released.identity_key', 'identity_junk.identity_key')
    .select([
      'identity_junk.identity_key',
      'identity_junk.kind',
      'identity_junk.value',
      'degree',
      'norm',
      'found_at',
      'released_by',
      'released_at',
    ])
    .orderBy('degree', 'desc')
    .orderBy('identity_junk.identity_key')
    .limit(MOST)
    .execute();
  const evidence = await readEvidence(
    events,
    rows.map((row) => BigInt(row.identity_key)),
  );
  return rows.map((row) => {
    const seen = evidence.filter((one) => one.key === row.identity_key);
    const times = seen.flatMap((one) => [one.first, one.last]).sort();
    return {
      key: BigInt(row.identity_key),
      kind: row.kind,
      value: row.value,
      degree: row.degree,
      norm: row.norm,
      foundAt: row.found_at,
      seenWith: seen.map(({ kind, count, examples }) => ({ kind, count: Number(count), examples })),
      firstSeen: times[0] ?? row.found_at,
      lastSeen: times.at(-1) ?? row.found_at,
      released:
        row.released_by === null || row.released_at === null
          ? undefined
          : { by: row.released_by, at: row.released_at },
    };
  });
}

type EvidenceRow = {
  key: string;
  kind: string;
  count: string;
  examples: string[];
  first: string;
  last: string;
};

async function readEvidence(events: Events, keys: readonly bigint[]): Promise<EvidenceRow[]> {
  if (keys.length === 0) return [];
  return events.query<EvidenceRow>(
    `SELECT toString(key) AS key, other.2 AS kind, uniqExact(other.1) AS count,
            arraySlice(arraySort(groupUniqArray(${EXAMPLES * 4})(other.3)), 1, ${EXAMPLES}) AS examples,
            min(timestamp) AS first, max(timestamp) AS last
     FROM (
       SELECT timestamp,
              arrayJoin([(left_key, (right_key, toString(right_kind), right_value)), (right_key, (left_key, toString(left_kind), left_value))]) AS ends,
              ends.1 AS key, ends.2 AS other
       FROM identity_edges
       WHERE state = 1 AND rule = 'event' AND behind = 0
         AND ordinal IN (SELECT ordinal FROM identity_edge_keys WHERE identity_key IN {keys:Array(UInt64)}))
     WHERE key IN {keys:Array(UInt64)}
     GROUP BY key, kind ORDER BY key, count DESC, kind`,
    { keys },
  );
}
