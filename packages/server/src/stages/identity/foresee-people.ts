import { type Edge, type Identifier, pairOf } from './edge.ts';
import type { IdentityRules } from './identity-rules.ts';
import type { StoredEdge } from './ledger-store.ts';
import { isActive, resolvePeople } from './resolve-people.ts';

export type Pair = { left: Identifier; right: Identifier };
/** What would be decided by hand. */
export type PairDecisions = { apart: readonly Pair[]; together: readonly Pair[] };
export type PersonGroup = { id: bigint; identifiers: Identifier[] };
export type Foreseen = {
  /** The people whom it touches, as they are and as they would be. */
  before: PersonGroup[];
  after: PersonGroup[];
};

/** All evidence that could play a part: whole components of it, with what was decided on them. */
export type ComponentEvidence = { edges: readonly StoredEdge[]; decisions: readonly StoredEdge[] };

/** Who would be whom after a decision, by the same rule that makes people. */
export function foreseePeople(
  { edges, decisions }: ComponentEvidence,
  { apart, together }: PairDecisions,
  rules: IdentityRules,
  now: number,
): Foreseen {
  const banned = new Set(decisions.map((edge) => pairOf(edge.left.key, edge.right.key)));
  const before = groupPeople(edges, banned, rules);
  const lifted = new Set(together.map(({ left, right }) => pairOf(left.key, right.key)));
  const bannedThen = new Set([
    ...[...banned].filter((pair) => !lifted.has(pair)),
    ...apart.map(({ left, right }) => pairOf(left.key, right.key)),
  ]);
  const last = Math.max(0, ...edges.map((edge) => edge.ordinal));
  const decided = together.map(
    ({ left, right }, index): StoredEdge => ({
      left,
      right,
      rule: 'manual',
      timestamp: now,
      messageId: '',
      importId: '',
      ordinal: last + 1 + index,
      source: '',
      actor: '',
      recordedAt: '',
      state: 1,
    }),
  );
  const after = groupPeople([...edges, ...decided], bannedThen, rules);

  const write = ({ id, identifiers }: PersonGroup) =>
    `${id} ${identifiers
      .map(({ key }) => key)
      .sort()
      .join(' ')}`;
  const unchanged = new Set(before.map(write));
  const kept = new Set(after.map(write));
  return {
    before: before.filter((group) => !kept.has(write(group))),
    after: after.filter((group) => !unchanged.has(write(group))),
  };
}

/** The people of a component, each with the id that it has or would have. */
function groupPeople(
  all: readonly StoredEdge[],
  banned: ReadonlySet<string>,
  rules: IdentityRules,
): PersonGroup[] {
  const edges = all.filter((edge) => !banned.has(pairOf(edge.left.key, edge.right.key)));
  const { representative } = resolvePeople(edges, rules);
  const identifiers = new Map<bigint, Identifier>();
  // Also those of edges that no longer count: they are people by themselves then.
  for (const { left, right } of all) for (const end of [left, right]) identifiers.set(end.key, end);
  const places = firstPlaces(edges.filter((edge) => isLive(edge, rules)));
  const groups = Map.groupBy(identifiers.values(), ({ key }) => representative.get(key) ?? key);
  return [...groups.values()].map((members) => {
    const place = ({ key }: Identifier) => places.get(key) ?? Number.POSITIVE_INFINITY;
    const [first = members[0]] = members.toSorted((a, b) => place(a) - place(b));
    return { id: first?.key ?? 0n, identifiers: members };
  });
}

export function isLive(edge: Edge, rules: IdentityRules): boolean {
  return isActive(edge, rules) && !rules.isBlocked(edge.left.key) && !rules.isBlocked(edge.right.key);
}

/** Where each identifier first stands in the ledger, which decides whose id a person takes. */
function firstPlaces(edges: readonly StoredEdge[]): Map<bigint, number> {
  const places = new Map<bigint, number>();
  const note = (key: bigint, place: number) => {
    if (place < (places.get(key) ?? Number.POSITIVE_INFINITY)) places.set(key, place);
  };
  for (const { left, right, ordinal } of edges) {
    note(left.key, ordinal * 2);
    note(right.key, ordinal * 2 + 1);
  }
  return places;
}
