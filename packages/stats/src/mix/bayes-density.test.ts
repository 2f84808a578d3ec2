import { expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { bayesMixDensity } from './bayes-density.ts';
import { type BayesMixOptions, prepareBayesMix } from './bayes-model.ts';

const random = createRandom(31);
const [places, periods] = [3, 40];
const series = (make: () => number) => Float64Array.from({ length: places * periods }, make);
const spend = () => series(() => (random.uniform() < 0.4 ? 0 : 100 * random.uniform()));
const data = {
  places,
  periods,
  target: series(() => 1_000 + 100 * random.normal()),
  media: [spend(), spend()].map((own) => ({ series: own, spend: own })),
  baseline: [series(() => random.normal())],
  sizes: Float64Array.from([1, 2, 0.5]),
  lifts: [
    { channel: 0, place: null, from: 10, to: 14, share: 1, lift: 900, standardError: 300 },
    { channel: 0, place: 1, from: 20, to: 22, share: 0.5, lift: 100, standardError: 50 },
  ],
  returns: [null, { mean: 2, deviation: 0.5 }],
};

it.each([
  { saturation: 'hill', length: 5 },
  { saturation: 'logistic', length: 8 },
] as const)('has the gradient that its values have: $saturation', (options: BayesMixOptions) => {
  for (const given of [data, { ...data, lifts: [], returns: [null, null] }]) {
    const model = prepareBayesMix(given, options);
    const density = bayesMixDensity(model);
    const position = Float64Array.from({ length: model.dimension }, () => 0.5 * random.normal() - 0.5);
    const gradient = new Float64Array(model.dimension);
    density(position, gradient);
    const ignored = new Float64Array(model.dimension);
    for (let i = 0; i < model.dimension; i++) {
      const moved = (by: number) =>
        density(
          position.map((value, j) => (j === i ? value + by : value)),
          ignored,
        );
      const numeric = (moved(1e-5) - moved(-1e-5)) / 2e-5;
      expect(Math.abs((gradient[i] ?? 0) - numeric) / Math.max(1, Math.abs(numeric))).toBeLessThan(1e-4);
    }
  }
});
