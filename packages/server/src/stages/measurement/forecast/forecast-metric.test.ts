import { createRandom } from '@rondo/stats';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { insertEvents } from '../../../../test/support/insert-facts.ts';
import { openTestRecords } from '../../../../test/support/records.ts';
import { virtualClock } from '../../../platform/clock.ts';
import { createMetrics } from '../../metrics/index.ts';
import { createForecasts, type Forecasts, readHistory } from './forecast-metric.ts';
import { listSteps, pastPeriod } from './list-steps.ts';

const settings = { name: 'Hemma & Co', timeZone: 'Europe/Stockholm', currency: 'EUR', weekStart: 1 };
const now = new Date('2026-07-02T12:00:00Z');
const DAY = 86_400_000;

describe('the steps of time', () => {
  it('are whole: from the first that lies within, to the one that has just begun', () => {
    expect(pastPeriod('2026-07-02', 'week', 1, '2026-05-06')).toEqual({
      from: '2026-05-11',
      to: '2026-06-29',
    });
    expect(pastPeriod('2026-07-02', 'week', 7, '2026-05-06')).toEqual({
      from: '2026-05-10',
      to: '2026-06-28',
    });
    expect(pastPeriod('2026-07-02', 'month', 1, '2026-01-01')).toEqual({
      from: '2026-01-01',
      to: '2026-07-01',
    });
    expect(pastPeriod('2026-07-02', 'day', 1, '2026-07-02')).toEqual({
      from: '2026-07-02',
      to: '2026-07-02',
    });
  });

  it('go on by calendar months', () => {
    expect(listSteps('2026-11-01', 'month', 3)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
  });
});

describe('the history of a figure', () => {
  const steps = Array.from({ length: 9 }, (_, k) => `2026-01-0${k + 1}`);

  it('begins with the first figure; where nothing happened, a sum is 0', () => {
    const series = [null, 0, 3, null, 5, 6, 7, 8, 9, 1];
    expect(readHistory([...steps, '2026-01-10'], series, true).slice(0, 2)).toEqual([
      { at: '2026-01-03', value: 3 },
      { at: '2026-01-04', value: 0 },
    ]);
  });

  it('is refused where a rate has no base, where there are too few figures, or where nothing moves', () => {
    const refusal = (series: (number | null)[], additive: boolean) => {
      try {
        readHistory(steps, series, additive);
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(refusal([1, 2, null, 4, 5, 6, 7, 8, 9], false)).toMatchObject({ code: 'invalid', field: 'grain' });
    expect(refusal([0, 0, 0, 4, 5, 6, 7, 8, 9], true)).toMatchObject({ code: 'too-few-figures' });
    expect(refusal([], true)).toMatchObject({ code: 'too-few-figures' });
    expect(
      refusal(
        steps.map(() => 7),
        true,
      ),
    ).toMatchObject({ code: 'invalid', field: 'metric' });
  });
});

describe('a forecast of collected figures', () => {
  let forecasts: Forecasts;
  /** Orders of a day: more on Saturdays, growing slowly. */
  const expected = (time: number) =>
    10 + (new Date(time).getUTCDay() === 6 ? 14 : 0) + (time - from) / DAY / 40;
  const from = Date.parse('2026-01-01T10:00:00Z');
  const outlier = Date.parse('2026-04-15T10:00:00Z');

  beforeAll(async () => {
    const events = await startTestEvents();
    const { records } = await openTestRecords();
    const random = createRandom(7);
    const facts = [];
    for (let time = from; time < now.getTime(); time += DAY) {
      const count = time === outlier ? 60 : Math.round(expected(time) + random.normal());
      for (let k = 0; k < count; k++) {
        facts.push({
          person: k + 1,
          at: new Date(time + k * 1_000).toISOString(),
          event: 'Order Completed',
          order_id: `o-${time}-${k}`,
          revenue: 100,
          currency: 'EUR',
        });
      }
    }
    await insertEvents(events, facts);
    const workspace = { settings: async () => settings, audit: async () => {} };
    const clock = virtualClock(now);
    forecasts = createForecasts({ metrics: createMetrics({ events, records, clock, workspace }), clock });
  });

  it('knows the season of the week, holds to its intervals, and says how wrong it was before', async () => {
    const answer = await forecasts.forecast({ metric: 'orders', grain: 'day', horizon: 14 });
    expect(answer.history.at(-1)?.at).toBe('2026-07-01');
    expect(answer.forecast[0]?.at).toBe('2026-07-02');
    const within = answer.forecast.filter(({ at, interval95: { low, high } }) => {
      const truth = expected(Date.parse(`${at}T10:00:00Z`));
      return truth > low && truth < high;
    });
    expect(within.length).toBeGreaterThanOrEqual(13);
    const saturday = answer.forecast.find(({ at }) => new Date(at).getUTCDay() === 6);
    expect(saturday?.mean).toBeGreaterThan(20);
    const chosen = answer.models.find(({ model }) => model === answer.chosen);
    expect(chosen?.mase).toBeLessThan(1);
    expect(answer.seasons).toEqual([7]);
  });

  it('points at the day that was out of the ordinary, with what it should have been', async () => {
    const { history } = await forecasts.forecast({ metric: 'orders', grain: 'day', horizon: 1 });
    const strange = history.filter(({ expected: ordinary }) => ordinary !== undefined);
    expect(strange.map(({ at }) => at)).toContain('2026-04-15');
    expect(strange.find(({ at }) => at === '2026-04-15')?.expected).toBeLessThan(20);
    expect(strange.length).toBeLessThan(8);
  });

  it('ends when nobody waits for it any more', async () => {
    const left = new AbortController();
    const asked = forecasts.forecast({ metric: 'orders', grain: 'day' }, left.signal);
    left.abort(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
  });

  it('names what is wrong: an unknown metric, or a first day that has not come', async () => {
    await expect(forecasts.forecast({ metric: 'nothing' })).rejects.toMatchObject({ field: 'metric' });
    await expect(forecasts.forecast({ metric: 'orders', from: '2027-01-01' })).rejects.toMatchObject({
      field: 'from',
    });
  });
});
