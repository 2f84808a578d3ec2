/** An identifier of an account, and when it was first named: time and message id as one text that sorts. */
export type AccountIdentifier = { key: bigint; kind: string; first: string };
/** One fact named both; the first that did. */
export type AccountEdge = { left: bigint; right: bigint; first: string };

/**
 * How many of a kind one company has. A number of the register of companies is one company's; it may have several VAT
 * numbers (one in each country), and several ids in tools that know it twice.
 */
const LIMITS: Readonly<Record<string, number>> = { company_number: 1 };
const OTHER_LIMIT = 20;

/**
 * Which identifiers name one account: those that facts named together, weighed in the order of those facts (time, then
 * message id), unless the account would then have more of a kind than a company has. A function of the facts alone,
 * whatever order they arrived in. An account's id is the identifier of it that was named first.
 * Returns the account of each identifier that is not an account by itself.
 */
export function resolveAccounts(
  identifiers: readonly AccountIdentifier[],
  edges: readonly AccountEdge[],
): Map<bigint, bigint> {
  const known = new Map(identifiers.map((identifier) => [identifier.key, identifier]));
  const groups = new Map<bigint, AccountIdentifier[]>();
  const groupOf = (key: bigint): AccountIdentifier[] => {
    let group = groups.get(key);
    if (group === undefined) {
      group = [known.get(key) ?? { key, kind: '', first: '' }];
      groups.set(key, group);
    }
    return group;
  };
  for (const { left, right } of [...edges].sort(compareEdges)) {
    const [one, other] = [groupOf(left), groupOf(right)];
    if (one === other || !mayBeOne(one, other)) continue;
    const [small, large] = one.length < other.length ? [one, other] : [other, one];
    for (const identifier of small) {
      large.push(identifier);
      groups.set(identifier.key, large);
    }
  }
  const accounts = new Map<bigint, bigint>();
  for (const group of new Set(groups.values())) {
    const [head] = [...group].sort((a, b) => compare(a.first, b.first) || compare(a.key, b.key));
    for (const { key } of group) if (head !== undefined && key !== head.key) accounts.set(key, head.key);
  }
  return accounts;
}

function mayBeOne(one: readonly AccountIdentifier[], other: readonly AccountIdentifier[]): boolean {
  const counts = new Map<string, number>();
  for (const { kind } of [...one, ...other]) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].every(([kind, count]) => count <= (LIMITS[kind] ?? OTHER_LIMIT));
}

function compareEdges(a: AccountEdge, b: AccountEdge): number {
  return compare(a.first, b.first) || compare(a.left, b.left) || compare(a.right, b.right);
}

function compare<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
