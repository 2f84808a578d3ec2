import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { designGeoTest } from './design-geo-test.ts';
import { differenceInDifferences } from './difference-in-differences.ts';
import { conformalTest, inferEffect } from './infer-effect.ts';
import { fitSyntheticControl } from './synthetic-control.ts';
import { weighOnSimplex } from './weigh-on-simplex.ts';

/** Places that follow two common movements, each to its own degree. */
function makePlaces(seed: number, count: number, periods: number): Float64Array[] {
  const random = createRandom(seed);
  let [first, second] = [0, 0];
  const factors = Array.from({ length: periods }, () => {
    first = 0.9 * first + random.normal();
    second = 0.8 * second + random.normal();
    return [first, second] as const;
  });
  return Array.from({ length: count }, () => {
    const [a, b] = [random.uniform(), random.uniform()];
    return Float64Array.from(factors, ([x, y]) => 100 + 3 * a * x + 3 * b * y + random.normal());
  });
}

describe('weights on the simplex', () => {
  it('are the optimum: no small shift of weight from one place to another is better', () => {
    const random = createRandom(2);
    for (const [count, rows] of [
      [6, 20],
      [30, 12],
    ] as const) {
      const columns = Array.from({ length: count }, () =>
        Float64Array.from({ length: rows }, () => random.normal()),
      );
      const target = Float64Array.from({ length: rows }, () => random.normal());
      const loss = (weights: Float64Array): number =>
        target.reduce((sum, value, t) => {
          const fitted = columns.reduce((own, column, j) => own + (weights[j] ?? 0) * (column[t] ?? 0), 0);
          return sum + (value - fitted) ** 2;
        }, 0);
      const weights = weighOnSimplex(columns, target);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10);
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
      const best = loss(weights);
      for (let from = 0; from < count; from++) {
        for (let to = 0; to < count; to++) {
          const step = Math.min(1e-3, weights[from] ?? 0);
          const moved = Float64Array.from(weights);
          moved[from] = (moved[from] ?? 0) - step;
          moved[to] = (moved[to] ?? 0) + step;
          expect(loss(moved)).toBeGreaterThan(best - 1e-9);
        }
      }
    }
  });

  it('find the place that is the target itself', () => {
    const columns = makePlaces(3, 8, 30);
    const weights = weighOnSimplex(columns, columns[5] ?? new Float64Array(0));
    expect(weights[5]).toBeCloseTo(1, 6);
  });
});

describe('a test in places', () => {
  const places = makePlaces(11, 14, 100);
  const panel = (effect: number) => ({
    treated: places.slice(0, 2).map((own) => own.map((value, t) => (t < 80 ? value : value + effect))),
    controls: places.slice(2),
    before: 80,
  });

  it.each(['scm', 'ascm'] as const)('of known effect: %s’s interval holds it and leaves out 0', (method) => {
    const found = inferEffect(panel(6), method, 0.05);
    expect(found?.low).toBeLessThan(6);
    expect(found?.high).toBeGreaterThan(6);
    expect(found?.low).toBeGreaterThan(0);
  });

  it('has intervals that hold the truth about as often as they say', () => {
    let held = 0;
    for (let seed = 0; seed < 60; seed++) {
      const own = makePlaces(100 + seed, 10, 60);
      const found = inferEffect({ treated: own.slice(0, 1), controls: own.slice(1), before: 48 }, 'scm', 0.1);
      if (found && found.low <= 0 && found.high >= 0) held++;
    }
    expect(held / 60).toBeGreaterThan(0.8);
    expect(held).toBeLessThan(60);
  });

  it('of nothing has a conformal p that is no alarm; of something, one that is', () => {
    expect(conformalTest(panel(0), 'scm', 1)).toBeGreaterThan(0.05);
    expect(conformalTest(panel(12), 'scm', 1)).toBeLessThan(0.01);
  });

  it('is augmented towards the plain form as the penalty grows', () => {
    const plain = fitSyntheticControl(panel(6), 'scm');
    expect(fitSyntheticControl(panel(6), 'ascm', 1e12).effect).toBeCloseTo(plain.effect, 6);
    expect(fitSyntheticControl(panel(6), 'ascm', 1).imbalance).toBeLessThan(plain.imbalance);
  });

  it('compares changes as worked by hand', () => {
    const series = (a: number, b: number) => Float64Array.from([a, a, b, b]);
    const found = differenceInDifferences(
      { treated: [series(1, 6), series(2, 9)], controls: [series(3, 4), series(5, 8)], before: 2 },
      0.05,
    );
    // Changes 5 and 7 against 1 and 3: 4, with variances 2 and 2 over two places each.
    expect(found.effect).toBe(4);
    expect(found.standardError).toBeCloseTo(Math.SQRT2, 12);
    expect(found.degreesOfFreedom).toBeCloseTo(2, 12);
  });
});

it('plans a test that sees large effects more often than small ones, and keeps to what must and must not be', () => {
  const designs = designGeoTest({
    series: makePlaces(21, 8, 60),
    sizes: [2],
    include: [3],
    exclude: [0],
    duration: 8,
    effects: [0.005, 0.05, 0.3],
    lookback: 4,
    alpha: 0.1,
    method: 'scm',
  });
  expect(designs.length).toBeGreaterThan(2);
  for (const { places, power } of designs) {
    expect(places).toContain(3);
    expect(places).not.toContain(0);
    expect(power[2]?.power).toBe(1);
    expect(power[0]?.power ?? 1).toBeLessThanOrEqual(power[1]?.power ?? 0);
  }
});
