import { expect, it } from 'vitest';
import { sparklinePath } from './sparkline-path.ts';

it('spans the width and puts the highest value on top', () => {
  const { line, last } = sparklinePath([0, 10], 100, 20);
  expect(line).toBe('M3 17L97 3');
  expect(last).toEqual({ x: 97, y: 3 });
});

it('breaks at gaps and draws a flat series in the middle', () => {
  expect(sparklinePath([5, null, 5], 100, 20).line).toBe('M3 10M97 10');
});

it('draws nothing from nothing', () => {
  expect(sparklinePath([], 100, 20)).toEqual({ line: '', area: '', last: undefined });
  expect(sparklinePath([null, null], 100, 20).line).toBe('');
});
