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
import { listConversions, listPaths } from './list-journeys.ts';
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
      touch(2, '05-20', 'email'),
      touch(3, '05-05', 'email'),
      { person: 3, at: '2026-05-06T00:00:00Z', event: 'Lead Created' },
    ]);
    const customers = await ask({ metric: 'new_customers' });
    expect(creditsBy(customers, 'linear')).toEqual({ search: 1, email: 0 });
    // Only person 3's: who is a customer already cannot become one.
    expect(customers.lostJourneys).toBe(1);
    expect(creditsBy(await ask({ metric: 'leads' }), 'linear')).toEqual({ search: 0, email: 1 });
  });

  it('shows the paths and the conversions behind a row', async () => {
    await insertEvents(events, [
      touch(1, '05-02', 'search', { campaign: 'brand' }),
      touch(1, '05-03', 'email'),
      order(1, '05-04', 90, { order_id: 'A' }),
      touch(2, '05-05', 'search'),
      touch(2, '05-06', 'email'),
      touch(3, '05-07', 'search'),
      order(3, '05-07', 10, { order_id: 'B' }),
      order(4, '05-09', 20, { order_id: 'C' }),
    ]);
    const deps = { events, frame, now };
    expect((await listPaths(deps, { ...may, key: 'email' })).items).toEqual([
      { path: ['search', 'email'], conversions: 1, value: 90, lostJourneys: 1 },
    ]);
    const [first, second] = (await listConversions(deps, { ...may, key: 'search' })).items;
    expect([first?.order, second?.order]).toEqual(['B', 'A']);
    expect(second).toMatchObject({
      at: '2026-05-04T12:00:00.000Z',
      value: 90,
      touches: [{ at: '2026-05-02T10:00:00.000Z', key: 'search' }, { key: 'email' }],
    });
    expect(await listConversions(deps, { ...may, attributed: false })).toMatchObject({
      items: [{ order: 'C', touches: [] }],
    });
    const page = await listConversions(deps, { ...may, limit: 2 });
    expect(page.next).toBe(2);
    expect((await listConversions(deps, { ...may, limit: 2, after: 2 })).items).toHaveLength(1);
    const brand = await listPaths(deps, { ...may, grain: 'campaign', key: 'brand' });
    expect(brand.items).toMatchObject([{ path: ['brand', ''], conversions: 1 }]);
  });

  it('has intervals over people that are the same again, hold the figure, and narrow with more people', async () => {
    const company = (people: number): TestEvent[] =>
      Array.from({ length: people }, (_, i) => i + 1).flatMap((person) => [
        touch(person, '05-02', person % 3 === 0 ? 'email' : 'search'),
        ...(person % 4 === 0 ? [order(person, '05-03', 10)] : []),
      ]);
    const width = async (people: number): Promise<number> => {
      await clearFacts(events);
      await insertEvents(events, company(people));
      const question: Partial<MeasureAttributionQuery> = {
        models: ['linear', 'markov'],
        order: 1,
        replicates: 200,
        seed: 7,
      };
      const [answer, again] = [await ask(question), await ask(question)];
      expect(again.rows).toEqual(answer.rows);
      const credit = answer.rows.find(({ key }) => key === 'email')?.credits[0];
      const { low, high } = credit?.shareInterval ?? { low: 1, high: 0 };
      expect(low).toBeLessThan(credit?.share ?? 0);
      expect(high).toBeGreaterThan(credit?.share ?? 1);
      return high - low;
    };
    const [few, many] = [await width(240), await width(2400)];
    // A share of 1/3 among 60 and 600 orders: 1.645·2·√(2/9/n) is 0.2 and 0.063.
    expect(few).toBeGreaterThan(0.14);
    expect(few).toBeLessThan(0.28);
    expect(many).toBeGreaterThan(0.044);
    expect(many).toBeLessThan(0.09);
  });

  it('is cancelled in the middle, and gives its reason', async () => {
    await insertEvents(events, [touch(1, '05-02', 'search'), order(1, '05-03', 10)]);
    const abort = new AbortController();
    const reason = new Error('no longer wanted');
    const asked = measureAttribution(
      { events, frame, now },
      { ...may, replicates: 1000 },
      { signal: abort.signal, report: ({ step }) => step === 'intervals' && abort.abort(reason) },
    );
    await expect(asked).rejects.toBe(reason);
  });
});
