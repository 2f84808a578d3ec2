import type { ImpactQuery, MeasuredImpact } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { insertEvents } from '../../../../test/support/insert-facts.ts';
import { IMPACT, plantImpact } from '../../../../test/support/plant-effects.ts';
import { openTestRecords } from '../../../../test/support/records.ts';
import { virtualClock } from '../../../platform/clock.ts';
import { createMetrics, type Metrics } from '../../metrics/index.ts';
import { measureImpact } from './measure-impact.ts';
import { planSteps } from './plan-steps.ts';

const settings = { name: 'Hemma & Co', timeZone: 'Europe/Stockholm', currency: 'EUR', weekStart: 1 };
const { event: EVENT, now } = IMPACT;

describe('which steps are before and which after', () => {
  const plan = (query: { from: string; to?: string; since?: string }, grain: 'day' | 'week') =>
    planSteps(query, grain, '2026-07-02', 1);

  it('are whole: the week in which it happened is after, the one that has just begun is left out', () => {
    expect(plan({ from: '2026-06-18' }, 'day')).toEqual({
      readFrom: '2026-01-15',
      event: '2026-06-18',
      end: '2026-07-02',
      before: 84,
      after: 14,
    });
    expect(plan({ from: '2026-06-18', since: '2026-03-01' }, 'week')).toMatchObject({
      event: '2026-06-15',
      end: '2026-06-29',
      before: 16,
      after: 2,
    });
    expect(plan({ from: '2026-06-01', to: '2026-06-08' }, 'day')).toMatchObject({ after: 7 });
  });

  it('are refused where there is none', () => {
    expect(() => plan({ from: '2026-07-02' }, 'day')).toThrow(expect.objectContaining({ field: 'from' }));
    expect(() => plan({ from: '2026-06-01', to: '2026-06-01' }, 'day')).toThrow(
      expect.objectContaining({ field: 'to' }),
    );
    expect(() => plan({ from: '2026-06-01', since: '2026-06-05' }, 'day')).toThrow(
      expect.objectContaining({ field: 'since' }),
    );
  });
});

describe('what something changed', () => {
  let metrics: Metrics;
  const seen: string[] = [];
  const ask = (
    query: Partial<ImpactQuery> = {},
    signal = new AbortController().signal,
  ): Promise<MeasuredImpact> =>
    measureImpact(
      { metrics, clock: virtualClock(now) },
      { metric: 'orders', from: EVENT, since: '2026-05-07', ...query },
      { signal, report: ({ step }) => seen.push(step) },
    );

  beforeAll(async () => {
    const events = await startTestEvents();
    const { records } = await openTestRecords();
    await insertEvents(events, plantImpact());
    const workspace = { settings: async () => settings, audit: async () => {} };
    metrics = createMetrics({ events, records, clock: virtualClock(now), workspace });
  });

  it('is found beside a part that it did not touch, and the tries on earlier days held', async () => {
    const answer = await ask({ filter: ['country:SE'], control: ['country:NL', 'leads'] });
    const truth = IMPACT.addedPerDay * 14;
    expect(answer.after).toEqual({ from: EVENT, to: '2026-07-02' });
    expect(answer.total?.effect.low).toBeGreaterThan(0);
    expect(answer.total?.effect.low).toBeLessThan(truth);
    expect(answer.total?.effect.high).toBeGreaterThan(truth);
    expect(answer.chance).toBeGreaterThan(0.99);
    expect(answer.steps.at(-1)?.cumulative?.mean).toBeCloseTo(answer.total?.effect.mean ?? 0, 6);
    expect(answer.controls[0]?.inclusion).toBeGreaterThan(0.95);
    expect(answer.leftOut).toEqual([{ control: 'leads', why: 'constant' }]);
    expect(answer.placebos.length).toBeGreaterThanOrEqual(4);
    expect(answer.trust).toBe('held');
    expect(new Set(seen)).toEqual(new Set(['figures', 'placebos', 'model']));
  });

  it('is the same however often one asks', async () => {
    const weeks = { grain: 'week', from: '2026-06-01', since: '2026-02-02' } as const;
    const { at: _first, ...one } = await ask(weeks);
    const { at: _second, ...other } = await ask(weeks);
    expect(other).toEqual(one);
    expect(one.steps).toHaveLength(21);
  });

  it('is not found where nothing happened', async () => {
    const answer = await ask({ filter: ['country:NL'] });
    expect(answer.total?.effect.low).toBeLessThan(0);
    expect(answer.total?.effect.high).toBeGreaterThan(0);
    expect(answer.chance).toBeLessThan(0.975);
    // Orders are never fewer than none.
    expect(Math.min(...answer.steps.map(({ expected }) => expected.low))).toBeGreaterThanOrEqual(0);
  });

  it('is an outcome where too little lies before, or nothing moves', async () => {
    await expect(ask({ since: '2026-06-05' })).rejects.toMatchObject({ code: 'too-few-figures' });
    await expect(ask({ from: '2026-02-05', since: '2026-01-01' })).rejects.toMatchObject({
      code: 'too-few-figures',
    });
    await expect(ask({ metric: 'average_order_value' })).rejects.toMatchObject({ code: 'too-few-figures' });
    await expect(ask({ metric: 'revenue_net', filter: ['country:DE'] })).rejects.toMatchObject({
      code: 'too-few-figures',
    });
  });

  it('names what is wrong with a question', async () => {
    await expect(ask({ metric: 'nothing' })).rejects.toMatchObject({ field: 'metric' });
    await expect(ask({ control: ['orders'] })).rejects.toMatchObject({ field: 'control' });
    await expect(ask({ filter: ['country:SE'], control: ['country:SE'] })).rejects.toMatchObject({
      field: 'control',
    });
    await expect(ask({ control: ['planet:Mars'] })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('ends when nobody waits for it any more', async () => {
    const left = new AbortController();
    const asked = ask({}, left.signal);
    left.abort(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
  });
});
