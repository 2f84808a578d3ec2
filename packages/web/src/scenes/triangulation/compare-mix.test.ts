import { expect, it } from 'vitest';
import { compareMix } from './compare-mix.ts';

const between = (low: number, high: number) => ({ mean: (low + high) / 2, low, high });

it('lets two ways of measuring agree where their intervals share a figure, ends included', () => {
  expect(compareMix(between(10, 20), between(20, 30))).toBe('agrees');
  expect(compareMix(between(31, 40), between(20, 30))).toBe('says-more');
  expect(compareMix(between(1, 19), between(20, 30))).toBe('says-less');
});
