import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { estimateImpact } from './estimate-impact.ts';
import { simulateStates, smoothStates } from './simulate-states.ts';
import { layOutState } from './structural-state.ts';

const OPTIONS = { levelDeviation: 0.01, expectedSize: 2, explained: 0.8, alpha: 0.1, draws: 400, seed: 5 };

describe('the smoother', () => {
  const variances = { observation: 1, level: 0.5, seasons: new Float64Array(0), initial: 4, initialLevel: 0 };

  it('gives the mean of a local level as worked from the joint normal distribution', () => {
    // Three observations, the second missing. Var(μ₁) = 4, Var(μ₃) = 5, Cov = 4; y = μ + noise of variance 1.
    const smoothed = smoothStates(Float64Array.from([2, Number.NaN, -1]), layOutState([]), variances);
    const determinant = 5 * 6 - 4 * 4;
    const weight1 = (6 * 2 - 4 * -1) / determinant;
    const weight3 = (-4 * 2 + 5 * -1) / determinant;
    expect(smoothed[0]).toBeCloseTo(4 * weight1 + 4 * weight3, 12);
    expect(smoothed[1]).toBeCloseTo(4 * weight1 + 4.5 * weight3, 12);
    expect(smoothed[2]).toBeCloseTo(4 * weight1 + 5 * weight3, 12);
  });

  it('is the mean of simulated states, whose variance is that of the same distribution', () => {
    const random = createRandom(8);
    const observations = Float64Array.from([2, Number.NaN, -1]);
    const draws = Float64Array.from(
      { length: 20_000 },
      () => simulateStates(observations, layOutState([]), variances, random)[1] ?? 0,
    );
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
    const smoothed = smoothStates(observations, layOutState([]), variances);
    expect(Math.abs(mean - (smoothed[1] ?? 0))).toBeLessThan(0.03);
    // Var(μ₂ | y) = 4.5 − cᵀ S⁻¹ c with c = (4, 4.5), S = [[5, 4], [4, 6]].
    const expected = 4.5 - (4 * (6 * 4 - 4 * 4.5) + 4.5 * (5 * 4.5 - 4 * 4)) / 14;
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.04);
  });

  it('finds a season that it was shown without noise', () => {
    const pattern = [3, -1, -4, 2];
    const series = Float64Array.from({ length: 40 }, (_, t) => 10 + (pattern[t % 4] ?? 0));
    const layout = layOutState([{ seasons: 4, duration: 1 }]);
    const smoothed = smoothStates(series, layout, {
      observation: 1e-6,
      level: 1e-6,
      seasons: Float64Array.from([1e-6]),
      initial: 1e4,
      initialLevel: 0,
    });
    expect(smoothed[20 * layout.size]).toBeCloseTo(10, 2);
    expect(smoothed[20 * layout.size + 1]).toBeCloseTo(3, 2);
  });
});

describe('the effect of an intervention', () => {
  const random = createRandom(21);
  const periods = 120;
  const helpful = Float64Array.from(
    { length: periods },
    (_, t) => 50 + 8 * Math.sin(t / 7) + random.normal(),
  );
  const noise = [0, 1, 2, 3].map(() => Float64Array.from({ length: periods }, () => random.normal()));
  const weekdays = [4, 0, 0, 0, 0, -2, -2];
  const series = helpful.map(
    (value, t) => 1.5 * value + (weekdays[t % 7] ?? 0) + random.normal() + (t >= 90 ? 6 : 0),
  );
  const impact = estimateImpact(
    {
      series,
      covariates: [helpful, ...noise],
      before: [0, 89],
      after: [90, 119],
      seasons: [{ seasons: 7, duration: 1 }],
    },
    OPTIONS,
  );

  it('holds the truth, and tells what is chance from what is not', () => {
    expect(impact.average.effect.low).toBeLessThan(6);
    expect(impact.average.effect.high).toBeGreaterThan(6);
    expect(impact.average.effect.high - impact.average.effect.low).toBeLessThan(3);
    expect(impact.pValue).toBeLessThan(0.01);
  });

  it('rests on the series that helps and leaves out those that do not', () => {
    const [first, ...others] = impact.covariates;
    expect(first?.inclusion).toBeGreaterThan(0.99);
    for (const other of others) expect(other.inclusion).toBeLessThan(0.3);
  });

  it('has chains that agree', () => {
    for (const { diagnosis } of impact.diagnoses) expect(diagnosis.rHat).toBeLessThan(1.02);
  });

  it('leaves out periods without a measurement', () => {
    const gaps = series.map((value, t) => (t === 40 || t === 100 ? Number.NaN : value));
    const found = estimateImpact(
      { series: gaps, covariates: [helpful], before: [0, 89], after: [90, 119], seasons: [] },
      { ...OPTIONS, draws: 200 },
    );
    expect(found.periods.effect[100]).toBeNull();
    expect(found.total.actual).toBeCloseTo(29 * found.average.actual, 6);
    expect(Math.abs(found.average.effect.mean - 6)).toBeLessThan(2);
  });
});
