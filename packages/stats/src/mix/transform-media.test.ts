import { describe, expect, it, test } from 'vitest';
import { adstockWeights, applyAdstock } from './adstock.ts';
import { applySaturation, saturate } from './saturation.ts';

const pulse = Float64Array.from([8, 0, 0, 0]);

describe('carry-over', () => {
  test.each([
    [{ kind: 'geometric', retention: 0.5 } as const, [8, 4, 2, 1]],
    [{ kind: 'geometric-normalised', retention: 0.5, length: 2 } as const, [16 / 3, 8 / 3, 0, 0]],
    [{ kind: 'delayed', retention: 0.5, delay: 1, length: 3 } as const, [2, 4, 2, 0]],
    // A peak far beyond the window: 0.01^(20²) is 0 in a double, what is relative to the nearest period is not.
    [{ kind: 'delayed', retention: 0.01, delay: 20, length: 2 } as const, [0, 8, 0, 0]],
  ])('of one pulse: $kind', (adstock, expected) => {
    for (const [t, value] of applyAdstock(pulse, adstock).entries())
      expect(value).toBeCloseTo(expected[t] ?? 0, 12);
  });

  it('of a normalised kind leaves a constant spend as it is', () => {
    const constant = new Float64Array(20).fill(3);
    const carried = applyAdstock(constant, { kind: 'delayed', retention: 0.6, delay: 2, length: 6 });
    expect(carried[19]).toBeCloseTo(3, 12);
  });

  it('stretches a Weibull density to 0…1', () => {
    const weights = adstockWeights({ kind: 'weibull-pdf', shape: 3, scale: 0.1 }, 50);
    expect(Math.max(...weights)).toBe(1);
    expect(Math.min(...weights)).toBe(0);
    expect(weights.indexOf(1)).toBeGreaterThan(0);
  });
});

describe('saturation', () => {
  const shapes = [
    { kind: 'hill', slope: 1.7, half: 4 },
    { kind: 'logistic', rate: 0.3 },
    { kind: 'tanh', saturation: 2, acquisition: 3 },
  ] as const;

  test.each(shapes)('$kind has the slope that its values have', (shape) => {
    const step = 1e-6;
    for (const amount of [0.5, 3, 10]) {
      const slope =
        (saturate(shape, amount + step).value - saturate(shape, amount - step).value) / (2 * step);
      expect(saturate(shape, amount).slope).toBeCloseTo(slope, 6);
    }
  });

  it('reaches half of the effect at half-saturation, as an amount or as a share of the most', () => {
    expect(saturate({ kind: 'hill', slope: 2.2, half: 7 }, 7).value).toBeCloseTo(0.5, 12);
    const series = applySaturation(Float64Array.from([0, 5, 10]), {
      kind: 'hill-of-max',
      slope: 3,
      half: 0.5,
    });
    expect(Array.from(series)).toEqual([0, 0.5, 1 / (1 + 0.5 ** 3)]);
  });
});
