import type { Events } from '../../platform/events/client.ts';
import type { Identifier } from './edge.ts';
import { personOf } from './person-of.ts';

/** Two people whom evidence would make one, were there not a rule against it. */
export type WaitingMerge = {
  left: Identifier;
  right: Identifier;
  /** Whose they are now. */
  people: [bigint, bigint];
  /** Of the first piece of evidence, which is the one to decide on. */
  timestamp: number;
  messageId: string;
  source: string;
  importId: string;
  /** How many rows of the ledger speak for it. */
  evidence: number;
  /** Which identifiers it ties, without repeats. */
  pairs: [bigint, bigint][];
};

export type WaitingDeps = {
  /** What joins nobody. */
  aside: readonly bigint[];
  /** Kinds that never tie two people together. */
  closedKinds: readonly string[];
};

/** As many as can be separated at once. */
const MOST_PAIRS = 200;

/** A person's id in each pair; the first of several pieces of evidence is told by time, then message id. */
const WAITING = `
  SELECT least(l, r) AS one, greatest(l, r) AS other, count() AS evidence,
    arraySort(groupUniqArray(${MOST_PAIRS})((least(left_key, right_key), greatest(left_key, right_key)))) AS pairs,
    argMin((left_key, toString(left_kind), left_value, right_key, toString(right_kind), right_value, l, r,
            toUnixTimestamp64Milli(timestamp), message_id, toString(source), toString(import_id)), (timestamp, message_id, ordinal)) AS first
  FROM (
    SELECT *, ${personOf('left_key')} AS l, ${personOf('right_key')} AS r
    FROM identity_edges
    WHERE state = 1 AND rule NOT IN ('manual', 'probable')
      AND (behind = 0 OR behind IN {aside:Array(UInt64)})
      AND left_key NOT IN {aside:Array(UInt64)} AND right_key NOT IN {aside:Array(UInt64)}
      AND left_kind NOT IN {closed:Array(String)} AND right_kind NOT IN {closed:Array(String)}
      AND (least(left_key, right_key), greatest(left_key, right_key)) NOT IN (
        SELECT least(left_key, right_key) AS a, greatest(left_key, right_key) AS b
        FROM identity_edges WHERE rule IN ('manual', 'probable') GROUP BY a, b HAVING argMax(state, ordinal) < 0))
  WHERE l != r
  GROUP BY one, other`;

export async function listWaiting(
  events: Events,
  { aside, closedKinds }: WaitingDeps,
  page: { limit: number; skip: number },
): Promise<{ items: WaitingMerge[]; total: number }> {
  type First = [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const rows = await events.query<{
    evidence: string;
    pairs: [string, string][];
    first: First;
    total: string;
  }>(
    `SELECT evidence, pairs, first, count() OVER () AS total FROM (${WAITING})
     ORDER BY first.9, first.10, one, other LIMIT {limit:UInt32} OFFSET {skip:UInt32}`,
    { aside, closed: closedKinds, ...page },
  );
  const items = rows.map(({ evidence, pairs, first }): WaitingMerge => {
    const [leftKey, leftKind, leftValue, rightKey, rightKind, rightValue, l, r, at, messageId, source, imp] =
      first;
    return {
      left: { key: BigInt(leftKey), kind: leftKind, value: leftValue },
      right: { key: BigInt(rightKey), kind: rightKind, value: rightValue },
      people: [BigInt(l), BigInt(r)],
      timestamp: Number(at),
      messageId,
      source,
      importId: imp,
      evidence: Number(evidence),
      pairs: pairs.map(([one, other]) => [BigInt(one), BigInt(other)]),
    };
  });
  return { items, total: Number(rows[0]?.total ?? 0) };
}
