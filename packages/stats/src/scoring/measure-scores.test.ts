import { expect, it } from 'vitest';
import { wilsonInterval } from './measure-scores.ts';

it('ends at zero where nobody did it and at one where all did, to the last digit', () => {
  for (let trials = 1; trials <= 200; trials++) {
    expect(wilsonInterval(0, trials)[0]).toBe(0);
    expect(wilsonInterval(trials, trials)[1]).toBe(1);
  }
  // Wilson 1927, as in Newcombe 1998, table I: 15 of 148.
  const [low, high] = wilsonInterval(15, 148);
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0624', '0.1605']);
});
