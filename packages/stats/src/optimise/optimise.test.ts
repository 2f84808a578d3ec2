import { expect, it } from 'vitest';
import { differentiate, fitPositive, minimiseLbfgs, minimiseSimplex } from './index.ts';

const rosenbrock = (point: Float64Array): number => {
  const [x = 0, y = 0] = point;
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

it('finds the bottom of a bent valley with a gradient', () => {
  const found = minimiseLbfgs(differentiate(rosenbrock), Float64Array.of(-1.2, 1));
  expect(found.converged).toBe(true);
  expect(found.point[0]).toBeCloseTo(1, 5);
  expect(found.point[1]).toBeCloseTo(1, 5);
});

it('finds it without one', () => {
  const found = minimiseSimplex(rosenbrock, Float64Array.of(-1.2, 1), { tolerance: 1e-14 });
  expect(found.converged).toBe(true);
  expect(found.point[0]).toBeCloseTo(1, 4);
});

it('does not call a slope without an end a minimum', () => {
  const slope = minimiseLbfgs(
    differentiate((point) => -(point[0] ?? 0)),
    Float64Array.of(0),
    { iterations: 20 },
  );
  expect(slope.converged).toBe(false);
});

it('gives the exponential rate with its error, and says when a parameter runs off', () => {
  // n observations of mean 2: −logL per observation is θ·2 − ln θ; the rate is 1/2, its error 1/(2·√n).
  const fit = fitPositive(
    differentiate(([log = 0]) => 2 * Math.exp(log) - log),
    [Float64Array.of(3)],
    100,
  );
  if (fit.outcome !== 'fitted') throw new Error(fit.reason);
  expect(fit.parameters[0]).toBeCloseTo(0.5, 6);
  expect(fit.standardErrors[0]).toBeCloseTo(0.05, 4);
  const ranOff = fitPositive(
    differentiate(([log = 0]) => Math.exp(-log)),
    [Float64Array.of(1)],
    100,
  );
  expect(ranOff).toMatchObject({ outcome: 'failed' });
});
