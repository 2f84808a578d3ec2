import { expect, it } from 'vitest';
import { fitLeastSquares } from './fit-least-squares.ts';

const one = Float64Array.from([1, 1, 1, 1, 1]);
const x = Float64Array.from([1, 2, 3, 4, 5]);
const y = Float64Array.from([2.1, 3.9, 6.2, 7.8, 10.1]);

it('gives coefficients and standard errors as worked by hand', () => {
  const fit = fitLeastSquares([one, x], y);
  if ('failure' in fit) throw new Error(fit.failure);
  // Σ(x−3)(y−6.02) = 19.9, Σ(x−3)² = 10; residual sum 0.107.
  expect(fit.coefficients[1]).toBeCloseTo(1.99, 12);
  expect(fit.coefficients[0]).toBeCloseTo(0.05, 12);
  expect(fit.deviation).toBeCloseTo(Math.sqrt(0.107 / 3), 10);
  expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt(0.107 / 3 / 10), 10);
});

it('names the column that others make up, and one that is all 0', () => {
  const sum = x.map((value) => 2 * value - 1);
  expect(fitLeastSquares([one, x, sum], y)).toEqual({ failure: 'dependent', columns: [2] });
  expect(fitLeastSquares([one, new Float64Array(5)], y)).toEqual({ failure: 'dependent', columns: [1] });
});
