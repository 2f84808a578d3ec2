import type { Identifier, Tie } from './people-api.ts';

/** An identifier, the tie by which it hangs on the one above, and those that hang on it. */
export type TreeNode = { identifier: Identifier; tie: Tie | undefined; children: TreeNode[] };

/**
 * The ties of a person as a tree to be drawn, from the identifier that has the most ties (a login, as a rule) down.
 * Ties that reach it from elsewhere are turned round: a tie has no direction.
 */
export function buildTree(ties: readonly Tie[]): TreeNode | undefined {
  const neighbours = new Map<string, { tie: Tie; identifier: Identifier }[]>();
  const identifiers = new Map<string, Identifier>();
  for (const tie of ties) {
    for (const [from, to] of [
      [tie.left, tie.right],
      [tie.right, tie.left],
    ] as const) {
      identifiers.set(from.key, from);
      const list = neighbours.get(from.key) ?? [];
      list.push({ tie, identifier: to });
      neighbours.set(from.key, list);
    }
  }
  let root: Identifier | undefined;
  for (const identifier of identifiers.values()) {
    const count = (one: Identifier | undefined) =>
      one === undefined ? 0 : (neighbours.get(one.key)?.length ?? 0);
    if (count(identifier) > count(root)) root = identifier;
  }
  if (root === undefined) return undefined;

  const seen = new Set<string>();
  const grow = (identifier: Identifier, tie: Tie | undefined): TreeNode => {
    seen.add(identifier.key);
    const node: TreeNode = { identifier, tie, children: [] };
    for (const next of neighbours.get(identifier.key) ?? []) {
      if (!seen.has(next.identifier.key)) node.children.push(grow(next.identifier, next.tie));
    }
    return node;
  };
  return grow(root, undefined);
}

/** The ties on the way from one identifier to another. */
export function pathBetween(ties: readonly Tie[], from: string, to: string): Tie[] {
  const tree = buildTree(ties);
  const wayTo = (key: string): Tie[] => {
    const search = (node: TreeNode): Tie[] | undefined => {
      if (node.identifier.key === key) return [];
      for (const child of node.children) {
        const rest = search(child);
        if (rest !== undefined && child.tie !== undefined) return [child.tie, ...rest];
      }
      return undefined;
    };
    return tree === undefined ? [] : (search(tree) ?? []);
  };
  const [one, other] = [wayTo(from), wayTo(to)];
  let shared = 0;
  while (shared < one.length && shared < other.length && one[shared] === other[shared]) shared++;
  return [...one.slice(shared).reverse(), ...other.slice(shared)];
}

/** The identifiers that a path passes, from its start on. */
export function stationsOf(path: readonly Tie[], from: string): Identifier[] {
  const stations: Identifier[] = [];
  let at = from;
  for (const tie of path) {
    const [here, next] = tie.left.key === at ? [tie.left, tie.right] : [tie.right, tie.left];
    if (stations.length === 0) stations.push(here);
    stations.push(next);
    at = next.key;
  }
  return stations;
}
