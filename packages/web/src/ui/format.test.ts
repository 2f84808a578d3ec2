import { describe, expect, it } from 'vitest';
import { createFormat, judgeChange, type Language } from './format.ts';

const format = (language: Language, currency = 'EUR', timeZone = 'Europe/Stockholm') =>
  createFormat({ language, currency, timeZone });
/** Intl separates with several kinds of blank; what matters here is the figures. */
const plain = (text: string): string =>
  text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '');
const en = format('en');

describe('percentages', () => {
  it.each([
    [0.3427, '34%'],
    [0.0342, '3.4%'],
    [0.00342, '0.34%'],
    [0.997, '99.7%'],
    [1, '100%'],
    [0, '0%'],
  ])('shows %d as %s', (share, text) => expect(en.percent(share)).toBe(text));

  it('follows the language', () => {
    expect(plain(format('sv').percent(0.034))).toBe('3,4 %');
    expect(plain(format('nl').percent(0.034))).toBe('3,4%');
  });

  it('shows a missing figure as a dash, never as zero', () => {
    expect(en.percent(null)).toBe('–');
    expect(en.money(Number.POSITIVE_INFINITY)).toBe('–');
    expect(en.number(undefined)).toBe('–');
  });
});

describe('money', () => {
  it('is compact on tiles and exact on hover', () => {
    expect(en.moneyCompact(1_234_567)).toBe('€1.23m');
    expect(en.moneyCompact(9_400)).toBe('€9,400');
    expect(en.moneyExact(1_234_567.8)).toBe('€1,234,567.80');
    expect(en.money(12.5)).toBe('€12.50');
  });

  it('stands where the language puts it', () => {
    expect(plain(format('sv', 'SEK').money(1200))).toBe('1 200 kr');
    expect(plain(format('nl').money(1200))).toBe('€ 1.200');
    expect(plain(format('he', 'ILS').money(1200))).toContain('1,200');
  });

  it('knows the sign for a table header', () => {
    expect(en.currencySign('SEK')).toBe('kr');
    expect(en.currencySign()).toBe('€');
  });
});

describe('numbers', () => {
  it.each([
    [1234, '1,234'],
    [12.345, '12.3'],
    [1.2345, '1.23'],
    [0, '0'],
    [-0.001, '0'],
  ])('shows %d as %s', (value, text) => expect(en.number(value)).toBe(text));

  it('compacts from ten thousand on', () => {
    expect(en.compact(9_999)).toBe('9,999');
    expect(en.compact(12_400)).toBe('12.4k');
  });
});

describe('a difference', () => {
  it.each([
    ['money', 12_500, '+€12,500'],
    ['money', -1_658.4, '-€1,658'],
    ['number', 3.456, '+3.46'],
    ['percent', -0.052, '-5.2'],
    ['duration', 90, '+1m 30s'],
    ['number', null, '–'],
  ] as const)('of %s, %s, is written %s', (kind, value, text) => {
    expect(en.difference(kind, value)).toBe(text);
  });
});

describe('time', () => {
  it('reads a bare date as that day in every zone', () => {
    expect(format('en', 'EUR', 'Pacific/Kiritimati').date('2026-05-03')).toBe('3 May 2026');
    expect(format('en', 'EUR', 'America/Los_Angeles').date('2026-05-03')).toBe('3 May 2026');
  });

  it('shows a moment in the zone of the workspace', () => {
    expect(en.dateTime('2026-05-03T22:30:00Z')).toBe('4 May 2026, 00:30');
    expect(format('en', 'EUR', 'America/New_York').dateTime('2026-05-03T22:30:00Z')).toBe(
      '3 May 2026, 18:30',
    );
  });

  it('says how long in the two largest units', () => {
    expect(en.duration(3900)).toBe('1h 5m');
    expect(en.duration(0)).toBe('0s');
    expect(en.duration(86_520)).toBe('1d');
    expect(en.duration(59.6)).toBe('1m');
    expect(plain(format('sv').duration(90_061))).toBe('1d 1h');
  });

  it('says how long ago', () => {
    const now = new Date('2026-05-03T12:00:00Z');
    expect(en.relative('2026-05-03T11:57:00Z', now)).toBe('3 minutes ago');
    expect(format('nl').relative('2026-05-02T12:00:00Z', now)).toBe('gisteren');
  });

  it('does not break on an unreadable date', () => {
    expect(en.date('nonsense')).toBe('–');
  });
});

it('writes sizes of files', () => {
  expect(en.bytes(512)).toBe('512 byte');
  expect(en.bytes(1_234_567)).toBe('1.2 MB');
  expect(en.bytes(0)).toBe('0 byte');
});

describe('changes', () => {
  it('carry their sign', () => {
    expect(en.change(0.124)).toBe('+12%');
    expect(en.change(-0.034)).toBe('-3.4%');
    expect(en.change(0)).toBe('0%');
    expect(en.change(null)).toBe('–');
    expect(en.points(0.06)).toBe('+6');
  });

  it('are judged by the direction of the metric', () => {
    expect(judgeChange(120, 100, 'up')).toMatchObject({ tone: 'good', arrow: 'up', ratio: 0.2 });
    expect(judgeChange(120, 100, 'down')).toMatchObject({ tone: 'bad', arrow: 'up' });
    expect(judgeChange(80, 100, 'down')).toMatchObject({ tone: 'good', arrow: 'down' });
    expect(judgeChange(80, 100, 'neutral')).toMatchObject({ tone: 'neutral', arrow: 'down' });
  });

  it('from nothing have no ratio', () => {
    expect(judgeChange(5, 0, 'up')).toEqual({ tone: 'good', arrow: 'up', ratio: null, difference: 5 });
    expect(judgeChange(5, null, 'up')).toMatchObject({ tone: 'neutral', ratio: null, difference: null });
    expect(judgeChange(0, 0, 'up')).toMatchObject({ tone: 'neutral', arrow: 'flat', ratio: null });
  });
});
