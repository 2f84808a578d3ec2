import { describe, expect, it } from 'vitest';
import { intervalOf } from '../mix/summarise-bayes-mix.ts';
import { createRandom } from '../random.ts';
import { diagnoseChains } from '../sampling/diagnose-chains.ts';
import { type IncrementPanel, type MeasuredIncrement, prepareIncrements } from './prepare-increments.ts';
import { sampleIncrements } from './sample-increments.ts';
import { foreseeStandardError, valueExperiment } from './value-experiment.ts';

const PLACES = 16;
const PERIODS = 52;

/** A company with a season of its own, and three campaigns of which two bring something. */
function liveCompany(seed: number, base = 40): { panel: IncrementPanel; truth: number[] } {
  const random = createRandom(seed);
  const sizes = Float64Array.from({ length: PLACES }, () => 500 + 2000 * random.uniform());
  const mean = sizes.reduce((sum, size) => sum + size, 0) / PLACES;
  const season = Float64Array.from({ length: PERIODS }, () => 0.7 + 0.6 * random.uniform());
  const returns = [0.2, 0.05, 0];
  const carried = [0.6, 0.2, 0];
  const truth = returns.map(() => 0);
  const target = new Float64Array(PLACES * PERIODS);
  const units = returns.map(() => new Float64Array(PLACES * PERIODS));
  const stocks = returns.map(() => 0);
  for (let place = 0; place < PLACES; place++) {
    const size = (sizes[place] ?? 0) / mean;
    stocks.fill(0);
    for (let period = 0; period < PERIODS; period++) {
      const row = place * PERIODS + period;
      let expected = base * size * (season[period] ?? 1);
      for (const [u, spend] of units.entries()) {
        spend[row] = size * 100 * (random.uniform() < 0.5 ? 0 : 2 * random.uniform());
        stocks[u] = (stocks[u] ?? 0) * (carried[u] ?? 0) + (spend[row] ?? 0);
        const brought = (returns[u] ?? 0) * (stocks[u] ?? 0) * (1 - (carried[u] ?? 0));
        truth[u] = (truth[u] ?? 0) + brought;
        expected += brought;
      }
      target[row] = Math.max(0, Math.round(expected + Math.sqrt(expected) * random.normal()));
    }
  }
  return { panel: { places: PLACES, periods: PERIODS, sizes, target, units }, truth };
}

function estimate(panel: IncrementPanel, measured: readonly MeasuredIncrement[] = []) {
  const model = prepareIncrements(panel, measured);
  const chains = [1, 2].map((seed) => sampleIncrements(model, { seed, warmUp: 200, draws: 500 }));
  return panel.units.map((_, unit) => {
    const own = chains.map(({ increments }) => increments[unit] ?? new Float64Array(0));
    return {
      ...intervalOf(Float64Array.from(own.flatMap((draws) => [...draws])), 0.1),
      diagnosis: diagnoseChains(own),
    };
  });
}

