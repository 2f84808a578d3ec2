import type { Events } from '../../platform/events/client.ts';
import type { ComponentEvidence } from './foresee-people.ts';
import type { IdentityRules } from './identity-rules.ts';
import { readEdgesOf, type StoredEdge } from './ledger-store.ts';

/** More identifiers than this hang together only by what should be set aside first. */
const MOST_IDENTIFIERS = 2_000;

/** All evidence that hangs together with these identifiers, refused and denied evidence included. */
export async function readComponent(
  events: Events,
  start: readonly bigint[],
  rulesFor: (edges: readonly StoredEdge[]) => Promise<IdentityRules>,
): Promise<ComponentEvidence & { rules: IdentityRules; isComplete: boolean }> {
  const edges = new Map<number, StoredEdge>();
  const decisions = new Map<number, StoredEdge>();
  const known = new Set(start);
  let frontier = [...start];
  let rules = await rulesFor([]);
  while (frontier.length > 0 && known.size <= MOST_IDENTIFIERS) {
    const found = await readEdgesOf(events, frontier);
    for (const edge of found.edges) edges.set(edge.ordinal, edge);
    for (const edge of found.decisions) decisions.set(edge.ordinal, edge);
    rules = await rulesFor([...edges.values(), ...decisions.values()]);
    // What is nobody's ties nothing together, so nothing behind it can play a part.
    const isOut = rules.isBlocked;
    frontier = [...found.edges, ...found.decisions]
      .flatMap(({ left, right }) => (isOut(left.key) || isOut(right.key) ? [] : [left.key, right.key]))
      .filter((key) => !known.has(key));
    frontier = [...new Set(frontier)];
    for (const key of frontier) known.add(key);
  }
  return {
    edges: [...edges.values()].sort((a, b) => a.ordinal - b.ordinal),
    decisions: [...decisions.values()],
    rules,
    isComplete: frontier.length === 0,
  };
}
