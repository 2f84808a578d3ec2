import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { cholesky, solveCholesky } from './cholesky.ts';
import { diagnoseChains, quantile } from './diagnose-chains.ts';
import { drawGamma, drawSlice, drawVariance } from './draw.ts';

function moments(draws: Float64Array): { mean: number; variance: number } {
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  return { mean, variance: draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length };
}

describe('draws', () => {
  it('have the mean and variance of the gamma distribution, shape below and above 1', () => {
    for (const shape of [0.4, 3.7]) {
      const random = createRandom(3);
      const { mean, variance } = moments(
        Float64Array.from({ length: 40_000 }, () => drawGamma(random, shape)),
      );
      expect(Math.abs(mean - shape)).toBeLessThan(0.04);
      expect(Math.abs(variance / shape - 1)).toBeLessThan(0.06);
    }
  });

  it('of a variance keep to their bound', () => {
    const random = createRandom(4);
    const draws = Array.from({ length: 5_000 }, () => drawVariance(random, 10, 20, 2));
    expect(Math.max(...draws)).toBeLessThanOrEqual(2);
    expect(drawVariance(random, 10, 1e9, 2)).toBe(2);
  });

  it('by slices have the density asked for', () => {
    const random = createRandom(5);
    let at = 0;
    const draws = Float64Array.from({ length: 20_000 }, () => {
      at = drawSlice(random, (x) => -0.5 * ((x - 2) / 3) ** 2, at, 1);
      return at;
    });
    const { mean, variance } = moments(draws);
    expect(Math.abs(mean - 2)).toBeLessThan(0.15);
    expect(Math.abs(variance / 9 - 1)).toBeLessThan(0.08);
  });
});

describe('convergence', () => {
  const chains = (make: (chain: number, random: ReturnType<typeof createRandom>) => Float64Array) =>
    [0, 1, 2, 3].map((chain) => make(chain, createRandom(100 + chain)));

  it('of independent draws: R-hat 1, as many effective draws as there are', () => {
    const found = diagnoseChains(
      chains((_, random) => Float64Array.from({ length: 1_000 }, () => random.normal())),
    );
    expect(found.rHat).toBeLessThan(1.005);
    expect(found.bulk).toBeGreaterThan(3_400);
    expect(found.tail).toBeGreaterThan(3_000);
  });

  it('of an autoregression: the effective draws that theory gives, N(1 − φ)/(1 + φ)', () => {
    const found = diagnoseChains(
      chains((_, random) => {
        let at = random.normal();
        return Float64Array.from({ length: 4_000 }, () => {
          at = 0.8 * at + 0.6 * random.normal();
          return at;
        });
      }),
    );
    expect(Math.abs(found.bulk / (16_000 / 9) - 1)).toBeLessThan(0.2);
  });

  it('sees chains that differ in place, and ones that differ only in spread', () => {
    const apart = chains((chain, random) =>
      Float64Array.from({ length: 500 }, () => random.normal() + (chain === 0 ? 1 : 0)),
    );
    const wider = chains((chain, random) =>
      Float64Array.from({ length: 500 }, () => random.normal() * (chain === 0 ? 3 : 1)),
    );
    expect(diagnoseChains(apart).rHat).toBeGreaterThan(1.05);
    expect(diagnoseChains(wider).rHat).toBeGreaterThan(1.05);
  });

  it('takes what never varies for converged', () => {
    expect(diagnoseChains([new Float64Array(100), new Float64Array(100)]).rHat).toBe(1);
  });
});

it('finds quantiles between draws', () => {
  expect(quantile(Float64Array.from([1, 2, 3, 4]), 0.5)).toBe(2.5);
});

it('solves by Cholesky, and says when a matrix has no root', () => {
  const lower = cholesky(Float64Array.from([4, 2, 2, 3]), 2);
  const [x, y] = lower === undefined ? [] : solveCholesky(lower, 2, Float64Array.from([8, 7]));
  expect(x).toBeCloseTo(1.25, 12);
  expect(y).toBeCloseTo(1.5, 12);
  expect(cholesky(Float64Array.from([1, 2, 2, 1]), 2)).toBeUndefined();
});
