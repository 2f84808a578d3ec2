import type { Events } from '../../platform/events/client.ts';
import type { Identifier } from './edge.ts';

export type EventName = { type: string; event: string };

/**
 * What the events behind ties were, by message id. An event is filed under its strongest identifier, the left one of its
 * ties: so it is found by primary key. One that retention has taken since is left out.
 */
export async function readEventNames(
  events: Events,
  edges: readonly { left: Pick<Identifier, 'key'>; messageId: string }[],
): Promise<Map<string, EventName>> {
  if (edges.length === 0) return new Map();
  const rows = await events.query<{ message_id: string; type: string; event: string }>(
    `SELECT message_id, any(e.type) AS type, any(e.event) AS event FROM events AS e
     WHERE identity_key IN {keys:Array(UInt64)} AND message_id IN {ids:Array(String)} GROUP BY message_id`,
    {
      keys: [...new Set(edges.map((edge) => edge.left.key))],
      ids: [...new Set(edges.map((edge) => edge.messageId))],
    },
  );
  return new Map(rows.map(({ message_id, type, event }) => [message_id, { type, event }]));
}
