import { expect, it } from 'vitest';
import {
  compareArms,
  createRandom,
  type Random,
  rankClusteredQuantile,
  summariseClusteredQuantile,
  summariseQuantile,
  testByWelch,
} from '../index.ts';

/** The values of people who buy more than once, each to their own taste. */
const drawPeople = (random: Random, count: number): number[][] =>
  Array.from({ length: count }, () => {
    const taste = random.normal();
    const orders = 1 + Math.floor(8 * random.uniform());
    return Array.from({ length: orders }, () => Math.exp(3 + taste + 0.2 * random.normal()));
  });

function summarise(people: readonly number[][], p: number) {
  const sorted = people.flat().sort((a, b) => a - b);
  const cut = sorted[Math.ceil(sorted.length * p) - 1] ?? 0;
  const sums = {
    n: people.length,
    numerator: 0,
    numeratorSquares: 0,
    denominator: 0,
    denominatorSquares: 0,
    products: 0,
  };
  for (const values of people) {
    const below = values.filter((value) => value <= cut).length;
    sums.numerator += below;
    sums.numeratorSquares += below ** 2;
    sums.denominator += values.length;
    sums.denominatorSquares += values.length ** 2;
    sums.products += below * values.length;
  }
  const { quantile, lower, upper } = rankClusteredQuantile(sums, p);
  const at = (rank: number): number => sorted[rank - 1] ?? Number.NaN;
  return summariseClusteredQuantile(people.length, {
    quantile: at(quantile),
    lower: at(lower),
    upper: at(upper),
  });
}

it('finds a difference of quantiles where there is none no more often than promised, though people have many values', () => {
  const random = createRandom(6);
  const tries = 300;
  const found = { clustered: 0, apart: 0 };
  for (let trial = 0; trial < tries; trial += 1) {
    const [a, b] = [drawPeople(random, 200), drawPeople(random, 200)];
    const p = trial % 2 === 0 ? 0.5 : 0.9;
    const isFound = (of: (people: number[][]) => ReturnType<typeof summarise>): boolean => {
      const effect = compareArms(of(a), of(b), 'relative');
      return effect !== undefined && testByWelch(effect, 0.1).pValue < 0.1;
    };
    if (isFound((people) => summarise(people, p))) found.clustered += 1;
    if (isFound((people) => summariseQuantile(Float64Array.from(people.flat()), p))) found.apart += 1;
  }
  // 10 % of 300 are 30, ± 10.2 at two deviations; as if each value were a person's it is several times as many.
  expect(found.clustered).toBeLessThanOrEqual(41);
  expect(found.clustered).toBeGreaterThanOrEqual(10);
  expect(found.apart).toBeGreaterThan(75);
});

it('is the quantile of people where each has one value', () => {
  const random = createRandom(1);
  const people = Array.from({ length: 1_000 }, () => [random.normal()]);
  const one = summarise(people, 0.5);
  const other = summariseQuantile(Float64Array.from(people.flat()), 0.5);
  expect(one.mean).toBe(other.mean);
  expect(Math.abs(one.varianceOfMean / other.varianceOfMean - 1)).toBeLessThan(0.05);
});
