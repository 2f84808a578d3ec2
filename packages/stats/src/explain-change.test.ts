import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseDimension, explainChange } from './explain-change.ts';
import { judgeMove } from './judge-move.ts';

const sum = (key: string, before: number, after: number) => ({
  key,
  before: { numerator: before },
  after: { numerator: after },
});

describe('explainChange', () => {
  it('gives each part of a sum its own difference', () => {
    const { change, parts } = explainChange([
      sum('search', 100, 40),
      sum('email', 50, 50),
      sum('social', 50, 60),
    ]);
    expect(change).toBe(-50);
    expect(parts.map(({ key, contribution, power }) => [key, contribution, power])).toEqual([
      ['search', -60, 1.2],
      ['social', 10, -0.2],
      ['email', 0, -0],
    ]);
  });

  it('tells a part’s rate from its weight: the whole fell though each part rose (Simpson’s paradox)', () => {
    const { change, parts } = explainChange([
      {
        key: 'desktop',
        before: { numerator: 80, denominator: 800 },
        after: { numerator: 22, denominator: 200 },
      },
      {
        key: 'phone',
        before: { numerator: 4, denominator: 200 },
        after: { numerator: 24, denominator: 800 },
      },
    ]);
    expect(change).toBeCloseTo(46 / 1000 - 84 / 1000, 12);
    const desktop = parts.find((part) => part.key === 'desktop');
    expect(desktop?.rate).toBeGreaterThan(0);
    expect(desktop?.mix).toBeLessThan(0);
  });

  it('always adds up to the change', () => {
    const side = fc.record({
      numerator: fc.integer({ min: 0, max: 1000 }),
      denominator: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.record({ before: side, after: side }), { minLength: 1, maxLength: 8 }),
        (sides) => {
          const parts = sides.map((part, index) => ({ key: String(index), ...part }));
          const total = (which: 'before' | 'after', of: 'numerator' | 'denominator') =>
            parts.reduce((all, part) => all + part[which][of], 0);
          fc.pre(total('before', 'denominator') > 0 && total('after', 'denominator') > 0);
          const { change, parts: explained } = explainChange(parts);
          expect(explained.reduce((all, part) => all + part.contribution, 0)).toBeCloseTo(change, 8);
        },
      ),
    );
  });
});

describe('chooseDimension', () => {
  it('takes the dimension of which one part explains the move, not the one in which all parts moved alike', () => {
    const region = explainChange([
      sum('Malmö', 100, 20),
      sum('Lund', 100, 101),
      sum('Umeå', 100, 99),
      sum('Gävle', 100, 100),
    ]);
    const device = explainChange([sum('phone', 200, 160), sum('desktop', 200, 160)]);
    const chosen = chooseDimension(
      new Map([
        ['device', device],
        ['region', region],
      ]),
    );
    expect(chosen?.dimension).toBe('region');
    expect(chosen?.chosen.map((part) => part.key)).toEqual(['Malmö']);
    expect(chosen?.power).toBeCloseTo(1, 9);
  });

  it('says nothing where everything moved alike', () => {
    expect(
      chooseDimension(
        new Map([['device', explainChange([sum('phone', 200, 160), sum('desktop', 200, 160)])]]),
      ),
    ).toBeUndefined();
  });
});

describe('judgeMove', () => {
  const week = [10, 10, 10, 10, 10, 30, 30];
  const days = (weeks: number, add: (day: number) => number) =>
    Array.from({ length: weeks * 7 }, (_, day) => (week[day % 7] ?? 0) + add(day));
  const wobble = (day: number) => (day % 3) - 1;

  it('does not take the weekend for noise', () => {
    expect(
      judgeMove(
        days(4, wobble),
        days(4, (day) => wobble(day) + 3),
      )?.beyondNoise,
    ).toBe(true);
  });
  it('does not take noise for a move', () => {
    expect(
      judgeMove(
        days(4, wobble),
        days(4, (day) => wobble(day + 1)),
      )?.beyondNoise,
    ).toBe(false);
  });
  it('agrees with Welch’s interval on a single week', () => {
    // By hand: 7 ± t(12; 0.975) · sqrt(2 · (14/3) / 7) = 7 ± 2.179 · 1.1547.
    const move = judgeMove([1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14]);
    expect(move?.low).toBeCloseTo(4.484, 2);
    expect(move?.high).toBeCloseTo(9.516, 2);
  });
  it('says nothing about too few days', () => {
    expect(judgeMove([1, 2], [3, 4])).toBeUndefined();
  });
});
