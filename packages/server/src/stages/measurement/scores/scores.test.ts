import type { MeasuredScores, ScoresQuery } from '@rondo/contract';
import { createRandom, measureAuc } from '@rondo/stats';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryOf } from '../../../../test/support/consent-entry.ts';
import { startTestEvents } from '../../../../test/support/events.ts';
import { insertEvents, type TestEvent } from '../../../../test/support/insert-facts.ts';
import { virtualClock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { defaultSettings } from '../../consent/index.ts';
import { personOf } from '../../identity/index.ts';
import { moment } from '../../metrics/index.ts';
import { featuresSql } from './features-sql.ts';
import { measureScores, type ScoresFound } from './measure-scores.ts';

const frame = { timeZone: 'UTC', currency: 'EUR', firstDay: 1, brands: [] };
const now = new Date('2026-07-01T00:00:00Z');
const DAY = 86_400_000;
const PAST = 200;
const PEOPLE = 2_500;
const DAYS = 30;
const day = (ago: number): Date => new Date(now.getTime() - ago * DAY);

/** Who looks at products often buys; songs are played by chance, and a raffle is won by chance. */
function liveCompany() {
  const random = createRandom(12);
  const facts: TestEvent[] = [];
  const hazards: number[] = [];
  for (let person = 1; person <= PEOPLE; person++) {
    const looks = 0.3 * random.uniform() ** 2;
    // Of an order on a day.
    const hazard = 0.0015 + 0.08 * looks;
    hazards.push(hazard);
    const plays = 0.04 + 0.06 * random.uniform();
    const country = random.uniform() < 0.5 ? 'SE' : 'NL';
    const did = (event: string, ago: number) =>
      facts.push({
        person,
        known: 'user_id',
        at: new Date(day(ago).getTime() + random.uniform() * DAY).toISOString(),
        event,
        country,
        ...(event === 'Order Completed' ? { revenue: 20, currency: 'EUR' } : {}),
      });
    did('Signed Up', PAST);
    for (let ago = PAST; ago > 0; ago--) {
      if (random.uniform() < looks) did('Product Viewed', ago);
      if (random.uniform() < plays) did('Song Played', ago);
      if (random.uniform() < hazard) did('Order Completed', ago);
      if (random.uniform() < 0.006) did('Raffle Won', ago);
    }
  }
  return { facts, hazards };
}

describe('who will do something', () => {
  let events: Events;
  const { facts, hazards } = liveCompany();
  const steps = new Set<string>();
  let found: ScoresFound;

  const ask = (query: ScoresQuery, signal = new AbortController().signal): Promise<ScoresFound> =>
    measureScores(
      {
        events,
        clock: virtualClock(now),
        metrics: { frame: async () => frame },
        consent: { settings: async () => defaultSettings, flush: async () => undefined },
        values: { value: () => Promise.reject(new RangeError('not asked for here')) },
      },
      { days: DAYS, ...query },
      { signal, report: ({ step }) => steps.add(step) },
    );
  const aucOf = ({ models, chosen }: MeasuredScores) =>
    models.find(({ model }) => model === chosen)?.auc ?? { value: 0, low: 0, high: 0 };

  beforeAll(async () => {
    events = await startTestEvents();
    for (let from = 0; from < facts.length; from += 20_000)
      await insertEvents(events, facts.slice(from, from + 20_000));
    found = await ask({});
  });

  describe('where something drives it', () => {
    it('finds what does, and that the rest does not', () => {
      const { features, learned } = found.answer;
      expect(learned).toBe(true);
      expect(features[0]).toMatchObject({ feature: 'event:Product Viewed', matters: true });
      for (const feature of ['event:Song Played', 'event:Raffle Won', 'country'])
        expect(features.find((one) => one.feature === feature)).toMatchObject({ matters: false });
      expect([...steps]).toEqual(['features', 'models', 'scores']);
    });

    it('orders people nearly as well as whoever knows the law by which they live', () => {
      const ordered = new Set(
        facts
          .filter(({ event, at }) => event === 'Order Completed' && at >= day(DAYS).toISOString())
          .map(({ person }) => person),
      );
      const target = Uint8Array.from(hazards, (_hazard, i) => (ordered.has(i + 1) ? 1 : 0));
      const oracle = measureAuc(Float64Array.from(hazards), target).auc;
      const auc = aucOf(found.answer);
      expect(found.answer.test.happened).toBe(ordered.size);
      expect(oracle).toBeGreaterThan(auc.low);
      expect(oracle).toBeLessThan(auc.high);
    });

    it('says chances that come true', () => {
      const { tenths, expected, people } = found.answer;
      const inside = tenths.filter(({ foreseen, rate }) => foreseen > rate.low && foreseen < rate.high);
      expect(inside.length).toBeGreaterThanOrEqual(8);
      const mean = hazards.reduce((sum, hazard) => sum + 1 - (1 - hazard) ** DAYS, 0) / PEOPLE;
      expect(expected / people).toBeGreaterThan(0.9 * mean);
      expect(expected / people).toBeLessThan(1.1 * mean);
    });

    it('names people with what speaks for them', () => {
      expect(found.people).toHaveLength(1_000);
      const best = found.people.slice(0, 100);
      const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
      expect(mean(best.map(({ person }) => hazards[Number(person) - 1] ?? 0))).toBeGreaterThan(
        1.5 * mean(hazards),
      );
      for (const { reasons, tenth, tested } of best) {
        expect(reasons.find(({ feature }) => feature === 'event:Product Viewed')?.change).toBeGreaterThan(0);
        expect(tenth).toBe(1);
        expect(tested.value).toBeGreaterThan(0);
      }
    });

    it('does without what may not be used', async () => {
      const { answer } = await ask({ without: ['event:Product Viewed', 'orders'] });
      expect(answer.features.map(({ feature }) => feature)).not.toContain('event:Product Viewed');
      expect(aucOf(answer).value).toBeLessThan(aucOf(found.answer).value);
    });
  });

  it('learns nothing where there is nothing to learn, and then lists nobody', async () => {
    const { answer, people } = await ask({ outcome: 'event', event: ['Raffle Won'] });
    const auc = aucOf(answer);
    expect(auc.low).toBeLessThanOrEqual(0.5);
    expect(auc.high).toBeGreaterThanOrEqual(0.5);
    expect(answer.learned).toBe(false);
    expect(people).toEqual([]);
  });

  it('foresees of customers alone that they will not order', async () => {
    const { answer } = await ask({ outcome: 'churn', days: 45 });
    const since = day(90).toISOString();
    const before = new Set(
      facts.filter(({ event, at }) => event === 'Order Completed' && at < since).map(({ person }) => person),
    );
    expect(answer.train.people).toBe(before.size);
    expect(answer.leaving).toBeNull();
  });

  it('says how many are missing', async () => {
    await expect(ask({ outcome: 'event', event: ['Never Done'] })).rejects.toMatchObject({
      code: 'too-few-figures',
      message: `Of ${PEOPLE} people known on 2026-05-02, 0 did it within 30 days; 50 are needed, 50 more.`,
    });
    await expect(ask({ days: 90 })).rejects.toMatchObject({ message: expect.stringMatching(/\d+ more/) });
    await expect(ask({ outcome: 'event' })).rejects.toMatchObject({ field: 'event' });
  });

  it('ends when nobody wants to know any more', async () => {
    const abort = new AbortController();
    const answer = ask({ without: ['country'] }, abort.signal);
    abort.abort(new RangeError('enough'));
    await expect(answer).rejects.toThrow();
  });

  it('knows nothing of what comes after the moment, nor whose a device then turns out to be', async () => {
    const at = day(DAYS);
    const read = () =>
      events.query<{ person: string; happened: number }>(
        featuresSql({
          personOf,
          events: 1,
          consent: { allows: false, people: 'SELECT toUInt64(0) AS person' },
        }),
        {
          at: moment(at.toISOString()),
          since: moment(day(150).toISOString()),
          recent: moment(day(60).toISOString()),
          until: moment(now.toISOString()),
          lookback: 120,
          conversion: ['Order Completed'],
          currency: 'EUR',
          buyers: false,
          e0: 'Product Viewed',
          parts: 1,
          part: 0,
        },
      );
    const features = async () => (await read()).map(({ happened: _happened, ...known }) => known);
    const device = 900_001;
    const before = new Date(at.getTime() - DAY).toISOString();
    const after = new Date(at.getTime() + DAY).toISOString();
    const tie = (ordinal: number, timestamp: string) =>
      events.insertRows('identity_edges', [
        {
          ordinal: String(ordinal),
          left_key: '1',
          left_kind: 'user_id',
          right_key: String(device),
          right_kind: 'anonymous_id',
          state: 1,
          timestamp,
        },
      ]);
    await insertEvents(events, [
      { person: device, known: 'anonymous_id', at: before, event: 'Product Viewed', channel: 'search' },
    ]);
    const first = await features();
    await insertEvents(events, [
      { person: 1, known: 'user_id', at: after, event: 'Product Viewed', channel: 'email', country: 'FI' },
      { person: 1, known: 'user_id', at: after, event: 'Order Completed', revenue: 999, currency: 'EUR' },
      { person: 900_002, known: 'user_id', at: after, event: 'Product Viewed' },
    ]);
    await tie(1, after);
    await events.insertRows('identity_changes', [
      { version: '1', identity_key: String(device), profile_id: '1' },
    ]);
    await events.command('SYSTEM RELOAD DICTIONARY identity_delta');
    expect(await features()).toEqual(first);
    expect((await read()).find(({ person }) => person === '1')?.happened).toBe(1);
    // With evidence from before the moment, the visit is the person's.
    await tie(2, before);
    expect(await features()).not.toEqual(first);
  });

  it('neither scores nor learns from whoever refused to be profiled', async () => {
    const { people, answer } = found;
    const best = people[0]?.person ?? '';
    const said = entryOf({ state: 'withdrawn', purpose: 'profiling', channel: 'web' });
    const time = new Date(said.time).toISOString();
    await events.insertRows('consents', [
      {
        identity_key: best,
        purpose: said.purpose,
        channel: said.channel,
        state: said.state,
        message_id: said.messageId,
        time,
        recorded_at: time,
      },
    ]);
    const again = await ask({});
    expect(again.people.map(({ person }) => person)).not.toContain(best);
    expect(again.answer.train.people).toBe(answer.train.people - 1);
    expect(again.answer.test.people).toBe(answer.test.people - 1);
  });
});
