import type { FunnelAnswer } from '@rondo/contract';
import { expect, it } from 'vitest';
import { readView, writeView } from '../../ui/view-codec.ts';
import { funnelView, isComplete, largestLoss, readStep } from './funnel-view.ts';

it('writes steps into the address and reads them back', () => {
  const step = [
    { event: 'Product Viewed' },
    { page: '/thanks', where: [{ property: 'device', kind: 'is' as const, value: 'phone' }] },
  ];
  const search = writeView(funnelView, {}, { step });
  expect(readView(funnelView, search).step).toEqual(step);
});

it('leaves out what is no step, and falls back where nothing is left', () => {
  expect(readStep('{"event":"A","where":[{"property":"x","kind":"is","value":1},{"kind":"evil"}]}')).toEqual([
    { event: 'A', where: [{ property: 'x', kind: 'is', value: 1 }] },
  ]);
  expect(readStep('not json')).toEqual([]);
  expect(readView(funnelView, { step: ['7', '{}'] }).step).toHaveLength(3);
});

it('knows when a step can be asked', () => {
  expect(isComplete({ event: '' })).toBe(false);
  expect(isComplete({ page: '/a', where: [{ property: 'device', kind: 'is', value: '' }] })).toBe(false);
  expect(isComplete({ page: '/a', where: [{ property: 'device', kind: 'exists' }] })).toBe(true);
});

it('finds where most people are lost', () => {
  const level = (people: number) => ({ people, ofFirst: null, ofPrevious: null, medianSeconds: null });
  const answer = (...counts: number[]): FunnelAnswer => ({
    period: { from: '', to: '' },
    windowHours: 1,
    seconds: null,
    rows: [],
    steps: counts.map(level),
  });
  expect(largestLoss(answer(100, 90, 20, 15))).toBe(2);
  expect(largestLoss(answer(0, 0))).toBeUndefined();
});
