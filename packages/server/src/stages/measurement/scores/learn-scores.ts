import {
  applyLogistic,
  applyTrees,
  createRandom,
  DEFAULT_BOOST,
  encodeFeatures,
  fitBoostedTrees,
  fitLogistic,
  growBoostedTrees,
  keepLogistic,
  type LogisticModel,
  measureImportance,
  measureScores,
  pickDesignRows,
  type ScoreQuality,
  type Scorer,
  type TreesModel,
} from '@rondo/stats';
import type { FeatureTable } from './build-features.ts';
import { clampFeatures, learnRanges, type Ranges } from './clamp-features.ts';

/** People at a moment with what was known of them, and whether it then happened. */
export type Labelled = FeatureTable & { target: Uint8Array };
export type LearnQuestion = { train: Labelled; test: Labelled; seed: number };
/** Plain data: it leaves the thread in which it was learned. */
export type ScoreModelData =
  | { model: 'logistic'; data: LogisticModel; ranges: Ranges }
  | { model: 'trees'; data: TreesModel };
export type LearnedScores = {
  chosen: 'logistic' | 'trees';
  models: { model: 'logistic' | 'trees'; validationLoss: number; size: number; quality: ScoreQuality }[];
  importance: { group: number; drop: number; deviation: number }[];
  /** The chosen one, learned anew from the later moment: for today. */
  final: ScoreModelData;
};

const PENALTIES = [1, 10, 30, 100, 300] as const;
/** Small trees of many people: what is to be learned is weak, and a few hundred outcomes are soon learned by heart. */
const BOOST = { ...DEFAULT_BOOST, leaves: 4, leastRows: 50, l2: 10 };
/** Importance is asked of at most so many people of either outcome: the AUC does not depend on how many there are of each. */
const MOST_ASKED = 2_000;

/**
 * Logistic regression and boosted trees, learned from the earlier moment. Three fifths of its people fit, one fifth tunes (the penalty, the
 * number of trees) and one fifth chooses between the two by log loss; the trees must be better by more than a standard error, as the
 * regression is the one that can be explained. Then both are fitted on all of them and judged at the later moment. That the later outcomes come after all that was learned from is what makes the judgement hold for today.
 */
export function learnScores(
  { train, test, seed }: LearnQuestion,
  report: (done: number, total: number) => void = () => {},
): LearnedScores {
  const random = createRandom(seed);
  const order = Uint32Array.from(train.target, (_value, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const other = random.integer(i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[other] ?? 0;
    order[other] = kept;
  }
  const [first, second] = [Math.floor(order.length * 0.6), Math.floor(order.length * 0.8)];
  const [fit, tune, choose] = [order.slice(0, first), order.slice(first, second), order.slice(second)];
  const all = Uint32Array.from(train.target, (_value, i) => i);
  report(0, 6);

  const penalties = PENALTIES.map((l2) => ({
    l2,
    loss: mean(lossesOf(scoreBy(fitLinear(train, fit, l2), train), train, tune)),
  }));
  const { l2 } = penalties.reduce((best, one) => (one.loss < best.loss ? one : best));
  report(1, 6);
  const { rounds } = fitBoostedTrees(train.features, train.target, { fit, validation: tune }, BOOST);
  report(2, 6);
  const candidates = (['logistic', 'trees'] as const).map((model) => {
    const learn = (from: Labelled, rows: Uint32Array): ScoreModelData =>
      model === 'logistic' ? fitLinear(from, rows, l2) : fitTrees(from, rows, rounds);
    const before = scoreBy(learn(train, concat(fit, tune)), train);
    const scorer = scoreBy(learn(train, all), test);
    return {
      model,
      learn,
      scorer,
      losses: lossesOf(before, train, choose),
      size: model === 'logistic' ? l2 : rounds,
      quality: measureScores(
        Float64Array.from(test.target, (_value, row) => scorer.probability(row)),
        test.target,
      ),
    };
  });
  report(4, 6);
  const [linear, trees] = candidates;
  if (linear === undefined || trees === undefined) throw new RangeError('two models are compared');
  const gains = linear.losses.map((loss, i) => loss - (trees.losses[i] ?? 0));
  const gain = mean(gains);
  const error = Math.sqrt(mean(gains.map((one) => (one - gain) ** 2)) / gains.length);
  const best = gain > error ? trees : linear;
  const importance = measureImportance(
    best.scorer.probability,
    test.groups.length,
    pickSome(test.target, random),
    test.target,
    random,
  ).map(({ feature, drop, deviation }) => ({ group: feature, drop, deviation }));
  report(5, 6);
  const final = best.learn(
    test,
    Uint32Array.from(test.target, (_value, i) => i),
  );
  report(6, 6);
  return {
    chosen: best.model,
    models: candidates.map(({ model, losses, size, quality }) => ({
      model,
      validationLoss: mean(losses),
      size,
      quality,
    })),
    importance,
    final,
  };
}

/** What a model says of people, by group of features. */
export function scoreBy(
  model: ScoreModelData,
  { features, groupOf }: FeatureTable,
  rows = features[0]?.values.length ?? 0,
): Scorer {
  return model.model === 'logistic'
    ? applyLogistic(model.data, clampFeatures(features, model.ranges), rows, groupOf)
    : applyTrees(model.data, features, groupOf);
}

function fitLinear(from: Labelled, rows: Uint32Array, l2: number): ScoreModelData {
  const ranges = learnRanges(from.features, rows);
  const features = clampFeatures(from.features, ranges);
  const design = encodeFeatures(features, from.target.length);
  const found = fitLogistic(
    pickDesignRows(design, rows),
    Uint8Array.from(rows, (row) => from.target[row] ?? 0),
    { l2 },
  );
  if (found.outcome === 'failed') throw new RangeError(`logistic regression: ${found.reason}`);
  return { model: 'logistic', data: keepLogistic(features, design, rows, found), ranges };
}

function fitTrees(from: Labelled, rows: Uint32Array, rounds: number): ScoreModelData {
  return { model: 'trees', data: growBoostedTrees(from.features, from.target, rows, rounds, BOOST) };
}

function lossesOf({ probability }: Scorer, { target }: Labelled, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => {
    const p = probability(row);
    return -Math.log(Math.max(1e-12, target[row] === 1 ? p : 1 - p));
  });
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function concat(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function pickSome(target: Uint8Array, random: { integer(below: number): number }): Uint32Array {
  const picked: number[] = [];
  for (const wanted of [0, 1]) {
    const own: number[] = [];
    for (const [row, value] of target.entries()) if (value === wanted) own.push(row);
    for (let k = 0; k < Math.min(MOST_ASKED, own.length); k++) {
      const other = k + random.integer(own.length - k);
      const row = own[other] ?? 0;
      own[other] = own[k] ?? 0;
      own[k] = row;
      picked.push(row);
    }
  }
  return Uint32Array.from(picked);
}
