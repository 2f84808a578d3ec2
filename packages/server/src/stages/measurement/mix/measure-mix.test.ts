import type { ChannelLift, MixProgress, MixQuery } from '@rondo/contract';
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
import { buildPanel } from '../panel/build-panel.ts';
import { gatherMix } from './gather-mix.ts';
import { measureMix } from './measure-mix.ts';

const frame = { timeZone: 'Europe/Stockholm', currency: 'EUR', firstDay: 1, brands: [] };
const now = new Date('2026-07-01T12:00:00Z');
const WEEKS = 60;
const WEEK = 7 * 86_400_000;
const FROM = Date.parse('2025-05-05T06:00:00Z');

/** TV brings an order for each 40 that it costs in its week, radio none. */
function liveYear() {
  const random = createRandom(4);
  const facts: TestEvent[] = [];
  const figures: Record<string, unknown>[] = [];
  let caused = 0;
  for (let week = 0; week < WEEKS; week++) {
    const start = FROM + week * WEEK;
    const date = new Date(start).toISOString().slice(0, 10);
    const spend = { tv: week % 3 === 0 ? 0 : 800 * random.uniform(), radio: 200 * random.uniform() };
    for (const [channel, amount] of Object.entries(spend)) {
      if (amount === 0) continue;
      figures.push({
        source: 'plan',
        period: 'week',
        currency: 'EUR',
        received_at: date,
        date,
        channel,
        campaign: 'all',
        spend: amount.toFixed(2),
      });
    }
    caused += spend.tv / 40;
    const expected = 40 + spend.tv / 40;
    const orders = Math.max(0, Math.round(expected + 2 * random.normal()));
    for (let order = 0; order < orders; order++) {
      const at = new Date(start + random.uniform() * 6 * 86_400_000).toISOString();
      facts.push({ person: facts.length + 1, at, event: 'Order Completed', revenue: 50, currency: 'EUR' });
    }
  }
  return { facts, figures, caused };
}

describe('the mix on what was collected', () => {
  let events: Events;
  const { facts, figures, caused } = liveYear();
  const steps: MixProgress['step'][] = [];
  const measure = (query: MixQuery, signal = new AbortController().signal) =>
    measureMix(
      { events, clock: virtualClock(now), metrics: { frame: async () => frame }, lifts: async () => [] },
      query,
      { signal, report: ({ step }) => steps.push(step) },
    );

  beforeAll(async () => {
    events = await startTestEvents();
    await insertEvents(events, [
      // Nothing is known of what was spent before: these weeks tell nothing of channels.
      ...Array.from({ length: 40 }, (_, i) => ({
        person: 100_000 + i,
        at: new Date(FROM - (1 + (i % 20)) * WEEK).toISOString(),
        event: 'Order Completed',
        revenue: 50,
        currency: 'EUR',
      })),
      ...facts,
    ]);
    await insertAdFigures(events, figures);
  });

  it('finds what a channel brought, says how far it is, tests itself, and keeps a tenth of the plan for tests', async () => {
    const answer = await measure({ target: 'orders' });
    expect(answer).toMatchObject({
      period: { from: '2025-05-05', to: '2026-06-29' },
      leftOut: [],
      places: [],
    });
    expect(answer.weeks).toHaveLength(WEEKS);
    expect(answer.total).toBe(facts.length);
    const [tv, radio] = answer.channels;
    expect([tv?.channel, radio?.channel]).toEqual(['tv', 'radio']);
    expect(tv?.contribution.low).toBeLessThan(caused);
    expect(tv?.contribution.high).toBeGreaterThan(caused);
    expect(radio?.contribution.mean).toBeLessThan(caused / 3);
    expect(tv?.weekly).toHaveLength(WEEKS);
    const { plan } = answer;
    expect(plan?.keptForTests).toBeCloseTo(0.1 * (plan?.budget ?? 0), 6);
    expect(answer.test?.weeks).toBe(7);
    expect(answer.convergence.worstRHat).toBeLessThan(1.01);
    expect(new Set(steps)).toEqual(new Set(['figures', 'model', 'test']));
  });

  it('ends when nobody waits any more', async () => {
    const abort = new AbortController();
    const asked = measure({}, abort.signal);
    setTimeout(() => abort.abort(new Error('nobody waits')), 300);
    await expect(asked).rejects.toThrow('nobody waits');
  });

  it('is not told where there is too little to learn from', async () => {
    await clearFacts(events);
    await expect(measure({})).rejects.toMatchObject({ code: 'too-few-figures' });
  });
});

describe('what the model is given', () => {
  const spend = (channel: string, week: number, amount: number) => ({
    week,
    channel,
    campaign: 'all',
    place: '',
    spend: amount,
  });
  const sold = Array.from({ length: 50 }, (_, week) => ({ week, place: '', conversions: 10, value: 500 }));
  const panel = buildPanel(
    50,
    [],
    sold,
    Array.from({ length: 50 }, (_, week) => [
      spend('tv', week, 10 + week),
      spend('flat', week, 5),
      ...(week < 3 ? [spend('rare', week, 100)] : []),
    ]).flat(),
  );
  const lift: ChannelLift = {
    experiment: 'e',
    name: 'TV off',
    channel: 'TV',
    campaign: null,
    metric: 'orders',
    events: ['Order Completed'],
    incremental: 20,
    standardError: 4,
    people: 100,
    withheld: 100,
    from: '2026-01-12',
    to: '2026-01-26',
    spend: 0,
    currency: 'EUR',
  };

  it('is the channels whose spend tells something, and experiments in the target’s unit', () => {
    const { input, leftOut, lifts } = gatherMix(panel, 'revenue', '2026-01-05', [
      lift,
      { ...lift, campaign: 'all' },
      { ...lift, channel: 'rare' },
    ]);
    expect(input.media.map(({ name }) => name)).toEqual(['tv']);
    expect(leftOut.sort()).toEqual(['flat', 'rare']);
    expect(lifts).toEqual([
      { channel: 0, place: null, from: 1, to: 2, share: 1, lift: 1000, standardError: 200 },
    ]);
    // Half of its four weeks lie before the panel: only the other half is measured by it.
    const early = gatherMix(panel, 'orders', '2026-01-19', [
      { ...lift, from: '2026-01-05', to: '2026-02-02' },
    ]);
    expect(early.lifts).toEqual([
      { channel: 0, place: null, from: 0, to: 1, share: 1, lift: 10, standardError: 2 },
    ]);
    expect(input.periods.labels.slice(0, 2)).toEqual(['2026-01-05', '2026-01-12']);
  });
});
