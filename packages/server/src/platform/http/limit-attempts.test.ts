import { expect, it } from 'vitest';
import { limitAttempts } from './limit-attempts.ts';

const at = (seconds: number): Date => new Date(1_800_000_000_000 + seconds * 1000);

it('lets so many through, then says how long to wait, and lets the next through after that', () => {
  const limit = limitAttempts({ most: 3, windowSeconds: 60 });
  expect([limit.take('a', at(0)), limit.take('a', at(10)), limit.take('a', at(20))]).toEqual([0, 0, 0]);
  expect(limit.take('a', at(30))).toBe(30);
  expect(limit.take('b', at(30))).toBe(0);
  expect(limit.take('a', at(59))).toBe(1);
  expect(limit.take('a', at(61))).toBe(0);
  expect(limit.take('a', at(62))).toBe(8);
});

it('does not count refused attempts, so waiting helps', () => {
  const limit = limitAttempts({ most: 1, windowSeconds: 10 });
  limit.take('a', at(0));
  for (let second = 1; second < 10; second += 1) expect(limit.take('a', at(second))).toBe(10 - second);
  expect(limit.take('a', at(11))).toBe(0);
});

it('starts afresh after a success', () => {
  const limit = limitAttempts({ most: 1, windowSeconds: 10 });
  limit.take('a', at(0));
  limit.forget('a');
  expect(limit.take('a', at(1))).toBe(0);
});

it('says how long to wait without counting, where only failures count', () => {
  const limit = limitAttempts({ most: 1, windowSeconds: 10 });
  expect([limit.wait('a', at(0)), limit.wait('a', at(0)), limit.take('a', at(0))]).toEqual([0, 0, 0]);
  expect([limit.wait('a', at(4)), limit.wait('b', at(4))]).toEqual([6, 0]);
});
