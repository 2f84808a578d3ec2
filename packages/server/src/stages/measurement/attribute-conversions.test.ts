import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttributionAnswer, AttributionModel } from '@rondo/contract';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import {
  clearFacts,
  insertAdFigures,
  insertEvents,
  mergePeople,
  type TestEvent,
} from '../../../test/support/insert-facts.ts';
import type { Events } from '../../platform/events/client.ts';
import { attributeConversions } from './attribute-conversions.ts';

const frame = { timeZone: 'UTC', currency: 'EUR', firstDay: 1, brands: [] };
const may = { from: '2026-05-01', to: '2026-06-01' };
let events: Events;
beforeAll(async () => {
  events = await startTestEvents();
});
beforeEach(() => clearFacts(events));

const touch = (person: number, day: number, channel: string, more = {}): TestEvent => ({
  person,
  at: `2026-05-${String(day).padStart(2, '0')}T10:00:00Z`,
  channel,
  ...more,
});
const order = (person: number, day: number, revenue: number, more = {}): TestEvent => ({
  person,
  at: `2026-05-${String(day).padStart(2, '0')}T12:00:00Z`,
  event: 'Order Completed',
  revenue,
  currency: 'EUR',
  ...more,
});
function credit(answer: AttributionAnswer, key: string, model: AttributionModel) {
  const row = answer.rows.find((one) => one.key === key && one.attributed);
  return row?.credits.find((one) => one.model === model);
}
const conversionsBy = (answer: AttributionAnswer, model: AttributionModel) =>
  Object.fromEntries(
    answer.rows.map((row) => [
      row.key,
      Number(row.credits.find((one) => one.model === model)?.conversions.toFixed(6)),
    ]),
  );

