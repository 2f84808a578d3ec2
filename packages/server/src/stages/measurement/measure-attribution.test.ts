import type { MeasureAttributionQuery, MeasuredAttribution } from '@rondo/contract';
import type { CreditModel } from '@rondo/stats';
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
import { measureAttribution } from './measure-attribution.ts';

const frame = { timeZone: 'UTC', currency: 'EUR', firstDay: 1, brands: [] };
const may = { from: '2026-05-01', to: '2026-06-01' };
const now = new Date('2026-07-15T00:00:00Z');
let events: Events;
beforeAll(async () => {
  events = await startTestEvents();
});
beforeEach(() => clearFacts(events));

const ask = (query: Partial<MeasureAttributionQuery> = {}, signal = new AbortController().signal) =>
  measureAttribution(
    { events, frame, now },
    { ...may, replicates: 0, ...query },
    { signal, report: () => undefined },
  );

const touch = (person: number, day: string, channel: string, more: Partial<TestEvent> = {}): TestEvent => ({
  person,
  at: `2026-${day}T10:00:00Z`,
  channel,
  ...more,
});
const order = (person: number, day: string, revenue: number, more: Partial<TestEvent> = {}): TestEvent => ({
  person,
  at: `2026-${day}T12:00:00Z`,
  event: 'Order Completed',
  revenue,
  currency: 'EUR',
  ...more,
});
const creditsBy = (answer: MeasuredAttribution, model: CreditModel) =>
  Object.fromEntries(
    answer.rows
      .filter((row) => row.attributed)
      .map((row) => [
        row.key,
        Number(row.credits.find((one) => one.model === model)?.conversions.toFixed(6)),
      ]),
  );

