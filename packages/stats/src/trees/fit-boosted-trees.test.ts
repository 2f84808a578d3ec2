import { expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import type { Feature } from '../regression/index.ts';
import { measureAuc } from '../scoring/index.ts';
import { fitBoostedTrees, keepValidation } from './fit-boosted-trees.ts';

const ROWS = 1200;

/** Whether exactly one of two numbers is high: nothing a line can tell. Some numbers are unknown. */
function makeRows(): { features: Feature[]; target: Uint8Array } {
  const random = createRandom(9);
  const a = Float64Array.from({ length: ROWS }, () => random.uniform());
  const b = Float64Array.from({ length: ROWS }, () => random.uniform());
  const colour = Array.from({ length: ROWS }, () => ['red', 'green', 'blue'][random.integer(3)] ?? '');
  const target = Uint8Array.from(a, (value, i) => {
    const high = value > 0.5 !== (b[i] ?? 0) > 0.5;
    return random.uniform() < (high ? 0.9 : 0.1) * (colour[i] === 'red' ? 0.5 : 1) ? 1 : 0;
  });
  for (let i = 0; i < ROWS; i += 17) a[i] = Number.NaN;
  return {
    features: [
      { name: 'a', kind: 'number', values: a },
      { name: 'b', kind: 'number', values: b },
      { name: 'colour', kind: 'category', values: colour },
    ],
    target,
  };
}

it('learns a combination, takes unknown numbers, and says where a score comes from', () => {
  const { features, target } = makeRows();
  const train = Uint32Array.from({ length: 800 }, (_value, i) => i);
  const test = Uint32Array.from({ length: 400 }, (_value, i) => 800 + i);
  const model = fitBoostedTrees(features, target, keepValidation(train, false, createRandom(1)));
  const { auc } = measureAuc(
    Float64Array.from(test, (row) => model.probability(row)),
    Uint8Array.from(test, (row) => target[row] ?? 0),
  );
  expect(auc).toBeGreaterThan(0.82);
  expect(model.rounds).toBeGreaterThan(5);
  const contributions = model.contributions(3);
  expect(contributions).toHaveLength(3);
  // Base and contributions together are the log-odds of the score.
  const logOdds = (row: number): number => Math.log(model.probability(row) / (1 - model.probability(row)));
  const sum = (row: number): number => model.contributions(row).reduce((total, value) => total + value, 0);
  expect(logOdds(3) - sum(3)).toBeCloseTo(logOdds(44) - sum(44), 9);
  const again = fitBoostedTrees(features, target, keepValidation(train, false, createRandom(1)));
  expect(again.probability(900)).toBe(model.probability(900));
});
