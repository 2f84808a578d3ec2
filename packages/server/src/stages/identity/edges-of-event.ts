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
 * address does, the cookie follows the strongest, and the address does not drag its owner in. Should the strongest turn
 * out to be nobody's, the others tie to the next one; those edges stand in the ledger from the start, behind the
 * strongest, so that it does not matter whether that was known before the event or after it.
 */
export function edgesOfEvent(event: IdentifiedEvent, rules: IdentityRules): Edge[] {
  const strongestFirst = [...event.identifiers].sort(
    (a, b) => rules.of(a.kind).priority - rules.of(b.kind).priority,
  );
  const [centre, next] = strongestFirst;
  if (centre === undefined || next === undefined) return [];
  return [
    ...starOf(event, centre, strongestFirst.slice(1), undefined),
    ...starOf(event, next, strongestFirst.slice(2), centre.key),
  ];
}

function starOf(
  { type, timestamp, messageId, importId }: IdentifiedEvent,
  left: Identifier,
  others: readonly Identifier[],
  behind: bigint | undefined,
): Edge[] {
  const rule = type === 'alias' ? 'alias' : 'event';
  return others
    .filter((right) => right.key !== left.key)
    .map((right) => ({ left, right, rule, timestamp, messageId, importId, behind }));
}