describe('attribution on collected data', () => {
  it('builds journeys with those that did not convert, and gives credit by all models', async () => {
    await insertEvents(events, [
      // Converts by search and e-mail; the e-mail after the order is a journey of its own.
      touch(1, '05-02', 'search'),
      touch(1, '05-03', 'email'),
      order(1, '05-04', 90),
      touch(1, '05-20', 'email'),
      // The same way without an order, and search alone with and without.
      touch(2, '05-05', 'search'),
      touch(2, '05-06', 'email'),
      touch(3, '05-07', 'search'),
      order(3, '05-07', 10),
      touch(4, '05-08', 'search'),
      // Ended before the period, led to an order after it, and to one before it: no lost journeys of May.
      touch(5, '04-20', 'social'),
      touch(6, '05-30', 'social'),
      order(6, '06-05', 10),
      touch(7, '04-28', 'social'),
      order(7, '04-29', 10),
      // An order of somebody without touches, and one of nobody.
      order(8, '05-09', 20),
      order(0, '05-09', 5),
    ]);
    const answer = await ask({ order: 1 });
    expect(answer).toMatchObject({
      conversions: 4,
      value: 125,
      lostJourneys: 3,
      checks: {
        withoutTouch: { conversions: 2, value: 25, share: 0.5, anonymous: 1 },
        singleTouch: { conversions: 1, share: 0.5 },
        openJourneys: { journeys: 0 },
        order: { chosen: 1, by: 'asked' },
      },
    });
    expect(creditsBy(answer, 'first')).toEqual({ search: 2, email: 0, social: 0 });
    expect(creditsBy(answer, 'shapley')).toEqual({ search: 1.5, email: 0.5, social: 0 });
    // search → email twice, ends twice, converting once; email ends three times, converting once. Starts: 4 search, 1 email.
    // All: 4·(1/4 + 1/2·1/3) + 1/3 = 2. Without search 1/3, without e-mail 1: effects 5/6 and 1/2.
    const markov = creditsBy(answer, 'markov');
    expect(markov.search).toBeCloseTo((2 * (5 / 6)) / (5 / 6 + 1 / 2), 5);
    // p(search, email) = 1/2, without e-mail p(search) = 1/2, without search p(email) = 0: all to search.
    expect(creditsBy(answer, 'counterfactual')).toEqual({ search: 2, email: 0, social: 0 });
  });

  it('gives by the six rules what the engine computes touch by touch', async () => {
    const channels = ['search', 'social', 'email', 'direct', 'display'];
    const facts: TestEvent[] = [];
    for (let person = 1; person <= 120; person += 1) {
      for (let at = 0; at < 1 + (person % 5); at += 1) {
        const day = 1 + ((person * 7 + at * 5) % 27);
        facts.push(
          touch(person, `05-${String(day).padStart(2, '0')}`, channels[(person + at * at) % 5] ?? ''),
        );
      }
      if (person % 3 === 0) facts.push(order(person, '05-28', 10 + person));
      if (person % 9 === 0) facts.push(order(person, '05-29', 5));
    }
    await insertEvents(events, facts);
    await mergePeople(events, 9, 12);
    const six = await attributeConversions(events, frame, { ...may, lookbackDays: 14, halfLifeDays: 3 });
    const all = await ask({ lookbackDays: 14, halfLifeDays: 3, order: 2 });
    expect(all.conversions).toBe(six.conversions);
    for (const row of six.rows) {
      const own = all.rows.find((one) => one.key === row.key && one.attributed === row.attributed);
      expect(own?.touches, row.key).toBe(row.touches);
      for (const credit of row.credits) {
        const got = own?.credits.find((one) => one.model === credit.model);
        expect(got?.conversions, `${row.key} ${credit.model}`).toBeCloseTo(credit.conversions, 9);
        expect(got?.value, `${row.key} ${credit.model}`).toBeCloseTo(credit.value, 6);
      }
    }
  });

  it('sets cost beside each model, and says what was paid for without a touch', async () => {
    await insertEvents(events, [
      touch(1, '05-02', 'search', { campaign: 'brand' }),
      order(1, '05-03', 100),
      touch(2, '05-02', 'influencer', { creator: 'maja', campaign: 'spring' }),
      order(2, '05-03', 50),
      order(2, '05-04', 70, { currency: 'USD' }),
    ]);
    await insertAdFigures(events, [
      { date: '2026-05-02', channel: 'search', campaign: 'brand', spend: 25 },
      { date: '2026-05-02', channel: 'tv', spend: 300 },
      { date: '2026-05-02', channel: 'influencer', creative: 'maja', spend: 20 },
      { date: '2026-06-02', channel: 'search', campaign: 'brand', spend: 999 },
    ]);
    const answer = await ask({ models: ['linear'], replicates: 20 });
    const search = answer.rows.find((row) => row.key === 'search')?.credits[0];
    expect(search).toMatchObject({ costPerConversion: 25, return: 4, share: 1 / 3 });
    expect(answer.checks.costWithoutTouch).toEqual({ cost: 300, keys: ['tv'] });
    expect(answer.otherCurrencies).toEqual([{ currency: 'USD', amount: 70, rows: 1 }]);
    const people = await ask({ grain: 'influencer', models: ['last'] });
    expect(people.rows.find((row) => row.key === 'maja')?.credits[0]).toMatchObject({ return: 2.5 });
  });

  it('takes a metric as the conversion: of new customers only the first order ever', async () => {
    await insertEvents(events, [
      touch(1, '05-02', 'search'),
      order(1, '05-03', 100),
      order(1, '05-04', 100),
      order(2, '01-04', 100),
      touch(2, '05-02', 'email'),
      order(2, '05-05', 100),
      touch(3, '05-05', 'email'),
      { person: 3, at: '2026-05-06T00:00:00Z', event: 'Lead Created' },
    ]);
    expect(creditsBy(await ask({ metric: 'new_customers' }), 'linear')).toEqual({ search: 1, email: 0 });
    expect(creditsBy(await ask({ metric: 'leads' }), 'linear')).toEqual({ search: 0, email: 1 });
  });
});
