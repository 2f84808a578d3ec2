import type { Random } from '../random.ts';
import { type Feature, logistic, type Scorer } from '../regression/index.ts';
import { type BinnedFeature, binFeature, type FeatureBins, learnBins } from './bin-features.ts';
import { type GrowOptions, growTree, type Tree } from './grow-tree.ts';

/** What was learned, as plain data: it can be passed between threads and score rows that come later. */
export type TreesModel = { start: number; trees: readonly Tree[]; bins: readonly FeatureBins[] };

export type BoostedTrees = Scorer & {
  model: TreesModel;
  /** How many trees were right for rows that the search had not seen. */
  rounds: number;
  /** Log loss on those rows after each tree. */
  validationLoss: number[];
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
  const bins = features.map(learnBins);
  const binned = features.map((feature, i) => binFeature(feature, bins[i] ?? { kind: 'number', edges: [] }));
  const all = new Uint32Array(split.fit.length + split.validation.length);
  all.set(split.fit);
  all.set(split.validation, split.fit.length);
  all.sort();
  const search = boost(binned, target, split.fit, split.validation, options);
  const { trees, start } = boost(binned, target, all, NO_ROWS, { ...options, rounds: search.best });
  const model = { start, trees, bins };
  return {
    model,
    rounds: search.best,
    validationLoss: search.losses,
    ...scorerOf(model, binned, identity(features)),
  };
}

/** So many trees on all of `rows`, where it is known how many are right. */
export function growBoostedTrees(
  features: readonly Feature[],
  target: Uint8Array,
  rows: Uint32Array,
  rounds: number,
  options: BoostOptions = DEFAULT_BOOST,
): TreesModel {
  const bins = features.map(learnBins);
  const binned = features.map((feature, i) => binFeature(feature, bins[i] ?? { kind: 'number', edges: [] }));
  const { trees, start } = boost(binned, target, rows, NO_ROWS, { ...options, rounds });
  return { start, trees, bins };
}

/** Scores of rows that may be others than those fitted on; `groupOf[j]` is the group that feature j counts to. */
export function applyTrees(
  model: TreesModel,
  features: readonly Feature[],
  groupOf: readonly number[] = identity(features),
): Scorer {
  const binned = features.map((feature, i) =>
    binFeature(feature, model.bins[i] ?? { kind: 'number', edges: [] }),
  );
  return scorerOf(model, binned, groupOf);
}

const NO_GROUPS: readonly number[] = [];
const NO_ROWS = new Uint32Array(0);
const identity = (features: readonly Feature[]): number[] => features.map((_feature, i) => i);

function scorerOf(
  { start, trees }: TreesModel,
  binned: readonly BinnedFeature[],
  groupOf: readonly number[],
): Scorer {
  const groups = Math.max(-1, ...groupOf) + 1;
  return {
    probability: (row, swapped) => {
      let sum = start;
      for (const tree of trees) sum += predictTree(tree, binned, row, groupOf, swapped);
      return logistic(sum);
    },
    contributions: (row) => {
      const result = new Float64Array(groups);
      for (const tree of trees) addPath(tree, binned, row, groupOf, result);
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
    for (const row of fit) predictor[row] = (predictor[row] ?? 0) + predictTree(tree, binned, row, NO_GROUPS);
    if (validation.length === 0) continue;
    for (const row of validation)
      predictor[row] = (predictor[row] ?? 0) + predictTree(tree, binned, row, NO_GROUPS);
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
  groupOf: readonly number[],
  swapped?: { feature: number; row: number },
): number {
  let node = nodes[0];
  while (node !== undefined && node.feature >= 0) {
    const at = swapped !== undefined && swapped.feature === groupOf[node.feature] ? swapped.row : row;
    const code = binned[node.feature]?.codes[at] ?? 0;
    node = nodes[node.goesLeft[code] === 1 ? node.left : node.right];
  }
  return node?.value ?? 0;
}

function addPath(
  { nodes }: Tree,
  binned: readonly BinnedFeature[],
  row: number,
  groupOf: readonly number[],
  into: Float64Array,
): void {
  let node = nodes[0];
  while (node !== undefined && node.feature >= 0) {
    const { feature, value } = node;
    const code = binned[feature]?.codes[row] ?? 0;
    node = nodes[node.goesLeft[code] === 1 ? node.left : node.right];
    const group = groupOf[feature] ?? 0;
    into[group] = (into[group] ?? 0) + (node?.value ?? 0) - value;
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
