import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type AnomalyOptions, anomaliesOf } from './anomaly.ts';
import { churnOf } from './churn.ts';
import { driversOf } from './drivers.ts';
import { type ForecastOptions, forecastOf } from './forecast.ts';
import { type LifetimeOptions, lifetimeOf } from './lifetime.ts';
import { type ScoreOptions, scoreFile } from './score.ts';

const folder = mkdtempSync(join(tmpdir(), 'rondo-lab-input-'));
let files = 0;

function file(...lines: string[]): string {
  files++;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, lines.join('\n'));
  return path;
}

const lifetime = (input: string, options: Partial<LifetimeOptions> = {}) =>
  lifetimeOf({
    input,
    id: 'id',
    date: 'date',
    amount: 'amount',
    returns: 'error',
    unit: 'week',
    model: 'bg-nbd',
    discount: 0,
    ...options,
  });
const summary = (input: string) =>
  lifetimeOf({
    input,
    frequency: 'x',
    recency: 'r',
    age: 'a',
    returns: 'error',
    unit: 'week',
    model: 'bg-nbd',
    discount: 0,
  });
const score = (input: string, options: Partial<ScoreOptions> = {}) =>
  scoreFile({
    input,
    model: 'logistic',
    target: 'y',
    l2: 0,
    missing: 'error',
    seed: 1,
    test: 'none',
    ...options,
  });
const forecast = (input: string, options: Partial<ForecastOptions> = {}) =>
  forecastOf({ input, date: 'month', target: 'v', model: 'auto', origins: 2, seed: 1, ...options });
const anomaly = (input: string, options: Partial<AnomalyOptions> = {}) =>
  anomaliesOf({
    input,
    date: 't',
    target: 'v',
    method: 'stream',
    threshold: 3,
    quiet: 2,
    alpha: 0.05,
    share: 0.02,
    ...options,
  });
const months = (values: (string | number)[]): string[] =>
  values.map((value, i) => `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},${value}`);

it.each<[string, () => unknown, string, string]>([
  ['one customer', () => lifetime(file('id,date,amount', 'a,2026-01-01,5')), '--input', 'too few'],
  ['a return', () => lifetime(file('id,date,amount', 'a,2026-01-01,-5')), '--amount', 'Row 1'],
  ['a 31 February', () => lifetime(file('id,date,amount', 'a,2026-02-31,5')), '--date', '2026-02-31'],
  [
    'a customer without a name',
    () => lifetime(file('id,date,amount', ',2026-02-01,5')),
    '--id',
    'no customer',
  ],
  ['an unknown model', () => lifetime(file('id', 'a'), { model: 'magic' }), '--model', 'magic'],
  [
    'an end before the first purchase',
    () => lifetime(file('id,date,amount', 'a,2026-02-01,5'), { end: '2025-01-01' }),
    '--end',
    'Nobody',
  ],
  ['more recency than age', () => summary(file('x,r,a', '1,9,5')), '--recency', 'age of 5'],
  ['a repeat purchase at once', () => summary(file('x,r,a', '1,0,5')), '--recency', 'recency of 0'],
  ['half a purchase', () => summary(file('x,r,a', '0.5,1,5')), '--frequency', '0.5'],
  ['a target of one value', () => score(file('x,y', '1,yes', '2,yes')), '--target', 'nothing to tell apart'],
  ['a target of many values', () => score(file('x,y', '1,red', '2,blue')), '--positive', 'not clear'],
  ['a number that is missing', () => score(file('x,y', '1,yes', ',no', '3,yes')), '--features', 'Line 3'],
  [
    'a column that knows the answer',
    () => score(file('x,y', ...Array.from({ length: 20 }, (_v, i) => `${i},${i < 10 ? 'no' : 'yes'}`))),
    '--features',
    'x tell(s)',
  ],
  [
    'a column that names the rows',
    () => score(file('who,y', ...Array.from({ length: 300 }, (_v, i) => `p${i},${i % 2 ? 'no' : 'yes'}`))),
    '--features',
    '300 different values',
  ],
  [
    'the target among the features',
    () => score(file('x,y', '1,yes', '2,no'), { features: 'x + y' }),
    '--features',
    'to be predicted',
  ],
  [
    'the logarithm of −2',
    () => score(file('x,y', '-2,yes', '2,no'), { features: 'log1p(x)' }),
    '--features',
    'no log1p',
  ],
  [
    'a test by time without a time',
    () => score(file('x,y', '1,yes', '2,no'), { test: 'last:0.2' }),
    '--time',
    'newest',
  ],
  [
    'too few rows for trees',
    () => score(file('x,y', '1,yes', '2,no'), { model: 'trees' }),
    '--model',
    'Trees need',
  ],
  [
    'a negative tenure',
    () =>
      churnOf({
        input: file('t,y', '-1,yes', '2,no'),
        tenure: 't',
        target: 'y',
        test: 'none',
        l2: 0,
        seed: 1,
      }),
    '--tenure',
    'Line 2',
  ],
  ['a constant', () => forecast(file('month,v', ...months(Array(24).fill(5)))), '--target', 'Every value'],
  [
    'a gap',
    () => forecast(file('month,v', '2020-01,1', '2020-02,2', '2020-03,1', '2020-06,2')),
    '--date',
    '2020-06',
  ],
  ['three months', () => forecast(file('month,v', ...months([1, 2, 3]))), '--input', 'to learn from'],
  [
    'a model that is not there',
    () => forecast(file('month,v', '2020-01,1'), { model: 'prophet' }),
    '--model',
    'prophet',
  ],
  [
    'five values to watch',
    () => anomaly(file('t,v', '1,1', '2,1', '3,1', '4,1', '5,1')),
    '--input',
    'too few',
  ],
  ['an alarm on 31 February', () => anomaly(file('t,v', '2026-02-31,1')), '--date', '2026-02-31'],
  ['a time that is none', () => anomaly(file('t,v', 'noon,1')), '--date', 'noon'],
  [
    'a negative amount',
    () => driversOf({ input: file('c,e,a', 'SE,5,-1'), expected: 'e', actual: 'a', risk: 0.5, power: 0.02 }),
    '--actual',
    'Line 2',
  ],
  [
    'a dimension named twice',
    () =>
      driversOf({
        input: file('c,e,a', 'SE,5,1'),
        dimensions: 'c, c',
        expected: 'e',
        actual: 'a',
        risk: 0.5,
        power: 0.02,
      }),
    '--dimensions',
    'twice',
  ],
  [
    'half a ratio',
    () =>
      driversOf({
        input: file('c,e,a', 'SE,5,1'),
        expected: 'e',
        actual: 'a',
        expectedBase: 'e',
        risk: 0.5,
        power: 0.02,
      }),
    '--actual-base',
    'denominator',
  ],
])('refuses %s, naming the option and what is wrong', (_case, run, field, message) => {
  let error: unknown;
  try {
    run();
  } catch (caught) {
    error = caught;
  }
  expect(error).toMatchObject({
    field,
    message: expect.stringContaining(message),
    cure: expect.stringMatching(/\w/),
  });
});

