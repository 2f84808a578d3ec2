import { createRandom } from '@rondo/stats';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { insertEvents, type TestEvent } from '../../../../test/support/insert-facts.ts';
import { openTestRecords } from '../../../../test/support/records.ts';
import { virtualClock } from '../../../platform/clock.ts';
import { createMetrics } from '../../metrics/index.ts';
import { type Anomalies, createAnomalies } from './find-anomalies.ts';
import { judgeSeries } from './judge-series.ts';

const settings = { name: 'Hemma & Co', timeZone: 'Europe/Stockholm', currency: 'EUR', weekStart: 1 };
const now = new Date('2026-07-02T12:00:00Z');
const DAY = 86_400_000;

describe('many series of noise', () => {
  it('have no day out of the ordinary but at the rate that is promised', () => {
    const random = createRandom(4);
    const noise = () =>
      Float64Array.from({ length: 210 }, (_, t) =>
        Math.max(0, Math.round((t % 7 > 4 ? 45 : 30) + 6 * random.normal())),
      );
    let sets = 0;
    for (let k = 0; k < 20; k++) {
      const series = Array.from({ length: 25 }, () => ({ figures: noise(), base: null }));
      const { judged, looked } = judgeSeries({ series, from: 182, rate: 0.05 });
      expect(looked).toBe(25);
      if (judged.length > 0) sets += 1;
    }
    // One of twenty is promised.
    expect(sets).toBeLessThanOrEqual(3);
  });
});

describe('the figures that were collected', () => {
  let anomalies: Anomalies;
  beforeAll(async () => {
    const events = await startTestEvents();
    const { records } = await openTestRecords();
    const random = createRandom(5);
    const facts: TestEvent[] = [];
    for (let time = Date.parse('2026-02-01T10:00:00Z'); time < now.getTime(); time += DAY) {
      const day = new Date(time).toISOString().slice(0, 10);
      for (const channel of ['search', 'email']) {
        const usual = day === '2026-06-17' && channel === 'email' ? 90 : day === '2026-06-24' ? 0 : 25;
        const count = Math.max(0, Math.round(usual + Math.sqrt(usual) * random.normal()));
        for (let k = 0; k < count; k++) {
          const order = { event: 'Order Completed', order_id: `o-${facts.length}`, currency: 'EUR' };
          facts.push({
            person: k + 1,
            at: new Date(time + k * 1_000).toISOString(),
            channel,
            revenue: 50,
            ...order,
          });
        }
      }
    }
    await insertEvents(events, facts);
    const workspace = { settings: async () => settings, audit: async () => {} };
    const clock = virtualClock(now);
    anomalies = createAnomalies({
      metrics: createMetrics({ events, records, clock, workspace }),
      clock,
      silences: async () => [
        {
          source: 'till',
          what: 'Order Completed',
          name: 'Order Completed',
          from: '2026-06-24',
          to: '2026-06-25',
        },
        { source: 'crm', what: 'Deal Updated', name: 'Deal Updated', from: '2026-06-24', to: '2026-06-25' },
      ],
    });
  });

  it('are told where they were out of the ordinary, in the part where that was, with band, rows and how many were looked at', async () => {
    const { items, looked, series, period } = await anomalies.find({ metric: 'orders' });
    expect(period).toEqual({ from: '2026-06-04', to: '2026-07-02' });
    expect(looked).toMatchObject({ series: 3, days: 28, metrics: 1 });
    const peak = items.find(({ at, value }) => at === '2026-06-17' && value === 'email');
    expect(peak).toMatchObject({ dimension: 'channel', good: true, silent: [], filter: ['channel:email'] });
    expect(peak?.expected).toBeGreaterThan(15);
    expect(peak?.high).toBeLessThan(60);
    expect(peak?.noticed).toBeGreaterThan(2);
    expect(items.some(({ at, value }) => at === '2026-06-17' && value === 'search')).toBe(false);
    expect(new Set(items.map(({ at }) => at))).toEqual(new Set(['2026-06-17', '2026-06-24']));
    const chart = series[peak?.series ?? -1];
    expect(chart?.days.at(-1)).toBe('2026-07-01');
    expect(chart?.figures[chart.days.indexOf('2026-06-17')]).toBe(peak?.figure);
  });

  it('are told apart from a source that was silent, by the sources that the figure is made of', async () => {
    const { items, silences } = await anomalies.find({ metric: 'orders' });
    const fall = items.find(({ at, dimension }) => at === '2026-06-24' && dimension === null);
    expect(fall).toMatchObject({ figure: 0, good: false });
    expect(fall?.silent.map(({ source }) => source)).toEqual(['till']);
    expect(silences.map(({ source }) => source)).toEqual(['till', 'crm']);
  });

  it('are all looked at in one go, and a stricter rate tells less', async () => {
    const all = await anomalies.find({});
    expect(all.looked.metrics).toBeGreaterThan(40);
    expect(all.items.map(({ metric }) => metric.key)).toEqual(
      expect.arrayContaining(['orders', 'revenue_gross']),
    );
    const strict = await anomalies.find({ rate: 0.001 });
    expect(strict.total).toBeLessThanOrEqual(all.total);
  });

  it('are refused with the name of what is wrong; too little of the past is said', async () => {
    const refused = (query: Parameters<Anomalies['find']>[0], field: string) =>
      expect(anomalies.find(query)).rejects.toMatchObject({ field });
    await refused({ metric: 'nothing' }, 'metric');
    await refused({ from: '2026-06-20', to: '2026-06-10' }, 'to');
    await refused({ from: '2026-06-20' }, 'to');
    await refused({ from: '2026-06-20', to: '2026-07-03' }, 'to');
    await refused({ from: '2026-02-01', to: '2026-06-10' }, 'from');
    await expect(anomalies.find({ from: '2026-03-01', to: '2026-03-10' })).rejects.toMatchObject({
      code: 'too-few-figures',
    });
  });
});
