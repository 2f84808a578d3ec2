import { compareEdges, type Edge, isExplicit, pairOf } from './edge.ts';
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

type Member = { key: bigint; kind: string };
/** `renames`: of each kind, how many were explicitly said to be one another's names. */
type Group = { members: Member[]; renames: Map<string, number> };

/** Whether an edge counts at all: one that stands behind an identifier does only while that one joins nobody. */
export function isActive(edge: Edge, rules: IdentityRules): boolean {
  return edge.behind === undefined || rules.isBlocked(edge.behind);
}

/**
 * Identifiers and rules → people. Pure, and independent of the order of `edges`: they are weighed by the time of their
 * events, each either joining its two groups or refused because the result would break a rule. The index in memory
 * (people-index.ts) computes the same on typed arrays and in steps; a property test holds them equal.
 */
export function resolvePeople<E extends Edge>(edges: readonly E[], rules: IdentityRules): Resolution<E> {
  const groups = new Map<bigint, Group>();
  const joinedAt = new Map<bigint, number>();
  const joined: E[] = [];
  const refused: Resolution<E>['refused'] = [];

  const groupOf = ({ key, kind }: Member): Group => {
    let group = groups.get(key);
    if (group === undefined) {
      group = { members: [{ key, kind }], renames: new Map() };
      groups.set(key, group);
    }
    return group;
  };

  const active = edges.filter((edge) => isActive(edge, rules)).sort(compareEdges);
  for (const edge of rules.hasWindows ? firstOfEach(active) : active) {
    const left = groupOf(edge.left);
    const right = groupOf(edge.right);
    const blocked = [edge.left, edge.right].find(({ key }) => rules.isBlocked(key));
    if (blocked !== undefined) {
      refused.push({ edge, refusal: { reason: 'blocked', kind: blocked.kind } });
      continue;
    }
    if (left === right) continue;
    const renamed = isExplicit(edge.rule) && edge.left.kind === edge.right.kind ? edge.left.kind : undefined;
    const refusal = refuse(edge, left, right, renamed, joinedAt, rules);
    if (refusal !== undefined) {
      refused.push({ edge, refusal });
      continue;
    }
    const [into, from] = left.members.length >= right.members.length ? [left, right] : [right, left];
    for (const member of from.members) {
      into.members.push(member);
      groups.set(member.key, into);
    }
    for (const [kind, count] of from.renames) into.renames.set(kind, (into.renames.get(kind) ?? 0) + count);
    if (renamed !== undefined) into.renames.set(renamed, (into.renames.get(renamed) ?? 0) + 1);
    for (const { key } of [edge.left, edge.right]) {
      if (!joinedAt.has(key)) joinedAt.set(key, edge.timestamp);
    }
    joined.push(edge);
  }

  const representative = new Map<bigint, bigint>();
  for (const [key, group] of groups) representative.set(key, group.members[0]?.key ?? key);
  return { representative, joined, refused };
}

/**
 * A pair is weighed when it was first seen, as the ledger has it. Without windows the later ones change nothing; with
 * them, what was refused at first would be let in by the next event after the window, if that event were kept.
 */
function firstOfEach<E extends Edge>(inOrder: readonly E[]): E[] {
  const seen = new Set<string>();
  return inOrder.filter(({ left, right, rule, importId, behind }) => {
    const pair = `${pairOf(left.key, right.key)} ${rule} ${behind ?? ''} ${importId}`;
    const isFirst = !seen.has(pair);
    seen.add(pair);
    return isFirst;
  });
}

function refuse(
  edge: Edge,
  left: Group,
  right: Group,
  renamed: string | undefined,
  joinedAt: ReadonlyMap<bigint, number>,
  rules: IdentityRules,
): Refusal | undefined {
  // Somebody looked at both and decided: no rule stands against that.
  if (edge.rule === 'manual') return undefined;
  for (const [identifier, group] of [
    [edge.left, left],
    [edge.right, right],
  ] as const) {
    if (!rules.of(identifier.kind).bridges && group.members.length > 1) {
      return { reason: 'no-bridge', kind: identifier.kind };
    }
  }
  const count = (group: Group, kind: string): number => {
    const after = edge.timestamp - rules.of(kind).windowMs;
    const within = group.members.filter(
      (member) => member.kind === kind && (joinedAt.get(member.key) ?? edge.timestamp) > after,
    );
    return within.length - (group.renames.get(kind) ?? 0);
  };
  for (const kind of new Set([...left.members, ...right.members].map((member) => member.kind))) {
    const { limit } = rules.of(kind);
    const each = [count(left, kind), count(right, kind)] as const;
    const together = each[0] + each[1] - (kind === renamed ? 1 : 0);
    // A person who has too many by a decision may still be joined by what has none of that kind.
    if (together > limit && together > Math.max(...each)) return { reason: 'limit', kind, limit };
  }
  return undefined;
}
