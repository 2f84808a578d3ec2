import { expect, it } from 'vitest';
import { leaveOutWideDays } from './leave-out-wide-days.ts';

const point = (day: string, half: number | null) =>
  half === null
    ? { day, people: 1, estimate: null, low: null, high: null }
    : { day, people: 1, estimate: 0.1, low: 0.1 - half, high: 0.1 + half };

it('leaves out the first days, whose bands would press the others into a line, for all variations alike', () => {
  const [one, other] = leaveOutWideDays([
    { variation: 'a', points: [point('d1', 0), point('d2', 9), point('d3', 0.5), point('d4', 0.1)] },
    { variation: 'b', points: [point('d1', 0.1), point('d2', 0.1), point('d3', 0.1), point('d4', 0.1)] },
  ]);
  expect(one?.points.map(({ day }) => day)).toEqual(['d3', 'd4']);
  expect(other?.points.map(({ day }) => day)).toEqual(['d3', 'd4']);
});

it('keeps all where nothing is known yet', () => {
  const points = [point('d1', null), point('d2', null)];
  expect(leaveOutWideDays([{ variation: 'a', points }])).toEqual([{ variation: 'a', points }]);
});
