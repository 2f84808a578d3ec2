import { expect, it } from 'vitest';
import { placeApart } from './place-apart.ts';

const room = { from: 0, to: 280 };

it('leaves alone what does not touch', () => {
  expect(placeApart([100, 40, 200], 16, room)).toEqual([100, 40, 200]);
});

it('spreads what ends in one point evenly around it, in the order given', () => {
  expect(placeApart([100, 100, 100], 16, room)).toEqual([84, 100, 116]);
});

it('moves both of two that touch, and keeps the upper one above', () => {
  expect(placeApart([104, 100], 16, room)).toEqual([110, 94]);
});

it('pushes on a neighbour that the moved ones come upon', () => {
  expect(placeApart([100, 100, 110], 16, room)).toEqual([
    expect.closeTo(87.333, 3),
    expect.closeTo(103.333, 3),
    expect.closeTo(119.333, 3),
  ]);
});

it('stays within the room at its top and its foot', () => {
  expect(placeApart([2, 0], 16, room)).toEqual([24, 8]);
  expect(placeApart([279, 280], 16, room)).toEqual([256, 272]);
});

it('goes over the foot rather than put one upon another where there is too little room', () => {
  expect(placeApart([5, 5, 5], 16, { from: 0, to: 32 })).toEqual([8, 24, 40]);
});
