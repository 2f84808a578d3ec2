import type { Random } from '../random.ts';
import { type Feature, logistic } from '../regression/index.ts';
import { type BinnedFeature, binFeature } from './bin-features.ts';
import { type GrowOptions, growTree, type Tree } from './grow-tree.ts';

export type BoostedTrees = {
  /** How many trees were right for rows that the search had not seen. */
  rounds: number;
  /** Log loss on those rows after each tree. */
  validationLoss: number[];
  /** Of a row of the features given; with `swapped`, as if that feature were another row's. */
  probability(row: number, swapped?: { feature: number; row: number }): number;
  /** What each feature adds to the row's log-odds: the changes of node values along its paths. */
  contributions(row: number): Float64Array;
};

export type BoostOptions = GrowOptions & {
  /** At most so many trees; fewer where more no longer help on the rows kept back. */
  rounds: number;
  patience: number;
};

export const DEFAULT_BOOST: BoostOptions = {
  rounds: 1000,
  patience: 50,
  leaves: 16,
  leastRows: 20,
  l2: 1,
  learningRate: 0.05,
};

/**
 * Gradient-boosted trees for a yes-or-no outcome (Friedman 2001, Ann. Statist. 29:1189). The number of trees is chosen on
 * `validation`, a part of the rows that is kept from this search; then all of `rows` are fitted with so many.
 * A row's contributions are path differences of node values (Saabas 2014, “Interpreting random forests”).
 */
export function fitBoostedTrees(
  features: readonly Feature[],
  target: Uint8Array,
  split: { fit: Uint32Array; validation: Uint32Array },
  options: BoostOptions = DEFAULT_BOOST,
): BoostedTrees {
  const binned = features.map(binFeature);
  const all = new Uint32Array(split.fit.length + split.validation.length);
  all.set(split.fit);
  all.set(split.validation, split.fit.length);
  all.sort();
  const search = boost(binned, target, split.fit, split.validation, options);
  const { trees, start } = boost(binned, target, all, new Uint32Array(0), {
    ...options,
    rounds: search.best,
  });
  return {
    rounds: search.best,
    validationLoss: search.losses,
    probability: (row, swapped) => {
      let sum = start;
      for (const tree of trees) sum += predictTree(tree, binned, row, swapped);
      return logistic(sum);
    },
    contributions: (row) => {
      const result = new Float64Array(features.length);
      for (const tree of trees) addPath(tree, binned, row, result);
      return result;
    },
  };
}

/** A fifth of the rows: the newest where they are in time's order, else drawn. */
export function keepValidation(
  rows: Uint32Array,
  inTime: boolean,
  random: Random,
): { fit: Uint32Array; validation: Uint32Array } {
  const order = rows.slice();
  if (!inTime) {
    for (let i = order.length - 1; i > 0; i--) {
      const other = random.integer(i + 1);
      const kept = order[i] ?? 0;
      order[i] = order[other] ?? 0;
      order[other] = kept;
    }
  }
  const cut = Math.max(1, Math.floor(order.length * 0.8));
  return { fit: order.slice(0, cut), validation: order.slice(cut) };
}

function boost(
  binned: readonly BinnedFeature[],
  target: Uint8Array,
  fit: Uint32Array,
  validation: Uint32Array,
  options: BoostOptions,
): { trees: Tree[]; start: number; best: number; losses: number[] } {
  let positives = 0;
  for (const row of fit) positives += target[row] ?? 0;
  // Half a row of either kind keeps the start finite.
  const start = Math.log((positives + 0.5) / (fit.length - positives + 0.5));
  const predictor = new Float64Array(target.length).fill(start);
  const gradients = new Float64Array(target.length);
  const hessians = new Float64Array(target.length);
  const trees: Tree[] = [];
  const losses: number[] = [];
  let best = 0;
  let bestLoss = logLoss(predictor, target, validation);
  for (let round = 1; round <= options.rounds; round++) {
    for (const row of fit) {
      const p = logistic(predictor[row] ?? 0);
      gradients[row] = p - (target[row] ?? 0);
      hessians[row] = Math.max(p * (1 - p), 1e-12);
    }
    const tree = growTree(binned, gradients, hessians, fit, options);
    if (tree.nodes.length === 1) break;
    trees.push(tree);
    for (const row of fit) predictor[row] = (predictor[row] ?? 0) + predictTree(tree, binned, row);
    if (validation.length === 0) continue;
    for (const row of validation) predictor[row] = (predictor[row] ?? 0) + predictTree(tree, binned, row);
    const loss = logLoss(predictor, target, validation);
    losses.push(loss);
    if (loss < bestLoss) {
      bestLoss = loss;
      best = round;
    } else if (round - best >= options.patience) break;
  }
  return { trees, start, best, losses };
}

function predictTree(
  { nodes }: Tree,
  binned: readonly BinnedFeature[],
  row: number,
  swapped?: { feature: number; row: number },
): number {
  let node = nodes[0];
  while (node !== undefined && node.feature >= 0) {
    const at = swapped?.feature === node.feature ? swapped.row : row;
    const code = binned[node.feature]?.codes[at] ?? 0;
    node = nodes[node.goesLeft[code] === 1 ? node.left : node.right];
  }
  return node?.value ?? 0;
}

function addPath({ nodes }: Tree, binned: readonly BinnedFeature[], row: number, into: Float64Array): void {
  let node = nodes[0];
  while (node !== undefined && node.feature >= 0) {
    const { feature, value } = node;
    const code = binned[feature]?.codes[row] ?? 0;
    node = nodes[node.goesLeft[code] === 1 ? node.left : node.right];
    into[feature] = (into[feature] ?? 0) + (node?.value ?? 0) - value;
  }
}

function logLoss(predictor: Float64Array, target: Uint8Array, rows: Uint32Array): number {
  let sum = 0;
  for (const row of rows) {
    const signed = target[row] === 1 ? -(predictor[row] ?? 0) : (predictor[row] ?? 0);
    sum += signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed));
  }
  return rows.length === 0 ? 0 : sum / rows.length;
}
