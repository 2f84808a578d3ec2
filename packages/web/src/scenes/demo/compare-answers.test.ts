import type { AttributionAnswer, TourStop } from '@rondo/contract';
import { describe, expect, it } from 'vitest';
import { lastClickAnswers, sumOf, trueAnswers } from './compare-answers.ts';

const credit = (model: 'first' | 'last', conversions: number, back: number | null) => ({
  model,
  conversions,
  value: 0,
  costPerConversion: null,
  return: back,
});
const row = (key: string, first: number, last: number, back: number | null) => ({
  key,
  attributed: true,
  touches: 1,
  cost: null,
  credits: [credit('first', first, 9), credit('last', last, back)],
  spread: { low: 0, high: 1 },
});
const answer: AttributionAnswer = {
  period: { from: '2026-01-01', to: '2027-01-01' },
  dimension: 'channel',
  models: ['first', 'last'],
  conversion: [],
  lookbackDays: 30,
  halfLifeDays: 7,
  currency: 'EUR',
  conversions: 100,
  value: 0,
  unattributed: { conversions: 0, value: 0 },
  anonymous: 0,
  rows: [row('search', 5, 40, 2), row('email', 50, 10, 8), row('direct', 1, 99, null)],
  otherCurrencies: [],
  incremental: false,
};
const stop = (by: 'conversions' | 'return'): TourStop => ({
  key: 'best-channel',
  lastClick: {
    query: { from: '2026-01-01', to: '2027-01-01' },
    model: 'last',
    keys: ['search', 'email'],
    by,
  },
  truth: {
    by: by === 'return' ? 'return' : 'orders',
    answer: 'email',
    together: null,
    values: [
      { key: 'email', orders: 30, revenue: 0, spend: 0, return: null },
      { key: 'search', orders: 20, revenue: 0, spend: 10, return: 1.5 },
    ],
  },
  total: { orders: 100, revenue: 0 },
});

describe('the two answers to a question of the tour', () => {
  it('takes last click’s credit of the rows that are meant, best first', () => {
    expect(lastClickAnswers(stop('conversions'), answer).map(({ key, value }) => [key, value])).toEqual([
      ['search', 40],
      ['email', 10],
    ]);
    expect(lastClickAnswers(stop('return'), answer).map(({ key, value }) => [key, value])).toEqual([
      ['email', 8],
      ['search', 2],
    ]);
  });
  it('leaves out of a ranking by return what cost nothing', () => {
    expect(trueAnswers(stop('return'))).toEqual([{ key: 'search', value: 1.5, orders: 20 }]);
    expect(sumOf(trueAnswers(stop('conversions')))).toBe(50);
  });
});
