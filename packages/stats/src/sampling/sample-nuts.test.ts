import { describe, expect, it } from 'vitest';
import { diagnoseChains } from './diagnose-chains.ts';
import { type LogDensity, startNuts } from './sample-nuts.ts';

function sample(density: LogDensity, size: number, dense: boolean, draws = 1_000) {
  const chains = [1, 2, 3, 4].map((seed) => {
    const chain = startNuts(density, new Float64Array(size).fill(seed - 2.5), { seed, warmUp: 400, dense });
    return Array.from({ length: draws }, () => chain.draw());
  });
  const column = (i: number) => chains.map((chain) => Float64Array.from(chain, (draw) => draw[i] ?? 0));
  const moments = (i: number) => {
    const all = column(i).flatMap((chain) => Array.from(chain));
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    return { mean, variance: all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length };
  };
  return { column, moments };
}

describe('the No-U-Turn sampler', () => {
  // Correlation .95, deviations 1 and 100.
  const normal: LogDensity = (position, gradient) => {
    const [x = 0, y = 0] = position;
    const [a, b] = [x - 3, (y + 50) / 100];
    const scale = 1 / (1 - 0.95 ** 2);
    gradient[0] = -scale * (a - 0.95 * b);
    gradient[1] = (-scale * (b - 0.95 * a)) / 100;
    return -0.5 * scale * (a * a - 1.9 * a * b + b * b);
  };

  it.each([true, false])('gives a correlated normal its moments (dense metric: %s)', (dense) => {
    const { column, moments } = sample(normal, 2, dense);
    for (const [i, mean, variance] of [
      [0, 3, 1],
      [1, -50, 10_000],
    ] as const) {
      expect(diagnoseChains(column(i)).rHat).toBeLessThan(1.01);
      expect(Math.abs(moments(i).mean - mean) / Math.sqrt(variance)).toBeLessThan(0.1);
      expect(Math.abs(moments(i).variance / variance - 1)).toBeLessThan(0.12);
    }
  });

  it('gives a skewed posterior its moments: log of a gamma of shape 2', () => {
    const { moments } = sample(
      (position, gradient) => {
        const [u = 0] = position;
        gradient[0] = 2 - Math.exp(u);
        return 2 * u - Math.exp(u);
      },
      1,
      true,
    );
    // ψ(2) = 1 − γ, ψ′(2) = π²/6 − 1.
    expect(Math.abs(moments(0).mean - 0.42278)).toBeLessThan(0.05);
    expect(Math.abs(moments(0).variance / 0.64493 - 1)).toBeLessThan(0.12);
  });

  it('gives the same draws for the same seed', () => {
    const run = () => startNuts(normal, new Float64Array(2), { seed: 9, warmUp: 50, dense: true }).draw();
    expect(run()).toEqual(run());
  });
});
