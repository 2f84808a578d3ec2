import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import {
  clearFacts,
  insertAdFigures,
  insertEvents,
  insertKpiValues,
  insertMentions,
  mergePeople,
} from '../../../test/support/insert-facts.ts';
import { virtualClock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import { metricList } from './metric-list.ts';
import { createFigures, type Figures } from './metrics-service.ts';

const settings = { name: 'Hemma & Co', timeZone: 'Europe/Stockholm', currency: 'EUR', weekStart: 1 };
const may = { from: '2026-05-01', to: '2026-06-01' };
let events: Events;
let figures: Figures;

beforeAll(async () => {
  events = await startTestEvents();
  const clock = virtualClock(new Date('2026-07-01T12:00:00Z'));
  figures = createFigures({ events, clock, workspace: { settings: async () => settings } });
});
beforeEach(() => clearFacts(events));

const order = (person: number, at: string, revenue: number, more = {}) => ({
  person,
  at,
  event: 'Order Completed',
  revenue,
  order_id: `o-${person}-${at}`,
  currency: 'EUR',
  ...more,
});

describe('every metric', () => {
  it.each(metricList.map((metric) => metric.key))(
    '%s is no number, or nought, where there are no facts',
    async (key) => {
      const answer = await figures.explore({
        metric: key,
        ...may,
        dimension: [answerable(key)],
      });
      const metric = metricList.find((one) => one.key === key);
      const rate = metric?.denominator !== undefined;
      expect([0, null]).toContain(answer.total);
      if (rate) expect(answer.total).toBeNull();
      expect(answer.rows).toEqual([]);
    },
  );
  const answerable = (key: string) => (key === 'share_of_voice' ? 'brand' : 'weekday');
});

describe('the eight campaign figures', () => {
  beforeEach(async () => {
    await insertAdFigures(events, [
      {
        date: '2026-05-04',
        channel: 'search',
        campaign: 'spring',
        spend: 100,
        currency: 'EUR',
        impressions: 20000,
        reach: 10000,
        clicks: 400,
        engagements: 50,
        conversions: 8,
        revenue: 250,
      },
      {
        date: '2026-05-05',
        channel: 'search',
        campaign: 'spring',
        spend: 60,
        currency: '',
        impressions: 12000,
        reach: 6000,
        clicks: 240,
        engagements: 30,
        conversions: 2,
        revenue: 70,
      },
      // A billboard reports what it cost and nothing else: it must not make impressions look dearer.
      { date: '2026-05-05', channel: 'ooh', campaign: 'city', spend: 1000, currency: 'EUR' },
      {
        date: '2026-05-06',
        channel: 'social',
        campaign: 'us',
        spend: 500,
        currency: 'USD',
        impressions: 1000,
        clicks: 10,
      },
      {
        date: '2026-05-07',
        channel: 'display',
        campaign: 'nil',
        spend: 5,
        currency: 'EUR',
        impressions: 0,
        reach: 0,
        clicks: 0,
        engagements: 0,
        conversions: 0,
      },
    ]);
  });

  it.each([
    ['cost_per_impression', (165 / 32000) * 1000],
    ['cost_per_engagement', 165 / 80],
    ['engagement_rate', 80 / 32000],
    ['cost_per_click', 165 / 640],
    ['click_through_rate', 650 / 33000],
    ['conversion_rate', 10 / 640],
    ['cost_per_acquisition', 165 / 10],
    ['return_on_investment', (320 - 160) / 160],
    ['frequency', 2],
    ['spend', 1165],
  ])('%s', async (key, expected) => {
    expect(await figures.value(key, may)).toBeCloseTo(expected, 9);
  });

  it('is null on a zero denominator, per row and in the total', async () => {
    const answer = await figures.explore({ metric: 'cost_per_click', ...may, dimension: ['channel'] });
    expect(answer.rows.find((row) => row.keys[0] === 'display')).toMatchObject({
      value: null,
      numerator: 5,
      denominator: 0,
    });
    expect(await figures.value('cost_per_click', may, ['channel:display'])).toBeNull();
    expect(await figures.value('cost_per_click', may, ['channel:ooh'])).toBeNull();
  });

  it('counts money in other currencies apart and says so', async () => {
    const answer = await figures.explore({ metric: 'spend', ...may, dimension: ['channel'] });
    expect(answer.otherCurrencies).toEqual([{ currency: 'USD', amount: 500, rows: 1 }]);
    expect(answer.rows.find((row) => row.keys[0] === 'search')).toMatchObject({
      value: 160,
      share: 160 / 1165,
    });
  });

  it('splits by two dimensions and fills steps without facts with “not known”', async () => {
    const answer = await figures.explore({
      metric: 'spend',
      from: '2026-05-04',
      to: '2026-05-08',
      dimension: ['channel', 'campaign'],
    });
    expect(answer.grain).toBe('day');
    expect(answer.series).toEqual([100, 1060, null, 5]);
    expect(answer.rows[1]).toMatchObject({
      keys: ['search', 'spring'],
      value: 160,
      series: [100, 60, null, null],
    });
  });

  it('divides any sum by any other', async () => {
    await insertKpiValues(events, [{ date: '2026-05-04', kpi: 'sales', value: 2330, unit: 'EUR' }]);
    const answer = await figures.explore({ metric: 'kpi:sales', per: 'spend', ...may });
    expect(answer.total).toBeCloseTo(2, 9);
    await expect(figures.explore({ metric: 'cost_per_click', per: 'spend', ...may })).rejects.toMatchObject({
      field: 'metric',
    });
  });

  it('counts a row that was written twice under one hash once', async () => {
    const row = { message_hash: '77', date: '2026-05-20', channel: 'tv', spend: 10 };
    await insertAdFigures(events, [row, row]);
    expect(await figures.value('spend', may, ['channel:tv'])).toBe(10);
  });
});

describe('sales', () => {
  it('takes returns off, counts an order that two systems report once, and keeps other currencies apart', async () => {
    await insertEvents(events, [
      order(1, '2026-05-02T10:00:00Z', 100, { order_id: 'A1' }),
      order(1, '2026-05-02T10:05:00Z', 100, { order_id: 'A1', import_id: 'crm' }),
      order(2, '2026-05-03T10:00:00Z', 50, { order_id: '' }),
      order(2, '2026-05-03T10:00:00Z', 50, { order_id: '' }),
      order(3, '2026-05-04T10:00:00Z', 900, { currency: 'SEK' }),
      {
        person: 1,
        at: '2026-05-09T10:00:00Z',
        event: 'Order Refunded',
        order_id: 'A1',
        revenue: 30,
        currency: 'EUR',
      },
    ]);
    expect(await figures.value('revenue_gross', may)).toBe(200);
    expect(await figures.value('revenue_net', may)).toBe(170);
    expect(await figures.value('return_rate', may)).toBeCloseTo(0.15, 9);
    expect(await figures.value('orders', may)).toBe(4);
    expect(await figures.value('average_order_value', may)).toBeCloseTo(200 / 3, 9);
    const net = await figures.explore({ metric: 'revenue_net', ...may });
    expect(net.otherCurrencies).toEqual([{ currency: 'SEK', amount: 900, rows: 1 }]);
  });

  it('tells new from returning customers by all that was bought before, persons merged', async () => {
    await insertEvents(events, [
      order(1, '2025-12-01T10:00:00Z', 10),
      order(11, '2026-05-02T10:00:00Z', 10),
      order(2, '2026-05-03T10:00:00Z', 10),
      order(2, '2026-05-13T10:00:00Z', 10),
    ]);
    expect(await figures.value('new_customers', may)).toBe(2);
    await mergePeople(events, 11, 1);
    expect(await figures.value('new_customers', may)).toBe(1);
    expect(await figures.value('returning_customers', may)).toBe(1);
    expect(await figures.value('customers', may)).toBe(2);
  });

  it('puts an order under the last touch that was not direct, within 30 days', async () => {
    await insertEvents(events, [
      { person: 1, at: '2026-05-01T10:00:00Z', channel: 'search', campaign: 'spring' },
      { person: 1, at: '2026-05-02T10:00:00Z', channel: 'direct' },
      order(1, '2026-05-02T11:00:00Z', 40),
      { person: 2, at: '2026-03-01T10:00:00Z', channel: 'email' },
      order(2, '2026-05-05T11:00:00Z', 60),
    ]);
    const rows = await figures.breakdown('revenue_gross', 'channel', may);
    expect(rows.map((row) => [row.keys[0], row.value])).toEqual([
      ['', 60],
      ['search', 40],
    ]);
    expect((await figures.breakdown('orders', 'campaign', may))[0]?.keys).toEqual(['']);
    expect(await figures.value('revenue_gross', may, ['channel:search'])).toBe(40);
  });

  it('counts a deal once, by salesperson, each lead bearing its channel’s cost', async () => {
    const deal = (person: number, at: string, properties: Record<string, unknown>) => ({
      person,
      at,
      event: 'Deal Updated',
      properties,
    });
    await insertEvents(events, [
      deal(1, '2026-05-02T10:00:00Z', { deal_id: 1, stage: 'new', salesperson: 'Astrid', source: 'Search' }),
      deal(1, '2026-05-09T10:00:00Z', { deal_id: 1, stage: 'Won', salesperson: 'Astrid', source: 'Search' }),
      deal(2, '2026-05-03T10:00:00Z', { deal_id: 2, stage: 'new', salesperson: 'Bram', source: 'search' }),
      deal(3, '2026-05-03T10:00:00Z', { deal_id: 3, stage: 'lost', salesperson: 'Bram', source: 'email' }),
    ]);
    await insertAdFigures(events, [
      { date: '2026-05-01', channel: 'search', spend: 100 },
      { date: '2026-05-01', channel: 'tv', spend: 700 },
    ]);
    expect(await figures.value('leads', may)).toBe(3);
    expect(await figures.value('lead_win_rate', may)).toBeCloseTo(1 / 3, 9);
    const byChannel = await figures.breakdown('cost_per_lead', 'channel', may);
    expect(byChannel.find((row) => row.keys[0] === 'search')?.value).toBe(50);
    expect(byChannel.find((row) => row.keys[0] === 'tv')?.value).toBeNull();
    const bySalesperson = await figures.breakdown('cost_per_lead', 'salesperson', may);
    expect(bySalesperson.map((row) => [row.keys[0], row.value]).sort()).toEqual([
      ['Astrid', 50],
      ['Bram', 50],
    ]);
  });
});

describe('time', () => {
  it('cuts days in the workspace’s zone and keeps both hours of the night the clocks go back', async () => {
    await insertEvents(events, [
      order(1, '2026-03-28T23:30:00Z', 1),
      order(2, '2026-03-29T21:59:00Z', 2),
      order(3, '2026-03-29T22:00:00Z', 4),
    ]);
    const spring = await figures.series('revenue_gross', { from: '2026-03-28', to: '2026-03-31' }, 'day');
    expect(spring.map((step) => step.value)).toEqual([0, 3, 4]);
    const short = await figures.series('orders', { from: '2026-03-29', to: '2026-03-30' }, 'hour');
    expect(short).toHaveLength(23);
    expect(short[0]).toEqual({ at: '2026-03-28T23:00:00.000Z', value: 1 });
    const clock = virtualClock(new Date('2026-12-01T00:00:00Z'));
    const later = createFigures({ events, clock, workspace: { settings: async () => settings } });
    await insertEvents(events, [order(1, '2026-10-25T00:30:00Z', 1), order(2, '2026-10-25T01:30:00Z', 1)]);
    const long = await later.series('orders', { from: '2026-10-25', to: '2026-10-26' }, 'hour');
    expect(long).toHaveLength(25);
    expect(long.filter((step) => step.value === 1).map((step) => step.at)).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T01:00:00.000Z',
    ]);
  });

  it.each([
    [0, '2026-05-03'],
    [1, '2026-05-04'],
    [6, '2026-05-09'],
  ])('begins weeks on day %i', async (weekStart, first) => {
    const clock = virtualClock(new Date('2026-07-01T12:00:00Z'));
    const here = createFigures({
      events,
      clock,
      workspace: { settings: async () => ({ ...settings, weekStart }) },
    });
    await insertEvents(events, [order(1, '2026-05-09T12:00:00Z', 7)]);
    const weeks = await here.series('revenue_gross', may, 'week');
    expect(weeks.filter((step) => step.value !== 0)).toEqual([{ at: first, value: 7 }]);
  });

  it('does not show steps that have not begun', async () => {
    const answer = await figures.explore({ metric: 'orders', from: '2026-06-29', to: '2026-07-10' });
    expect(answer.buckets).toEqual(['2026-06-29', '2026-06-30', '2026-07-01']);
  });

  it('compares May with April and with May a year ago', async () => {
    await insertEvents(events, [
      order(1, '2026-05-10T10:00:00Z', 150),
      order(2, '2026-04-10T10:00:00Z', 100),
      order(3, '2025-05-10T10:00:00Z', 300),
    ]);
    const previous = await figures.explore({ metric: 'revenue_gross', ...may, compare: 'previous' });
    expect(previous).toMatchObject({
      comparison: { from: '2026-04-01', to: '2026-05-01' },
      comparisonTotal: 100,
      change: 0.5,
    });
    const lastYear = await figures.explore({ metric: 'revenue_gross', ...may, compare: 'last-year' });
    expect(lastYear).toMatchObject({
      comparison: { from: '2025-05-01', to: '2025-06-01' },
      comparisonTotal: 300,
      change: -0.5,
    });
  });
});

