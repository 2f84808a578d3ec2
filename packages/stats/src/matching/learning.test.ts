import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { calibrateWeights } from './calibrate-weights.ts';
import { estimateRecall } from './estimate-recall.ts';
import { betaShare, lowestShare, triesToShow } from './lowest-share.ts';
import { choosePrecision, decidedOf, measurePrecision } from './measure-precision.ts';
import { orderByTelling } from './order-telling.ts';

describe('the lowest share', () => {
  it('is that of Clopper and Pearson, as SciPy has it', () => {
    // scipy.stats.beta.ppf(0.05, 58, 3), (95, 6) and (3, 8)
    expect(lowestShare(58, 60)).toBeCloseTo(0.89876, 4);
    expect(lowestShare(95, 100)).toBeCloseTo(0.89775, 4);
    expect(lowestShare(59, 59)).toBeCloseTo(0.05 ** (1 / 59), 10);
    expect(lowestShare(0, 10)).toBe(0);
    // The median of a symmetric beta distribution; the uniform one.
    expect(betaShare(0.5, 7, 7)).toBeCloseTo(0.5, 12);
    expect(betaShare(0.3, 1, 1)).toBeCloseTo(0.3, 12);
  });

  it('says how many tries without a miss it takes', () => {
    expect([triesToShow(0.9), triesToShow(0.95), triesToShow(0.99)]).toEqual([29, 59, 299]);
  });
});

/** Pairs whose weights say too much by a half, as where the columns of a file hang together. */
function makePairs(count: number, seed: number) {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const weight = random.uniform() * 14 - 3;
    const isTrue = random.uniform() < 1 / (1 + 2 ** -(0.5 * weight));
    return { weight, draw: random.uniform(), isTrue, isOne: undefined as boolean | undefined };
  });
}

describe('calibration', () => {
  it('is the model’s own without decisions, and what they show with many', () => {
    const none = calibrateWeights([]);
    expect(none.slope).toBe(1);
    expect(none.probability(3)).toBeCloseTo(8 / 9, 10);

    const pairs = makePairs(3_000, 5);
    const many = calibrateWeights(pairs.map(({ weight, isTrue }) => ({ weight, isOne: isTrue })));
    expect(many.slope).toBeCloseTo(0.5, 1);
    expect(Math.abs(many.shift)).toBeLessThan(0.3);
  });

  it('moves little by a few decisions, and stays finite where they part cleanly', () => {
    const one = calibrateWeights([{ weight: 5, isOne: false }]);
    expect(one.probability(5)).toBeLessThan(0.97);
    expect(one.probability(5)).toBeGreaterThan(0.5);
    const clean = calibrateWeights(
      Array.from({ length: 100 }, (_, i) => ({ weight: i < 50 ? -4 : 4, isOne: i >= 50 })),
    );
    expect(clean.slope).toBeLessThan(3);
    expect(clean.probability(4)).toBeGreaterThan(0.95);
  });
});

describe('measured precision', () => {
  it('weighs strata by their pairs, however unevenly they were decided on', () => {
    // Of the heavy half everybody was looked at and is right; of the light half one in ten, and half is right.
    const pairs = Array.from({ length: 1_000 }, (_, i) => ({
      weight: i / 100,
      isOne: i >= 500 ? true : i % 10 === 0 ? i % 20 === 0 : undefined,
    }));
    const measured = measurePrecision(pairs, 0);
    // The middle stratum is half of either: 100 decided and right, 10 of which half are.
    expect(measured?.precision).toBeCloseTo((2 * 0.5 + 105 / 110 + 2) / 5, 10);
    expect(measured?.low).toBeLessThan(measured?.precision ?? 0);
    expect(measured?.decisions).toBe(550);
  });

  it('does not guess where nothing was decided on', () => {
    expect(measurePrecision([{ weight: 1 }, { weight: 2, isOne: true }], 0)).toBeUndefined();
    expect(choosePrecision([{ weight: 1 }, { weight: 2 }], 0.95)).toMatchObject({
      outcome: 'more-decisions',
      needed: 59,
    });
    expect(choosePrecision([], 0.9)).toMatchObject({ outcome: 'more-decisions', needed: 29 });
  });

  it('says that no threshold is precise enough where decisions show that', () => {
    const pairs = Array.from({ length: 500 }, (_, i) => ({ weight: i / 50, isOne: i % 2 === 0 }));
    expect(choosePrecision(pairs, 0.9).outcome).toBe('not-reached');
  });

  it('keeps what it promises in 19 of 20 tries, with the pairs that were asked for first', () => {
    let [known, broken] = [0, 0];
    for (let seed = 1; seed <= 40; seed++) {
      const pairs = makePairs(1_500, seed);
      for (let round = 0; round < 4; round++) {
        for (const place of orderByTelling(pairs, 0.9).slice(0, 60)) {
          const pair = pairs[place];
          if (pair !== undefined) pair.isOne = pair.isTrue;
        }
      }
      const advice = choosePrecision(pairs, 0.9);
      if (advice.outcome !== 'known') continue;
      known++;
      const above = pairs.filter(({ weight }) => weight >= advice.at.threshold);
      if (above.filter(({ isTrue }) => isTrue).length / above.length < 0.9) broken++;
    }
    expect(known).toBeGreaterThanOrEqual(20);
    expect(broken).toBeLessThanOrEqual(2);
  });
});

describe('the most telling pairs', () => {
  it('are undecided ones, mostly from where the threshold will be, evenly over their weights', () => {
    const pairs = makePairs(1_000, 9);
    for (const pair of pairs.slice(0, 200)) pair.isOne = pair.isTrue;
    const order = orderByTelling(pairs, 0.9);
    expect(new Set(order).size).toBe(800);
    expect(order.every((place) => pairs[place]?.isOne === undefined)).toBe(true);
    const { probability } = calibrateWeights(decidedOf(pairs));
    const first = order.slice(0, 50).map((place) => probability(pairs[place]?.weight ?? 0));
    expect(first.filter((p) => p > 0.7).length).toBeGreaterThan(30);
  });
});

describe('the share of true pairs that blocking keeps', () => {
  /** Records of which every second knows little, in pairs of one person each. */
  const known = Uint8Array.from({ length: 400 }, (_, i) => (i % 4 < 2 ? 6 : 2));
  const pairsOf = (kept: (pair: number) => boolean) => {
    const pairs = Array.from({ length: 200 }, (_, i) => i).filter(kept);
    return {
      left: Uint32Array.from(pairs, (i) => 2 * i),
      right: Uint32Array.from(pairs, (i) => 2 * i + 1),
      weight: Float32Array.from(pairs, () => 20),
    };
  };

  it('is what was told where incomplete records have as many matches as complete ones', () => {
    const range = estimateRecall(
      pairsOf(() => true),
      known,
      0.97,
    );
    expect(range.high).toBe(0.97);
    expect(range.low).toBeCloseTo(0.97, 5);
  });

  it('reaches lower where they have fewer', () => {
    // Every second of the pairs of incomplete records was found: three quarters of all.
    const range = estimateRecall(
      pairsOf((pair) => pair % 2 === 0 || pair % 4 === 1),
      known,
      0.97,
    );
    expect(range.low).toBeLessThan(0.75);
    expect(range.low).toBeGreaterThan(0.5);
  });
});
