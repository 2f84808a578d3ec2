import { expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { type Leaves, locateChange } from './locate-change.ts';

function leaves(change: (country: string, device: string) => number, noise = 0.02): Leaves {
  const random = createRandom(2);
  const values: [string[], string[], string[]] = [[], [], []];
  const expected: number[] = [];
  const actual: number[] = [];
  for (const country of ['SE', 'NL', 'DE', 'IL']) {
    for (const device of ['phone', 'laptop', 'tablet']) {
      for (const channel of ['search', 'mail', 'social', 'direct']) {
        values[0].push(country);
        values[1].push(device);
        values[2].push(channel);
        const amount = 20 + 100 * random.uniform();
        expected.push(amount);
        actual.push(amount * change(country, device) * Math.exp(noise * random.normal()));
      }
    }
  }
  return {
    dimensions: ['country', 'device', 'channel'],
    values,
    expected: Float64Array.from(expected),
    actual: Float64Array.from(actual),
  };
}

const names = (given: Leaves): string[] =>
  locateChange(given).causes.map(({ where }) => where.map(({ value }) => value).join('&'));

it('names the combination, and the whole value where it is the whole value', () => {
  expect(names(leaves((country, device) => (country === 'NL' && device === 'phone' ? 0.5 : 1)))).toEqual([
    'NL&phone',
  ]);
  expect(names(leaves((country) => (country === 'NL' ? 1.8 : 1)))).toEqual(['NL']);
});

it('names several, each with its share', () => {
  const { causes } = locateChange(
    leaves((country, device) => (country === 'SE' ? 0.4 : country === 'IL' && device === 'tablet' ? 0.7 : 1)),
  );
  expect(causes.map(({ where }) => where.map(({ value }) => value).join('&'))).toEqual(['SE', 'IL&tablet']);
  expect(causes[0]?.power).toBeGreaterThan(causes[1]?.power ?? 1);
  expect(causes.reduce((sum, { power }) => sum + power, 0)).toBeCloseTo(1, 1);
});

it('names nothing where nothing moved or all is zero', () => {
  expect(names(leaves(() => 1, 0))).toEqual([]);
  const nothing = leaves(() => 1);
  nothing.expected.fill(0);
  nothing.actual.fill(0);
  expect(names(nothing)).toEqual([]);
});
