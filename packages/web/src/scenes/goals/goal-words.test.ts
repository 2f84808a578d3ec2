import { describe, expect, it } from 'vitest';
import { barOf, fromTyped, readFilter, toTyped } from './goal-words.ts';

const sum = { direction: 'up', additive: true } as const;
const cost = { direction: 'down', additive: false } as const;

describe('the bar of a goal', () => {
  it('is filled by what was reached, with a mark where it should be by now', () => {
    expect(barOf({ value: 40, expected: 50, share: 0.4 }, 100, sum)).toEqual({ done: 0.4, expected: 0.5 });
  });
  it('never leaves its frame', () => {
    expect(barOf({ value: 140, expected: 120, share: 1.4 }, 100, sum)).toEqual({ done: 1, expected: 1 });
    expect(barOf({ value: -5, expected: 10, share: -0.05 }, 100, sum)).toEqual({ done: 0, expected: 0.1 });
  });
  it('is full where a cost meets its ceiling, and has no mark, for a rate is expected all the time', () => {
    expect(barOf({ value: 20, expected: 20, share: 1 }, 20, cost)).toEqual({ done: 1, expected: null });
    expect(barOf({ value: 40, expected: 20, share: 0.5 }, 20, cost)).toEqual({ done: 0.5, expected: null });
  });
  it('is not drawn where nothing is known', () => {
    expect(barOf({ value: null, expected: 50, share: null }, 100, sum)).toBeUndefined();
    expect(barOf({ value: 5, expected: 0, share: null }, 0, sum)).toBeUndefined();
  });
});

describe('a target as typed', () => {
  it('is a percentage for shares, without the noise of binary fractions', () => {
    expect(fromTyped('percent', 34.1)).toBe(0.341);
    expect(toTyped('percent', 0.07)).toBe(7);
    expect(fromTyped('money', 34.1)).toBe(34.1);
  });
});

it('reads a filter on a property', () => {
  expect(readFilter('property:coupon:ELIN10')).toEqual({
    dimension: 'property:coupon',
    value: 'ELIN10',
    not: false,
  });
  expect(readFilter('!channel:direct')).toEqual({ dimension: 'channel', value: 'direct', not: true });
});
