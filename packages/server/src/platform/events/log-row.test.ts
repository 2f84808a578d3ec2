import { Readable } from 'node:stream';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import type { Events } from './client.ts';
import { encodeLogRows, LOG_COLUMNS, type LogEntry } from './log-row.ts';

let events: Events;
beforeAll(async () => {
  events = await startTestEvents();
});

const key = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
/** Also around the lengths where the prefix takes another byte, and with surrogates that have lost their other half. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    '\u0000',
    'שלום',
    '🙂'.repeat(11),
    'é'.repeat(42),
    '中'.repeat(42),
    'a\ud83d',
    '\ude42b',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .tuple(fc.constantFrom('a', 'å', '中', '🙂', '\ud83d'), fc.integer({ min: 40, max: 140 }))
    .map(([unit, times]) => unit.repeat(times)),
  fc.integer({ min: 16_380, max: 16_390 }).map((length) => 'x'.repeat(length)),
);
/** The log lets go of what came more than 30 days ago, so this is what will come between 2030 and 2100. */
const moment = fc.integer({ min: 1_893_456_000_000, max: 4_102_444_800_000 });

const entry: fc.Arbitrary<LogEntry> = fc.record({
  messageHash: key,
  messageId: text,
  receivedAt: moment,
  source: text,
  importId: text,
  type: text,
  event: text,
  identityKey: key,
  identifiers: fc.array(fc.record({ kind: text, value: text, key }), { maxLength: 4 }),
  timestamp: moment,
  payload: text,
});

/** UTF-8 has no half surrogates; U+FFFD stands in their place. */
const wellFormed = (value: string) => value.toWellFormed();

describe('a row of the log', () => {
  it('comes out of the engine as it went in', { timeout: 120_000 }, async () => {
    let node = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 30 }), async (entries) => {
        node++;
        const first = 2 ** 40;
        const bytes = encodeLogRows(node, first, entries);
        await events.insertBytes(`INSERT INTO log (${LOG_COLUMNS}) FORMAT RowBinary`, Readable.from([bytes]));
        const rows = await events.query(
          `SELECT seq, message_hash, message_id, toUnixTimestamp64Milli(received_at) AS received, source, import_id, type, event,
             identity_key, arrayMap(i -> [i.1, i.2, toString(i.3)], identifiers) AS identifiers,
             toUnixTimestamp64Milli(timestamp) AS timestamp, payload
           FROM log WHERE node = {node:UInt32} ORDER BY seq`,
          { node },
        );
        expect(rows).toEqual(
          entries.map((row, index) => ({
            seq: String(first + index),
            message_hash: String(row.messageHash),
            message_id: wellFormed(row.messageId),
            received: String(row.receivedAt),
            source: wellFormed(row.source),
            import_id: wellFormed(row.importId),
            type: wellFormed(row.type),
            event: wellFormed(row.event),
            identity_key: String(row.identityKey),
            identifiers: row.identifiers.map(({ kind, value, key }) => [
              wellFormed(kind),
              wellFormed(value),
              String(key),
            ]),
            timestamp: String(row.timestamp),
            payload: wellFormed(row.payload),
          })),
        );
      }),
      { numRuns: 40 },
    );
  });
});
