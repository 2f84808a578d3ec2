import type { PersonApart, PersonTie, PersonWhy } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import type { Explanation, Identifier, PersonKeys, Tie } from '../identity/index.ts';
import { findPath } from './find-path.ts';

type Edge = Pick<Tie, 'left' | 'right' | 'timestamp' | 'messageId' | 'source' | 'importId'>;

/** The explanation of a person with the name of the event behind each tie. */
export async function readWhy(
  events: Events,
  person: PersonKeys,
  explanation: Explanation,
  between: { from: string; to: string } | undefined,
): Promise<PersonWhy> {
  const names = await readEventNames(events, [
    ...explanation.ties,
    ...explanation.apart.map(({ edge }) => edge),
  ]);
  const originOf = (edge: Edge) => ({
    messageId: edge.messageId,
    ...(names.get(edge.messageId) ?? { type: '', event: '' }),
    at: new Date(edge.timestamp).toISOString(),
    source: edge.source,
    importId: edge.importId,
  });
  const ties = explanation.ties.map(
    (tie): PersonTie => ({
      left: write(tie.left),
      right: write(tie.right),
      rule: tie.rule,
      evidence: tie.evidence,
      origin: originOf(tie),
    }),
  );
  const apart = explanation.apart.map(({ edge, other, because }): PersonApart => {
    const base = {
      left: write(edge.left),
      right: write(edge.right),
      other: String(other),
      origin: originOf(edge),
    };
    if (because.reason === 'by-hand') {
      return { ...base, reason: because.reason, decidedBy: because.by, decidedAt: because.at };
    }
    return {
      ...base,
      reason: because.reason,
      kind: because.kind,
      ...(because.reason === 'limit' ? { limit: because.limit } : {}),
    };
  });
  return {
    id: String(person.id),
    ties,
    path: between === undefined ? [] : findPath(ties, between.from, between.to),
    apart,
  };
}

const write = ({ key, kind, value }: Identifier) => ({ key: String(key), kind, value });

/** An event is filed under its strongest identifier, the left one of its ties: so it is found by primary key. */
async function readEventNames(
  events: Events,
  edges: readonly Edge[],
): Promise<Map<string, { type: string; event: string }>> {
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
