import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@rondo/stats';
import { expect, it, test } from 'vitest';
import { hasConverged } from '../../platform/mix/fit-bayes.ts';
import { measureBayes } from '../../platform/mix/measure-bayes.ts';
import { fitFixed } from './fit-fixed.ts';
import { parseNames } from './parse-transform.ts';
import { planCurves } from './plan-curves.ts';
import { parseReturns, readLifts } from './read-knowledge.ts';
import { type MixColumns, readMix } from './read-mix.ts';
import { searchTransforms } from './search-transforms.ts';

const folder = mkdtempSync(join(tmpdir(), 'rondo-mix-'));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const random = createRandom(61);
const weeks = Array.from({ length: 60 }, (_, t) => {
  const date = new Date(Date.UTC(2025, 0, 6 + 7 * t)).toISOString().slice(0, 10);
  const tv = t % 3 === 0 ? Math.round(500 * random.uniform()) : 0;
  const radio = Math.round(300 * random.uniform());
  const sold = Math.round(5_000 + (4_000 * tv) / (tv + 300) + 4 * radio + 200 * random.normal());
  return { date, tv, radio, sold };
});
const header = 'date,tv,radio,nothing,flat,sold\n';
const line = ({ date, tv, radio, sold }: (typeof weeks)[number]) => `${date},${tv},${radio},0,7,${sold}\n`;
const good = write('good.csv', header + weeks.map(line).join(''));

function columns(given: Partial<MixColumns> = {}): MixColumns {
  return {
    input: good,
    date: 'date',
    target: 'sold',
    media: 'tv,radio',
    trend: 'linear',
    fourier: 0,
    ...given,
  };
}

test.each<[string, Partial<MixColumns>, string, string]>([
  ['an unknown column', { media: 'tv,radoi' }, '--media', 'no column “radoi”'],
  ['a channel without spend', { media: 'tv,nothing' }, '--media', 'Nothing was spent on “nothing”'],
  ['a channel that never changes', { media: 'tv,flat' }, '--media', 'same in every period'],
  ['a control that never changes', { controls: 'flat' }, '--controls', 'never changes'],
  ['a target that never changes', { target: 'flat' }, '--target', 'never changes'],
  ['a column with two parts', { controls: 'tv' }, '--controls', 'another part'],
  [
    'a gap in time',
    {
      input: write(
        'gap.csv',
        header +
          weeks
            .filter((_, t) => t !== 9)
            .map(line)
            .join(''),
      ),
    },
    '--date',
    'instead of 7',
  ],
  [
    'a period that stands twice',
    { input: write('twice.csv', header + [...weeks, ...weeks.slice(3, 4)].map(line).join('')) },
    '--date',
    'stands twice',
  ],
  [
    'a cell that is no number',
    { input: write('nan.csv', `${header}${weeks.map(line).join('')}2026-03-02,NaN,1,0,7,100\n`) },
    '--media',
    'not a number',
  ],
  [
    'negative spend',
    { input: write('minus.csv', `${header}${weeks.map(line).join('')}2026-03-02,-5,1,0,7,100\n`) },
    '--media',
    'negative',
  ],
])('refuses %s', (_case, given, field, message) => {
  const read = () => readMix(columns(given));
  expect(read).toThrow(message);
  expect(read).toThrow(expect.objectContaining({ field }));
});

it('names what cannot be told apart', () => {
  const input = readMix(
    columns({
      input: write(
        'same.csv',
        `date,tv,radio,sold\n${weeks.map(({ date, tv, sold }) => `${date},${tv},${2 * tv},${sold}\n`).join('')}`,
      ),
    }),
  );
  expect(() => fitFixed(input, [])).toThrow('radio is made up of the other columns');
  expect(() => fitFixed(input, ['tv=geometric(2)'])).toThrow('between 0 and');
});

it('keeps nothing back of a budget over given curves, unless asked to', () => {
  const path = write(
    'curves.json',
    JSON.stringify([{ channel: 'tv', kind: 'hill', beta: 10, slope: 1, half: 5 }]),
  );
  expect(planCurves(path, 100, 0).channels[0]?.amount).toBeCloseTo(100, 9);
  expect(planCurves(path, 100, 0.1).channels[0]?.amount).toBeCloseTo(90, 9);
  expect(() => planCurves(write('bad.json', '[{"channel":"tv"}]'), 100, 0)).toThrow('not a list of curves');
});

