import type { Insight, NewGoal, Report } from '@rondo/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import {
  clearFacts,
  insertAdFigures,
  insertEvents,
  type TestEvent,
} from '../../../test/support/insert-facts.ts';
import { openTestRecords } from '../../../test/support/records.ts';
import { virtualClock } from '../../platform/clock.ts';
import { createMeasurement } from '../measurement/index.ts';
import { createMetrics } from '../metrics/index.ts';
import { createPlanning } from '../planning/index.ts';
import { createInsights } from './index.ts';

const NOW = new Date('2026-03-30T10:00:00Z');
/** Four weeks against the four before. */
const PERIOD = { from: '2026-03-02', to: '2026-03-30' };
const events = await startTestEvents();

async function start() {
  const { records } = await openTestRecords();
  const clock = virtualClock(NOW);
  const workspace = {
    settings: async () => ({ name: 'Hemma & Co', timeZone: 'UTC', currency: 'EUR', weekStart: 1 }),
    audit: async () => undefined,
  };
  const metrics = createMetrics({ events, records, clock, workspace });
  const measurement = createMeasurement({ events, clock, metrics });
  const planning = createPlanning({
    events,
    records,
    clock,
    metrics,
    usages: async () => [...(await insights.usages()), ...(await planning.usages())],
  });
  const insights = createInsights({ events, records, clock, metrics, measurement, planning });
  return { insights, planning, clock };
}

const day = (index: number) =>
  new Date(Date.parse('2026-02-02T12:00:00Z') + index * 86_400_000).toISOString();
const fourWeeks = (from: number) => Array.from({ length: 28 }, (_, index) => from + index);
const find = (insights: readonly Insight[], kind: Insight['kind']) =>
  insights.filter((insight) => insight.kind === kind);

beforeEach(() => clearFacts(events));

describe('an empty workspace', () => {
  it('gets a report of unknown figures without a single insight', async () => {
    const { insights } = await start();
    const report = await insights.report('management', PERIOD, 'previous');
    expect(report.dataUntil).toBeNull();
    expect(report.insights).toEqual([]);
    // Zero orders is a fact; a return rate of zero orders is not.
    const value = (key: string) => report.tiles.find((tile) => tile.metric.key === key)?.value;
    expect([value('new_customers'), value('return_rate'), value('blended_return')]).toEqual([0, null, null]);
  });
});

describe('a figure that moved', () => {
  it('names the part that explains the move, and by how much', async () => {
    const payments: TestEvent[] = [
      // Two a day in the north before and after; five a day more in the south after.
      ...[...fourWeeks(0), ...fourWeeks(28)].flatMap((index) => [0, 1].map(() => failed(index, 'North'))),
      ...fourWeeks(28).flatMap((index) => [0, 1, 2, 3, 4].map(() => failed(index, 'South'))),
    ];
    await insertEvents(events, payments);
    const { insights } = await start();
    const [moved] = find(await insights.insights('management', PERIOD, 'previous'), 'moved');
    expect(moved).toMatchObject({
      subject: 'payment_failures',
      good: false,
      facts: {
        value: 28 * 7,
        previous: 28 * 2,
        change: 140,
        relative: 2.5,
        dimension: 'region',
        part: 'South',
      },
      because: { dimension: 'region', power: 1, parts: [{ key: 'South', contribution: 140, power: 1 }] },
      advice: { kind: 'look-into-part', facts: { part: 'South' } },
      evidence: { query: { metric: 'payment_failures', ...PERIOD, dimension: 'region' }, n: 28 },
    });
    expect(moved?.evidence.rows[0]).toEqual({ key: 'South', value: 140, comparison: null });
  });

  it('from nothing to something has no relative change, and is told all the same', async () => {
    await insertEvents(
      events,
      fourWeeks(28).flatMap((index) => [failed(index, 'South'), failed(index, 'South')]),
    );
    const { insights } = await start();
    const [moved] = find(await insights.insights('marketing', PERIOD, 'previous'), 'moved');
    expect(moved?.facts).toMatchObject({ value: 56, previous: 0, relative: null });
  });

  it('is not told where days merely differ', async () => {
    const noise = [...fourWeeks(0), ...fourWeeks(28)].flatMap((index) =>
      Array.from({ length: 2 + ((index * 7) % 3) }, () => failed(index, 'North')),
    );
    await insertEvents(events, noise);
    const { insights } = await start();
    expect(find(await insights.insights('management', PERIOD, 'previous'), 'moved')).toEqual([]);
  });
});

function failed(index: number, region: string): TestEvent {
  return { at: day(index), event: 'Payment Failed', person: index + 1, ...{ region } };
}

