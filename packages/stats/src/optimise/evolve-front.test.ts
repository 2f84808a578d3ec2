import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { dominates, evolveFront } from './evolve-front.ts';

const options = { dimension: 2, population: 40, generations: 60 };

it('finds the whole front of a problem whose front is known', () => {
  // Schaffer’s first problem on x = 4u − 1: whatever lies between the two minima at 0 and 2 is best in its own way.
  const front = evolveFront(
    ([u = 0, nuisance = 0]) => {
      const x = 4 * u - 1;
      return [x ** 2 + nuisance, (x - 2) ** 2 + nuisance];
    },
    { ...options, random: createRandom(1) },
  );
  const places = front.map(({ position }) => 4 * (position[0] ?? 0) - 1).sort((a, b) => a - b);
  expect(Math.max(...front.map(({ position }) => position[1] ?? 1))).toBeLessThan(0.01);
  expect(places[0]).toBeGreaterThan(-0.05);
  expect(places.at(-1)).toBeLessThan(2.05);
  const gaps = places.slice(1).map((place, i) => place - (places[i] ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(0.2);
});

it('keeps no point that another one beats, stays in the cube, and gives the same for the same seed', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 4 }),
      (seed, w) => {
        const evaluate = (position: Float64Array) =>
          [0, 1].map((m) =>
            position.reduce(
              (sum, value, d) => sum + Math.sin(7 * value + (w[(2 * d + m) % w.length] ?? 0)),
              0,
            ),
          );
        const run = () =>
          evolveFront(evaluate, { dimension: 2, population: 8, generations: 5, random: createRandom(seed) });
        const front = run();
        expect(front.length).toBeGreaterThan(0);
        for (const { position, costs } of front) {
          expect(front.some((other) => dominates(other.costs, costs))).toBe(false);
          expect(position.every((value) => value >= 0 && value <= 1)).toBe(true);
        }
        expect(run()).toEqual(front);
      },
    ),
    { numRuns: 50 },
  );
});

it('takes what is no number for the worst', () => {
  const front = evolveFront(([u = 0]) => [u < 0.9 ? Number.NaN : u], {
    ...options,
    dimension: 1,
    random: createRandom(3),
  });
  expect(front[0]?.costs[0]).toBeCloseTo(0.9, 2);
});
