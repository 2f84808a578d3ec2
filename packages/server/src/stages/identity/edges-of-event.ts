import type { Edge, Identifier } from './edge.ts';
import type { IdentityRules } from './identity-rules.ts';

export type IdentifiedEvent = {
  type: string;
  messageId: string;
  timestamp: number;
  importId: string;
  identifiers: readonly Identifier[];
};

/**
 * An event's identifiers tie to its strongest, not to each other: where the strongest belongs to somebody else than an
 * address does, the cookie follows the strongest, and the address does not drag its owner in.
 */
export function edgesOfEvent(event: IdentifiedEvent, rules: IdentityRules): Edge[] {
  const strongestFirst = [...event.identifiers].sort(
    (a, b) => rules.of(a.kind).priority - rules.of(b.kind).priority,
  );
  const centre = strongestFirst.find((identifier) => !rules.isBlocked(identifier.key)) ?? strongestFirst[0];
  if (centre === undefined) return [];
  return strongestFirst
    .filter((identifier) => identifier.key !== centre.key)
    .map((right) => ({
      left: centre,
      right,
      rule: event.type === 'alias' ? 'alias' : 'event',
      timestamp: event.timestamp,
      messageId: event.messageId,
      importId: event.importId,
    }));
}
