import { expect, it } from 'vitest';
import { encodeFeatures, type Feature } from './encode-columns.ts';
import { fitLogistic, predictLogistic } from './fit-logistic.ts';

const number = (name: string, values: number[]): Feature => ({
  name,
  kind: 'number',
  values: Float64Array.from(values),
});

/** 3 of 10 without x, 6 of 10 with it. */
const x = [...Array(10).fill(0), ...Array(10).fill(1)];
const y = Uint8Array.from([1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0]);

it('gives the log odds of a two-by-two table and their Woolf errors', () => {
  const fit = fitLogistic(encodeFeatures([number('x', x)], 20), y);
  if (fit.outcome !== 'fitted') throw new Error(fit.reason);
  expect(fit.coefficients[0]).toBeCloseTo(Math.log(3 / 7), 9);
  expect(fit.coefficients[1]).toBeCloseTo(Math.log(6 / 4) - Math.log(3 / 7), 9);
  expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt(1 / 3 + 1 / 7 + 1 / 6 + 1 / 4), 9);
  expect(fit.nullDeviance).toBeCloseTo(-2 * (9 * Math.log(9 / 20) + 11 * Math.log(11 / 20)), 9);
});

it('leaves out a column that others explain, and predicts the same', () => {
  const twice = x.map((value) => 3 * value + 1);
  const design = encodeFeatures([number('x', x), number('twice', twice)], 20);
  const fit = fitLogistic(design, y);
  if (fit.outcome !== 'fitted') throw new Error(fit.reason);
  expect(fit.aliased).toEqual(['twice']);
  expect(predictLogistic(design, fit.coefficients)[19]).toBeCloseTo(0.6, 9);
});

it.each([
  ['wholly', [0, 1, 2, 3, 10, 11, 12, 13], [0, 0, 0, 0, 1, 1, 1, 1]],
  ['in part', [0, 0, 0, 0, 1, 1, 1, 1], [0, 1, 0, 1, 1, 1, 1, 1]],
])('says which column separates the classes %s, and fits it with a penalty', (_case, values, target) => {
  const design = encodeFeatures([number('tell', values)], 8);
  const outcome = fitLogistic(design, Uint8Array.from(target));
  expect(outcome).toMatchObject({ outcome: 'failed', reason: 'separated', columns: ['tell'] });
  expect(fitLogistic(design, Uint8Array.from(target), { l2: 1 })).toMatchObject({ outcome: 'fitted' });
});

it('takes a few values far out for no separation', () => {
  // Spend as it is: nearly all below 100, one at 100,000. The odds of those at 1 and 2 settle the coefficient: each unit
  // of spend takes ln 3 off, from odds of 3 at 0, 1 at 1 and a third at 2.
  const spend = [...Array(40).fill(0), ...Array(40).fill(1), ...Array(40).fill(2), 100_000];
  const bought = spend.map((value, i) => Number(value < 3 && i % 40 < 30 - 10 * value));
  const fit = fitLogistic(encodeFeatures([number('spend', spend)], spend.length), Uint8Array.from(bought));
  if (fit.outcome !== 'fitted') throw new Error(fit.reason);
  expect(fit.coefficients[0]).toBeCloseTo(Math.log(3), 9);
  expect(fit.coefficients[1]).toBeCloseTo(-Math.log(3), 9);
});

it('shares a penalised effect between columns that say the same', () => {
  // λ/2·(β₁² + β₂²) with β₁ = β₂ = s/2 is λ/4·s²: half the penalty on their sum.
  const fit = (columns: number, l2: number) => {
    const found = fitLogistic(encodeFeatures(Array(columns).fill(number('x', x)), 20), y, { l2 });
    if (found.outcome !== 'fitted') throw new Error(found.reason);
    return found.coefficients;
  };
  const [both, one] = [fit(2, 3), fit(1, 1.5)];
  expect(both[1]).toBeCloseTo((one[1] ?? 0) / 2, 9);
  expect(both[2]).toBeCloseTo((one[1] ?? 0) / 2, 9);
});

it('fails on one class', () => {
  const fit = fitLogistic(encodeFeatures([number('x', x)], 20), new Uint8Array(20));
  expect(fit).toMatchObject({ outcome: 'failed', reason: 'one-class' });
});

it('codes a category against its first level', () => {
  const design = encodeFeatures([{ name: 'c', kind: 'category', values: ['b', 'a', 'c', 'b'] }], 4);
  expect(design.names).toEqual(['(intercept)', 'c = b', 'c = c']);
  expect(Array.from(design.columns[1] ?? [])).toEqual([1, 0, 0, 1]);
});