describe('what campaigns brought, from places and weeks', () => {
  it('is found within its intervals, whatever the season, by chains that agree', () => {
    let inside = 0;
    for (const seed of [1, 2, 3]) {
      const { panel, truth } = liveCompany(seed);
      const found = estimate(panel);
      for (const [u, { low, high, diagnosis }] of found.entries()) {
        // What brings nothing lies at the edge of what can be, where no interval with two ends holds it.
        if (u < 2 && low <= (truth[u] ?? 0) && (truth[u] ?? 0) <= high) inside += 1;
        expect(diagnosis.rHat).toBeLessThan(1.05);
      }
      expect(found[0]?.mean ?? 0).toBeGreaterThan(0.6 * (truth[0] ?? 0));
      expect(found[0]?.mean ?? 0).toBeLessThan(1.4 * (truth[0] ?? 0));
      expect(found[2]?.mean ?? 0).toBeLessThan(0.25 * (truth[0] ?? 0));
    }
    expect(inside).toBeGreaterThanOrEqual(5);
  });

  it('gives the same answer for the same seed, and none for what cost nothing', () => {
    const { panel } = liveCompany(5);
    const withNothing = { ...panel, units: [...panel.units, new Float64Array(PLACES * PERIODS)] };
    const once = estimate(withNothing);
    expect(estimate(withNothing)).toEqual(once);
    expect(once[3]).toMatchObject({ mean: 0, low: 0, high: 0 });
  });

  it('follows a hold-out as far as it is sure', () => {
    const { panel, truth } = liveCompany(6, 400);
    const known = truth[1] ?? 0;
    const lift = { units: [1], from: 0, to: PERIODS - 1, increment: known };
    const width = ({ low, high }: { low: number; high: number }): number => high - low;
    const [without, vague, sure] = [
      estimate(panel)[1],
      estimate(panel, [{ ...lift, standardError: 100 * known }])[1],
      estimate(panel, [{ ...lift, standardError: 0.05 * known }])[1],
    ];
    if (without === undefined || vague === undefined || sure === undefined) throw new Error('no estimate');
    expect(vague.mean / without.mean).toBeCloseTo(1, 0);
    expect(Math.abs(sure.mean / known - 1)).toBeLessThan(0.1);
    expect(width(sure)).toBeLessThan(0.5 * width(without));
  });

  it('takes a part of the year for a part of the whole', () => {
    const { panel, truth } = liveCompany(7, 400);
    const half = (truth[0] ?? 0) / 2;
    const found = estimate(panel, [
      { units: [0], from: 0, to: PERIODS / 2 - 1, increment: half, standardError: 0.03 * half },
    ])[0];
    expect(Math.abs((found?.mean ?? 0) / (truth[0] ?? 1) - 1)).toBeLessThan(0.12);
  });

  it('says of one place alone what its weeks tell', () => {
    const random = createRandom(8);
    const spend = Float64Array.from({ length: 104 }, () => (random.uniform() < 0.5 ? 0 : 100));
    const target = spend.map((money) => 1000 + 2 * money + 20 * random.normal());
    const found = estimate({ places: 1, periods: 104, sizes: Float64Array.of(1), target, units: [spend] })[0];
    const truth = 2 * spend.reduce((sum, money) => sum + money, 0);
    expect(found?.low).toBeLessThan(truth);
    expect(found?.high).toBeGreaterThan(truth);
    expect(Math.abs((found?.mean ?? 0) / truth - 1)).toBeLessThan(0.25);
  });
});

describe('what an experiment would be worth', () => {
  const random = createRandom(9);
  const draws = Float64Array.from({ length: 4000 }, () => Math.max(0, 100 + 60 * random.normal()));

  it('is nothing where it could not change the decision, and most where the decision is open', () => {
    const value = (spend: number, standardError = 20): number =>
      valueExperiment(draws, { standardError, spend, worth: 1 }, 1);
    expect(value(1)).toBeLessThan(1);
    expect(value(400)).toBe(0);
    expect(value(100)).toBeGreaterThan(10);
    expect(value(100)).toBeGreaterThan(value(100, 60));
    expect(value(100, 1000)).toBeLessThan(4);
  });

  it('comes near the value of knowing for certain where the experiment is exact', () => {
    // E[max(0, x − 100)] of this normal is 60/√(2π) = 23.9.
    expect(valueExperiment(draws, { standardError: 2, spend: 100, worth: 1 }, 1)).toBeCloseTo(23.9, -0.7);
  });

  it('has a standard error that falls with length and with an even split', () => {
    const error = (length: number, share: number): number =>
      foreseeStandardError({ conversions: 5200, periods: 52, length, share, dispersion: 1 });
    // 800 conversions in eight weeks, split in halves: √(800 · 4 · (1 + 8/44)) · 52/8.
    expect(error(8, 0.5)).toBeCloseTo(Math.sqrt(800 * 4 * (1 + 8 / 44)) * 6.5, 6);
    expect(error(16, 0.5)).toBeLessThan(error(8, 0.5));
    expect(error(8, 0.1)).toBeGreaterThan(error(8, 0.5));
  });
});
