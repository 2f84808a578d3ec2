import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { clusterRecords } from './cluster-records.ts';
import { readVectors, showsHouseholdOnly, strides } from './comparison-vectors.ts';
import { fitSession, levelShares, posteriors, startingM, weighVectors } from './estimate-model.ts';
import { judgeClusters } from './judge-clusters.ts';

const M = [0.05, 0.15, 0.8];
const U = [0.9, 0.08, 0.02];

/** Pairs of a population whose m, u and share of matches are known. */
function population(pairs: number, matchShare: number, comparisons: number) {
  const random = createRandom(3);
  const levels = Array.from({ length: comparisons }, () => 3);
  const steps = strides(levels);
  const counts = new Map<number, number>();
  for (let pair = 0; pair < pairs; pair++) {
    const shares = random.uniform() < matchShare ? M : U;
    let code = 0;
    for (const step of steps) {
      const drawn = random.uniform();
      const [first = 0, second = 0] = shares;
      code += step * (drawn < first ? 1 : drawn < first + second ? 2 : 3);
    }
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return readVectors(levels, [...counts.keys()], [...counts.values()]);
}

const knownU = (comparisons: number) => Array.from({ length: comparisons }, () => Float64Array.of(0, ...U));

describe('the model', () => {
  it('finds m and the share of matches of a population made with them', () => {
    const vectors = population(60_000, 0.1, 5);
    const { m, matchShare, converged } = fitSession({ vectors, fixed: new Set() }, knownU(5), {
      m: startingM(vectors.levels),
      matchShare: 0.3,
    });
    expect(converged).toBe(true);
    expect(matchShare).toBeCloseTo(0.1, 2);
    for (const levels of m) {
      for (const [level, share] of M.entries()) expect(levels[level + 1]).toBeCloseTo(share, 1.5);
    }
  });

  it('means its probabilities: of pairs weighed against strangers, as many match as it says', () => {
    const vectors = population(60_000, 0.1, 5);
    const m = knownU(5).map(() => Float64Array.of(0, ...M));
    const probability = posteriors(vectors, { m, u: knownU(5), prior: 0.1 });
    const expected = vectors.counts.reduce((sum, count, row) => sum + count * (probability[row] ?? 0), 0);
    expect(expected / 60_000).toBeCloseTo(0.1, 2);
  });

  it('adds nothing for what is unknown, and in bits what m and u say', () => {
    const vectors = readVectors([3, 3], [0, 3], [1, 1]);
    const u = knownU(2);
    const model = { m: u.map(() => Float64Array.of(0, ...M)), u, prior: 0.5 };
    expect(Array.from(weighVectors(vectors, model))).toEqual([0, Math.log2(0.8 / 0.02)]);
  });

  it('leaves no level impossible that a sample did not show', () => {
    const [shares] = levelShares(readVectors([3], [1], [1_000]));
    expect(shares?.[3]).toBeGreaterThan(0);
    expect((shares?.[1] ?? 0) + (shares?.[2] ?? 0) + (shares?.[3] ?? 0)).toBeCloseTo(1);
  });
});

describe('a household', () => {
  const roles = [
    { says: 'name', agreesFrom: 2 },
    { says: 'contact', agreesFrom: 2 },
    { says: 'shared', agreesFrom: 2 },
  ] as const;
  const steps = strides([2, 2, 2]);
  const isHousehold = (name: number, contact: number, address: number): boolean =>
    showsHouseholdOnly(
      {
        ...readVectors(
          [2, 2, 2],
          [name * (steps[0] ?? 0) + contact * (steps[1] ?? 0) + address * (steps[2] ?? 0)],
          [1],
        ),
        roles,
      },
      0,
    );

  it.each([
    ['an address alone', 0, 0, 2, true],
    ['an address, names that differ', 1, 0, 2, true],
    ['an address and a phone, names that differ', 1, 2, 2, true],
    ['a phone, no names', 0, 2, 0, false],
    ['an address and a name', 2, 0, 2, false],
  ])('%s: %s %s %s → %s', (_case, name, contact, address, expected) => {
    expect(isHousehold(name, contact, address)).toBe(expected);
  });
});

describe('clusters', () => {
  const options = { threshold: 0, leastWeight: -4, mostWeight: 20 };
  const pairs = (list: readonly (readonly [number, number, number])[]) => ({
    left: Uint32Array.from(list, ([left]) => left),
    right: Uint32Array.from(list, ([, right]) => right),
    weight: Float32Array.from(list, ([, , weight]) => weight),
  });
  const triangle = (a: number, b: number, c: number) =>
    [
      [a, b, 10],
      [a, c, 10],
      [b, c, 10],
    ] as const;

  it('does not chain: one strong bridge between two groups joins them not', () => {
    const found = clusterRecords(pairs([...triangle(0, 1, 2), ...triangle(3, 4, 5), [2, 3, 9]]), {
      ...options,
      records: 6,
    });
    expect(Array.from(found)).toEqual([0, 0, 0, 3, 3, 3]);
  });

  it('answers the same whatever the order of the pairs', () => {
    const random = createRandom(5);
    const list = Array.from({ length: 200 }, () => {
      const left = random.integer(39);
      return [left, left + 1 + random.integer(40 - left), random.normal() * 8] as const;
    });
    const unique = [...new Map(list.map((pair) => [`${pair[0]}-${pair[1]}`, pair])).values()];
    const forwards = clusterRecords(pairs(unique), { ...options, records: 41 });
    const backwards = clusterRecords(pairs(unique.toReversed()), { ...options, records: 41 });
    expect(Array.from(backwards)).toEqual(Array.from(forwards));
  });

  it('links a record of a clean source to one of the other, the likeliest', () => {
    const found = clusterRecords(
      pairs([
        [0, 2, 9],
        [1, 2, 12],
        [1, 3, 8],
      ]),
      {
        ...options,
        records: 4,
        exclusive: [Int32Array.of(0, 0, 1, 1)],
      },
    );
    expect(Array.from(found)).toEqual([0, 1, 1, 3]);
  });

  it('never joins different values of what a person has one of', () => {
    const found = clusterRecords(pairs(triangle(0, 1, 2)), {
      ...options,
      records: 3,
      unique: [Int32Array.of(7, 8, -1)],
    });
    expect(found[0]).not.toBe(found[1]);
  });
});

it('judges clusters by pairs and by records, and links by pairs across sources only', () => {
  const quality = judgeClusters([0, 0, 0, 3], ['a', 'a', 'b', 'b']);
  expect(quality).toMatchObject({ truePairs: 2, foundPairs: 3, precision: 1 / 3, recall: 0.5 });
  expect(quality.b3Precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4);
  expect(judgeClusters([0, 0, 0, 3], ['a', 'a', 'a', 'a'], 2).truePairs).toBe(4);
});