describe('a goal that is off', () => {
  const goal: NewGoal = {
    name: 'Orders of March',
    metric: 'orders',
    filters: [],
    target: 310,
    from: '2026-03-01',
    due: '2026-03-31',
    owner: 'Astrid',
    desk: 'sales',
    why: '',
  };
  it('is told to its desk and to management, with what is still missing a day', async () => {
    await insertEvents(
      events,
      Array.from({ length: 145 }, (_, index) => ({
        at: '2026-03-10T12:00:00Z',
        event: 'Order Completed',
        person: index + 1,
        order_id: `o${index}`,
        revenue: 10,
        currency: 'EUR',
      })),
    );
    const { insights, planning } = await start();
    await planning.goals.add(goal);
    const ask = async (desk: 'sales' | 'content' | 'management') =>
      find(await insights.insights(desk, PERIOD, 'none'), 'off-goal');
    const [off] = await ask('sales');
    // 29 of 31 days are over: 290 should be there; two days are left for the other 165.
    expect(off?.facts).toMatchObject({ state: 'behind', value: 145, expected: 290, gap: -0.5, daysLeft: 2 });
    expect(off?.facts.projected).toBeCloseTo(155, 9);
    expect(off?.advice).toEqual({
      kind: 'reset-or-push-goal',
      facts: { missing: 165, daysLeft: 2, perDay: 82.5 },
    });
    expect(await ask('management')).toHaveLength(1);
    expect(await ask('content')).toEqual([]);
  });
  it('stands on the tile of its figure with its own progress', async () => {
    const { insights, planning } = await start();
    await planning.goals.add({ ...goal, metric: 'revenue_net', target: 1000, desk: 'management' });
    const report: Report = await insights.report('management', PERIOD, 'none');
    const tile = report.tiles.find(({ metric }) => metric.key === 'revenue_net');
    expect(tile?.goal).toMatchObject({ target: 1000, progress: { value: 0, state: 'behind' } });
  });
});

describe('the best and the worst channel', () => {
  it('compares average reported return, says whether the rules agree, and asks for a test of a tenth', async () => {
    const buys = (person: number, channel: string): TestEvent[] => [
      { at: '2026-03-05T10:00:00Z', type: 'page', person, channel },
      {
        at: '2026-03-05T11:00:00Z',
        event: 'Order Completed',
        person,
        order_id: `p${person}`,
        revenue: 100,
        currency: 'EUR',
      },
    ];
    await insertEvents(events, [
      ...Array.from({ length: 6 }, (_, index) => buys(index + 1, 'search')).flat(),
      ...Array.from({ length: 2 }, (_, index) => buys(index + 11, 'display')).flat(),
    ]);
    await insertAdFigures(events, [
      { date: '2026-03-05', channel: 'search', campaign: 'a', spend: 200, currency: 'EUR' },
      { date: '2026-03-05', channel: 'display', campaign: 'b', spend: 400, currency: 'EUR' },
    ]);
    const { insights } = await start();
    const [channels] = find(await insights.insights('marketing', PERIOD, 'none'), 'best-and-worst-channel');
    expect(channels?.facts).toMatchObject({
      best: 'search',
      bestReturn: 3,
      worst: 'display',
      worstReturn: 0.5,
      agreed: 1,
    });
    expect(channels?.advice).toEqual({
      kind: 'test-moving-budget',
      facts: { from: 'display', to: 'search', amount: 40, share: 0.1 },
    });
    expect(channels?.good).toBeNull();
  });
  it('says nothing where nothing was spent', async () => {
    await insertEvents(events, [{ at: '2026-03-05T10:00:00Z', type: 'page', person: 1, channel: 'search' }]);
    const { insights } = await start();
    expect(find(await insights.insights('marketing', PERIOD, 'none'), 'best-and-worst-channel')).toEqual([]);
  });
});

describe('what a campaign did best with', () => {
  it('names the content and the audience clearly above the whole, and what gets much money for little', async () => {
    const ad = (creative: string, audience: string, clicks: number, conversions: number, spend: number) => ({
      date: '2026-03-02',
      channel: 'social',
      campaign: 'spring',
      creative,
      audience,
      impressions: 10_000,
      clicks,
      conversions,
      spend,
      currency: 'EUR',
    });
    await insertAdFigures(events, [
      ad('tulip', 'parents', 400, 80, 100),
      ad('lamp', 'students', 300, 5, 300),
    ]);
    const { insights } = await start();
    const best = find(await insights.insights('marketing', PERIOD, 'none'), 'campaign-best');
    const of = (aspect: string) => best.find((insight) => insight.facts.aspect === aspect)?.facts;
    expect(of('content')).toMatchObject({
      campaign: 'spring',
      part: 'tulip',
      value: 0.04,
      total: 0.035,
      spendShare: 0.25,
      weak: 'lamp',
      weakValue: 0.03,
      weakSpendShare: 0.75,
      compared: 2,
    });
    expect(of('audience')).toMatchObject({ part: 'parents', value: 0.2, total: 85 / 700 });
  });
  it('knows the weekday on which its visits buy most', async () => {
    // On Mondays every visit of 100 buys, on Tuesdays none.
    const visits = Array.from({ length: 100 }, (_, index): TestEvent[] => {
      const touch = { channel: 'social', campaign: 'spring' };
      return [
        { at: '2026-03-02T10:00:00Z', type: 'page', person: index + 1, ...touch },
        {
          at: '2026-03-02T10:05:00Z',
          event: 'Order Completed',
          person: index + 1,
          order_id: `m${index}`,
          revenue: 1,
          currency: 'EUR',
        },
        { at: '2026-03-03T10:00:00Z', type: 'page', person: index + 1001, ...touch },
      ];
    }).flat();
    await insertEvents(events, visits);
    await insertAdFigures(events, [
      { date: '2026-03-02', channel: 'social', campaign: 'spring', spend: 10, currency: 'EUR' },
    ]);
    const { insights } = await start();
    const [timing] = find(await insights.insights('content', PERIOD, 'none'), 'campaign-best');
    expect(timing?.facts).toMatchObject({ aspect: 'timing', part: '1', value: 1, total: 0.5, compared: 2 });
  });
});

