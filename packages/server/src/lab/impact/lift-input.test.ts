import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@rondo/stats';
import { expect, it, test } from 'vitest';
import { type GeoPlan, planGeo } from '../geo/plan-geo.ts';
import { cutPanel, type GeoColumns, readGeo } from '../geo/read-geo.ts';
import { measureImpact } from './measure-impact.ts';
import { type ImpactColumns, readImpact } from './read-impact.ts';

const folder = mkdtempSync(join(tmpdir(), 'rondo-lift-'));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const random = createRandom(71);
const day = (t: number): string => new Date(Date.UTC(2026, 0, 1 + t)).toISOString().slice(0, 10);
const days = Array.from({ length: 40 }, (_, t) => {
  const other = Math.round(100 + 10 * random.normal());
  return `${day(t)},${Math.round(other + 5 * random.normal())},${other},5\n`;
});
const header = 'day,orders,other,flat\n';
const good = write('days.csv', header + days.join(''));

function impact(given: Partial<ImpactColumns> = {}) {
  return () => readImpact({ input: good, target: 'orders', date: 'day', intervention: day(30), ...given });
}

it('offers the places’ option for a day that stands twice only where there is one', () => {
  const twice = { input: write('twice.csv', header + days.join('') + days[12]) };
  const cure = 'Sum the rows of a period into one.';
  expect(impact(twice)).toThrow(expect.objectContaining({ field: '--date', cure }));
});

test.each<[string, () => unknown, string, string]>([
  ['no target', () => readImpact({ input: good }), '--target', 'not said'],
  [
    'a period that is not there',
    impact({ intervention: '2027-01-01' }),
    '--intervention',
    'no period “2027-01-01”',
  ],
  ['a time before that is too short', impact({ intervention: day(6) }), '--intervention', 'Only 6 periods'],
  [
    'a range turned round',
    () => readImpact({ input: good, target: 'orders', before: '20,1', after: '21,40' }),
    '--before',
    'comes after',
  ],
  [
    'an after that begins before',
    () => readImpact({ input: good, target: 'orders', before: '1,20', after: '15,40' }),
    '--after',
    'begins before',
  ],
  ['a control that is the target', impact({ controls: 'orders' }), '--controls', 'is to be explained'],
  ['a control that never changes', impact({ controls: 'flat' }), '--controls', 'never changes'],
  ['a target that never changes', impact({ target: 'flat' }), '--target', 'never changes'],
  ['a season that is longer than the past', impact({ season: '12x4' }), '--season', 'two full seasons'],
  ['a season that is none', impact({ season: 'weekly' }), '--season', 'no season'],
  [
    'a missing day',
    impact({ input: write('gap.csv', header + days.filter((_, t) => t !== 12).join('')) }),
    '--date',
    'instead of 1',
  ],
])('impact refuses %s', (_case, read, field, message) => {
  expect(read).toThrow(message);
  expect(read).toThrow(expect.objectContaining({ field }));
});

it('impact finds nothing where nothing was done, and says that it looked', () => {
  const { report } = measureImpact(impact({ controls: 'other' })(), {
    levelDeviation: 0.01,
    expectedSize: 3,
    explained: 0.8,
    alpha: 0.05,
    draws: 400,
    seed: 4,
  });
  expect(report.sentence).toContain('No effect can be told from chance');
  expect(report.placebo?.holdsZero).toBe(true);
});

const cities = ['a', 'b', 'c', 'd', 'e', 'f'];
const rows = cities.flatMap((city) =>
  days.map((line, t) => `${city},${line.replace(/,flat|\n/g, '')},${t}\n`),
);
const panel = write('cities.csv', `city,day,orders,other,flat,t\n${rows.join('')}`);
const noisy = write(
  'noisy.csv',
  `city,day,orders\n${cities.flatMap((city) => days.map((_, t) => `${city},${day(t)},${Math.round(100 + 10 * random.normal())}\n`)).join('')}`,
);
const read = (given: Partial<GeoColumns> = {}) =>
  readGeo({ input: noisy, geo: 'city', date: 'day', target: 'orders', ...given });
const PLAN: GeoPlan = { sizes: '1', duration: 5, effects: '0.1', lookback: 2, alpha: 0.1, method: 'scm' };

test.each<[string, () => unknown, string, string]>([
  [
    'no column of places',
    () => readGeo({ input: noisy, date: 'day', target: 'orders' }),
    '--geo',
    'not said',
  ],
  ['a place that is not there', () => cutPanel(read(), 'a,z', day(30)), '--treated', 'no place “z”'],
  [
    'too few places to compare with',
    () => cutPanel(read(), 'a,b,c,d', day(30)),
    '--treated',
    'Only 2 place(s)',
  ],
  ['a test that begins at once', () => cutPanel(read(), 'a', day(3)), '--intervention', 'Only 3 periods'],
  ['a test of no known day', () => cutPanel(read(), 'a', '1999-01-01'), '--intervention', 'no period'],
  [
    'places that never change',
    () => cutPanel(read({ input: panel, target: 'flat' }), 'a', day(30)),
    '--geo',
    'never changes',
  ],
  [
    'a plan for longer than the past',
    () => planGeo(read(), { ...PLAN, duration: 30 }),
    '--duration',
    'needs',
  ],
  [
    'a plan with a place in and out',
    () => planGeo(read(), { ...PLAN, include: 'a', exclude: 'a' }),
    '--exclude',
    'in and out',
  ],
  ['a plan of no size', () => planGeo(read(), { ...PLAN, sizes: '9' }), '--sizes', 'from 1 to 3'],
  [
    'a place with a missing day',
    () =>
      read({
        input: write('hole.csv', `city,day,orders,other,flat,t\n${rows.filter((_, i) => i !== 50).join('')}`),
      }),
    '--date',
    'instead of 1',
  ],
  [
    'a place with fewer days',
    () => read({ input: write('short.csv', `city,day,orders,other,flat,t\n${rows.slice(0, -1).join('')}`) }),
    '--geo',
    'other periods',
  ],
])('geo refuses %s', (_case, run, field, message) => {
  expect(run).toThrow(message);
  expect(run).toThrow(expect.objectContaining({ field }));
});
