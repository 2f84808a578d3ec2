import { Readable } from 'node:stream';
import type { Events } from '../../platform/events/client.ts';
import { type Edge, type EdgeRule, edgeRules, type Identifier, pairOf } from './edge.ts';
import { encodeEdgeKeys, encodeEdges } from './encode-ledger.ts';
import type { Evidence } from './evidence.ts';
import type { PeopleIndex } from './people-index.ts';
import { MESSAGE, type Origin } from './read-identified.ts';
import { readRows } from './read-rows.ts';

export type LedgerRow = Edge & {
  ordinal: number;
  state: 1 | 0 | -1;
  origin: Origin;
  actor: string;
  /** How probable it is, where that was estimated. */
  score?: number | undefined;
};
/** 1: one person, -1: not one person, 0: as the evidence has it. */
export type Decision = { left: bigint; right: bigint; state: number };

/** Fits into one block of an insert, which is stored whole or not at all. */
const MOST_ROWS_AN_INSERT = 100_000;
const MOST_ORDINALS_A_QUERY = 10_000;

/** Where an identifier stands is written first, so that no row of the ledger is without it. */
export async function appendEdges(events: Events, rows: readonly LedgerRow[], now: Date): Promise<void> {
  for (let at = 0; at < rows.length; at += MOST_ROWS_AN_INSERT) {
    const part = rows.slice(at, at + MOST_ROWS_AN_INSERT);
    await events.insertBytes(
      'INSERT INTO identity_edge_keys (identity_key, ordinal, import_id) FORMAT RowBinary',
      Readable.from([encodeEdgeKeys(part)]),
    );
    await events.insertBytes(
      `INSERT INTO identity_edges (ordinal, left_key, left_kind, left_value, right_key, right_kind, right_value, rule, state,
         score, message_id, timestamp, node, seq, source, import_id, actor, recorded_at, behind) FORMAT RowBinary`,
      Readable.from([encodeEdges(part, now)]),
    );
  }
}

/** An undone import's rows go for good: it may be imported again, and its people may have been a mistake. */
export async function deleteImportEdges(events: Events, importId: string): Promise<void> {
  await events.command('DELETE FROM identity_edges WHERE import_id = {importId:String}', { importId });
  await events.command('DELETE FROM identity_edge_keys WHERE import_id = {importId:String}', { importId });
}

/** The last decision by hand on each pair. */
export async function readDecisions(events: Events): Promise<Decision[]> {
  const rows = await events.query<{ left: string; right: string; state: number }>(
    `SELECT least(left_key, right_key) AS left, greatest(left_key, right_key) AS right, argMax(state, ordinal) AS state
     FROM identity_edges WHERE rule IN ('manual', 'probable') GROUP BY left, right`,
  );
  return rows.map((row) => ({ left: BigInt(row.left), right: BigInt(row.right), state: row.state }));
}

export async function readMessageIds(
  events: Events,
  ordinals: readonly number[],
): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (let at = 0; at < ordinals.length; at += MOST_ORDINALS_A_QUERY) {
    const rows = await events.query<{ ordinal: string; message_id: string }>(
      'SELECT ordinal, message_id FROM identity_edges WHERE ordinal IN {ordinals:Array(UInt64)}',
      { ordinals: ordinals.slice(at, at + MOST_ORDINALS_A_QUERY) },
    );
    for (const row of rows) found.set(Number(row.ordinal), row.message_id);
  }
  return found;
}

/** A pair may have been decided on more than once; the last decision counts. */
const LAST_DECISIONS = `SELECT max(ordinal) FROM identity_edges WHERE rule IN ('manual', 'probable') GROUP BY least(left_key, right_key), greatest(left_key, right_key)`;

