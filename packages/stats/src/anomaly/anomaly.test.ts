import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { findOutliers, judgeDays, scoreNab, watchStream } from './index.ts';

/** Hourly counts with a day and a week in them. */
function hours(count: number): Float64Array {
  const random = createRandom(6);
  return Float64Array.from({ length: count }, (_value, t) => {
    const day = 1 + 0.7 * Math.sin((2 * Math.PI * t) / 24);
    return 100 * day * (Math.floor(t / 24) % 7 > 4 ? 0.6 : 1) * Math.exp(0.06 * random.normal());
  });
}

it('alarms once at what has not been seen, when it happens', () => {
  const values = hours(24 * 30);
  for (let t = 600; t < 606; t++) values[t] = 0.2 * (values[t] ?? 0);
  const watcher = watchStream({ perDay: 24, threshold: 3 });
  const alarms = Array.from(values, (value) => watcher.push(value)).flatMap(({ alarm }, t) =>
    alarm ? [t] : [],
  );
  expect(alarms.filter((t) => t >= 595 && t < 620)).toEqual([600]);
  expect(alarms.length).toBeLessThan(4);
});

it('keeps day and week in their place where hours are missing or come twice', () => {
  const values = hours(24 * 35);
  const listen = (timed: boolean): number[] => {
    const watcher = watchStream({ perDay: 24, threshold: 2 });
    const alarms: number[] = [];
    for (const [t, value] of values.entries()) {
      if (t >= 500 && t < 559) continue;
      for (let times = t === 700 || t === 705 ? 2 : 1; times > 0; times--) {
        if (watcher.push(value, timed ? t : undefined).alarm) alarms.push(t);
      }
    }
    return alarms.filter((t) => t >= 500);
  };
  // Counted, every hour after the gap is compared with another one.
  expect(listen(false).length).toBeGreaterThan(2);
  expect(listen(true)).toEqual([]);
});

it('does not alarm at a constant, alarms when it ends, and takes values below 0', () => {
  const watcher = watchStream({ perDay: 24, threshold: 3 });
  const quiet = Array.from({ length: 200 }, () => watcher.push(7).alarm);
  expect(quiet.includes(true)).toBe(false);
  expect(watcher.push(9)).toMatchObject({ alarm: true, expected: expect.closeTo(7, 6) });
  const negative = watchStream({ perDay: 24, threshold: 3 });
  const verdicts = Array.from({ length: 100 }, (_value, t) => negative.push(Math.sin(t) - 5));
  expect(verdicts.every(({ score }) => Number.isFinite(score))).toBe(true);
});

it('finds planted outliers behind a season, and few without any', () => {
  const values = hours(24 * 21);
  const clean = findOutliers(values, { period: 24, share: 0.02, alpha: 0.01 });
  values[200] = 900;
  values[350] = 700;
  const found = findOutliers(values, { period: 24, share: 0.02, alpha: 0.01 }).map(({ index }) => index);
  expect(found).toContain(200);
  expect(found).toContain(350);
  expect(clean.length).toBeLessThan(values.length * 0.02 + 1);
  expect(findOutliers(new Float64Array(40).fill(3), { period: 1 })).toEqual([]);
});

it('scores as the benchmark does: early is better, misses cost one, false alarms a ninth', () => {
  const windows = [{ first: 500, last: 599 }];
  expect(scoreNab([500], 1000, windows)).toBeCloseTo(1, 12);
  expect(scoreNab([], 1000, windows)).toBe(-1);
  expect(scoreNab([500, 510, 520], 1000, windows)).toBeCloseTo(1, 12);
  expect(scoreNab([590], 1000, windows)).toBeLessThan(0.3);
  expect(scoreNab([300, 500], 1000, windows)).toBeCloseTo(1 - 0.11, 12);
  expect(scoreNab([500, 601], 1000, windows)).toBeGreaterThan(1 - 0.02);
  // The first 15 % is for learning.
  expect(scoreNab([100, 500], 1000, windows)).toBeCloseTo(1, 12);
  // NAB's sweeper.py: −1 only beyond three widths behind a window, 2/(1 + e¹⁵) − 1 at three; the order of windows is no matter.
  expect(scoreNab([500, 899], 1000, [{ first: 500, last: 599 }])).toBeCloseTo(1 - 0.11, 12);
  const two = [
    { first: 500, last: 600 },
    { first: 200, last: 300 },
  ];
  expect(scoreNab([200, 500, 800], 1000, two)).toBeCloseTo(2 - 0.11 * (1 - 2 / (1 + Math.exp(10))), 12);
  expect(scoreNab([500, 900], 1000, two.slice(0, 1))).toBeCloseTo(
    1 - 0.11 * (1 - 2 / (1 + Math.exp(15))),
    12,
  );
});

describe('days of a figure', () => {
  const random = createRandom(9);
  /** Orders of a day: more at weekends, in a slow wave, as scattered as counts are. */
  const days = (usual: number) =>
    Float64Array.from({ length: 200 }, (_value, t) => {
      const expected = usual * (t % 7 > 4 ? 1.6 : 1) * (1 + 0.3 * Math.sin(t / 40));
      return Math.max(0, Math.round(expected + Math.sqrt(expected) * random.normal()));
    });

  it('are found where they are out of the ordinary, with the band of ordinary days', () => {
    const values = days(60);
    values[185] = 3 * (values[185] ?? 0);
    values[190] = 0;
    const { outliers, low, high, expected } = judgeDays({ values, from: 172 });
    expect(outliers.map(({ index }) => index).sort()).toEqual([185, 190]);
    for (const { chance } of outliers) expect(chance).toBeLessThan(1e-6);
    expect(outliers.find(({ index }) => index === 190)?.distance).toBeLessThan(-6);
    const inside = Array.from(values).filter((value, i) => value >= (low[i] ?? 0) && value <= (high[i] ?? 0));
    expect(inside.length / values.length).toBeGreaterThan(0.9);
    expect(inside.length / values.length).toBeLessThan(0.99);
    expect(expected[190]).toBeGreaterThan(30);
  });

  it('are so rarely called extraordinary in noise as their chance says', () => {
    const chances = Array.from({ length: 300 }, () =>
      judgeDays({ values: days(40), from: 172 }).outliers.map(({ chance }) => chance),
    ).flat();
    // Of 8,400 days some eight have a chance of one in a thousand, and hardly one of one in a hundred thousand.
    expect(chances.filter((chance) => chance < 1e-3).length).toBeLessThan(17);
    expect(chances.filter((chance) => chance < 1e-5).length).toBeLessThan(2);
  });

  it('count for less where less stands behind them, and for nothing where nothing is known', () => {
    const weights = new Float64Array(200).fill(400);
    const values = Float64Array.from(weights, () => 0.3 + 0.02 * random.normal());
    values[180] = 0.5;
    weights[180] = 4;
    values[181] = Number.NaN;
    weights[181] = Number.NaN;
    const judged = judgeDays({ values, weights, from: 172 });
    expect(judged.outliers).toEqual([]);
    expect((judged.high[180] ?? 0) - (judged.low[180] ?? 0)).toBeGreaterThan(0.2);
    expect(judgeDays({ values: days(1.5), from: 172 }).thin).toBe(true);
    expect(judgeDays({ values: days(40), from: 172 }).thin).toBe(false);
  });
});
