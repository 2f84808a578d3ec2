import { expect, it } from 'vitest';
import { findSilences } from './find-silences.ts';

const daily = Array.from({ length: 60 }, (_, day) => day);
const without = (...missing: number[]) => daily.filter((day) => !missing.includes(day));

it('finds the days on which a daily source was silent, also for a single day', () => {
  expect(
    findSilences({ dates: without(30, 40, 41), longGap: 1, perDay: 50 }, { from: 20, to: 60 }, 60),
  ).toEqual([
    { from: 30, to: 31 },
    { from: 40, to: 42 },
  ]);
  expect(findSilences({ dates: without(30), longGap: 1, perDay: 50 }, { from: 40, to: 60 }, 60)).toEqual([]);
});

it('takes no pause for silence that is usual, nor a source that is just late', () => {
  const weekdays = daily.filter((day) => day % 7 < 5);
  expect(findSilences({ dates: weekdays, longGap: 3, perDay: 50 }, { from: 0, to: 60 }, 60)).toEqual([]);
  expect(findSilences({ dates: daily, longGap: 1, perDay: 50 }, { from: 40, to: 61 }, 61)).toEqual([]);
  expect(findSilences({ dates: daily, longGap: 1, perDay: 50 }, { from: 40, to: 70 }, 70)).toEqual([
    { from: 60, to: 70 },
  ]);
});

it('takes a day without any for chance where a day has few', () => {
  const few = { dates: without(30, 40, 41, 42, 43), longGap: 1, perDay: 3 };
  expect(findSilences(few, { from: 20, to: 60 }, 60)).toEqual([{ from: 40, to: 44 }]);
});

it('says nothing of what came now and then', () => {
  expect(findSilences({ dates: [1, 2, 3, 20], longGap: 1, perDay: 50 }, { from: 0, to: 60 }, 60)).toEqual([]);
});
