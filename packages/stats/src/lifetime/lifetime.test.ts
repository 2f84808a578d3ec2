import { expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { hypergeometric, hypergeometricOfOne } from './hypergeometric.ts';
import {
  aggregateCustomers,
  bgBb,
  bgNbd,
  expectedSpend,
  fitGammaGamma,
  intervalOfTotal,
  mbgNbd,
  nbd,
  paretoNbd,
  summariseTransactions,
} from './index.ts';

it('computes the hypergeometric function where it has a closed form', () => {
  for (const z of [0.01, 0.3, 0.9, 0.999]) {
    expect(hypergeometric(1, 1, 2, z)).toBeCloseTo(-Math.log(1 - z) / z, 9);
    expect(hypergeometric(0.7, 2.5, 2.5, z) * (1 - z) ** 0.7).toBeCloseTo(1, 9);
  }
  expect(hypergeometric(1, 1, 2, 1)).toBeNaN();
  for (const z of [0, 0.01, 0.3, 0.9, 0.9999]) {
    expect(hypergeometricOfOne(1, 2, z)).toBeCloseTo(z === 0 ? 1 : -Math.log(1 - z) / z, 9);
    expect(hypergeometricOfOne(0.7, 3.2, z)).toBeCloseTo(hypergeometric(1, 0.7, 3.2, z), 9);
  }
});

it('expects 1.226 purchases of customer 1 of CDNOW in 39 weeks (Fader, Hardie and Lee 2005, table 4)', () => {
  const parameters = Float64Array.of(0.243, 4.414, 0.793, 2.426);
  expect(bgNbd.expectedPurchases(parameters, 2, 30.43, 38.86, 39)).toBeCloseTo(1.226, 2);
});

it.each([bgNbd, mbgNbd, paretoNbd])('$name: more silence, less alive; more time, more purchases', (model) => {
  const parameters = Float64Array.of(0.5, 6, 0.8, 2.5);
  const alive = [39, 30, 20, 5].map((recency) => model.probabilityAlive(parameters, 3, recency, 39));
  for (let i = 1; i < alive.length; i++) expect(alive[i]).toBeLessThan(alive[i - 1] ?? 0);
  const ahead = [0, 1, 10, 100].map((time) => model.expectedPurchases(parameters, 3, 30, 39, time));
  expect(ahead[0]).toBeCloseTo(0, 12);
  for (let i = 1; i < ahead.length; i++) expect(ahead[i]).toBeGreaterThan(ahead[i - 1] ?? 0);
});

it('where nobody leaves, only the model without leaving is found, and it is right', () => {
  const random = createRandom(9);
  const customers = {
    frequency: new Float64Array(3000),
    recency: new Float64Array(3000),
    age: new Float64Array(3000),
  };
  for (let i = 0; i < 3000; i++) {
    // Gamma(1, 20) rates.
    const rate = -Math.log(1 - random.uniform()) / 20;
    const age = 40 + random.integer(20);
    for (let time = 0; ; ) {
      time += -Math.log(1 - random.uniform()) / rate;
      if (!(time < age)) break;
      customers.frequency[i] = (customers.frequency[i] ?? 0) + 1;
      customers.recency[i] = time;
    }
    customers.age[i] = age;
  }
  const history = aggregateCustomers(customers);
  const fit = nbd.fit(history);
  if (fit.outcome === 'failed') throw new Error(fit.reason);
  expect(Math.abs((fit.parameters[0] ?? 0) - 1)).toBeLessThan(3 * (fit.standardErrors[0] ?? 0));
  expect(Math.abs((fit.parameters[1] ?? 0) - 20)).toBeLessThan(3 * (fit.standardErrors[1] ?? 0));
  const rival = bgNbd.fit(history);
  // Four parameters for nothing: refused, or not better by as much as they cost.
  if (rival.outcome === 'fitted') expect(rival.logLikelihood - fit.logLikelihood).toBeLessThan(2);
});

it('holds at the parameters where the formulas are 0/0', () => {
  const near = (index: number, model: typeof bgNbd, at: number, by: number): number => {
    const parameters = Float64Array.of(0.5, 6, 0.8, 2.5);
    parameters[index] = at + by;
    return model.expectedPurchases(parameters, 3, 30, 39, 20);
  };
  expect(near(2, bgNbd, 1, 0)).toBeCloseTo(near(2, bgNbd, 1, 1e-3), 2);
  expect(near(2, paretoNbd, 1, 0)).toBeCloseTo(near(2, paretoNbd, 1, 1e-5), 4);
});

it('recovers the parameters that customers were made with, in days as in weeks', () => {
  const random = createRandom(4);
  const customers = {
    frequency: new Float64Array(4000),
    recency: new Float64Array(4000),
    age: new Float64Array(4000),
  };
  for (let i = 0; i < 4000; i++) {
    // Gamma(1, 10) rates, beta(1, 2) chances to leave: both have closed inverses.
    const rate = -Math.log(1 - random.uniform()) / 10;
    const leave = 1 - Math.sqrt(1 - random.uniform());
    const age = 40 + random.integer(20);
    let time = 0;
    for (;;) {
      time += -Math.log(1 - random.uniform()) / rate;
      if (time > age) break;
      customers.frequency[i] = (customers.frequency[i] ?? 0) + 1;
      customers.recency[i] = time;
      if (random.uniform() < leave) break;
    }
    customers.age[i] = age;
  }
  const fit = bgNbd.fit(aggregateCustomers(customers));
  if (fit.outcome !== 'fitted') throw new Error(fit.reason);
  for (const [i, truth] of [1, 10, 1, 2].entries()) {
    expect(fit.intervals[i]?.[0]).toBeLessThan(truth);
    expect(fit.intervals[i]?.[1]).toBeGreaterThan(truth);
  }
  const inDays = bgNbd.fit(
    aggregateCustomers({
      ...customers,
      recency: customers.recency.map((week) => 7 * week),
      age: customers.age.map((week) => 7 * week),
    }),
  );
  if (inDays.outcome !== 'fitted') throw new Error(inDays.reason);
  expect((inDays.parameters[1] ?? 0) / (fit.parameters[1] ?? 1)).toBeCloseTo(7, 3);
  expect(inDays.parameters[0]).toBeCloseTo(fit.parameters[0] ?? 0, 4);
});

it('never answers where the data tell nothing', () => {
  const alike = aggregateCustomers({
    frequency: new Float64Array(50).fill(3),
    recency: new Float64Array(50).fill(30),
    age: new Float64Array(50).fill(30),
  });
  for (const model of [bgNbd, mbgNbd, paretoNbd]) expect(model.fit(alike).outcome).toBe('failed');
  const sameSpend = fitGammaGamma(new Float64Array(50).fill(3), new Float64Array(50).fill(20));
  expect(sameSpend.outcome).toBe('failed');
});

it('learns what tens of thousands of customers spend in a second or two, and of customers in groups the same as one by one', () => {
  const random = createRandom(31);
  const gamma = (shape: number): number => {
    let sum = 0;
    for (let k = 0; k < shape; k++) sum -= Math.log(1 - random.uniform());
    return sum;
  };
  const counts = Float64Array.from({ length: 30_000 }, () => 1 + random.integer(6));
  const means = counts.map((count) => (gamma(2 * count) / count) * (15 / gamma(4)));
  const fit = fitGammaGamma(counts, means);
  if (fit.outcome === 'failed') throw new RangeError(fit.reason);
  for (const [i, truth] of [2, 4, 15].entries())
    expect(Math.abs((fit.parameters[i] ?? 0) - truth)).toBeLessThan(4 * (fit.standardErrors[i] ?? 0));
  const twice = fitGammaGamma(
    counts,
    means,
    counts.map(() => 2),
  );
  if (twice.outcome === 'failed') throw new RangeError(twice.reason);
  expect(twice.parameters[0]).toBeCloseTo(fit.parameters[0] ?? 0, 6);
  expect(twice.logLikelihood / fit.logLikelihood).toBeCloseTo(2, 9);
});

it('foresees of a part of the customers the same whether or not the others are in the table', () => {
  const history = {
    frequency: Float64Array.of(0, 2, 5, 1),
    recency: Float64Array.of(0, 20, 38, 5),
    age: Float64Array.of(39, 39, 39, 20),
  };
  const fit = {
    parameters: Float64Array.of(0.243, 4.414, 0.793, 2.426),
    logCovariance: Float64Array.from({ length: 16 }, (_, i) => (i % 5 === 0 ? 0.01 : 0)),
  };
  const all = aggregateCustomers(history, Float64Array.of(0, 40, 7, 0));
  const alone = aggregateCustomers(
    {
      frequency: history.frequency.slice(1, 3),
      recency: history.recency.slice(1, 3),
      age: history.age.slice(1, 3),
    },
    Float64Array.of(40, 7),
  );
  expect(intervalOfTotal(bgNbd, fit, all, 39)).toEqual(intervalOfTotal(bgNbd, fit, alone, 39));
});

it('Pareto/NBD: ends soon where a dozen buy every day and all others never came back', () => {
  const [ones, heavy] = [500, 12];
  const column = (one: (i: number) => number, other: (i: number) => number): Float64Array =>
    Float64Array.from({ length: ones + heavy }, (_value, i) => (i < ones ? one(i) : other(i)));
  const history = aggregateCustomers({
    frequency: column(
      () => 0,
      (i) => 130 + (i % 20),
    ),
    recency: column(
      () => 0,
      () => 51,
    ),
    age: column(
      (i) => 10 + (i % 42),
      () => 52,
    ),
  });
  // Nothing is known of who leaves; at the edge of what is searched each step of the search used to take minutes.
  expect(paretoNbd.fit(history)).toMatchObject({ outcome: 'failed' });
});

it('BG/BB: chances over all histories add up to one', () => {
  const parameters = Float64Array.of(1.2, 0.75, 0.66, 2.78);
  // The purchases expected of the coming period are those of all periods to come that begin alive.
  const one = bgBb.expectedPurchases(parameters, 2, 4, 6, 1);
  const three = bgBb.expectedPurchases(parameters, 2, 4, 6, 3);
  expect(one).toBeLessThan(bgBb.probabilityAlive(parameters, 2, 4, 6));
  expect(three).toBeGreaterThan(one);
  expect(three).toBeLessThan(3 * one);
});

it('draws a customer’s spend from their own mean towards everybody’s', () => {
  const parameters = Float64Array.of(6.25, 3.74, 15.44);
  const everybody = expectedSpend(parameters, 0, 0);
  expect(everybody).toBeCloseTo((6.25 * 15.44) / 2.74, 9);
  expect(expectedSpend(parameters, 1, 100)).toBeLessThan(100);
  expect(expectedSpend(parameters, 100, 100)).toBeGreaterThan(99);
  expect(expectedSpend(Float64Array.of(6, 0.9, 15), 0, 0)).toBeNaN();
});

it('counts purchases of a day as one, in any order, and leaves out who came after the end', () => {
  const summary = summariseTransactions(
    {
      customer: ['b', 'a', 'a', 'a', 'c', 'a'],
      day: Float64Array.of(3, 15, 1, 15, 40, 29),
      amount: Float64Array.of(5, 10, 7, 20, 9, 1),
    },
    { end: 22, holdoutEnd: 50, daysPerUnit: 7 },
  );
  expect(summary.ids).toEqual(['b', 'a']);
  expect(Array.from(summary.frequency)).toEqual([0, 1]);
  expect(Array.from(summary.recency)).toEqual([0, 2]);
  expect(Array.from(summary.age)).toEqual([19 / 7, 3]);
  expect(Array.from(summary.meanValue)).toEqual([0, 30]);
  expect(Array.from(summary.holdout)).toEqual([0, 1]);
});