describe('data that is used in nothing', () => {
  it('is measured as a share of all rows, a wholly idle source first, until something reads it', async () => {
    await insertEvents(events, [
      ...Array.from({ length: 6 }, (_, index): TestEvent => ({ at: day(index), type: 'page', person: 1 })),
      ...Array.from(
        { length: 3 },
        (_, index): TestEvent => ({ at: day(index), event: 'Wished For', person: 1 }),
      ),
      { at: day(1), event: 'Booking Made', person: 1, ...{ source: 'bookings' } },
    ]);
    const { insights } = await start();
    const [untouched] = find(await insights.insights('marketing', PERIOD, 'none'), 'untouched');
    expect(untouched?.facts).toMatchObject({
      share: 0.4,
      items: 2,
      of: 3,
      largest: 'Booking Made',
      largestSource: 'bookings',
      idle: 1,
    });
  });
});

describe('a source that has fallen silent', () => {
  it('is told where it came daily for months and something reads it; a mailing every fourth week is not late', async () => {
    const days = Array.from(
      { length: 80 },
      (_, index) => new Date(NOW.getTime() - (95 - index) * 86_400_000),
    );
    await insertEvents(events, [
      ...days.map((at): TestEvent => ({ at: at.toISOString(), type: 'page', person: 1 })),
      ...[100, 72, 44, 20].map(
        (ago): TestEvent => ({
          at: new Date(NOW.getTime() - ago * 86_400_000).toISOString(),
          event: 'Email Sent',
          person: 1,
        }),
      ),
    ]);
    const { insights } = await start();
    const stale = find(await insights.insights('marketing', PERIOD, 'none'), 'stale-source');
    expect(stale.map(({ facts }) => [facts.what, facts.usualGapDays])).toEqual([['page', 1]]);
    expect(find(await insights.insights('sales', PERIOD, 'none'), 'stale-source')).toEqual([]);
  });
});

describe('an insight that was called not useful', () => {
  it('stays away for 90 days, and comes back when that is taken back', async () => {
    await insertEvents(
      events,
      fourWeeks(28).flatMap((index) => [failed(index, 'South'), failed(index, 'South')]),
    );
    const { insights, clock } = await start();
    const kinds = async () =>
      (await insights.report('management', PERIOD, 'previous')).insights.map(({ kind }) => kind);
    expect(await kinds()).toContain('moved');
    await insights.store.giveFeedback({ kind: 'moved', subject: 'payment_failures', reason: 'known' });
    expect(await kinds()).not.toContain('moved');
    await insights.store.takeFeedbackBack('moved', 'payment_failures');
    expect(await kinds()).toContain('moved');
    await insights.store.giveFeedback({ kind: 'moved', subject: 'payment_failures', reason: 'known' });
    clock.advance(91 * 86_400_000);
    expect(await kinds()).toContain('moved');
  });
});

describe('an action', () => {
  it('keeps the insight as it was, is overdue once its day has passed, and closes with a time', async () => {
    const { insights } = await start();
    const { store } = insights;
    const made = await store.addAction(
      {
        title: 'Ask the payment provider',
        owner: 'Astrid',
        due: '2026-03-29',
        note: '',
        desk: 'sales',
        insight: null,
      },
      '2026-03-30',
    );
    expect(made).toMatchObject({ state: 'open', overdue: true, closedAt: null });
    const moved = await store.changeAction(made.id, { due: '2026-03-30' }, '2026-03-30');
    expect(moved.overdue).toBe(false);
    const done = await store.changeAction(made.id, { state: 'done' }, '2026-03-30');
    expect(done.closedAt).toBe(NOW.toISOString());
    expect((await store.changeAction(made.id, { state: 'open' }, '2026-03-30')).closedAt).toBeNull();
    await store.removeAction(made.id);
    expect(await store.listActions('2026-03-30')).toEqual([]);
    await expect(store.changeAction(made.id, { state: 'done' }, '2026-03-30')).rejects.toMatchObject({
      status: 404,
    });
  });
});
