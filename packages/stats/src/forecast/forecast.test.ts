import { expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { chooseEts } from './choose-ets.ts';
import { fitAirline } from './fit-airline.ts';
import { fitEts } from './fit-ets.ts';
import {
  backTest,
  decomposeMultiple,
  decomposeSeasonal,
  FORECAST_MODELS,
  forecastSeries,
  measureHolidays,
} from './index.ts';

/** Ten years of months: trend, season and noise, all multiplicative. */
function months(seed: number, count = 120): Float64Array {
  const random = createRandom(seed);
  let level = 100;
  return Float64Array.from({ length: count }, (_value, t) => {
    level *= Math.exp(0.004 + 0.01 * random.normal());
    return level * (1 + 0.3 * Math.sin((2 * Math.PI * t) / 12)) * Math.exp(0.02 * random.normal());
  });
}

it('parts a series that adds up again, and takes an outlier for one when robust', () => {
  const values = months(1).map(Math.log);
  const { seasonal, trend, remainder } = decomposeSeasonal(values, {
    period: 12,
    seasonalWindow: 'periodic',
  });
  for (const [t, value] of values.entries()) {
    expect((seasonal[t] ?? 0) + (trend[t] ?? 0) + (remainder[t] ?? 0)).toBeCloseTo(value, 12);
  }
  const spoilt = values.slice();
  spoilt[60] = 9;
  const robust = decomposeSeasonal(spoilt, { period: 12, seasonalWindow: 'periodic', robust: true });
  expect(robust.seasonal[60]).toBeCloseTo(seasonal[60] ?? 0, 1);
  expect(robust.remainder[60]).toBeGreaterThan(3);
});

it('tells a week and a year apart', () => {
  const values = Float64Array.from(
    { length: 365 * 3 },
    (_value, t) => 50 + 5 * Math.sin((2 * Math.PI * t) / 7) + 10 * Math.cos((2 * Math.PI * t) / 365),
  );
  const { periods, seasonal } = decomposeMultiple(values, [365, 7]);
  expect(periods).toEqual([7, 365]);
  expect(Math.max(...(seasonal[0] ?? []))).toBeCloseTo(5, 0);
  expect(Math.max(...(seasonal[1] ?? []))).toBeCloseTo(10, 0);
});

it('chooses the form that made the series', () => {
  expect(chooseEts(months(2, 60), 12)?.form.season).toBe('M');
  const random = createRandom(2);
  let level = 0;
  const walk = Float64Array.from({ length: 60 }, () => {
    level += 0.5 * random.normal();
    return level + random.normal();
  });
  expect(chooseEts(walk, 12)?.name).toBe('ETS(A,N,N)');
});

it('follows a wave by a slope that moves as fast as the level, where no season is allowed', () => {
  const values = Float64Array.from(
    { length: 72 },
    (_, t) => 100 + 10 * Math.sin((Math.PI * t) / 6) + Math.cos(t * t),
  );
  // statsmodels 0.15, ETSModel(error="add", trend="add", initialization_method="estimated"): 448.0770.
  expect(fitEts(values, { error: 'A', trend: 'A', season: 'N', period: 1 })?.aicc).toBeLessThan(448.08);
});

it('does without models that do not suit', () => {
  const random = createRandom(1);
  expect(fitAirline(Float64Array.of(1, 2, 3, 4), 12)).toBeUndefined();
  expect(fitAirline(new Float64Array(60).fill(5), 12)).toBeUndefined();
  const withZero = Float64Array.from({ length: 60 }, (_value, t) => (t % 12) * 2);
  for (const model of FORECAST_MODELS) {
    const forecast = forecastSeries(model, withZero, { periods: [12] }, 12, random);
    expect([model, forecast?.mean.every(Number.isFinite) ?? true]).toEqual([model, true]);
  }
});

it('covers what comes about as often as it says', { timeout: 60_000 }, () => {
  let within = 0;
  let values = 0;
  for (let seed = 10; seed < 22; seed++) {
    const tested = backTest('arima', months(seed), { periods: [12] }, { horizon: 6, origins: 6, seed: 1 });
    within += (tested?.accuracy.coverage80 ?? 0) * (tested?.accuracy.values ?? 0);
    values += tested?.accuracy.values ?? 0;
  }
  expect(values).toBe(12 * 36);
  expect(within / values).toBeGreaterThan(0.68);
  expect(within / values).toBeLessThan(0.92);
});

it('measures a holiday and foretells it', () => {
  const random = createRandom(8);
  const values = Float64Array.from(
    { length: 280 },
    (_value, t) => (t % 7 < 5 ? 100 : 60) * (t % 70 === 33 ? 2 : 1) * Math.exp(0.03 * random.normal()),
  );
  const { effects, freed, apply } = measureHolidays(
    values,
    [7],
    new Map([['fair', [33, 103, 173, 243, 313]]]),
  );
  const [fair] = effects;
  expect(fair).toMatchObject({ name: 'fair', times: 4 });
  expect(fair?.interval[0]).toBeLessThan(2);
  expect(fair?.interval[1]).toBeGreaterThan(2);
  // Without it, the day would have been the weekend day that it is.
  expect(freed[33]).toBeGreaterThan(50);
  expect(freed[33]).toBeLessThan(70);
  expect(apply(100, 'fair')).toBeCloseTo(200, -1);
});
