import type { PersonApart, PersonTie, PersonWhy } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import {
  type Explanation,
  type Identifier,
  type PersonKeys,
  readEventNames,
  type Tie,
} from '../identity/index.ts';
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
