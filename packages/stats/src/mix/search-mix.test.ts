import { expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import type { BayesMixData } from './bayes-model.ts';
import { fitPositiveRidge } from './fit-positive-ridge.ts';
import { predictCandidate } from './fit-transformed-mix.ts';
import { chooseCandidate, type MixSearchOptions, searchMix } from './search-mix.ts';
import { transformMedia } from './transform-media.ts';

it('is ridge regression where no bound binds, and holds the bounded ones at 0 where one does', () => {
  // G = [[1, 0.5], [0.5, 1]], g = [1, 0.2], λ = 1: (G + I)⁻¹g = [1.9, −0.1] / 3.75.
  const sums = { products: Float64Array.from([1, 0.5, 0.5, 1]), withTarget: Float64Array.from([1, 0.2]) };
  const free = fitPositiveRidge(sums, 0, 1);
  expect(free[0]).toBeCloseTo(1.9 / 3.75, 9);
  expect(free[1]).toBeCloseTo(-0.1 / 3.75, 9);
  // With the second held at 0, the first is g₁ / (1 + λ).
  expect([...fitPositiveRidge(sums, 2, 1)]).toEqual([0.5, 0]);
});

const PERIODS = 156;
const random = createRandom(11);
const tv = Float64Array.from({ length: PERIODS }, (_, t) => (t % 6 < 3 ? 400 + 600 * random.uniform() : 0));
const radio = Float64Array.from({ length: PERIODS }, () =>
  random.uniform() < 0.5 ? 300 * random.uniform() : 0,
);
const shapes = [
  {
    adstock: { kind: 'geometric', retention: 0.6 },
    saturation: { kind: 'hill-of-max', slope: 1.5, half: 0.5 },
  },
  {
    adstock: { kind: 'geometric', retention: 0.1 },
    saturation: { kind: 'hill-of-max', slope: 1, half: 0.4 },
  },
] as const;
const brought = [tv, radio].map((series, c) =>
  transformMedia(series, shapes[c] ?? {}).map((value) => value * (c === 0 ? 3_000 : 900)),
);
const price = Float64Array.from({ length: PERIODS }, () => random.uniform());
const sumOf = (series: Float64Array | undefined) =>
  (series ?? new Float64Array(0)).reduce((sum, value) => sum + value, 0);
const data: BayesMixData = {
  places: 1,
  periods: PERIODS,
  target: Float64Array.from(
    price,
    (value, t) =>
      5_000 - 800 * value + (brought[0]?.[t] ?? 0) + (brought[1]?.[t] ?? 0) + 100 * random.normal(),
  ),
  media: [tv, radio].map((series) => ({ series, spend: series })),
  baseline: [price],
  sizes: Float64Array.from([1]),
  lifts: [],
  returns: [null, null],
};
const options = (given: Partial<MixSearchOptions> = {}): MixSearchOptions => ({
  adstock: 'geometric',
  saturation: 'hill',
  length: 8,
  population: 40,
  generations: 40,
  random: createRandom(5),
  ...given,
});

it('finds models that fit to the noise, and what each channel brought among them', () => {
  const front = searchMix(data, options());
  const best = front.reduce((a, b) => (b.errors.fit < a.errors.fit ? b : a));
  const range = Math.max(...data.target) - Math.min(...data.target);
  expect(best.errors.fit * range).toBeLessThan(110);
  for (const c of [0, 1]) {
    expect(Math.abs((best.contributions[c] ?? 0) / sumOf(brought[c]) - 1)).toBeLessThan(0.15);
  }
  // Its standard error is 28.
  expect(Math.abs((best.baseline[0] ?? 0) + 800)).toBeLessThan(90);
  const predicted = predictCandidate(data, best);
  const squares = predicted.reduce((sum, value, t) => sum + (value - (data.target[t] ?? 0)) ** 2, 0);
  expect(Math.sqrt(squares / PERIODS) / range).toBeCloseTo(best.errors.fit, 9);
});

it('chooses between fit and the split of spend, and nearer to a lift test where there is one', () => {
  const [free, tested] = [[], [{ channel: 1, place: null, from: 60, to: 79, share: 1 }]].map((tests) => {
    const lifts = tests.map((test) => ({
      ...test,
      lift: (brought[1] ?? new Float64Array(0)).subarray(60, 80).reduce((sum, value) => sum + value, 0),
      standardError: 200,
    }));
    return chooseCandidate(searchMix({ ...data, lifts }, options()));
  });
  const error = (chosen: typeof free) => Math.abs((chosen?.contributions[1] ?? 0) / sumOf(brought[1]) - 1);
  expect(free?.errors.lift).toBeNull();
  expect(error(tested)).toBeLessThan(error(free));
  expect(tested?.errors.lift).toBeLessThan(1);
});

it.each(['weibull-cdf', 'weibull-pdf', 'delayed'] as const)('searches with %s, too', (adstock) => {
  const chosen = chooseCandidate(
    searchMix(data, options({ adstock, generations: 10, saturation: 'logistic' })),
  );
  expect(chosen?.transforms.map((own) => own.adstock.kind)).toEqual([adstock, adstock]);
  expect(chosen?.errors.fit).toBeLessThan(0.2);
});
