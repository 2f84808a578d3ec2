import type { TimeFormat } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import type { Events } from '../../../platform/events/client.ts';
import { booleanSql, integerSql, isEmptySql, moneySql, numberSql, timeSql } from './parse-value-sql.ts';

let events: Events;
beforeAll(async () => {
  events = await startTestEvents();
});

async function parse(expression: string, values: string[]): Promise<unknown[]> {
  const rows = await events.query<{ parsed: unknown }>(
    `SELECT ${expression} AS parsed FROM (SELECT arrayJoin(arrayEnumerate({values:Array(String)})) AS i, {values:Array(String)}[i] AS x) ORDER BY i`,
    { values, zone: 'Europe/Stockholm' },
  );
  return rows.map((row) => row.parsed);
}

async function expectAll(expression: string, cases: Record<string, unknown>): Promise<void> {
  const values = Object.keys(cases);
  const parsed = await parse(expression, values);
  expect(Object.fromEntries(values.map((value, index) => [value, parsed[index]]))).toEqual(cases);
}

describe('times', () => {
  const cases: Partial<Record<TimeFormat, Record<string, string | null>>> = {
    iso: {
      '2015-02-24': '2015-02-23T23:00:00.000Z',
      '2015-02-24 09:59': '2015-02-24T08:59:00.000Z',
      '2015-02-24T09:59:30.123Z': '2015-02-24T09:59:30.123Z',
      '2015-07-24T09:59:30+02:00': '2015-07-24T07:59:30.000Z',
      '2015-02-31': null,
      '24-02-2015': null,
      total: null,
    },
    'day-first': {
      '24-02-2015 9.59': '2015-02-24T08:59:00.000Z',
      '24/2/15 09:59:30': '2015-02-24T08:59:30.000Z',
      '1.7.2015': '2015-06-30T22:00:00.000Z',
      '24-02-1998 9:59 PM': '1998-02-24T20:59:00.000Z',
      '24-02-2015 12:10 am': '2015-02-23T23:10:00.000Z',
      '02-24-2015': null,
      '24-02-2015 25.10': null,
      '31-06-2015': null,
      '24-02-2015 9.59 and more': null,
    },
    'month-first': {
      '2/24/15 9:59 AM': '2015-02-24T08:59:00.000Z',
      '24/2/2015': null,
      '12/31/99': '1999-12-30T23:00:00.000Z',
    },
    'year-first': {
      '2015/02/24 09:59': '2015-02-24T08:59:00.000Z',
      '2015.2.4.': '2015-02-03T23:00:00.000Z',
      '2015/13/01': null,
    },
    'month-name': {
      '24 Feb 2015': '2015-02-23T23:00:00.000Z',
      'Feb 24, 2015 9:59 AM': '2015-02-24T08:59:00.000Z',
      '12-Jan-2024 10:05AM': '2024-01-12T09:05:00.000Z',
      'Tue Feb 24 11:35:52 -0800 2015': '2015-02-24T19:35:52.000Z',
      never: null,
    },
    yyyymmdd: { '20150224': '2015-02-23T23:00:00.000Z', '20150231': null, '201502': null },
    'year-month': { '2015-02': '2015-01-31T23:00:00.000Z', '2015-13': null },
    'year-week': {
      '2015-W01': '2014-12-28T23:00:00.000Z',
      '2020-W53': '2020-12-27T23:00:00.000Z',
      '2021-W53': null,
      '2021-W00': null,
    },
    'epoch-seconds': {
      '1424768390': '2015-02-24T08:59:50.000Z',
      '1424768390.5': '2015-02-24T08:59:50.500Z',
      '12': null,
      x: null,
    },
    'epoch-milliseconds': { '1424768390123': '2015-02-24T08:59:50.123Z' },
    'epoch-microseconds': { '1424768390123456': '2015-02-24T08:59:50.123Z' },
    'excel-serial': { '42059': '2015-02-23T23:00:00.000Z', '42059.5': '2015-02-24T11:00:00.000Z', '7': null },
  };
  it.each(Object.entries(cases))('reads %s', async (format, expected) => {
    const known = Object.keys(cases).find((name): name is TimeFormat => name === format) ?? 'iso';
    await expectAll(timeSql('x', known, '{zone:String}'), expected ?? {});
  });
});

describe('numbers', () => {
  it('reads them with a decimal point', () =>
    expectAll(numberSql('x', '.'), {
      '12': 12,
      '-12.5': -12.5,
      '1,234.50': 1234.5,
      '$1,234,567': 1234567,
      '1 234.50 kr': 1234.5,
      'SEK 99': 99,
      '(12.00)': -12,
      '−3': -3,
      '5.70306E+17': 5.70306e17,
      '12%': 12,
      '12:-': 12,
      '12,5': null,
      '12 apples': null,
      '1.2.3': null,
      '': null,
      inf: null,
    }));
  it('reads them with a decimal comma', () =>
    expectAll(numberSql('x', ','), {
      '12,5': 12.5,
      '1.234,50': 1234.5,
      '1 234,50': 1234.5,
      '1.234': 1234,
      '12.5': 12.5,
      '€ 1.234.567,-': 1234567,
      '1,234.50': null,
    }));
  it('rounds money to four decimals and refuses what would not fit', () =>
    expectAll(moneySql('x', '.'), {
      '2754371.66666667': 2754371.6667,
      '0.00005': 0.0001,
      '1e3': 1000,
      '1e20': null,
      x: null,
    }));
  it('takes whole numbers only where they are asked for', () =>
    expectAll(integerSql('x', '.'), { '12': '12', '12.0': '12', '12.5': null, '-3': '-3' }));
  it('reads yes and no in the languages that people export in', () =>
    expectAll(booleanSql('x'), { Ja: true, nee: false, '1': true, TRUE: true, לא: false, maybe: null }));
  it('knows how an empty cell is written', () =>
    expectAll(isEmptySql('x'), { '': 1, 'N/A': 1, '-': 1, '\\N': 1, '0': 0, '-1': 0 }));
});
