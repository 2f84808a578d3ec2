import { expect, it } from 'vitest';
import { compareSurvival, estimateSurvival, survivalAt, timeUntil } from './estimate-survival.ts';

// Remission under 6-MP and placebo, Freireich et al. 1963, as in Cox and Oakes 1984, table 1.1.
const drug = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
const drugEnded = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

it('gives the textbook’s curve with Greenwood’s error', () => {
  const steps = estimateSurvival(Float64Array.from(drug), Uint8Array.from(drugEnded));
  for (const [time, survival] of [
    [6, 0.857],
    [7, 0.807],
    [10, 0.753],
    [13, 0.69],
    [16, 0.627],
    [22, 0.538],
    [23, 0.448],
  ] as const) {
    expect(survivalAt(steps, time).survival).toBeCloseTo(survival, 3);
  }
  expect(survivalAt(steps, 6).standardError).toBeCloseTo(0.0764, 4);
  expect(survivalAt(steps, 3).survival).toBe(1);
  expect(timeUntil(steps, 0.5, (step) => step.survival)).toBe(23);
  for (const { survival, interval } of steps) {
    expect(interval[0]).toBeLessThanOrEqual(survival);
    expect(interval[1]).toBeGreaterThanOrEqual(survival);
  }
});

it('tells the groups apart by the log-rank test, chi-square 16.79', () => {
  const times = Float64Array.from([...drug, ...placebo]);
  const ended = Uint8Array.from([...drugEnded, ...placebo.map(() => 1)]);
  const groups = [...drug.map(() => 'drug'), ...placebo.map(() => 'placebo')];
  const { chiSquare, degrees, pValue } = compareSurvival(times, ended, groups);
  expect(chiSquare).toBeCloseTo(16.793, 2);
  expect(degrees).toBe(1);
  expect(pValue).toBeLessThan(1e-4);
  expect(
    compareSurvival(
      times,
      ended,
      groups.map(() => 'one'),
    ).pValue,
  ).toBeNaN();
});

it('stays at one where nobody leaves, and ends at zero where everybody does', () => {
  expect(estimateSurvival(Float64Array.of(1, 2), Uint8Array.of(0, 0)).at(-1)?.survival).toBe(1);
  expect(estimateSurvival(Float64Array.of(1, 2), Uint8Array.of(1, 1)).at(-1)).toMatchObject({
    survival: 0,
    standardError: 0,
    interval: [0, 0],
  });
});

it('says when a half have left though the half is rounded: after 15 of 30 times', () => {
  const times = Float64Array.from({ length: 30 }, (_time, i) => i + 1);
  const steps = estimateSurvival(times, new Uint8Array(30).fill(1));
  expect(timeUntil(steps, 0.5, (step) => step.survival)).toBe(15);
});
