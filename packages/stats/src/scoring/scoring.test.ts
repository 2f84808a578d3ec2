import { expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { assignRfm, measureAuc, measureImportance, measureScores } from './index.ts';

it('counts ties in the AUC as half', () => {
  const auc = measureAuc(Float64Array.of(0.1, 0.5, 0.5, 0.9), Uint8Array.of(0, 0, 1, 1)).auc;
  expect(auc).toBeCloseTo(3.5 / 4, 12);
  expect(measureAuc(Float64Array.of(0.1, 0.5), Uint8Array.of(1, 1)).auc).toBeNaN();
});

it('measures probabilities: Brier, deviance, calibration and lift', () => {
  const random = createRandom(5);
  const probabilities = Float64Array.from({ length: 4000 }, () => random.uniform());
  const target = Uint8Array.from(probabilities, (p) => (random.uniform() < p ? 1 : 0));
  const quality = measureScores(probabilities, target);
  // Uniform probabilities that are right: Brier is E p(1−p) = 1/6.
  expect(quality.brier).toBeCloseTo(1 / 6, 1);
  expect(quality.calibration).toHaveLength(10);
  for (const bin of quality.calibration) {
    expect(Math.abs(bin.predicted - bin.observed)).toBeLessThan(0.08);
  }
  expect(quality.lift.at(-1)?.capture).toBeCloseTo(1, 12);
  expect(quality.lift[0]?.lift).toBeGreaterThan(1.6);
});

it('finds the feature that matters and not the one that does not', () => {
  const random = createRandom(3);
  const useful = Float64Array.from({ length: 500 }, () => random.uniform());
  const target = useful.map((value) => (random.uniform() < value ? 1 : 0));
  const rows = Uint32Array.from(useful, (_value, i) => i);
  const probability = (row: number, swapped?: { feature: number; row: number }): number =>
    useful[swapped?.feature === 0 ? swapped.row : row] ?? 0;
  const [first, second] = measureImportance(probability, 2, rows, Uint8Array.from(target), random);
  expect(first).toMatchObject({ feature: 0 });
  expect(first?.drop).toBeGreaterThan(0.2);
  expect(second?.drop).toBe(0);
});

it('cuts RFM into exact fifths, ties by id whatever the order of rows', () => {
  const customers = Array.from({ length: 10 }, (_value, i) => ({
    id: `c${i}`,
    recency: i,
    frequency: 1,
    monetary: 10 * i,
  }));
  const cells = assignRfm(customers);
  expect(cells.map(({ cell }) => cell)).toEqual([
    '511',
    '511',
    '422',
    '422',
    '333',
    '333',
    '244',
    '244',
    '155',
    '155',
  ]);
  const shuffled = assignRfm([...customers].reverse());
  expect(new Map(shuffled.map(({ id, cell }) => [id, cell]))).toEqual(
    new Map(cells.map(({ id, cell }) => [id, cell])),
  );
});
