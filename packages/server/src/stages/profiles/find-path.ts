/** A tie between two identifiers, as far as a path is concerned. */
type Pair = { left: { key: string }; right: { key: string } };

/** The ties that lead from one identifier to another, in their order; empty where none do. `ties` is a tree. */
export function findPath<T extends Pair>(ties: readonly T[], from: string, to: string): T[] {
  const neighbours = new Map<string, { tie: T; key: string }[]>();
  const add = (at: string, tie: T, key: string) => {
    const list = neighbours.get(at);
    if (list === undefined) neighbours.set(at, [{ tie, key }]);
    else list.push({ tie, key });
  };
  for (const tie of ties) {
    add(tie.left.key, tie, tie.right.key);
    add(tie.right.key, tie, tie.left.key);
  }
  const cameBy = new Map<string, { tie: T; from: string } | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined && !cameBy.has(to); at = queue.shift()) {
    for (const { tie, key } of neighbours.get(at) ?? []) {
      if (cameBy.has(key)) continue;
      cameBy.set(key, { tie, from: at });
      queue.push(key);
    }
  }
  const path: T[] = [];
  for (let step = cameBy.get(to); step !== undefined; step = cameBy.get(step.from)) path.unshift(step.tie);
  return path;
}
