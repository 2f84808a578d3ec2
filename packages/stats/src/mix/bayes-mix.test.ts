import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { applyAdstock } from './adstock.ts';
import { type BayesMixData, type LiftTest, prepareBayesMix } from './bayes-model.ts';
import { interpolateCurve } from './interpolate-curve.ts';
import { type BayesMixDraw, startBayesMixChain } from './sample-bayes-mix.ts';
import { intervalOf, listMixParameters, respondToMultiples } from './summarise-bayes-mix.ts';

/** A panel with known shares: half of the effect at 100, half of it carried over, places of very different size. */
function makePanel(places: number, periods: number, noise: number, seed: number) {
  const random = createRandom(seed);
  const sizes = Float64Array.from({ length: places }, (_, place) => 4 ** place);
  const target = new Float64Array(places * periods);
  const media = [0, 1].map(() => new Float64Array(places * periods));
  const brought = [0, 0];
  for (let place = 0; place < places; place++) {
    const size = sizes[place] ?? 1;
    for (const [c, channel] of media.entries()) {
      const own = Float64Array.from({ length: periods }, () =>
        random.uniform() < 0.5 ? 0 : 200 * random.uniform(),
      );
      const carried = applyAdstock(own, { kind: 'geometric-normalised', retention: 0.5, length: 8 });
      for (let t = 0; t < periods; t++) {
        const at = place * periods + t;
        const effect = (size * (c === 0 ? 600 : 200) * (carried[t] ?? 0)) / ((carried[t] ?? 0) + 100);
        channel[at] = size * (own[t] ?? 0);
        target[at] = (target[at] ?? 0) + effect;
        brought[c] = (brought[c] ?? 0) + effect;
      }
    }
    for (let t = 0; t < periods; t++) {
      const at = place * periods + t;
      target[at] = (target[at] ?? 0) + size * (1_000 + noise * random.normal());
    }
  }
  const data: BayesMixData = {
    places,
    periods,
    target,
    media: media.map((series) => ({ series, spend: series })),
    baseline: [],
    sizes,
    lifts: [],
    returns: [null, null],
  };
  return { data, brought };
}

function fit(data: BayesMixData, draws = 400) {
  const model = prepareBayesMix(data, { saturation: 'hill', length: 8 });
  const chains: BayesMixDraw[][] = [1, 2].map((seed) =>
    startBayesMixChain(model, { seed, warmUp: 300 }).take(draws),
  );
  const all = chains.flat();
  const bring = (c: number) =>
    intervalOf(
      Float64Array.from(all, (draw) => Math.exp(draw.position[c * model.perChannel + 2] ?? 0) * model.total),
      0.05,
    );
  return { model, chains, all, bring };
}

describe('a mix model', () => {
  it('finds what each channel brought in one place', () => {
    const { data, brought } = makePanel(1, 120, 60, 41);
    const { bring, model, all } = fit(data);
    for (const [c, truth] of brought.entries()) {
      const { low, high } = bring(c);
      expect(low).toBeLessThan(truth);
      expect(high).toBeGreaterThan(truth);
      // The weaker channel is hard to see in two years of weeks.
      expect(high - low).toBeLessThan(c === 0 ? truth : 2 * truth);
    }
    const [draw] = all;
    if (draw === undefined) throw new Error('no draw');
    const [none = 1, half = 0, asIs = 0, twice = 0] = respondToMultiples(model, draw, 0, [0, 0.5, 1, 2]);
    expect(none).toBe(0);
    expect(asIs).toBeCloseTo(Math.exp(draw.position[2] ?? 0) * model.total, 6);
    expect(half).toBeLessThan(asIs);
    expect(twice).toBeGreaterThan(asIs);
    expect(twice).toBeLessThan(2 ** 2 * asIs);
  });

  it('learns from a lift test what the series alone do not tell', () => {
    const { data, brought } = makePanel(1, 50, 400, 43);
    const truth = brought[0] ?? 0;
    const lift: LiftTest = {
      channel: 0,
      place: null,
      from: 0,
      to: 49,
      share: 1,
      lift: truth,
      standardError: 0.05 * truth,
    };
    const without = fit(data).bring(0);
    const calibrated = fit({ ...data, lifts: [lift] }).bring(0);
    expect(calibrated.high - calibrated.low).toBeLessThan(0.6 * (without.high - without.low));
    expect(Math.abs(calibrated.mean / truth - 1)).toBeLessThan(0.1);
    const known = { mean: truth / 1_000, deviation: truth / 20_000 };
    const spend = data.media.map(({ series }, c) => ({
      series,
      spend: c === 0 ? series.map(() => 1_000 / series.length) : series,
    }));
    const told = fit({ ...data, media: spend, returns: [known, null] }).bring(0);
    expect(Math.abs(told.mean / truth - 1)).toBeLessThan(0.1);
  });

  it('pools places of very different size, and names every parameter', () => {
    const { data, brought } = makePanel(3, 50, 60, 47);
    const { bring, model, chains } = fit(data, 300);
    for (const [c, truth] of brought.entries()) {
      expect(bring(c).low).toBeLessThan(truth);
      expect(bring(c).high).toBeGreaterThan(truth);
    }
    const names = { channels: ['tv', 'radio'], baseline: [], places: ['a', 'b', 'c'] };
    const parameters = listMixParameters(model, chains, names, 0.1);
    // Per channel: carried over, half, slope, share, spread and three factors; noise; three levels.
    expect(parameters.map(({ name }) => name)).toHaveLength(2 * 8 + 1 + 3);
    const level = parameters.find(({ name }) => name === 'level of b')?.estimate;
    expect(Number.isFinite(level?.mean)).toBe(true);
    for (const { diagnosis } of parameters) expect(diagnosis.rHat).toBeLessThan(1.1);
  });

  it('gives the same draws for the same seed', () => {
    const { data } = makePanel(1, 40, 100, 53);
    const model = prepareBayesMix(data, { saturation: 'logistic', length: 4 });
    const run = () => startBayesMixChain(model, { seed: 3, warmUp: 60 }).take(2);
    expect(run()).toEqual(run());
  });
});

it('interpolates a rising curve without overshooting, with the slope that it has', () => {
  const curve = interpolateCurve([0, 1, 2, 4], [0, 5, 6, 6.2]);
  expect(curve(1).value).toBe(5);
  for (let x = 0; x < 4; x += 0.05) {
    expect(curve(x + 0.05).value).toBeGreaterThanOrEqual(curve(x).value);
    expect(curve(x + 0.02).slope).toBeCloseTo(
      (curve(x + 0.020001).value - curve(x + 0.019999).value) / 2e-6,
      3,
    );
  }
});