it('takes names that hold a comma in double quotes', () => {
  expect(parseNames('tv, "washington, dc" ,6" pipe', '--media')).toEqual(['tv', 'washington, dc', '6" pipe']);
  expect(() => parseNames('"a",a', '--media')).toThrow('named twice');
});

it('plans over curves of every shape that a fit takes', () => {
  const shapes = [
    { kind: 'hill', slope: 1, half: 5 },
    { kind: 'logistic', rate: 0.1 },
    { kind: 'tanh', ceiling: 2, cost: 10 },
  ];
  for (const shape of shapes) {
    const path = write('shape.json', JSON.stringify([{ channel: 'tv', beta: 3, ...shape }]));
    const response = planCurves(path, 10, 0).response;
    // Hill 10/15; logistic (1 − e⁻¹)/(1 + e⁻¹); tanh 2·tanh(10/20), each three times.
    expect(response).toBeCloseTo(
      { hill: 2, logistic: 1.38635147178, tanh: 2.77270294354 }[shape.kind] ?? 0,
      9,
    );
  }
});

const SETTINGS = {
  saturation: 'logistic',
  length: undefined,
  holdout: 6,
  lifts: undefined,
  returns: undefined,
  budget: undefined,
  testShare: 0.1,
  maxChange: 1,
  alpha: 0.1,
  draws: 500,
  warmUp: 250,
  seed: 2,
} as const;

it('answers on threads with a converged posterior, a tested forecast and a plan that keeps a tenth for tests', async () => {
  const { report, contributions } = await measureBayes(readMix(columns()), SETTINGS);
  expect(report.convergence.worstRHat).toBeLessThan(1.01);
  expect(report.convergence.leastEffective).toBeGreaterThan(400);
  const spent = weeks.reduce((sum, { tv, radio }) => sum + tv + radio, 0);
  expect(report.budget?.keptForTests).toBeCloseTo(0.1 * spent, 6);
  expect(report.budget?.channels.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(0.9 * spent, 6);
  expect(report.outOfSample?.weightedError).toBeLessThan(0.15);
  expect(contributions[0]?.series).toHaveLength(60);
});

it('refuses what experiments cannot have found, and plans without tests', async () => {
  const input = readMix(columns());
  const lifts = write('lifts.csv', 'channel,from,to,lift,standard_error\ntv,2025-01-13,2025-01-20,100,10\n');
  expect(() => readLifts(lifts, input)).toThrow('nothing was spent on “tv” then');
  await expect(measureBayes(input, { ...SETTINGS, testShare: 0.05 })).rejects.toThrow(
    'less than 0.1 for tests',
  );
  expect(() => parseReturns('tv=2', input)).toThrow('mean and standard deviation');
});

it('takes a parameter with too few effective draws for not converged', () => {
  const parameter = {
    name: 'x',
    part: 'noise' as const,
    channel: null,
    place: null,
    column: null,
    estimate: { mean: 0, low: 0, high: 0 },
    diagnosis: { rHat: 1.001, bulk: 900, tail: 350 },
  };
  expect(hasConverged([parameter])).toBe(false);
  expect(hasConverged([{ ...parameter, diagnosis: { rHat: 1.02, bulk: 900, tail: 900 } }])).toBe(false);
  expect(hasConverged([{ ...parameter, diagnosis: { rHat: 1.001, bulk: 900, tail: 900 } }])).toBe(true);
});

it('searches quickly, and names transforms that the method fixed takes', () => {
  const input = readMix(columns());
  const { report } = searchTransforms(input, {
    adstock: 'delayed',
    saturation: 'hill',
    carryOver: undefined,
    lifts: [],
    holdout: undefined,
    trials: 1_200,
    seed: 1,
  });
  expect(report.tried).toBe(1_200);
  for (const { shareOfMedia } of report.channels) {
    expect(shareOfMedia.chosen).toBeGreaterThanOrEqual(shareOfMedia.low);
    expect(shareOfMedia.chosen).toBeLessThanOrEqual(shareOfMedia.high);
  }
  expect(report.outOfSample?.periods).toBe(7);
  expect(report.outOfSample?.weightedError).toBeLessThan(0.1);
  const fixed = fitFixed(
    input,
    report.channels.map(({ name, transform }) => `${name}=${transform}`),
  );
  // Without the ridge, least squares on the same media fits no worse.
  expect(fixed.report.nrmse).toBeLessThanOrEqual(report.nrmse);
});