describe('voice, surveys and support', () => {
  it('computes the share of voice of each brand and of the own one', async () => {
    const mention = (brand: string, medium: string, score: number | null = null) => ({
      published_at: '2026-05-05T10:00:00Z',
      brand,
      medium,
      sentiment_score: score,
      sentiment: score === null ? '' : score > 0 ? 'positive' : 'negative',
    });
    await insertMentions(events, [
      mention('Hemma', 'online', 1),
      mention('Nordhus', 'online', -1),
      mention('Nordhus', 'tv'),
      mention('Woonlicht', 'tv', 0.5),
    ]);
    expect(await figures.value('share_of_voice', may)).toBe(0.25);
    const rows = await figures.breakdown('share_of_voice', 'brand', may);
    expect(rows.map((row) => [row.keys[0], row.value])).toEqual([
      ['Nordhus', 0.5],
      ['Hemma', 0.25],
      ['Woonlicht', 0.25],
    ]);
    const split = await figures.explore({
      metric: 'share_of_voice',
      ...may,
      grain: 'month',
      dimension: ['brand'],
    });
    expect(split).toMatchObject({ total: 0.25, series: [0.25] });
    const media = await figures.explore({ metric: 'share_of_voice', ...may, dimension: ['brand', 'medium'] });
    expect(media.rows.find((row) => row.keys.join() === 'Nordhus,online')?.value).toBe(0.5);
    expect(await figures.value('sentiment', may)).toBeCloseTo((0.5 / 3) * 100, 9);
  });

  it('computes NPS with weights, recall and the open rate', async () => {
    const answer = (question_kind: string, text: string | number, weight?: number) => ({
      at: '2026-05-05T10:00:00Z',
      event: 'Survey Answered',
      properties: { question_kind, answer: text, ...(weight === undefined ? {} : { weight }) },
    });
    await insertEvents(events, [
      answer('nps', 10),
      answer('nps', '9', 2),
      answer('nps', 7),
      answer('nps', 3),
      answer('recall_unaided', 'Nordhus, hemma'),
      answer('recall_unaided', 'Nordhus'),
      answer('recall_aided', 'Yes'),
      ...[1, 2, 3, 4].map((person) => ({
        person,
        at: '2026-05-05T10:00:00Z',
        event: 'Email Delivered',
        properties: { email_id: 'm1' },
      })),
      ...[1, 1, 2].map((person) => ({
        person,
        at: '2026-05-06T10:00:00Z',
        event: 'Email Opened',
        properties: { email_id: 'm1' },
      })),
    ]);
    expect(await figures.value('nps', may)).toBeCloseTo(((3 - 1) / 5) * 100, 9);
    expect(await figures.value('recall_unaided', may)).toBe(0.5);
    expect(await figures.value('recall_aided', may)).toBe(1);
    const opens = await figures.explore({ metric: 'open_rate', ...may });
    expect(opens.total).toBe(0.5);
    expect(opens.interval?.[0]).toBeCloseTo(0.15, 2);
    await insertAdFigures(events, [
      {
        date: '2026-05-08',
        kind: 'email-statistics',
        channel: 'email',
        campaign: 'May news',
        sent: 100,
        bounces: 4,
        opens: 46,
      },
    ]);
    expect(await figures.value('open_rate', may)).toBeCloseTo(48 / 100, 9);
  });

  it('averages a ticket’s last satisfaction and lists imported figures', async () => {
    const ticket = (at: string, properties: Record<string, unknown>) => ({
      person: 1,
      at,
      event: 'Ticket Updated',
      properties,
    });
    await insertEvents(events, [
      ticket('2026-05-05T10:00:00Z', { ticket_id: 't1', status: 'open' }),
      ticket('2026-05-05T10:00:01Z', { ticket_id: 't1', status: 'closed', satisfaction: 4 }),
      ticket('2026-05-06T10:00:00Z', { ticket_id: 't2', satisfaction: 2 }),
    ]);
    expect(await figures.value('tickets', may)).toBe(2);
    expect(await figures.value('satisfaction', may)).toBe(3);
    await insertKpiValues(events, [
      { date: '2026-05-01', kpi: 'market share', value: 20, unit: '%', dimensions: { region: 'North' } },
      { date: '2026-05-08', kpi: 'market share', value: 30, unit: '%', dimensions: { region: 'South' } },
    ]);
    expect(await figures.value('kpi:market share', may)).toBe(25);
    const rows = await figures.breakdown('kpi:market share', 'property:region', may);
    expect(rows.map((row) => row.keys[0]).sort()).toEqual(['North', 'South']);
    expect((await figures.list()).find((metric) => metric.key === 'kpi:market share')?.dimensions).toContain(
      'property:region',
    );
    await expect(figures.value('kpi:nothing', may)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('web', () => {
  it('ends a session after 30 minutes and counts it on the day on which it began', async () => {
    const page = (person: number, at: string, page_path: string, more = {}) => ({
      person,
      at,
      page_path,
      ...more,
    });
    await insertEvents(events, [
      page(1, '2026-05-05T10:00:00Z', '/', { channel: 'search', device: 'phone' }),
      page(1, '2026-05-05T10:30:00Z', '/a'),
      page(1, '2026-05-05T11:00:01Z', '/b', { channel: 'direct' }),
      // 23:50 to 00:10 in Stockholm: one session, of the 5th.
      page(2, '2026-05-05T21:50:00Z', '/', { channel: 'direct' }),
      page(12, '2026-05-05T22:10:00Z', '/thanks'),
      { person: 3, at: '2026-05-05T10:00:00Z', event: 'Order Completed', import_id: 'crm' },
    ]);
    await mergePeople(events, 12, 2);
    const day = { from: '2026-05-05', to: '2026-05-06' };
    expect(await figures.value('sessions', day)).toBe(3);
    expect(await figures.value('visitors', day)).toBe(2);
    expect(await figures.value('sessions', { from: '2026-05-06', to: '2026-05-07' })).toBe(0);
    expect(await figures.value('session_duration', day)).toBe((1800 + 0 + 1200) / 3);
    expect(await figures.value('bounce_rate', day)).toBeCloseTo(1 / 3, 9);
    const exits = await figures.breakdown('sessions', 'exit_page', day);
    expect(exits.map((row) => row.keys[0]).sort()).toEqual(['/a', '/b', '/thanks']);
  });
});

describe('questions that cannot be answered', () => {
  it('names the field and the cure', async () => {
    await expect(figures.explore({ metric: 'nonsense', ...may })).rejects.toMatchObject({ field: 'metric' });
    await expect(figures.explore({ metric: 'Revenue', ...may })).rejects.toMatchObject({
      field: 'metric',
      cure: expect.stringMatching(/^Alike are .*revenue_net/),
    });
    await expect(
      figures.explore({ metric: 'spend', ...may, dimension: ['salesperson'] }),
    ).rejects.toMatchObject({ field: 'dimension' });
    await expect(figures.explore({ metric: 'spend', ...may, filter: ['channel'] })).rejects.toMatchObject({
      field: 'filter',
    });
    await expect(
      figures.explore({ metric: 'spend', from: '2026-02-30', to: '2026-03-01' }),
    ).rejects.toMatchObject({ field: 'from' });
    await expect(
      figures.explore({ metric: 'spend', from: '2026-03-02', to: '2026-03-01' }),
    ).rejects.toMatchObject({ field: 'to' });
    await expect(
      figures.explore({ metric: 'orders', from: '2020-03-02', to: '2026-03-01', grain: 'hour' }),
    ).rejects.toMatchObject({ field: 'grain' });
  });

  it('takes values as values', async () => {
    const nasty = "x' OR 1=1 --";
    expect(await figures.value('orders', may, [`channel:${nasty}`])).toBe(0);
    const rows = await figures.breakdown('orders', `property:${nasty}`, may);
    expect(rows).toEqual([]);
  });
});

describe('the rows behind a number', () => {
  it('are the ones that were counted, a page at a time', async () => {
    await insertEvents(events, [
      order(1, '2026-05-02T10:00:00Z', 1),
      order(2, '2026-05-03T10:00:00Z', 2),
      order(3, '2026-06-03T10:00:00Z', 3),
    ]);
    const first = await figures.rows({ metric: 'revenue_net', ...may, limit: 1 });
    expect(first.items).toMatchObject([{ revenue: 2, person: '2' }]);
    expect(first.next).toBe(1);
    const second = await figures.rows({ metric: 'revenue_net', ...may, limit: 1, after: first.next ?? 0 });
    expect(second.items).toMatchObject([{ revenue: 1 }]);
    expect(second.next).toBeUndefined();
    for (const metric of metricList) await figures.rows({ metric: metric.key, ...may });
  });
});
