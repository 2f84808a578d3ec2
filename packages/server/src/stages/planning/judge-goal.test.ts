import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkGoal, judgeGoal } from './judge-goal.ts';

const revenue = { direction: 'up', unit: 'money', additive: true } as const;
const costPerClick = { direction: 'down', unit: 'money', additive: false } as const;
const spend = { direction: 'neutral', unit: 'money', additive: true } as const;
const mails = { direction: 'neutral', unit: 'count', additive: true } as const;

describe('a goal', () => {
  it.each([
    ['a sum in step with time', revenue, { target: 100, value: 50, days: 30, daysOver: 15 }, 'on-track'],
    ['a sum that lags', revenue, { target: 100, value: 40, days: 30, daysOver: 15 }, 'behind'],
    ['a sum that arrived early', revenue, { target: 100, value: 101, days: 30, daysOver: 15 }, 'reached'],
    ['a sum that never arrived', revenue, { target: 100, value: 99, days: 30, daysOver: 30 }, 'missed'],
    [
      'a cost below its ceiling, which must last',
      costPerClick,
      { target: 2, value: 1.5, days: 30, daysOver: 15 },
      'on-track',
    ],
    ['a cost above its ceiling', costPerClick, { target: 2, value: 2.5, days: 30, daysOver: 15 }, 'behind'],
    ['a cost kept to the end', costPerClick, { target: 2, value: 1.9, days: 30, daysOver: 30 }, 'reached'],
    ['a budget spent too fast', spend, { target: 100, value: 80, days: 30, daysOver: 15 }, 'behind'],
    ['a budget kept to the end', spend, { target: 100, value: 90, days: 30, daysOver: 30 }, 'reached'],
    ['as many mails as planned', mails, { target: 100, value: 100, days: 30, daysOver: 15 }, 'reached'],
    ['a figure without data', revenue, { target: 100, value: null, days: 30, daysOver: 15 }, 'no-data'],
    ['time that has not begun', revenue, { target: 100, value: null, days: 30, daysOver: 0 }, 'not-started'],
  ] as const)('judges %s', (_name, metric, facts, state) => {
    expect(judgeGoal(metric, facts).state).toBe(state);
  });

  it('projects a sum by its pace and no rate at all', () => {
    expect(judgeGoal(revenue, { target: 100, value: 40, days: 30, daysOver: 15 }).projected).toBe(80);
    expect(judgeGoal(costPerClick, { target: 2, value: 1, days: 30, daysOver: 15 }).projected).toBeNull();
  });

  it('never shows a share that is not a number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(revenue, costPerClick, spend),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
        fc.nat(400),
        fc.nat(400),
        (metric, target, value, days, over) => {
          const { share, elapsed } = judgeGoal(metric, {
            target,
            value,
            days,
            daysOver: Math.min(days, over),
          });
          expect(Number.isNaN(share ?? 0)).toBe(false);
          expect(elapsed).toBeGreaterThanOrEqual(0);
          expect(elapsed).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('is questioned before it is set', () => {
    expect(checkGoal(revenue, 200, 100, 90).remarks).toEqual(['very-ambitious']);
    expect(checkGoal(revenue, 90, 100, 90).remarks).toEqual(['wrong-way']);
    expect(checkGoal(costPerClick, 1.8, 2, 90)).toMatchObject({ remarks: [], change: expect.closeTo(-0.1) });
    expect(checkGoal(revenue, 90, null, 3).remarks).toEqual(['no-baseline', 'short']);
  });
});
