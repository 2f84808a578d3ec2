import { compareEdges, type Edge, isExplicit } from './edge.ts';
import type { IdentityRules } from './identity-rules.ts';

export type Refusal =
  | { reason: 'limit'; kind: string; limit: number }
  | { reason: 'no-bridge'; kind: string }
  | { reason: 'blocked'; kind: string };

export type Resolution<E extends Edge = Edge> = {
  /** For every identifier of the edges, one identifier that stands for its person. */
  representative: Map<bigint, bigint>;
  /** The edges that brought two groups together, in the order in which they did: a tree of each person. */
  joined: E[];
  /** The edges that did not, and why. */
  refused: { edge: E; refusal: Refusal }[];
};

type Group = { members: bigint[]; counts: Map<string, number> };

/**
 * Identifiers and rules → people. Pure, and independent of the order of `edges`: they are weighed by the time of their
 * events, each either joining its two groups or refused because the result would break a rule. The index in memory
 * (people-index.ts) computes the same on typed arrays and in steps; a property test holds them equal.
 */
export function resolvePeople<E extends Edge>(edges: readonly E[], rules: IdentityRules): Resolution<E> {
  const groups = new Map<bigint, Group>();
  const joined: E[] = [];
  const refused: Resolution<E>['refused'] = [];

  const groupOf = (key: bigint, kind: string): Group => {
    let group = groups.get(key);
    if (group === undefined) {
      group = { members: [key], counts: new Map([[kind, 1]]) };
      groups.set(key, group);
    }
    return group;
  };

  for (const edge of [...edges].sort(compareEdges)) {
    const left = groupOf(edge.left.key, edge.left.kind);
    const right = groupOf(edge.right.key, edge.right.kind);
    if (left === right) continue;
    const counts = addCounts(left.counts, right.counts);
    if (isExplicit(edge.rule) && edge.left.kind === edge.right.kind) {
      counts.set(edge.left.kind, (counts.get(edge.left.kind) ?? 0) - 1);
    }
    const refusal = refuse(edge, left, right, counts, rules);
    if (refusal !== undefined) {
      refused.push({ edge, refusal });
      continue;
    }
    const [into, from] = left.members.length >= right.members.length ? [left, right] : [right, left];
    for (const key of from.members) {
      into.members.push(key);
      groups.set(key, into);
    }
    into.counts = counts;
    joined.push(edge);
  }

  const representative = new Map<bigint, bigint>();
  for (const [key, group] of groups) representative.set(key, group.members[0] ?? key);
  return { representative, joined, refused };
}

function refuse(
  edge: Edge,
  left: Group,
  right: Group,
  counts: ReadonlyMap<string, number>,
  rules: IdentityRules,
): Refusal | undefined {
  for (const [identifier, group] of [
    [edge.left, left],
    [edge.right, right],
  ] as const) {
    if (rules.isBlocked(identifier.key)) return { reason: 'blocked', kind: identifier.kind };
    if (!rules.of(identifier.kind).bridges && group.members.length > 1) {
      return { reason: 'no-bridge', kind: identifier.kind };
    }
  }
  for (const [kind, count] of counts) {
    const { limit } = rules.of(kind);
    if (count > limit) return { reason: 'limit', kind, limit };
  }
  return undefined;
}

function addCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Map<string, number> {
  const sum = new Map(a);
  for (const [kind, count] of b) sum.set(kind, (sum.get(kind) ?? 0) + count);
  return sum;
}
