import type { Events } from '../../platform/events/client.ts';
import { findFormerKey } from '../../platform/identifiers/index.ts';
import type { Edge, Identifier } from './edge.ts';
import { MESSAGE, type Origin } from './read-identified.ts';

type Given = { identifier: Identifier; importId: string; timestamp: number };

/**
 * An address that is filed under the key that it had before its tag was ignored → the tie to the key that it has now.
 * Its own import stands by it, so that an undo takes both; without a message id it is weighed before whatever the same
 * moment says. The old key is the left one: who has no other evidence keeps the id from before.
 */
export function tieToPresentKey({ identifier, importId, timestamp }: Given): Edge[] {
  const renamed = findFormerKey(identifier.kind, identifier.value);
  if (renamed === undefined || identifier.key !== renamed.former) return [];
  const right = { kind: identifier.kind, value: renamed.canonical, key: renamed.key };
  return [{ left: identifier, right, rule: 'mailbox', timestamp, messageId: '', importId }];
}

/** The same for all that was ever seen: of a million addresses a second, and only those with a plus come out. */
export async function findRenamed(events: Events): Promise<{ edge: Edge; origin: Origin }[]> {
  const rows = await events.query<{
    key: string;
    value: string;
    source: string;
    importId: string;
    milliseconds: string;
    message: number;
  }>(
    `SELECT identity_key AS key, value, toString(source) AS source, toString(import_id) AS importId,
       toUnixTimestamp64Milli(min(first_seen)) AS milliseconds, (SELECT ${MESSAGE} FROM (SELECT '' AS message_id)) AS message
     FROM identifiers
     WHERE kind = 'email' AND position(value, '+') > 0
     GROUP BY key, value, source, importId
     ORDER BY milliseconds, key, source, importId`,
  );
  return rows.flatMap(({ key, value, source, importId, milliseconds, message }) =>
    tieToPresentKey({
      identifier: { kind: 'email', value, key: BigInt(key) },
      importId,
      timestamp: Number(milliseconds),
    }).map((edge) => ({ edge, origin: { node: 0, seq: 0, source, message } })),
  );
}
