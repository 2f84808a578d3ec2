import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allocateTraffic, createRandom, evaluatePolicy } from '../index.ts';

const options = () => ({ floor: 0.05, draws: 40_000, level: 0.9, random: createRandom(3) });

it('Thompson sampling gives each arm the chance that it is best, above the floor', () => {
  const arms = [
    { units: 1000, successes: 100 },
    { units: 1000, successes: 120 },
    { units: 1000, successes: 20 },
  ];
  const split = allocateTraffic(arms, 'thompson', options());
  // The closed form of two arms: the second beats the first with 0.92318.
  expect(split[1]?.chanceToBeBest).toBeCloseTo(0.92318, 2);
  expect(split[2]?.share).toBeCloseTo(0.05, 6);
  expect(split.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(split[0]?.low).toBeLessThan(0.1);
  expect(split[0]?.high).toBeGreaterThan(0.1);
});

it('top-two keeps half of the traffic away from an arm that is all but sure to be best', () => {
  const arms = [
    { units: 10_000, successes: 5_000 },
    { units: 10_000, successes: 1_000 },
  ];
  const split = allocateTraffic(arms, 'top-two', options());
  expect(split[0]?.share).toBeLessThan(1);
  expect(split.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  const close = allocateTraffic(
    [
      { units: 100, successes: 60 },
      { units: 100, successes: 50 },
      { units: 100, successes: 10 },
    ],
    'top-two',
    { ...options(), floor: 0 },
  );
  // With two in question and one out of it, each of the two gets half.
  expect(close[0]?.share).toBeCloseTo(0.5, 1);
  expect(close[1]?.share).toBeCloseTo(0.5, 1);
});

// Two actions logged at 0.8 and 0.2, to be judged at a half each: weights 0.625 and 2.5.
const logged = {
  reward: Float64Array.of(1, 0, 1, 1),
  propensity: Float64Array.of(0.8, 0.8, 0.8, 0.2),
  target: Float64Array.of(0.5, 0.5, 0.5, 0.5),
};

it('weighs logged decisions by how much likelier the other policy makes them', () => {
  const value = evaluatePolicy(logged);
  expect(value.ips.estimate).toBeCloseTo((0.625 * 2 + 2.5) / 4, 12);
  expect(value.snips.estimate).toBeCloseTo(3.75 / 4.375, 12);
  expect(value.effectiveSample).toBeCloseTo(4.375 ** 2 / (3 * 0.625 ** 2 + 2.5 ** 2), 12);
  expect(value.dr).toBeUndefined();
});

it('doubly robust is right when the model is, whatever the propensities', () => {
  const wrong = { ...logged, propensity: Float64Array.of(0.1, 0.3, 0.9, 0.7) };
  const right = evaluatePolicy({
    ...wrong,
    predicted: { logged: logged.reward, target: Float64Array.of(0.9, 0.4, 0.6, 0.7) },
  });
  expect(right.dr?.estimate).toBeCloseTo(0.65, 12);
  // And with a model of nothing it is inverse propensity scoring.
  const nothing = { logged: new Float64Array(4), target: new Float64Array(4) };
  expect(evaluatePolicy({ ...logged, predicted: nothing }).dr).toEqual(evaluatePolicy(logged).ips);
});

it('gives no arm less than the floor, and all of the traffic, whatever the arms earned', () => {
  const rate = fc
    .tuple(fc.integer({ min: 0, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([units, part]) => ({ units, successes: Math.floor(units * part) }));
  const figure = fc.record({
    mean: fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    standardError: fc.double({ min: 0, max: 100, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(rate, { minLength: 2, maxLength: 6 }),
        fc.array(figure, { minLength: 2, maxLength: 6 }),
      ),
      fc.constantFrom('thompson' as const, 'top-two' as const),
      fc.constantFrom('more' as const, 'less' as const),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (arms, method, better, part) => {
        const floor = part / arms.length;
        const settings = { floor, draws: 200, level: 0.9, better };
        const split = allocateTraffic(arms, method, { ...settings, random: createRandom(5) });
        expect(Math.min(...split.map(({ share }) => share))).toBeGreaterThanOrEqual(floor - 1e-12);
        expect(split.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(allocateTraffic(arms, method, { ...settings, random: createRandom(5) })).toEqual(split);
      },
    ),
    { numRuns: 60 },
  );
});

it('steers to less where less is better', () => {
  const arms = [
    { mean: 10, standardError: 1 },
    { mean: 4, standardError: 1 },
  ];
  const split = allocateTraffic(arms, 'thompson', { ...options(), better: 'less' });
  expect(split[1]?.share).toBeCloseTo(0.95, 2);
});
