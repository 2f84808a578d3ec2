import { type BoostedTrees, createRandom, type Feature, fitBoostedTrees, keepValidation } from '@rondo/stats';
import { invalid } from '../platform/error.ts';

const FEWEST_ROWS = 100;

/** Boosted trees on the rows given; they need rows of both outcomes, in number enough to keep a fifth back. */
export function scoreTrees(
  features: readonly Feature[],
  target: Uint8Array,
  train: Uint32Array,
  options: { inTime: boolean; seed: number },
): BoostedTrees {
  let positives = 0;
  for (const row of train) positives += target[row] ?? 0;
  if (train.length < FEWEST_ROWS || positives < 10 || train.length - positives < 10) {
    throw invalid(
      '--model',
      `Trees need ${FEWEST_ROWS} rows and ten of each outcome to fit on; here are ${train.length} rows, ${positives} of them positive.`,
      'Take --model logistic, or give more rows.',
    );
  }
  return fitBoostedTrees(features, target, keepValidation(train, options.inTime, createRandom(options.seed)));
}
