import { type Edge, type Identifier, pairOf } from './edge.ts';
import { type IdentityRules, isTelling } from './identity-rules.ts';

/** A way of making two people of one: the pairs to separate, and who is on either side then. */
export type Cut = {
  pairs: { left: Identifier; right: Identifier; strength: number }[];
  /** The side of the first identifier, and the other one. */
  parts: [Identifier[], Identifier[]];
  /** How much evidence is given up: the lower, the less is lost. */
  strength: number;
};

/** `since`: when the two were first seen together. */
type Tie = { left: Identifier; right: Identifier; strength: number; since: number };
type Graph = { identifiers: Map<bigint, Identifier>; ties: Tie[]; neighbours: Map<bigint, Tie[]> };

const MOST_PAIRS = 15;
const MOST_CUTS = 5;
const RULE_WEIGHT = { event: 1, alias: 4, manual: 8, probable: 1, mailbox: 8 } as const;

/**
 * Where a person is most likely two: for each two identifiers of a kind that names a person (two e-mail addresses, say),
 * the weakest set of ties whose loss puts them apart. `edges` are those that count and have both ends in the person.
 */
export function proposeCuts(
  edges: readonly Edge[],
  rules: IdentityRules,
  between?: readonly [bigint, bigint],
): Cut[] {
  const graph = openGraph(edges, rules);
  const cuts = new Map<string, Cut & { since: number }>();
  const asked = between === undefined ? suspects(graph, rules) : [between];
  // Of several that are equally weak, one is found from either end.
  for (const [one, other] of asked.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])) {
    const cut = findWeakestCut(graph, one, other);
    if (cut === undefined) continue;
    const name = cut.pairs
      .map(({ left, right }) => pairOf(left.key, right.key))
      .sort()
      .join();
    if (!cuts.has(name)) cuts.set(name, cut);
  }
  return (
    [...cuts.values()]
      // What was seen last is more likely the slip than what has stood for long.
      .sort((a, b) => a.strength - b.strength || b.since - a.since)
      .slice(0, MOST_CUTS)
      .map(({ since: _, ...cut }) => cut)
  );
}

/** How much a pair says: every piece of evidence, and more where the weaker of the two is hard to share. */
function openGraph(edges: readonly Edge[], rules: IdentityRules): Graph {
  const identifiers = new Map<bigint, Identifier>();
  const byPair = new Map<string, Tie>();
  for (const { left, right, rule, timestamp } of edges) {
    for (const end of [left, right]) identifiers.set(end.key, end);
    const pair = pairOf(left.key, right.key);
    const known = byPair.get(pair) ?? { left, right, strength: 0, since: timestamp };
    const says = Math.min(saysOf(left.kind, rules), saysOf(right.kind, rules));
    byPair.set(pair, {
      ...known,
      strength: known.strength + RULE_WEIGHT[rule] * says,
      since: Math.min(known.since, timestamp),
    });
  }
  const neighbours = new Map<bigint, Tie[]>();
  for (const tie of byPair.values()) {
    for (const { key } of [tie.left, tie.right]) neighbours.set(key, [...(neighbours.get(key) ?? []), tie]);
  }
  return { identifiers, ties: [...byPair.values()], neighbours };
}

function saysOf(kind: string, rules: IdentityRules): number {
  const rule = rules.of(kind);
  if (rule.limit === 1) return 3;
  return isTelling(rule) ? 2 : 1;
}

/** Two of a kind that names a person; where there are none, any two identifiers that name one. */
function suspects({ identifiers }: Graph, rules: IdentityRules): (readonly [bigint, bigint])[] {
  const telling = [...identifiers.values()].filter(({ kind }) => isTelling(rules.of(kind)));
  const pairs = telling.flatMap((one, at) => telling.slice(at + 1).map((other) => [one, other] as const));
  const ofOneKind = pairs.filter(([one, other]) => one.kind === other.kind);
  const chosen = ofOneKind.length > 0 ? ofOneKind : pairs.length > 0 ? pairs : anyTwo(identifiers);
  return chosen.slice(0, MOST_PAIRS).map(([one, other]) => [one.key, other.key] as const);
}

function anyTwo(identifiers: ReadonlyMap<bigint, Identifier>): (readonly [Identifier, Identifier])[] {
  const all = [...identifiers.values()];
  return all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const));
}

/** Edmonds and Karp 1972: the most that flows from one to the other equals the weakest cut between them. */
function findWeakestCut(graph: Graph, from: bigint, to: bigint): (Cut & { since: number }) | undefined {
  if (from === to || !graph.identifiers.has(from) || !graph.identifiers.has(to)) return undefined;
  const flow = new Map<string, number>();
  const direction = (a: bigint, b: bigint) => `${a} ${b}`;
  const other = (tie: Tie, key: bigint) => (tie.left.key === key ? tie.right.key : tie.left.key);
  const free = (tie: Tie, at: bigint) => tie.strength - (flow.get(direction(at, other(tie, at))) ?? 0);

  /** From where each identifier is reached while something is still free. */
  function reach(): Map<bigint, { by: Tie; before: bigint } | undefined> {
    const reached = new Map<bigint, { by: Tie; before: bigint } | undefined>([[from, undefined]]);
    const queue = [from];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      for (const tie of graph.neighbours.get(at) ?? []) {
        const next = other(tie, at);
        if (reached.has(next) || free(tie, at) <= 0) continue;
        reached.set(next, { by: tie, before: at });
        queue.push(next);
      }
    }
    return reached;
  }

  let reached = reach();
  while (reached.has(to)) {
    const path: { by: Tie; before: bigint }[] = [];
    for (let step = reached.get(to); step !== undefined; step = reached.get(step.before)) path.push(step);
    const amount = Math.min(...path.map(({ by, before }) => free(by, before)));
    for (const { by, before } of path) {
      const next = other(by, before);
      flow.set(direction(before, next), (flow.get(direction(before, next)) ?? 0) + amount);
      flow.set(direction(next, before), (flow.get(direction(next, before)) ?? 0) - amount);
    }
    reached = reach();
  }
  const pairs = graph.ties.filter(({ left, right }) => reached.has(left.key) !== reached.has(right.key));
  if (pairs.length === 0) return undefined;
  const all = [...graph.identifiers.values()];
  return {
    pairs,
    parts: [all.filter(({ key }) => reached.has(key)), all.filter(({ key }) => !reached.has(key))],
    strength: pairs.reduce((sum, { strength }) => sum + strength, 0),
    since: Math.max(...pairs.map(({ since }) => since)),
  };
}
