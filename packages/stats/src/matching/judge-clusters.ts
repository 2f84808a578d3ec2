export type ClusterQuality = {
  truePairs: number;
  foundPairs: number;
  precision: number;
  recall: number;
  f1: number;
  /** B³ (Bagga and Baldwin 1998): the mean over records of the share of one's cluster, and of one's entity, that is right. */
  b3Precision: number;
  b3Recall: number;
  b3: number;
  largestCluster: number;
  largestEntity: number;
};

/** Records of the first source, and of both. */
type Count = { first: number; all: number };
const harmonic = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b));

/**
 * A partition held against the truth, record by record. Where records from `first` on come from a second source, only
 * pairs across the two count.
 */
export function judgeClusters(
  found: readonly number[],
  truth: readonly (string | number)[],
  first = found.length,
): ClusterQuality {
  const linking = first < found.length;
  const pairsOf = ({ first: a, all }: Count): number => (linking ? a * (all - a) : (all * (all - 1)) / 2);
  const clusters = new Map<string | number, Count>();
  const entities = new Map<string | number, Count>();
  const both = new Map<string, Count & { cluster: Count; entity: Count }>();
  for (const [record, cluster] of found.entries()) {
    const entity = truth[record] ?? '';
    const ofCluster = countIn(clusters, cluster);
    const ofEntity = countIn(entities, entity);
    const key = `${cluster}|${entity}`;
    let cell = both.get(key);
    if (cell === undefined) {
      cell = { first: 0, all: 0, cluster: ofCluster, entity: ofEntity };
      both.set(key, cell);
    }
    for (const count of [ofCluster, ofEntity, cell]) {
      count.all++;
      if (record < first) count.first++;
    }
  }
  let [right, b3Precision, b3Recall] = [0, 0, 0];
  for (const cell of both.values()) {
    right += pairsOf(cell);
    b3Precision += (cell.all * cell.all) / cell.cluster.all / found.length;
    b3Recall += (cell.all * cell.all) / cell.entity.all / found.length;
  }
  let [truePairs, foundPairs, largestCluster, largestEntity] = [0, 0, 0, 0];
  for (const count of clusters.values()) {
    foundPairs += pairsOf(count);
    largestCluster = Math.max(largestCluster, count.all);
  }
  for (const count of entities.values()) {
    truePairs += pairsOf(count);
    largestEntity = Math.max(largestEntity, count.all);
  }
  const precision = foundPairs === 0 ? 1 : right / foundPairs;
  const recall = truePairs === 0 ? 1 : right / truePairs;
  return {
    truePairs,
    foundPairs,
    precision,
    recall,
    f1: harmonic(precision, recall),
    b3Precision,
    b3Recall,
    b3: harmonic(b3Precision, b3Recall),
    largestCluster,
    largestEntity,
  };
}

function countIn(counts: Map<string | number, Count>, label: string | number): Count {
  let count = counts.get(label);
  if (count === undefined) {
    count = { first: 0, all: 0 };
    counts.set(label, count);
  }
  return count;
}
