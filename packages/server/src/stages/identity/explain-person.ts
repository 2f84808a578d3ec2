import { pairOf } from './edge.ts';
import type { IdentityRules } from './identity-rules.ts';
import type { StoredEdge } from './ledger-store.ts';
import { isActive, type Refusal, resolvePeople } from './resolve-people.ts';

/** An edge that made one person of two groups of identifiers, with how many rows of the ledger speak for it. */
export type Tie = StoredEdge & { evidence: number };
export type Apart = {
  edge: StoredEdge;
  /** Whose the identifier outside is. */
  other: bigint;
  because: Refusal | { reason: 'junk'; kind: string } | { reason: 'by-hand'; by: string; at: string };
};

export type Explanation = {
  /** A tree: between any two identifiers there is one path. In the order in which they were weighed. */
  ties: Tie[];
  /** Evidence that speaks for somebody else being the same person, and why it was not followed. */
  apart: Apart[];
};

export type Evidence = {
  person: bigint;
  /** Of every identifier that the edges touch: whose it is. */
  personOf: ReadonlyMap<bigint, bigint>;
  /** All edges within the person, within its neighbours, and between them. */
  edges: readonly StoredEdge[];
  decisions: readonly StoredEdge[];
  /** Of what is blocked: what was learned to be nobody's. */
  junk: ReadonlySet<bigint>;
};

/**
 * Why these identifiers are one person, and why others are not. Edges from the neighbours to third persons are left out:
 * they were refused, and a refused edge changes nothing, so the rule gives the same answer without them.
 */
export function explainPerson(
  { person, personOf, edges: all, decisions, junk }: Evidence,
  rules: IdentityRules,
): Explanation {
  const edges = all.filter((edge) => isActive(edge, rules));
  const pair = (edge: StoredEdge) => pairOf(edge.left.key, edge.right.key);
  const bans = new Map(decisions.map((decision) => [pair(decision), decision]));
  const isMine = (key: bigint) => personOf.get(key) === person;
  const { joined, refused } = resolvePeople(
    edges.filter((edge) => !bans.has(pair(edge))),
    rules,
  );

  const byPair = Map.groupBy(edges, pair);
  const ties = joined
    .filter((edge) => isMine(edge.left.key) && isMine(edge.right.key))
    .map((edge) => ({ ...edge, evidence: byPair.get(pair(edge))?.length ?? 1 }));

  const apart = new Map<string, Apart>();
  const add = (edge: StoredEdge, because: Apart['because']) => {
    const left = personOf.get(edge.left.key) ?? edge.left.key;
    const right = personOf.get(edge.right.key) ?? edge.right.key;
    if (left === right || (left !== person && right !== person) || apart.has(pair(edge))) return;
    apart.set(pair(edge), { edge, other: left === person ? right : left, because });
  };
  for (const edge of edges) {
    const ban = bans.get(pair(edge));
    if (ban !== undefined) add(edge, { reason: 'by-hand', by: ban.actor, at: ban.recordedAt });
  }
  for (const { edge, refusal } of refused) {
    const isJunk = refusal.reason === 'blocked' && (junk.has(edge.left.key) || junk.has(edge.right.key));
    add(edge, isJunk ? { reason: 'junk', kind: refusal.kind } : refusal);
  }
  return { ties, apart: [...apart.values()] };
}
