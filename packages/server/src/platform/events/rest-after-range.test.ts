import { expect, test } from 'vitest';
import { restAfterRange } from './rest-after-range.ts';

test.each([
  ['at least what the consumer asks for', { tookMs: 10, rows: 3 }, 100],
  ['twice what the range took', { tookMs: 150, rows: 300 }, 300],
  ['never so long that an event would be seen late', { tookMs: 900, rows: 2_000 }, 400],
  ['longer in a rush, when intake goes first', { tookMs: 450, rows: 20_000 }, 1_800],
  ['but not for good', { tookMs: 9_000, rows: 150_000 }, 2_000],
])('a consumer rests %s', (_what, range, milliseconds) => {
  expect(restAfterRange({ least: 100, ...range })).toBe(milliseconds);
});
