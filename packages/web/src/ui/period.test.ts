import { describe, expect, it } from 'vitest';
import {
  addMonths,
  chooseGranularity,
  previousRange,
  readPeriod,
  resolvePreset,
  sameRangeLastYear,
  todayIn,
  withoutToday,
} from './period.ts';

const today = '2026-05-13'; // a Wednesday

describe('presets', () => {
  it.each([
    ['today', '2026-05-13', '2026-05-13'],
    ['last-7-days', '2026-05-07', '2026-05-13'],
    ['last-12-months', '2025-05-14', '2026-05-13'],
    ['this-week', '2026-05-11', '2026-05-13'],
    ['last-week', '2026-05-04', '2026-05-10'],
    ['last-month', '2026-04-01', '2026-04-30'],
    ['this-quarter', '2026-04-01', '2026-05-13'],
    ['last-quarter', '2026-01-01', '2026-03-31'],
    ['last-year', '2025-01-01', '2025-12-31'],
  ] as const)('%s is %s to %s', (preset, from, to) => {
    expect(resolvePreset(preset, today, 1)).toEqual({ from, to });
  });

  it('starts the week on the day of the workspace', () => {
    expect(resolvePreset('this-week', today, 0).from).toBe('2026-05-10');
    expect(resolvePreset('this-week', '2026-05-10', 0).from).toBe('2026-05-10');
    expect(resolvePreset('this-week', '2026-05-10', 1).from).toBe('2026-05-04');
  });
});

describe('comparison', () => {
  it('compares whole months with whole months', () => {
    expect(previousRange({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
    expect(previousRange({ from: '2026-01-01', to: '2026-03-31' })).toEqual({
      from: '2025-10-01',
      to: '2025-12-31',
    });
  });

  it('compares other ranges with as many days before', () => {
    expect(previousRange({ from: '2026-05-07', to: '2026-05-13' })).toEqual({
      from: '2026-04-30',
      to: '2026-05-06',
    });
  });

  it('keeps the end of a leap February', () => {
    expect(sameRangeLastYear({ from: '2025-02-01', to: '2025-02-28' })).toEqual({
      from: '2024-02-01',
      to: '2024-02-29',
    });
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });
});

describe('the URL', () => {
  it('reads a custom range', () => {
    const period = readPeriod({ period: '2026-01-05..2026-01-11', compare: 'last-year' }, today, 1);
    expect(period).toMatchObject({
      preset: 'custom',
      from: '2026-01-05',
      to: '2026-01-11',
      comparison: 'last-year',
    });
    expect(period.compareTo).toEqual({ from: '2025-01-05', to: '2025-01-11' });
  });

  it.each(['nonsense', '2026-02-30..2026-03-01', '2026-03-02..2026-03-01', '..'])(
    'falls back from %s',
    (text) => {
      expect(readPeriod({ period: text, compare: 'nonsense' }, today, 1)).toMatchObject({
        preset: 'last-28-days',
        comparison: 'previous',
      });
    },
  );

  it('has no comparison days for a goal', () => {
    expect(readPeriod({ compare: 'goal' }, today, 1).compareTo).toBeUndefined();
  });
});

it('knows the day of the workspace, not of the browser', () => {
  const now = new Date('2026-05-13T22:30:00Z');
  expect(todayIn('Europe/Stockholm', now)).toBe('2026-05-14');
  expect(todayIn('America/New_York', now)).toBe('2026-05-13');
});

it('chooses a step that gives a readable chart', () => {
  expect(chooseGranularity({ from: today, to: today })).toBe('hour');
  expect(chooseGranularity({ from: '2026-05-01', to: '2026-05-28' })).toBe('day');
  expect(chooseGranularity({ from: '2025-05-14', to: today })).toBe('week');
});

describe('a period of whole days, for reports', () => {
  const whole = (search: { period?: string; compare?: string }) =>
    withoutToday(readPeriod(search, today, 1), today, 1);
  it('ends yesterday where it would run until today, and moves what it is compared with', () => {
    expect(whole({})).toMatchObject({
      from: '2026-04-15',
      to: '2026-05-12',
      compareTo: { from: '2026-03-18', to: '2026-04-14' },
    });
    expect(whole({ period: 'last-7-days' })).toMatchObject({ from: '2026-05-06', to: '2026-05-12' });
    expect(whole({ period: 'last-12-months' })).toMatchObject({ from: '2025-05-13', to: '2026-05-12' });
    expect(whole({ period: 'this-month' })).toMatchObject({ from: '2026-05-01', to: '2026-05-12' });
  });
  it('stays as it is where somebody chose the days, where it is over, and where nothing else is left', () => {
    expect(whole({ period: '2026-05-01..2026-05-13' })).toMatchObject({ from: '2026-05-01', to: today });
    expect(whole({ period: 'last-month' })).toMatchObject({ from: '2026-04-01', to: '2026-04-30' });
    expect(whole({ period: 'today' })).toMatchObject({ from: today, to: today });
    const monday = '2026-05-11';
    const week = readPeriod({ period: 'this-week' }, monday, 1);
    expect(withoutToday(week, monday, 1)).toEqual(week);
  });
  it('keeps the comparison that was chosen', () => {
    expect(whole({ compare: 'last-year' }).compareTo).toEqual({ from: '2025-04-15', to: '2025-05-12' });
    expect(whole({ compare: 'none' })).not.toHaveProperty('compareTo');
  });
});
