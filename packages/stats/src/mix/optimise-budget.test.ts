import { expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { optimiseBudget, type ResponseCurve } from './optimise-budget.ts';
import { saturate } from './saturation.ts';

function hill(beta: number, slope: number, half: number, minimum = 0, maximum = 100): ResponseCurve {
  return {
    minimum,
    maximum,
    respond: (amount) => {
      const curve = saturate({ kind: 'hill', slope, half }, amount);
      return { value: beta * curve.value, slope: beta * curve.slope };
    },
  };
}

function solve(curves: readonly ResponseCurve[], budget: number) {
  const plan = optimiseBudget(curves, budget);
  if ('failure' in plan) throw new Error(plan.failure);
  return plan;
}

it('puts all into one of three equal S-shaped channels when the budget would be too thin for two', () => {
  const plan = solve([hill(10, 4, 20), hill(10, 4, 20), hill(10, 4, 20)], 30);
  expect([...plan.amounts].sort((a, b) => a - b)).toEqual([0, 0, 30]);
});

it('is not beaten by a thousand random splits, S-shaped or not, and spends the budget to the end', () => {
  const random = createRandom(7);
  for (let trial = 0; trial < 10; trial++) {
    const curves = [0, 1, 2].map(() =>
      hill(1 + 9 * random.uniform(), 0.5 + 3 * random.uniform(), 5 + 30 * random.uniform(), 3, 60),
    );
    const plan = solve(curves, 80);
    expect(plan.amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(80, 9);
    for (let i = 0; i < 1_000; i++) {
      const a = 3 + 57 * random.uniform();
      const b = 3 + 57 * random.uniform();
      const c = 80 - a - b;
      if (c < 3 || c > 60) continue;
      const other = [a, b, c].reduce((sum, amount, k) => sum + (curves[k]?.respond(amount).value ?? 0), 0);
      expect(other).toBeLessThanOrEqual(plan.response * (1 + 1e-9));
    }
  }
});

it('finds the optimum where one channel ends on the rising part of its curve', () => {
  // By scipy.optimize.minimize (SLSQP from 9 starts, ftol 1e-15): 37.9800, 21.3485, 240.6715; response 4105.084664.
  const plan = solve(
    [
      hill(109.9476385023421, 3.106070827152024, 295.6358085560889, 37.97996173625366, 132.51704051667147),
      hill(3761.4434363748915, 1.696045883822018, 212.88906530955268, 0, 300),
      hill(4777.019750313976, 3.235159089498455, 142.92334763187705, 0, 240.67153562563402),
    ],
    300,
  );
  expect(plan.amounts[1]).toBeCloseTo(21.348502638112375, 6);
  expect(plan.amounts[2]).toBeCloseTo(240.67153562563402, 6);
  expect(plan.response).toBeCloseTo(4105.084664004979, 6);
  // The only channel at neither bound: what one more unit brings there.
  const gain =
    solve([hill(3761.4434363748915, 1.696045883822018, 212.88906530955268, 0, 300)], 21.3486).response -
    solve([hill(3761.4434363748915, 1.696045883822018, 212.88906530955268, 0, 300)], 21.3484).response;
  expect(plan.marginal).toBeCloseTo(gain / 0.0002, 3);
});

it('says which bound a budget cannot keep', () => {
  expect(optimiseBudget([hill(1, 1, 5, 10, 20)], 5)).toEqual({ failure: 'below-minima', bound: 10 });
  expect(optimiseBudget([hill(1, 1, 5, 10, 20)], 25)).toEqual({ failure: 'above-maxima', bound: 20 });
});