describe('attribution by six rules', () => {
  it('shares one order of 100 among four touches', async () => {
    await insertEvents(events, [
      touch(1, 2, 'search'),
      touch(1, 9, 'social'),
      touch(1, 16, 'email'),
      touch(1, 23, 'direct'),
      { ...order(1, 23, 100), at: '2026-05-23T10:00:00Z' },
    ]);
    const answer = await attributeConversions(events, frame, { ...may, halfLifeDays: 7 });
    expect(answer).toMatchObject({
      conversions: 1,
      value: 100,
      unattributed: { conversions: 0 },
      incremental: false,
    });
    expect(conversionsBy(answer, 'first')).toEqual({ search: 1, social: 0, email: 0, direct: 0 });
    expect(conversionsBy(answer, 'last')).toEqual({ search: 0, social: 0, email: 0, direct: 1 });
    expect(conversionsBy(answer, 'last-non-direct')).toEqual({ search: 0, social: 0, email: 1, direct: 0 });
    expect(conversionsBy(answer, 'linear')).toEqual({
      search: 0.25,
      social: 0.25,
      email: 0.25,
      direct: 0.25,
    });
    expect(conversionsBy(answer, 'position')).toEqual({ search: 0.4, social: 0.1, email: 0.1, direct: 0.4 });
    // One week apart, half-life one week: 1, 2, 4 and 8 fifteenths.
    expect(conversionsBy(answer, 'time-decay')).toEqual({
      search: 0.066667,
      social: 0.133333,
      email: 0.266667,
      direct: 0.533333,
    });
    expect(credit(answer, 'social', 'position')?.value).toBeCloseTo(10, 9);
    expect(answer.rows.find((row) => row.key === 'search')?.spread).toEqual({ low: 0, high: 1 });
  });

  it('leaves out touches before the window and after the conversion, and shows what no touch preceded', async () => {
    await insertEvents(events, [
      { ...touch(1, 1, 'search'), at: '2026-03-20T10:00:00Z' },
      touch(1, 25, 'email'),
      order(1, 20, 10),
      touch(2, 2, 'direct'),
      order(2, 3, 30),
      order(0, 4, 5),
    ]);
    const answer = await attributeConversions(events, frame, may);
    expect(answer).toMatchObject({
      conversions: 3,
      value: 45,
      unattributed: { conversions: 2, value: 15 },
      anonymous: 1,
    });
    expect(answer.rows.at(-1)).toMatchObject({ key: '', attributed: false, cost: null, touches: 0 });
    expect(credit(answer, 'direct', 'last-non-direct')?.conversions).toBe(1);
    const longer = await attributeConversions(events, frame, { ...may, lookbackDays: 90 });
    expect(credit(longer, 'search', 'first')?.conversions).toBe(1);
  });

  it('takes touches of one channel within 30 minutes for one', async () => {
    const at = (person: number, time: string, channel: string, campaign = '') => ({
      person,
      at: `2026-05-05T${time}Z`,
      channel,
      campaign,
    });
    await insertEvents(events, [
      at(1, '10:00:00', 'search', 'a'),
      at(1, '10:20:00', 'search', 'b'),
      at(1, '10:50:00', 'search', 'c'),
      at(1, '11:21:00', 'search', 'd'),
      at(1, '11:25:00', 'email'),
      order(1, 5, 30),
    ]);
    const answer = await attributeConversions(events, frame, may);
    expect(credit(answer, 'search', 'linear')?.conversions).toBeCloseTo(2 / 3, 9);
    const byCampaign = await attributeConversions(events, frame, { ...may, dimension: 'campaign' });
    expect(conversionsBy(byCampaign, 'linear')).toEqual({ a: 0.333333, d: 0.333333, '': 0.333333 });
    expect(byCampaign.rows.every((row) => row.attributed)).toBe(true);
  });

  it('takes a click on a tracking link and the page that it leads to for one touch, of the link’s channel', async () => {
    const at = (person: number, time: string, more: Partial<TestEvent>): TestEvent => ({
      person,
      at: `2026-05-05T${time}Z`,
      ...more,
    });
    const click = { event: 'Link Clicked', channel: 'influencer', utm_source: 'maja', campaign: 'autumn' };
    const landing = { channel: 'social', utm_source: 'maja', campaign: 'autumn' };
    await insertEvents(events, [
      at(1, '09:00:00', { channel: 'search' }),
      at(1, '10:00:00', click),
      at(1, '10:00:02', landing),
      // Loaded again, and half an hour after the click as well; then long after it, which is a visit of its own.
      at(1, '10:30:00', landing),
      at(1, '11:00:01', landing),
      order(1, 5, 30),
      // Another campaign, another source, and a page before the click are touches of their own.
      at(2, '09:59:00', landing),
      at(2, '10:00:00', click),
      at(2, '10:00:02', { ...landing, campaign: 'spring' }),
      at(2, '10:00:03', { ...landing, channel: 'email', utm_source: 'newsletter' }),
      order(2, 5, 40),
      // Nobody's click is another's.
      at(3, '10:00:05', landing),
      order(3, 5, 50),
    ]);
    const answer = await attributeConversions(events, frame, may);
    expect(conversionsBy(answer, 'linear')).toEqual({
      search: 0.333333,
      influencer: 0.583333,
      social: 1.833333,
      email: 0.25,
    });
    const byCampaign = await attributeConversions(events, frame, { ...may, dimension: 'campaign' });
    expect(conversionsBy(byCampaign, 'first')).toEqual({ '': 1, autumn: 2, spring: 0 });
  });

  it('follows a person across merged identifiers and counts an order that two systems report once', async () => {
    await insertEvents(events, [
      touch(1, 2, 'social'),
      order(2, 3, 80, { order_id: 'A' }),
      order(1, 3, 80, { order_id: 'A', import_id: 'crm', at: '2026-05-03T13:00:00Z' }),
    ]);
    expect((await attributeConversions(events, frame, may)).unattributed.conversions).toBe(1);
    await mergePeople(events, 2, 1);
    const answer = await attributeConversions(events, frame, may);
    expect(answer).toMatchObject({ conversions: 1, value: 80, unattributed: { conversions: 0 } });
  });

  it('sets cost beside it, null where nothing was spent or won', async () => {
    await insertEvents(events, [
      touch(1, 2, 'search'),
      order(1, 3, 100),
      touch(2, 2, 'email'),
      order(2, 3, 50),
      order(2, 4, 70, { currency: 'USD' }),
    ]);
    await insertAdFigures(events, [
      { date: '2026-05-02', channel: 'search', spend: 25 },
      { date: '2026-05-02', channel: 'tv', spend: 300 },
      { date: '2026-05-02', channel: 'email', spend: 40, currency: 'USD' },
    ]);
    const answer = await attributeConversions(events, frame, may);
    expect(credit(answer, 'search', 'last')).toMatchObject({
      conversions: 1,
      costPerConversion: 25,
      return: 4,
    });
    expect(credit(answer, 'tv', 'last')).toMatchObject({
      conversions: 0,
      costPerConversion: null,
      return: 0,
    });
    expect(credit(answer, 'email', 'last')).toMatchObject({
      conversions: 2,
      value: 50,
      costPerConversion: null,
      return: null,
    });
    expect(answer.otherCurrencies).toEqual([{ currency: 'USD', amount: 70, rows: 1 }]);
  });

  it('attributes any event, by creative', async () => {
    await insertEvents(events, [
      touch(1, 2, 'social', { creative: 'video-1' }),
      { person: 1, at: '2026-05-02T11:00:00Z', event: 'Signed Up' },
    ]);
    const answer = await attributeConversions(events, frame, {
      ...may,
      dimension: 'creative',
      conversion: ['Signed Up'],
    });
    expect(conversionsBy(answer, 'last')).toEqual({ 'video-1': 1 });
  });

  it('answers where there is nothing', async () => {
    expect(await attributeConversions(events, frame, may)).toMatchObject({
      conversions: 0,
      value: 0,
      rows: [],
    });
  });
});

