import type { SegmentRule } from '@rondo/contract';
import { describe, expect, it } from 'vitest';
import { findFaults } from './find-faults.ts';

const tenure = (
  operator: 'less' | 'more' | 'at-least' | 'at-most' | 'equals',
  value: number,
): SegmentRule => ({ kind: 'trait', trait: 'tenure', test: { type: 'number', operator, value } });
const plan = (operator: 'is' | 'is-not', ...values: string[]): SegmentRule => ({
  kind: 'trait',
  trait: 'plan',
  test: { type: 'text', operator, values },
});
const bought = (
  operator: 'at-least' | 'exactly' | 'less',
  value: number,
  from?: string,
  to?: string,
): SegmentRule => ({
  kind: 'event',
  type: 'track',
  event: 'Order Completed',
  where: [],
  amount: { of: 'count', operator, value },
  window: from === undefined || to === undefined ? { kind: 'ever' } : { kind: 'between', from, to },
});
const all = (...rules: SegmentRule[]): SegmentRule => ({ kind: 'all', rules });
const saved = new Map<string, SegmentRule>([
  ['a', all({ kind: 'segment', segment: 'b' })],
  ['b', all({ kind: 'segment', segment: 'own' })],
  ['plain', all(tenure('less', 12))],
]);

function faultsOf(rule: SegmentRule): string[] {
  const vocabulary = {
    traits: [
      { name: 'plan', type: 'text' as const, people: 9 },
      { name: 'tenure', type: 'number' as const, people: 9 },
    ],
    events: [{ type: 'track' as const, event: 'Order Completed', count: 3 }],
    channels: ['search'],
    campaigns: ['spring'],
    consents: [{ purpose: 'marketing', channel: 'email' }],
    accounts: [{ field: 'industry', type: 'text' as const }],
  };
  const asOf = { now: new Date('2026-06-15T12:00:00Z'), timeZone: 'Europe/Stockholm' };
  return findFaults(rule, { asOf, saved, own: 'own', vocabulary }).map(
    (fault) => `${fault.severity} ${fault.code} ${fault.path}`,
  );
}

describe('findFaults', () => {
  it('finds nothing in a sound rule', () => {
    expect(
      faultsOf(
        all(plan('is', 'Pro'), tenure('less', 12), bought('at-least', 2), {
          kind: 'segment',
          segment: 'plain',
        }),
      ),
    ).toEqual([]);
    expect(faultsOf(all())).toEqual([]);
  });

  it.each<[string, SegmentRule, string]>([
    [
      'two ranges without a common number',
      all(tenure('less', 5), tenure('more', 12)),
      'error contradiction /rules/1',
    ],
    [
      'less and at least the same number',
      all(tenure('less', 5), tenure('at-least', 5)),
      'error contradiction /rules/1',
    ],
    [
      'two different values at once',
      all(plan('is', 'Pro'), plan('is', 'Basic')),
      'error contradiction /rules/1',
    ],
    [
      'a value and not that value',
      all(plan('is', 'Pro'), plan('is-not', 'Pro', 'Basic')),
      'error contradiction /rules/1',
    ],
    [
      'a value and no value',
      all(plan('is', 'Pro'), { kind: 'trait', trait: 'plan', test: { type: 'any', operator: 'missing' } }),
      'error contradiction /rules/1',
    ],
    ['did and did not', all(bought('at-least', 1), bought('exactly', 0)), 'error contradiction /rules/1'],
    [
      'a condition and its opposite',
      all(bought('at-least', 1), { kind: 'not', rule: bought('at-least', 1) }),
      'error contradiction /rules/1',
    ],
    ['an empty group', all({ kind: 'any', rules: [] }), 'error empty-group /rules/0'],
    [
      'a day that does not exist',
      all(bought('at-least', 1, '2026-02-30', '2026-03-01')),
      'error no-such-day /rules/0/window/from',
    ],
    [
      'a period that ends before it begins',
      all(bought('at-least', 1, '2026-03-01', '2026-03-01')),
      'error empty-range /rules/0/window/to',
    ],
    ['a count that is not whole', all(bought('at-least', 1.5)), 'error not-whole /rules/0/amount/value'],
    ['fewer than none', all(bought('less', 0)), 'error impossible-count /rules/0/amount/value'],
    ['itself', all({ kind: 'segment', segment: 'own' }), 'error segment-cycle /rules/0/segment'],
    [
      'a segment that leads back here',
      all({ kind: 'segment', segment: 'a' }),
      'error segment-cycle /rules/0/segment',
    ],
    [
      'a segment that is gone',
      all({ kind: 'not', rule: { kind: 'segment', segment: 'gone' } }),
      'error unknown-segment /rules/0/rule/segment',
    ],
    [
      'a property that cannot be',
      {
        kind: 'event',
        type: 'track',
        event: 'Order Completed',
        where: [{ property: 'a..b', test: { type: 'any', operator: 'exists' } }],
        amount: { of: 'count', operator: 'at-least', value: 1 },
        window: { kind: 'ever' },
      },
      'error bad-property /where/0/property',
    ],
    [
      'a sum of nothing',
      {
        kind: 'event',
        type: 'track',
        event: 'Order Completed',
        where: [],
        amount: { of: 'sum', operator: 'at-least', value: 1 },
        window: { kind: 'ever' },
      },
      'error sum-without-property /amount/property',
    ],
    [
      'a period that has not begun',
      bought('at-least', 1, '2027-01-01', '2027-02-01'),
      'warning window-in-future /window/from',
    ],
    [
      'an event that never happened',
      {
        kind: 'event',
        type: 'track',
        event: 'Ordr',
        where: [],
        amount: { of: 'count', operator: 'at-least', value: 1 },
        window: { kind: 'ever' },
      },
      'warning never-seen /event',
    ],
    [
      'text compared as numbers',
      { kind: 'trait', trait: 'plan', test: { type: 'number', operator: 'more', value: 1 } },
      'warning type-differs /test',
    ],
  ])('names %s', (_, rule, expected) => expect(faultsOf(rule)).toContain(expected));

  it('lets two values stand side by side in an “any” group, and the same event in two periods', () => {
    expect(faultsOf({ kind: 'any', rules: [plan('is', 'Pro'), plan('is', 'Basic')] })).toEqual([]);
    expect(
      faultsOf(
        all(
          bought('at-least', 1, '2026-01-01', '2026-02-01'),
          bought('exactly', 0, '2026-02-01', '2026-03-01'),
        ),
      ),
    ).toEqual([]);
  });
});
