import { describe, expect, it } from 'vitest';
import {
  type ArmSummary,
  chanceToBeat,
  compareArms,
  correctComparisons,
  createRandom,
  detectableEffect,
  judgeByBayes,
  measureQini,
  summariseMean,
  summariseProportion,
  summariseQuantile,
  testByWelch,
  testSequentially,
  unitsNeeded,
} from '../index.ts';

const arm = (values: readonly number[]): ArmSummary =>
  summariseMean({
    n: values.length,
    sum: values.reduce((a, b) => a + b, 0),
    sumSquares: values.reduce((a, b) => a + b * b, 0),
  });

describe('Comparing arms', () => {
  it('is null where nothing can be told', () => {
    const some = arm([1, 2, 3]);
    expect(compareArms(some, arm([4]), 'absolute')).toBeUndefined();
    expect(compareArms(arm([2, 2]), arm([2, 2]), 'absolute')).toBeUndefined();
    expect(compareArms(arm([-1, 1]), some, 'relative')).toBeUndefined();
    expect(compareArms(some, summariseMean({ n: 0, sum: 0, sumSquares: 0 }), 'absolute')).toBeUndefined();
  });

  it('is never sure because few units were alike, or because a treatment has nothing at all', () => {
    const share = (sum: number, n: number) => summariseProportion({ n, sum });
    // gbstats refuses these as well (ZERO_NEGATIVE_VARIANCE); their standard error comes out as 0, or that of one arm only.
    expect(compareArms(share(0, 2), share(500, 1000), 'absolute')).toBeUndefined();
    expect(compareArms(share(1, 3), share(0, 2), 'relative')).toBeUndefined();
    expect(compareArms(share(3, 1000), share(0, 1000), 'relative')).toBeUndefined();
    const none = compareArms(share(3, 1000), share(0, 1000), 'absolute');
    expect(none?.estimate).toBeCloseTo(-0.003, 12);
    expect(none?.variance).toBeCloseTo((0.003 * 0.997) / 1000, 12);
    // Sums of a thousand times 0.1 and 0.3, added up one by one, leave some 1e-14 of their squares.
    const alike = (value: number) => arm(new Array<number>(1000).fill(value));
    expect(compareArms(alike(0.1), alike(0.3), 'absolute')).toBeUndefined();
  });

  it('finds the textbook’s t', () => {
    // Means 2 and 4, variances 1 and 1 over three units each: t = 2/√(2/3), four degrees of freedom.
    const effect = compareArms(arm([1, 2, 3]), arm([3, 4, 5]), 'absolute');
    if (effect === undefined) throw new Error('no effect');
    expect(effect.freedom).toBeCloseTo(4, 12);
    const { pValue, low, high } = testByWelch(effect, 0.05);
    expect(pValue).toBeCloseTo(0.0705, 4);
    expect((low + high) / 2).toBeCloseTo(2, 12);
    expect(testByWelch(effect, 0.05, 'less').pValue).toBeCloseTo(1 - pValue / 2, 12);
  });

  it('by the confidence sequence seldom errs over all looks together, where repeated t tests often do', () => {
    const random = createRandom(11);
    let [sequence, repeated] = [0, 0];
    const runs = 300;
    for (let run = 0; run < runs; run += 1) {
      const sums = [0, 1].map(() => ({ n: 0, sum: 0, sumSquares: 0 }));
      let [foundBySequence, foundByT] = [false, false];
      for (let look = 0; look < 40; look += 1) {
        for (const own of sums) {
          for (let i = 0; i < 50; i += 1) {
            const value = random.normal();
            own.n += 1;
            own.sum += value;
            own.sumSquares += value * value;
          }
        }
        const [a, b] = sums.map(summariseMean);
        const effect = a && b && compareArms(a, b, 'absolute');
        if (effect === undefined) continue;
        foundBySequence ||= testSequentially(effect, 0.05, 2000).pValue < 0.05;
        foundByT ||= testByWelch(effect, 0.05).pValue < 0.05;
      }
      sequence += Number(foundBySequence);
      repeated += Number(foundByT);
    }
    // 5 % and its three standard errors; peeking with t errs in about a third.
    expect(sequence / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    expect(repeated / runs).toBeGreaterThan(0.15);
  });

  it('gives the same chance to win by the normal and by the exact posterior, for large arms', () => {
    const [control, treatment] = [
      { units: 50_000, successes: 5_000 },
      { units: 50_000, successes: 5_100 },
    ];
    const effect = compareArms(
      summariseProportion({ n: control.units, sum: control.successes }),
      summariseProportion({ n: treatment.units, sum: treatment.successes }),
      'absolute',
    );
    if (effect === undefined) throw new Error('no effect');
    expect(judgeByBayes(effect, 0.05).chanceToWin).toBeCloseTo(chanceToBeat(control, treatment), 4);
    expect(chanceToBeat(control, treatment) + chanceToBeat(treatment, control)).toBeCloseTo(1, 8);
  });
});

it('covers a median as often as it says', () => {
  const random = createRandom(5);
  let covered = 0;
  const runs = 400;
  for (let run = 0; run < runs; run += 1) {
    const { mean, varianceOfMean } = summariseQuantile(
      Float64Array.from({ length: 200 }, () => Math.exp(random.normal())),
      0.5,
    );
    covered += Number(Math.abs(mean - 1) <= 1.96 * Math.sqrt(varianceOfMean));
  }
  expect(covered / runs).toBeGreaterThan(0.91);
  expect(covered / runs).toBeLessThan(0.985);
  expect(summariseQuantile(Float64Array.of(1, 2, 3), 0.99).varianceOfMean).toBeNaN();
});

it('corrects p values as Holm and as Benjamini and Hochberg worked them', () => {
  const p = [0.01, 0.04, 0.03, 0.005];
  const close = (values: number[], expected: number[]) => {
    for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 12);
  };
  close(correctComparisons(p, 'holm'), [0.03, 0.06, 0.06, 0.02]);
  close(correctComparisons(p, 'benjamini-hochberg'), [0.02, 0.04, 0.04, 0.02]);
});

it('plans what it then finds', () => {
  const plan = { alpha: 0.05, power: 0.8, baseline: 10, deviation: 20 };
  expect(detectableEffect(plan, unitsNeeded(plan, 0.5))).toBeCloseTo(0.5, 12);
  expect(detectableEffect({ alpha: 0.05, power: 0.8, baseline: 0.5 }, 2)).toBeNaN();
});

describe('Qini', () => {
  const rows = {
    treated: Uint8Array.of(1, 0, 1, 0),
    outcome: Float64Array.of(1, 0, 0, 0),
    predicted: Float64Array.of(0.9, 0.8, 0.2, 0.1),
  };

  it('is the area between the curve and chance', () => {
    // Gains 1 from the first unit on: trapezoids 0.5 + 1 + 1 + 1 over 4 units, less the triangle of 2.
    expect(measureQini(rows).coefficient).toBeCloseTo((3.5 - 2) / 16, 12);
  });

  it('is 0 where the prediction tells nobody apart', () => {
    expect(measureQini({ ...rows, predicted: new Float64Array(4) }).coefficient).toBeCloseTo(0, 12);
  });
});
