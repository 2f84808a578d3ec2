/** Pairs of records with their match weight in bits: one triple a pair, left and right as numbers from 0. */
export type WeightedPairs = { left: Uint32Array; right: Uint32Array; weight: Float32Array };

export type ClusterOptions = {
  records: number;
  /** Two clusters become one while the mean weight between their records is at least this. */
  threshold: number;
  /** No single pair counts for less than this, nor does one that nobody compared: people's records do contradict each other. */
  leastWeight: number;
  /** No single pair counts for more than this. */
  mostWeight: number;
  /** Two clusters that share a value of one of these say that they are two: -1 is no value. */
  exclusive?: readonly Int32Array[];
  /** Two clusters with different values here are two: -1 is no value. */
  unique?: readonly Int32Array[];
};

type Bond = { sum: number; known: number };
type Offer = { score: number; a: number; b: number; version: number };

/**
 * Agglomeration by mean weight (average linkage): a chain of single bridges never welds two groups, since all pairs
 * between them count, those unknown included. Order of the pairs does not matter; ties go to the lowest records.
 * Answers for each record the lowest record of its cluster.
 */
export function clusterRecords(pairs: WeightedPairs, options: ClusterOptions): Uint32Array {
  const { records, threshold, leastWeight, mostWeight } = options;
  const bonds: (Map<number, Bond> | undefined)[] = new Array(records);
  const size = new Uint32Array(records).fill(1);
  const version = new Uint32Array(records);
  const parent = Uint32Array.from({ length: records }, (_, i) => i);
  const exclusive = (options.exclusive ?? []).map((values) => valuesOf(values));
  const unique = (options.unique ?? []).map((values) => valuesOf(values));
  const offers = createOffers();

  const bondsOf = (cluster: number): Map<number, Bond> => {
    let own = bonds[cluster];
    if (own === undefined) {
      own = new Map();
      bonds[cluster] = own;
    }
    return own;
  };
  const score = (a: number, b: number, bond: Bond): number => {
    const all = (size[a] ?? 1) * (size[b] ?? 1);
    return (bond.sum + (all - bond.known) * leastWeight) / all;
  };
  const offer = (a: number, b: number, bond: Bond): void => {
    const value = score(a, b, bond);
    if (value < threshold) return;
    offers.push({
      score: value,
      a: Math.min(a, b),
      b: Math.max(a, b),
      version: (version[a] ?? 0) + (version[b] ?? 0),
    });
  };

  for (const [i, left] of pairs.left.entries()) {
    const right = pairs.right[i] ?? 0;
    if (left === right) continue;
    const weight = Math.min(mostWeight, pairs.weight[i] ?? 0);
    // It counts as much as a pair that nobody compared: no bond says the same.
    if (weight <= leastWeight) continue;
    const bond = { sum: weight, known: 1 };
    bondsOf(left).set(right, bond);
    bondsOf(right).set(left, bond);
    offer(left, right, bond);
  }

  for (let next = offers.pop(); next !== undefined; next = offers.pop()) {
    const { a, b } = next;
    if (parent[a] !== a || parent[b] !== b) continue;
    if (next.version !== (version[a] ?? 0) + (version[b] ?? 0)) continue;
    if (exclusive.some((sets) => overlap(sets[a], sets[b]))) continue;
    if (unique.some((sets) => differ(sets[a], sets[b]))) continue;
    parent[b] = a;
    for (const sets of [...exclusive, ...unique]) sets[a] = join(sets[a], sets[b]);
    const own = bondsOf(a);
    own.delete(b);
    for (const [other, bond] of bondsOf(b)) {
      if (other === a) continue;
      const mine = own.get(other);
      const joined = mine === undefined ? bond : { sum: mine.sum + bond.sum, known: mine.known + bond.known };
      own.set(other, joined);
      const theirs = bondsOf(other);
      theirs.delete(b);
      theirs.set(a, joined);
    }
    bonds[b] = undefined;
    size[a] = (size[a] ?? 1) + (size[b] ?? 1);
    version[a] = (version[a] ?? 0) + (version[b] ?? 0) + 1;
    for (const [other, bond] of own) offer(a, other, bond);
  }
  return parent.map((_, record) => findRoot(parent, record));
}

function findRoot(parent: Uint32Array, record: number): number {
  let root = record;
  while (parent[root] !== root) root = parent[root] ?? root;
  for (let at = record; at !== root; ) {
    const next = parent[at] ?? root;
    parent[at] = root;
    at = next;
  }
  return root;
}

/** Most clusters have one value: a set for each of a million of them would take gigabytes. */
type Values = number | ReadonlySet<number> | undefined;

const valuesOf = (values: Int32Array): Values[] =>
  Array.from(values, (value) => (value < 0 ? undefined : value));

function overlap(a: Values, b: Values): boolean {
  if (a === undefined || b === undefined) return false;
  if (typeof a === 'number') return typeof b === 'number' ? a === b : b.has(a);
  if (typeof b === 'number') return a.has(b);
  for (const value of a) if (b.has(value)) return true;
  return false;
}

const differ = (a: Values, b: Values): boolean => a !== undefined && b !== undefined && !overlap(a, b);

function join(a: Values, b: Values): Values {
  if (a === undefined) return b;
  if (b === undefined || a === b) return a;
  return new Set([...(typeof a === 'number' ? [a] : a), ...(typeof b === 'number' ? [b] : b)]);
}

/** A heap of offers, the best first; of equals the one with the lowest records. */
function createOffers() {
  const heap: Offer[] = [];
  const isBetter = (x: Offer, y: Offer): boolean =>
    x.score !== y.score ? x.score > y.score : x.a !== y.a ? x.a < y.a : x.b < y.b;
  return {
    push(offer: Offer): void {
      let at = heap.length;
      heap.push(offer);
      while (at > 0) {
        const above = (at - 1) >> 1;
        const other = heap[above];
        if (other === undefined || !isBetter(offer, other)) break;
        heap[at] = other;
        at = above;
      }
      heap[at] = offer;
    },
    pop(): Offer | undefined {
      const best = heap[0];
      const last = heap.pop();
      if (heap.length === 0 || last === undefined) return best;
      let at = 0;
      for (;;) {
        let below = 2 * at + 1;
        let child = heap[below];
        if (child === undefined) break;
        const sibling = heap[below + 1];
        if (sibling !== undefined && isBetter(sibling, child)) {
          below++;
          child = sibling;
        }
        if (!isBetter(child, last)) break;
        heap[at] = child;
        at = below;
      }
      heap[at] = last;
      return best;
    },
  };
}
