import { expect, it } from 'vitest';
import { compareWithRest, correctComparisons, createRandom, levelsByHolm, testBySkewness } from '../index.ts';

const cell = (group: string, stratum: string, values: readonly number[]) => {
  const sum = (power: number): number => values.reduce((all, value) => all + value ** power, 0);
  return { group, stratum, n: values.length, sum: sum(1), squares: sum(2), cubes: sum(3) };
};

/** All ways to choose so many of the values, as differences of the chosen ones' mean to the others'. */
function everyDifference(values: readonly number[], chosen: number): number[] {
  const all = values.reduce((a, b) => a + b, 0);
  const found: number[] = [];
  for (let mask = 0; mask < 2 ** values.length; mask++) {
    const own = values.filter((_, i) => (mask >> i) % 2 === 1);
    if (own.length !== chosen) continue;
    const sum = own.reduce((a, b) => a + b, 0);
    found.push(sum / chosen - (all - sum) / (values.length - chosen));
  }
  return found;
}

it('has the spread and skewness of all permutations within the strata', () => {
  const [one, two] = [
    [0, 0, 1, 2, 9],
    [3, 4, 4, 20, 5, 6],
  ];
  const found = compareWithRest([
    cell('A', 'x', one.slice(0, 2)),
    cell('B', 'x', one.slice(2)),
    cell('A', 'y', two.slice(0, 2)),
    cell('B', 'y', two.slice(2, 5)),
    cell('C', 'y', two.slice(5)),
  ]).get('A');
  const [w1, w2] = [(2 * 3) / 5, (2 * 4) / 6];
  const both = everyDifference(one, 2).flatMap((a) =>
    everyDifference(two, 2).map((b) => (w1 * a + w2 * b) / (w1 + w2)),
  );
  const moment = (power: number): number =>
    both.reduce((sum, value) => sum + value ** power, 0) / both.length;
  expect(moment(1)).toBeCloseTo(0, 12);
  expect(found?.standardError).toBeCloseTo(Math.sqrt(moment(2)), 12);
  expect(found?.skewness).toBeCloseTo(moment(3) / moment(2) ** 1.5, 12);
  expect(found?.estimate).toBeCloseTo((w1 * (0 - 4) + w2 * (3.5 - 8.75)) / (w1 + w2), 12);
});

it('leaves out whoever has nobody beside them, or nothing that differs', () => {
  const found = compareWithRest([cell('A', 'x', [1, 2]), cell('B', 'y', [5, 5]), cell('C', 'y', [5])]);
  expect([...found.keys()]).toEqual([]);
});

it('has the quantiles of a skewed distribution: those of the gamma, to what Wilson and Hilferty give', () => {
  // Chi-squared with 32 degrees: mean 32, deviation 8, skewness 0.5; its 97.5 % quantile is 49.480, its 2.5 % 18.291.
  const { within, pValue } = testBySkewness({ estimate: 49.480_438 - 32, standardError: 8, skewness: 0.5 });
  expect(pValue).toBeCloseTo(0.05, 3);
  const [low, high] = within(0.05);
  expect(low).toBeCloseTo(0, 1);
  expect(high).toBeCloseTo(49.480_438 - 18.290_765, 1);
});

it('looks at each p value on Holm’s level, so that an interval leaves out zero where Holm finds a difference', () => {
  const random = createRandom(4);
  for (let run = 0; run < 200; run++) {
    const pValues = Array.from({ length: 6 }, () => random.uniform() ** 4);
    const levels = levelsByHolm(pValues, 0.05);
    const holm = correctComparisons(pValues, 'holm');
    for (const [i, p] of pValues.entries()) expect(p < (levels[i] ?? 0)).toBe((holm[i] ?? 1) < 0.05);
  }
});