const data = join(process.env.RONDO_EVALUATION_DATA ?? '../shared/data', 'measure/attribution-pathdata');
const MODELS: Partial<Record<string, AttributionModel>> = {
  first: 'first',
  last: 'last',
  linear: 'linear',
  position_40_20_40: 'position',
  time_decay_half_per_step: 'time-decay',
  last_non_alpha: 'last-non-direct',
};

describe.skipIf(!existsSync(data))('10,000 paths with published figures', () => {
  it('gives each channel what the reference gives it, by all six rules', async () => {
    const facts: TestEvent[] = [];
    const end = Date.parse('2026-05-31T12:00:00Z');
    // Steps lie an hour apart and the half-life is an hour, so that a weight halves with each step, as in the reference.
    const paths = readFileSync(join(data, 'PathData.csv'), 'utf8').trim().split('\n').slice(1);
    paths.forEach((line, index) => {
      const [path = '', conversions, value] = line.split(',');
      const person = index + 1;
      const steps = path.split(' > ');
      if (Number(conversions) === 0) return;
      steps.forEach((channel, step) => {
        const at = new Date(end - (steps.length - step) * 3_600_000).toISOString();
        facts.push({ person, at, channel: channel === 'alpha' ? 'direct' : channel });
      });
      for (let i = 0; i < Number(conversions); i += 1) {
        const at = new Date(end).toISOString();
        facts.push({ person, at, event: 'Order Completed', revenue: Number(value) / Number(conversions) });
      }
    });
    await insertEvents(events, facts);
    const answer = await attributeConversions(events, frame, {
      ...may,
      lookbackDays: 365,
      halfLifeDays: 1 / 24,
    });
    let compared = 0;
    for (const line of readFileSync(join(data, 'expected_models.csv'), 'utf8').trim().split('\n').slice(1)) {
      const [reference = '', channel = '', conversions, value] = line.split(',');
      const model = MODELS[reference];
      if (model === undefined) continue;
      const got = credit(answer, channel === 'alpha' ? 'direct' : channel, model);
      expect(got?.conversions ?? 0, `${reference} ${channel}`).toBeCloseTo(Number(conversions), 3);
      // Money is held to four digits, so an order's share of a path's value is rounded there.
      expect(Math.abs((got?.value ?? 0) - Number(value)), `${reference} ${channel}`).toBeLessThan(1);
      compared += 1;
    }
    expect(compared).toBe(6 * 12);
  });
});