/** Streams the ledger into the index, in the order of weighing; returns the last ordinal. */
export async function loadLedger(events: Events, index: PeopleIndex): Promise<number> {
  const { last } = await events.queryOne<{ last: string }>('SELECT max(ordinal) AS last FROM identity_edges');
  const kinds = (
    await events.query<{ kind: string }>(
      'SELECT DISTINCT arrayJoin([toString(left_kind), toString(right_kind)]) AS kind FROM identity_edges ORDER BY kind',
    )
  ).map((row) => row.kind);
  const bytes = await events.queryBytes(
    `SELECT ordinal, left_key, toUInt16(indexOf({kinds:Array(String)}, left_kind)), right_key,
            toUInt16(indexOf({kinds:Array(String)}, right_kind)), toUInt8(indexOf({rules:Array(String)}, rule)),
            toUnixTimestamp64Milli(timestamp), ${MESSAGE}, behind, toString(import_id)
     FROM identity_edges
     WHERE state = 1 AND (rule NOT IN ('manual', 'probable') OR ordinal IN (${LAST_DECISIONS}))
     ORDER BY timestamp, message_id, least(left_key, right_key), greatest(left_key, right_key), rule
     FORMAT RowBinary`,
    { kinds, rules: [...edgeRules] },
    { settings: { max_bytes_before_external_sort: '1000000000' } },
  );
  const kindAt = (number: number) => kinds[number - 1] ?? '';
  // One object for all rows: millions of short-lived ones keep the garbage collector busy.
  const end = () => ({ high: 0, low: 0, kind: '' });
  const evidence: Evidence = {
    ordinal: 0,
    left: end(),
    right: end(),
    rule: 'event',
    time: 0,
    message: 0,
    importId: '',
    behind: undefined,
  };
  const behind = { high: 0, low: 0 };
  await readRows(bytes, (row) => {
    evidence.ordinal = row.uint53();
    for (const side of [evidence.left, evidence.right]) {
      side.low = row.uint32();
      side.high = row.uint32();
      side.kind = kindAt(row.uint16());
    }
    evidence.rule = edgeRules[row.uint8() - 1] ?? 'event';
    evidence.time = row.int53();
    evidence.message = row.uint32();
    behind.low = row.uint32();
    behind.high = row.uint32();
    evidence.behind = behind.low === 0 && behind.high === 0 ? undefined : behind;
    evidence.importId = row.text();
    index.load(evidence);
  });
  index.finishLoading();
  return Number(last);
}

/** Of these the last on a pair counts; of evidence all does. */
const isDecision = (rule: EdgeRule): boolean => rule === 'manual' || rule === 'probable';

export type StoredEdge = Edge & {
  ordinal: number;
  source: string;
  actor: string;
  recordedAt: string;
  state: number;
};

/** All live evidence that touches any of these identifiers, and the decisions by hand on them. */
export async function readEdgesOf(
  events: Events,
  keys: readonly bigint[],
): Promise<{ edges: StoredEdge[]; decisions: StoredEdge[] }> {
  type Row = Record<
    'left_key' | 'left_kind' | 'left_value' | 'right_key' | 'right_kind' | 'right_value',
    string
  > & {
    ordinal: string;
    rule: EdgeRule;
    state: number;
    message_id: string;
    milliseconds: string;
    source: string;
    import_id: string;
    actor: string;
    recorded_at: string;
    behind: string;
  };
  const rows = await events.query<Row>(
    `SELECT ordinal, left_key, left_kind, left_value, right_key, right_kind, right_value, rule, state, message_id,
            toUnixTimestamp64Milli(timestamp) AS milliseconds, source, import_id, actor, recorded_at, behind
     FROM identity_edges
     WHERE ordinal IN (SELECT ordinal FROM identity_edge_keys WHERE identity_key IN {keys:Array(UInt64)})
       AND (left_key IN {keys:Array(UInt64)} OR right_key IN {keys:Array(UInt64)})
     ORDER BY ordinal
     LIMIT 20000`,
    { keys },
  );
  const end = (key: string, kind: string, value: string): Identifier => ({ key: BigInt(key), kind, value });
  const stored = rows.map((row) => ({
    ordinal: Number(row.ordinal),
    left: end(row.left_key, row.left_kind, row.left_value),
    right: end(row.right_key, row.right_kind, row.right_value),
    rule: row.rule,
    timestamp: Number(row.milliseconds),
    messageId: row.message_id,
    importId: row.import_id,
    source: row.source,
    actor: row.actor,
    recordedAt: row.recorded_at,
    behind: row.behind === '0' ? undefined : BigInt(row.behind),
    state: row.state,
  }));
  const lastOfPair = new Map<string, (typeof stored)[number]>();
  for (const row of stored) {
    if (isDecision(row.rule)) lastOfPair.set(pairOf(row.left.key, row.right.key), row);
  }
  const decided = [...lastOfPair.values()];
  return {
    edges: [
      ...stored.filter((row) => !isDecision(row.rule)),
      ...decided.filter((row) => row.state === 1),
    ].sort((a, b) => a.ordinal - b.ordinal),
    decisions: decided.filter((row) => row.state < 0),
  };
}
