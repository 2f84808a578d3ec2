import type { TrackingCall } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import { hash64 } from '../../../platform/identifiers/index.ts';
import type { FileGate } from '../../consent/index.ts';
import { anonymiseCall, anonymousMessageId } from '../intake/anonymise-call.ts';

const AT_ONCE = { mutations_sync: '2' } as const;
const ROWS_AT_A_TIME = 5_000;
const KEYS_AT_A_TIME = 10_000;

type LogRow = {
  seq: string;
  message_id: string;
  source: string;
  type: string;
  event: string;
  timestamp: string;
  payload: string;
  [column: string]: unknown;
};

/**
 * Of a lane that nobody reads yet, rows of people who have withdrawn what joins data to them: facts stay without the
 * person, as intake keeps them; what is about nothing but the person goes. Answers with how many rows went.
 *
 * A row is judged by the identifiers that it has itself and by those of their people. Identifiers that only this file ties
 * to a refusal need no more: without the refused rows the file does not tie them.
 */
export async function followRefusals(events: Events, lane: number, gate: FileGate): Promise<number> {
  const refused = await findRefusedRows(events, lane, gate);
  let gone = 0;
  for (let from = 0; from < refused.length; from += ROWS_AT_A_TIME) {
    const seqs = refused.slice(from, from + ROWS_AT_A_TIME);
    const rows = await events.query<LogRow>(
      'SELECT * FROM log WHERE node = {lane:UInt32} AND seq IN {seqs:Array(UInt64)}',
      { lane, seqs },
    );
    await events.command(
      'ALTER TABLE log DELETE WHERE node = {lane:UInt32} AND seq IN {seqs:Array(UInt64)}',
      { lane, seqs },
      { settings: AT_ONCE },
    );
    const kept = rows.flatMap((row) => withoutPerson(row, gate));
    await events.insertRows('log', kept);
    gone += rows.length - kept.length;
  }
  return gone;
}

function withoutPerson(row: LogRow, gate: FileGate): object[] {
  if (gate.without(row.source) === 'refuse') return [];
  // Written by this stage, from the rows of the file.
  const call: TrackingCall = JSON.parse(row.payload);
  const kept = anonymiseCall(call, {
    type: row.type,
    event: row.event,
    messageId: row.message_id,
    timestamp: Date.parse(row.timestamp),
  });
  if (kept === undefined) return [];
  const messageId = anonymousMessageId(row.message_id);
  return [
    {
      ...row,
      message_id: messageId,
      message_hash: String(hash64(messageId)),
      identity_key: '0',
      identifiers: [],
      accounts: [],
      payload: JSON.stringify(kept),
    },
  ];
}

/** First the keys, a stream of 8-byte numbers; then only the rows that have one of those that refuse. */
async function findRefusedRows(events: Events, lane: number, gate: FileGate): Promise<number[]> {
  const bytes = await events.queryBytes(
    'SELECT DISTINCT arrayJoin(identifiers.key) FROM log WHERE node = {lane:UInt32} FORMAT RowBinary',
    { lane },
  );
  const refusing: bigint[] = [];
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = buffer.length - (buffer.length % 8);
    for (let at = 0; at < whole; at += 8) {
      const key = buffer.readBigUInt64LE(at);
      if (gate.refuses([key])) refusing.push(key);
    }
    rest = buffer.subarray(whole);
  }
  const found = new Set<number>();
  for (let from = 0; from < refusing.length; from += KEYS_AT_A_TIME) {
    const rows = await events.query<{ seq: string; keys: string[] }>(
      `SELECT toString(seq) AS seq, arrayMap(key -> toString(key), identifiers.key) AS keys FROM log
       WHERE node = {lane:UInt32} AND hasAny(identifiers.key, {keys:Array(UInt64)})`,
      { lane, keys: refusing.slice(from, from + KEYS_AT_A_TIME) },
    );
    // An identifier that agreed later may outweigh the one that refused.
    for (const { seq, keys } of rows) if (gate.refuses(keys.map(BigInt))) found.add(Number(seq));
  }
  return [...found];
}
