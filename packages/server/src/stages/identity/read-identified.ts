import type { Events } from '../../platform/events/client.ts';
import type { LogRange } from '../../platform/events/consumers.ts';
import type { Identifier } from './edge.ts';
import type { IdentifiedEvent } from './edges-of-event.ts';
import { readRows } from './read-rows.ts';

/** Where the evidence for an edge stands in the log. */
export type Origin = { node: number; seq: number; source: string; message: number };
export type IdentifiedRow = IdentifiedEvent & { origin: Origin };

/** 32 bits of a message id's hash, the same from the log as from the ledger. */
export const MESSAGE = 'toUInt32(cityHash64(message_id))';

/** The events of a range that carry two identifiers or more, or an address with a tag, in the order of the log. */
export async function readIdentified(events: Events, range: LogRange): Promise<IdentifiedRow[]> {
  const bytes = await events.queryBytes(
    `SELECT seq, type = 'alias', toString(import_id), toString(source), message_id, toUnixTimestamp64Milli(timestamp), ${MESSAGE},
       arrayMap(i -> (toString(i.kind), i.value, i.key), identifiers)
     FROM log
     WHERE node = {node:UInt32} AND seq > {after:UInt64} AND seq <= {upTo:UInt64}
       AND (length(identifiers) > 1 OR arrayExists(i -> i.kind = 'email' AND position(i.value, '+') > 0, identifiers))
     ORDER BY seq
     FORMAT RowBinary`,
    { ...range },
  );
  const rows: IdentifiedRow[] = [];
  await readRows(bytes, (row) => {
    const seq = row.uint53();
    const type = row.uint8() === 1 ? 'alias' : 'event';
    const importId = row.text();
    const source = row.text();
    const messageId = row.text();
    const timestamp = row.int53();
    const message = row.uint32();
    const identifiers: Identifier[] = [];
    for (let left = row.length(); left > 0; left--) {
      identifiers.push({ kind: row.text(), value: row.text(), key: row.uint64() });
    }
    rows.push({
      type,
      messageId,
      timestamp,
      importId,
      identifiers,
      origin: { node: range.node, seq, source, message },
    });
  });
  return rows;
}
