import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteGoal } from '@rondo/contract';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import {
  clearFacts,
  insertAdFigures,
  insertEvents,
  mergePeople,
  type TestEvent,
} from '../../../test/support/insert-facts.ts';
import { virtualClock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import { type Behaviour, createBehaviour } from './behaviour-service.ts';
import { createFigures } from './metrics-service.ts';

const settings = { name: 'Hemma', timeZone: 'Europe/Stockholm', currency: 'EUR', weekStart: 1 };
const may = { from: '2026-05-01', to: '2026-06-01' };
let events: Events;
let goals: SiteGoal[] = [];
let behaviour: Behaviour;

function behaviourAt(now: string): Behaviour {
  const clock = virtualClock(new Date(now));
  const figures = createFigures({ events, clock, workspace: { settings: async () => settings } });
  const unused = async () => {
    throw new TypeError('these tests only list goals');
  };
  return createBehaviour({
    events,
    clock,
    figures,
    siteGoals: { list: async () => goals, create: unused, remove: unused },
  });
}
beforeAll(async () => {
  events = await startTestEvents();
  behaviour = behaviourAt('2026-07-01T12:00:00Z');
});
beforeEach(async () => {
  goals = [];
  await clearFacts(events);
});

const page = (person: number, at: string, page_path: string, more = {}): TestEvent => ({
  person,
  at: `2026-05-${at}Z`,
  page_path,
  ...more,
});
const track = (person: number, at: string, event: string, more = {}): TestEvent => ({
  person,
  at: `2026-05-${at}Z`,
  event,
  ...more,
});

describe('web statistics', () => {
  it('answers all that the page shows from one pass over sessions', async () => {
    goals = [
      { id: '1', name: 'Bought', kind: 'event', value: 'Order Completed' },
      { id: '2', name: 'Read of lamps', kind: 'path', value: '/lamps/*' },
    ];
    await insertEvents(events, [
      page(1, '05T10:00:00', '/', {
        channel: 'search',
        utm_source: 'google',
        country: 'SE',
        device: 'phone',
      }),
      page(1, '05T10:05:00', '/lamps/fyr'),
      track(1, '05T10:10:00', 'Order Completed', { revenue: 10 }),
      page(2, '05T10:00:00', '/', { channel: 'search', referrer_host: 'www.google.com', device: 'desktop' }),
      page(3, '12T10:00:00', '/lamps', { channel: 'email' }),
      track(3, '12T10:40:00', 'Email Opened', { channel: '' }),
      track(4, '12T10:40:00', 'Email Opened'),
    ]);
    const answer = await behaviour.web({ ...may, grain: 'week' });
    expect(answer.figures).toMatchObject({
      visitors: { value: 3, comparison: 0, change: null },
      sessions: { value: 3 },
      page_views: { value: 4 },
      session_duration: { value: 200 },
      bounce_rate: { value: 2 / 3 },
    });
    expect(answer.buckets).toEqual(['2026-04-27', '2026-05-04', '2026-05-11', '2026-05-18', '2026-05-25']);
    expect(answer.sessions).toEqual([0, 2, 1, 0, 0]);
    expect(answer.breakdowns.channel).toMatchObject([
      { key: 'search', sessions: 2, share: 2 / 3, bounceRate: 0.5, before: 0 },
      { key: 'email', sessions: 1, duration: 0 },
    ]);
    expect(answer.breakdowns.source.map((row) => row.key)).toEqual(['', 'google', 'www.google.com']);
    expect(answer.breakdowns.landing_page.map((row) => [row.key, row.sessions])).toEqual([
      ['/', 2],
      ['/lamps', 1],
    ]);
    expect(answer.breakdowns.exit_page.map((row) => row.key)).toEqual(['/', '/lamps', '/lamps/fyr']);
    const [bought, read] = answer.goals;
    expect(bought?.total).toMatchObject({ sessions: 3, reached: 1, rate: 1 / 3 });
    expect(bought?.channels).toMatchObject([
      { key: 'search', reached: 1, rate: 0.5 },
      { key: 'email', reached: 0, rate: 0 },
    ]);
    expect(read?.total.reached).toBe(1);
    const phones = await behaviour.web({ ...may, filter: ['device:phone'] });
    expect(phones.figures.sessions.value).toBe(1);
  });
});

describe('funnels', () => {
  const steps = [{ event: 'Product Viewed' }, { event: 'Product Added' }, { event: 'Order Completed' }];

  it('counts ordered steps within the window, persons merged, with the time they took', async () => {
    await insertEvents(events, [
      track(1, '05T10:00:00', 'Product Viewed', { channel: 'search' }),
      track(1, '05T10:10:00', 'Product Added'),
      track(11, '05T11:00:00', 'Order Completed'),
      // The way counts from the second view: the first one's window is over.
      track(2, '01T10:00:00', 'Product Viewed', { channel: 'email' }),
      track(2, '10T10:00:00', 'Product Viewed', { channel: 'search' }),
      track(2, '10T10:30:00', 'Product Added'),
      // In the wrong order.
      track(3, '05T10:00:00', 'Product Added'),
      track(3, '05T11:00:00', 'Product Viewed', { channel: 'search' }),
      // Too late.
      track(4, '05T10:00:00', 'Product Viewed', { channel: 'email' }),
      track(4, '13T10:00:00', 'Product Added'),
      // Begins in the period and ends after it.
      track(5, '31T10:00:00', 'Product Viewed', { channel: 'search' }),
      { ...track(5, '31T10:00:00', 'Product Added'), at: '2026-06-02T10:00:00Z' },
    ]);
    const split = await behaviour.funnel({ ...may, steps });
    expect(split.steps.map((step) => step.people)).toEqual([5, 3, 0]);
    await mergePeople(events, 11, 1);
    const answer = await behaviour.funnel({ ...may, steps, dimension: 'channel' });
    expect(answer.steps).toMatchObject([
      { people: 5, ofFirst: 1, medianSeconds: null },
      { people: 3, ofFirst: 0.6, ofPrevious: 0.6, medianSeconds: 1800 },
      { people: 1, ofFirst: 0.2, ofPrevious: 1 / 3, medianSeconds: 3000 },
    ]);
    expect(answer.seconds).toEqual([3600, 3600, 3600]);
    expect(answer.rows).toEqual([
      { key: 'search', people: [3, 2, 1], rate: 1 / 3 },
      { key: 'email', people: [2, 1, 0], rate: 0 },
    ]);
  });

  it('reads pages and conditions on columns and properties', async () => {
    await insertEvents(events, [
      page(1, '05T10:00:00', '/lamps/fyr', { device: 'phone' }),
      track(1, '05T10:10:00', 'Order Completed', {
        revenue: 120,
        properties: { payment_method: 'swish', total: 120 },
      }),
      page(2, '05T10:00:00', '/lamps/fyr', { device: 'phone' }),
      track(2, '05T10:10:00', 'Order Completed', {
        revenue: 80,
        properties: { payment_method: 'card', total: 80 },
      }),
      page(3, '05T10:00:00', '/textiles', { device: 'phone' }),
    ]);
    const ask = async (
      kind: 'is' | 'is-not' | 'contains' | 'at-least' | 'at-most' | 'exists',
      property: string,
      value: string | number,
    ) =>
      (
        await behaviour.funnel({
          ...may,
          steps: [{ page: '/lamps/*' }, { event: 'Order Completed', where: [{ property, kind, value }] }],
        })
      ).steps.map((step) => step.people);
    expect(await ask('is', 'property:payment_method', 'swish')).toEqual([2, 1]);
    expect(await ask('is-not', 'property:payment_method', 'swish')).toEqual([2, 1]);
    expect(await ask('contains', 'property:payment_method', 'SW')).toEqual([2, 1]);
    expect(await ask('at-least', 'property:total', 100)).toEqual([2, 1]);
    expect(await ask('at-most', 'property:total', 200)).toEqual([2, 2]);
    expect(await ask('exists', 'property:coupon', '')).toEqual([2, 0]);
    await expect(ask('at-least', 'property:total', 'much')).rejects.toMatchObject({ field: 'steps/1/where' });
    await expect(behaviour.funnel({ ...may, steps: [{}, { event: 'x' }] })).rejects.toMatchObject({
      field: 'steps/0',
    });
  });

  it('asks for a second fact where a step is repeated', async () => {
    await insertEvents(events, [
      track(1, '05T10:00:00', 'Order Completed'),
      track(2, '05T10:00:00', 'Order Completed'),
      track(2, '06T10:00:00', 'Order Completed'),
    ]);
    const twice = await behaviour.funnel({
      ...may,
      steps: [{ event: 'Order Completed' }, { event: 'Order Completed' }],
    });
    expect(twice.steps.map((step) => step.people)).toEqual([2, 1]);
  });

  it('answers where nobody began', async () => {
    const answer = await behaviour.funnel({ ...may, steps, dimension: 'channel' });
    expect(answer).toMatchObject({
      steps: [{ people: 0, ofFirst: null }, { people: 0 }, { people: 0 }],
      seconds: null,
      rows: [],
    });
  });

  it('shows attention, interest and action of a campaign', async () => {
    await insertAdFigures(events, [
      {
        date: '2026-05-05',
        channel: 'search',
        campaign: 'spring',
        impressions: 5000,
        clicks: 200,
        spend: 100,
      },
      {
        date: '2026-05-05',
        channel: 'social',
        campaign: 'other',
        reach: 9,
        impressions: 9,
        clicks: 9,
        spend: 9,
      },
    ]);
    await insertEvents(events, [
      page(1, '05T10:00:00', '/', { channel: 'search', campaign: 'spring' }),
      track(1, '05T10:10:00', 'Order Completed', { revenue: 10 }),
      page(2, '05T10:00:00', '/', { channel: 'search', campaign: 'spring' }),
    ]);
    const answer = await behaviour.campaignFunnel({ ...may, campaign: 'spring' });
    expect(answer.levels).toMatchObject([
      { level: 'attention', metric: 'impressions', value: 5000, ofPrevious: null, costPer: 0.02 },
      { level: 'interest', metric: 'clicks', value: 200, ofPrevious: 0.04, costPer: 0.5 },
      { level: 'action', metric: 'orders', value: 1, ofPrevious: 0.005, costPer: 100 },
    ]);
    const none = await behaviour.campaignFunnel({ ...may, campaign: 'unknown' });
    expect(none.levels).toMatchObject([
      { metric: null, value: null },
      { metric: null },
      { metric: null, costPer: null },
    ]);
  });
});

describe('retention', () => {
  it('follows cohorts by the first purchase ever, in the workspace’s weeks', async () => {
    await insertEvents(events, [
      // First bought in April: in no cohort of May.
      { person: 9, at: '2026-04-10T10:00:00Z', event: 'Order Completed' },
      track(9, '05T10:00:00', 'Order Completed'),
      track(1, '04T10:00:00', 'Order Completed'),
      track(1, '05T10:00:00', 'Order Completed'),
      track(11, '12T10:00:00', 'Order Completed'),
      // Sunday 22:30 UTC is Monday in Stockholm.
      track(2, '10T22:30:00', 'Order Completed'),
      { person: 2, at: '2026-06-09T10:00:00Z', event: 'Receipt Issued' },
    ]);
    await mergePeople(events, 11, 1);
    const answer = await behaviour.retention({ from: '2026-05-04', to: '2026-05-18', periods: 5 });
    expect(answer).toMatchObject({ people: 2, grain: 'week' });
    expect(answer.cohorts).toEqual([
      { at: '2026-05-04', people: 1, returned: [1, 0, 0, 0, 0] },
      { at: '2026-05-11', people: 1, returned: [0, 0, 0, 1, 0] },
    ]);
    expect(answer.average.map((step) => step.rate)).toEqual([0.5, 0, 0, 0.5, 0]);
    const early = await behaviourAt('2026-05-26T12:00:00Z').retention({
      from: '2026-05-04',
      to: '2026-05-18',
      periods: 3,
    });
    expect(early.cohorts.map((cohort) => cohort.returned)).toEqual([
      [1, 0, null],
      [0, null, null],
    ]);
    expect(early.average.map((step) => step.people)).toEqual([2, 1, 0]);
    expect(early.average[2]?.rate).toBeNull();
    const months = await behaviour.retention({
      from: '2026-04-01',
      to: '2026-06-01',
      grain: 'month',
      periods: 1,
    });
    expect(months.cohorts).toEqual([
      { at: '2026-04-01', people: 1, returned: [1] },
      { at: '2026-05-01', people: 2, returned: [1] },
    ]);
  });

  it('refuses more steps of time than it holds', async () => {
    await expect(behaviour.retention({ from: '2016-05-04', to: '2026-05-18' })).rejects.toMatchObject({
      field: 'from',
    });
  });
});

describe('deciles', () => {
  it('cuts twenty customers into ten pairs', async () => {
    await insertEvents(
      events,
      Array.from({ length: 20 }, (_, index) =>
        track(index + 1, '05T10:00:00', 'Order Completed', { revenue: index + 1 }),
      ),
    );
    const answer = await behaviour.deciles(may);
    expect(answer).toMatchObject({ customers: 20, orders: 20, revenue: 210 });
    expect(answer.items[0]).toMatchObject({
      decile: 1,
      customers: 2,
      revenue: 39,
      share: 39 / 210,
      least: 19,
      most: 20,
    });
    expect(answer.items[9]).toMatchObject({ decile: 10, revenue: 3, cumulative: 1 });
  });
});

const cdnow = join(
  process.env.RONDO_EVALUATION_DATA ?? '../shared/data',
  'measure/clv-cdnow/CDNOW_sample.txt',
);

describe.skipIf(!existsSync(cdnow))('CDNOW', () => {
  it('holds 2,357 customers, all of the first quarter of 1997, and their revenue by decile', async () => {
    const facts = readFileSync(cdnow, 'utf8')
      .trim()
      .split('\n')
      .map((line): TestEvent => {
        const [, sample, date = '', , revenue] = line.trim().split(/\s+/);
        return {
          person: Number(sample),
          at: `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T12:00:00Z`,
          event: 'Order Completed',
          revenue: Number(revenue),
        };
      });
    expect(facts).toHaveLength(6919);
    await insertEvents(events, facts);
    const deciles = await behaviour.deciles({ from: '1997-01-01', to: '1998-07-01' });
    expect(deciles).toMatchObject({ customers: 2357, orders: 6919 });
    expect(deciles.revenue).toBeCloseTo(244_091.94, 2);
    // By hand: awk sums per customer, sorted, first 236 of 2,357.
    const sums = new Map<number, number>();
    for (const fact of facts)
      sums.set(fact.person ?? 0, (sums.get(fact.person ?? 0) ?? 0) + (fact.revenue ?? 0));
    const best = [...sums.values()].sort((a, b) => b - a).slice(0, 236);
    expect(deciles.items[0]?.customers).toBe(236);
    expect(deciles.items[0]?.revenue).toBeCloseTo(
      best.reduce((sum, value) => sum + value, 0),
      2,
    );
    const cohorts = await behaviour.retention({ from: '1996-12-30', to: '1997-04-07', periods: 52 });
    expect(cohorts.people).toBe(2357);
    // Everybody's first purchase lies before April: a cohort after that would be empty.
    expect(cohorts.cohorts.at(-1)?.people).toBe(0);
    const monthly = await behaviour.retention({
      from: '1997-01-01',
      to: '1997-04-01',
      grain: 'month',
      periods: 12,
    });
    expect(monthly.people).toBe(2357);
    expect(monthly.average.every((step) => (step.rate ?? 0) > 0.02 && (step.rate ?? 1) < 0.25)).toBe(true);
  });
});