it('takes dates in any order and leaves returns out when told to', () => {
  const [header = '', ...rows] = readFileSync(
    join(import.meta.dirname, '../../../../docs/guide/examples/orders.csv'),
    'utf8',
  )
    .trim()
    .split('\n');
  const own = { id: 'customer', end: '2026-06-30' };
  const one = lifetime(file(header, ...rows), own).report;
  const other = lifetime(file(header, ...[...rows].reverse(), 'c001,2026-03-01,-9'), {
    ...own,
    returns: 'drop',
  }).report;
  expect(other.chosen).toBe(one.chosen);
  expect(other.repeatPurchases).toBe(one.repeatPurchases);
  const likelihood = ({ models: [model] }: typeof one): number =>
    model?.outcome === 'fitted' ? model.logLikelihood : Number.NaN;
  expect(likelihood(other)).toBeCloseTo(likelihood(one), 6);
  expect(other.rowsLeftOut).toBe(1);
});

it('judges the scores of another detector, and reads seconds since 1970', () => {
  // 200 values, five minutes apart; the anomaly is known to be from value 100 to 119.
  const time = (i: number): number => 1_767_225_600 + 300 * i;
  const scores = new Map([
    [100, 1],
    [101, 1],
    [160, 0.4],
  ]);
  const input = file(
    't,v,s',
    ...Array.from({ length: 200 }, (_, i) => `${time(i)},${i % 7},${scores.get(i) ?? 0}`),
  );
  const labels = file('from,to', `${time(100)},2026-01-01 09:55:00`);
  const judge = (threshold: number) => anomaly(input, { labels, scores: 's', threshold, quiet: 0 }).report;
  expect(judge(1)).toMatchObject({ perDay: 288, method: 'given', nab: { best: 1 } });
  expect(judge(1).anomalies).toHaveLength(2);
  expect(judge(1).nab?.score).toBeCloseTo(1, 12);
  // By NAB's sweeper.py: 41 values behind a window of 20 are 41/19 widths.
  expect(judge(0.4).nab?.score).toBeCloseTo(1 - 0.11 * (1 - 2 / (1 + Math.exp((5 * 41) / 19))), 12);
});

it('watches by the clock where hours are missing', () => {
  const hour = (t: number): string =>
    `${new Date(Date.UTC(2026, 0, 1) + 3_600_000 * t).toISOString().slice(0, 16)},${100 + 50 * Math.sin((Math.PI * t) / 12)}`;
  const all = Array.from({ length: 600 }, (_, t) => hour(t));
  const report = anomaly(file('t,v', ...all.filter((_, t) => t < 300 || t > 359))).report;
  expect(report).toMatchObject({ gaps: 1, anomalies: [] });
});

it('splits a ratio’s change into rate and mix that add up to it', () => {
  const input = file('c,e,a,eb,ab', 'SE,10,30,100,300', 'NL,40,44,200,200', 'DE,9,9,30,30');
  const { report, contributions } = driversOf({
    input,
    dimensions: 'c',
    expected: 'e',
    actual: 'a',
    expectedBase: 'eb',
    actualBase: 'ab',
    risk: 0.5,
    power: 0.02,
  });
  const parts = contributions[0]?.parts ?? [];
  const sum = parts.reduce((total, part) => total + (part.rate ?? 0) + (part.mix ?? 0), 0);
  expect(sum).toBeCloseTo(83 / 530 - 59 / 330, 12);
  expect(report.combinations).toBeNull();
});
