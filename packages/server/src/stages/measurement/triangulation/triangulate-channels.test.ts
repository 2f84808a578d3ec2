import type { ChannelLift, TriangulationAnswer } from '@rondo/contract';
import { createRandom } from '@rondo/stats';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import {
  clearFacts,
  insertAdFigures,
  insertEvents,
  type TestEvent,
} from '../../../../test/support/insert-facts.ts';
import { virtualClock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { createMeasurement } from '../index.ts';
import { buildPanel } from '../panel/build-panel.ts';
import { createTriangulation, judgeCredit } from './triangulate-channels.ts';

const frame = { timeZone: 'Europe/Stockholm', currency: 'EUR', firstDay: 1, brands: [] };
const now = new Date('2026-07-01T12:00:00Z');
const WEEK = 7 * 86_400_000;
const WEEKS = 40;
const FROM = Date.parse('2025-09-22T00:00:00Z');
const PLACES = ['Skåne', 'Halland', 'Utrecht', 'Haifa', 'Uppsala', 'Groningen'];

/** Radio brings an order for each 20 that it costs, which no click shows; coupons bring none, and take the last click. */
function liveYear(): { facts: TestEvent[]; figures: Record<string, unknown>[]; caused: number } {
  const random = createRandom(3);
  const facts: TestEvent[] = [];
  const figures: Record<string, unknown>[] = [];
  let caused = 0;
  let person = 0;
  for (const [index, region] of PLACES.entries()) {
    // Somebody is seen in each place more often than they buy.
    for (let known = 0; known < 30; known++)
      facts.push({ person: ++person, at: new Date(FROM).toISOString(), region });
    for (let week = 0; week < WEEKS; week++) {
      const start = FROM + week * WEEK + 6 * 3_600_000;
      const date = new Date(start).toISOString().slice(0, 10);
      const radio = random.uniform() < 0.5 ? 0 : 200 + 200 * random.uniform();
      const coupons = 50 + 100 * random.uniform();
      const spend = { source: 'plan', period: 'week', currency: 'EUR', region, received_at: date };
      if (radio > 0)
        figures.push({ ...spend, date, channel: 'radio', campaign: 'spring', spend: radio.toFixed(2) });
      figures.push({ ...spend, date, channel: 'affiliate', campaign: 'coupons', spend: coupons.toFixed(2) });
      const expected = 10 + index + radio / 20;
      caused += radio / 20;
      const orders = Math.max(0, Math.round(expected + Math.sqrt(expected) * random.normal()));
      for (let order = 0; order < orders; order++) {
        const at = start + random.uniform() * 6 * 86_400_000;
        person += 1;
        if (random.uniform() < 0.6)
          facts.push({ person, at: new Date(at - 60_000).toISOString(), channel: 'affiliate', region });
        facts.push({
          person,
          at: new Date(at).toISOString(),
          event: 'Order Completed',
          revenue: 100,
          currency: 'EUR',
          region,
        });
      }
    }
  }
  return { facts, figures, caused };
}

describe('what each channel caused', () => {
  let events: Events;
  let lifts: ChannelLift[] = [];
  const { facts, figures, caused } = liveYear();
  const ask = (query: { weeks?: number; margin?: number } = {}): Promise<TriangulationAnswer> => {
    const metrics = { frame: async () => frame };
    const clock = virtualClock(now);
    const measurement = createMeasurement({ events, clock, metrics });
    measurement.close();
    return createTriangulation({
      events,
      clock,
      metrics,
      attribute: measurement.measureAttribution,
      lifts: async () => lifts,
    }).triangulate({ weeks: WEEKS, ...query });
  };
  const channelOf = ({ channels }: TriangulationAnswer, name: string) => {
    const found = channels.find(({ channel }) => channel === name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  };

  beforeAll(async () => {
    events = await startTestEvents();
    await insertEvents(events, facts);
    await insertAdFigures(events, figures);
  });

  it('is told from weeks and places, whatever attribution gives', async () => {
    const answer = await ask();
    const orders = facts.filter(({ event }) => event !== undefined).length;
    expect(answer).toMatchObject({ conversions: orders, located: orders, weeks: WEEKS, worth: 40 });
    expect([...answer.places].sort()).toEqual([...PLACES].sort());
    const radio = channelOf(answer, 'radio');
    expect(radio.increment.low).toBeLessThan(caused);
    expect(radio.increment.high).toBeGreaterThan(caused);
    expect(Math.abs(radio.increment.mean / caused - 1)).toBeLessThan(0.3);
    expect(radio.verdict).toBe('not-credited');
    // 5 in orders for each 100 spent, of which 40 is left each: it pays.
    expect(radio.pays).toBeGreaterThan(0.9);
    const coupons = channelOf(answer, 'affiliate');
    expect(coupons.verdict).toBe('credited-too-much');
    expect(coupons.increment.mean).toBeLessThan(radio.increment.mean / 4);
    expect(coupons.credited.find(({ model }) => model === 'last')?.conversions).toBeGreaterThan(orders / 2);
    expect(answer.channels.map(({ channel }) => channel)).toEqual(['radio', 'affiliate']);
    expect(answer.check.rHat).toBeLessThan(1.05);
  });

  it('heeds a hold-out of the same conversions, and says so', async () => {
    lifts = [
      {
        experiment: 'radio-off',
        name: 'Radio off',
        channel: 'Radio',
        campaign: null,
        metric: 'orders',
        events: ['Order Completed'],
        incremental: caused / 2,
        standardError: caused / 100,
        people: 500,
        withheld: 500,
        from: '2025-09-22',
        to: '2026-06-29',
        spend: 0,
        currency: 'EUR',
      },
    ];
    const radio = channelOf(await ask(), 'radio');
    expect(radio.increment.mean / caused).toBeCloseTo(0.5, 1);
    expect(radio.holdOuts.map(({ name }) => name)).toEqual(['Radio off']);
    // The same people again, though fewer of them, are no second measurement.
    lifts = [
      ...lifts,
      ...lifts.map((lift) => ({ ...lift, experiment: 'again', withheld: 10, incremental: 0 })),
    ];
    expect(channelOf(await ask(), 'radio').increment).toEqual(radio.increment);
    lifts = lifts.map((lift) => ({ ...lift, events: ['Lead Created'] }));
    expect(channelOf(await ask(), 'radio').holdOuts).toEqual([]);
    lifts = [];
  });

  it('is not told where there is too little to learn from', async () => {
    await clearFacts(events);
    await expect(ask()).rejects.toMatchObject({ code: 'too-few-figures' });
    await insertAdFigures(events, figures.slice(0, 5));
    await expect(ask()).rejects.toMatchObject({ code: 'too-few-figures', message: /0 conversions/ });
  });
});

describe('the panel', () => {
  const place = (name: string, people = 100) => ({ place: name, people });
  const sold = (name: string, week = 0, conversions = 40) => ({ place: name, week, conversions, value: 0 });
  const spent = (name: string, spend = 10, week = 0) => ({
    place: name,
    week,
    channel: 'tv',
    campaign: 'spring',
    spend,
  });

  it('tells places apart where spend does, and gives the rest to places by their people', () => {
    const names = ['a', 'b', 'c', 'd'];
    const panel = buildPanel(
      2,
      names.map((name) => place(name, name === 'a' ? 200 : 100)),
      [...names.map((name) => sold(name)), sold('', 1, 7)],
      [...names.map((name) => spent(name)), spent('', 50, 1)],
    );
    expect(panel).toMatchObject({ places: 4, conversions: 167, located: 160 });
    expect([...(panel.units[0] ?? [])]).toEqual([10, 20, 10, 10, 10, 10, 10, 10]);
    expect(panel.campaigns).toEqual([{ channel: 'tv', campaign: 'spring', spend: 90 }]);
  });

  it('is of one place where regions of people and of spend do not meet', () => {
    const panel = buildPanel(1, [place('a'), place('b')], [sold('a'), sold('b')], [spent('x'), spent('')]);
    expect(panel).toMatchObject({ places: 1, located: 80, names: [''] });
    expect([...(panel.units[0] ?? [])]).toEqual([20]);
  });
});

describe('what attribution gives', () => {
  it('is too much or too little where all models lie on one side of the interval', () => {
    const interval = { mean: 100, low: 50, high: 200 };
    expect(judgeCredit([300, 250], interval)).toBe('credited-too-much');
    expect(judgeCredit([10, 40], interval)).toBe('credited-too-little');
    expect(judgeCredit([10, 300], interval)).toBe('agrees');
    expect(judgeCredit([0, 0], interval)).toBe('not-credited');
  });
});
