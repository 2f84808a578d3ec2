import { createRandom } from '@rondo/stats';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { insertEvents, type TestEvent } from '../../../../test/support/insert-facts.ts';
import { openTestRecords } from '../../../../test/support/records.ts';
import { virtualClock } from '../../../platform/clock.ts';
import { createMetrics } from '../../metrics/index.ts';
import { chooseWindows } from './choose-windows.ts';
import { createDrivers, type Drivers } from './explain-metric.ts';

const settings = { name: 'Hemma & Co', timeZone: 'Europe/Stockholm', currency: 'EUR', weekStart: 1 };
const now = new Date('2026-07-02T12:00:00Z');
const DAY = 86_400_000;
const may = { from: '2026-05-04', to: '2026-06-01' };
const june = { from: '2026-06-01', to: '2026-06-29' };

const channels = ['search', 'email', 'social', 'direct'] as const;
const countries = ['SE', 'NL', 'IL'] as const;
const devices = ['mobile', 'desktop'] as const;

let drivers: Drivers;

/** Twelve weeks of orders; in June search in Sweden lost two orders of three. On 24 June nobody paid. */
beforeAll(async () => {
  const events = await startTestEvents();
  const { records } = await openTestRecords();
  const random = createRandom(11);
  const facts: TestEvent[] = [];
  for (let time = Date.parse('2026-03-30T10:00:00Z'); time < now.getTime(); time += DAY) {
    const day = new Date(time).toISOString().slice(0, 10);
    for (const channel of channels) {
      for (const country of countries) {
        for (const device of devices) {
          const usual = channel === 'search' && country === 'SE' ? 15 : 4;
          const rate = day >= june.from && channel === 'search' && country === 'SE' ? usual / 3 : usual;
          const count = day === '2026-06-24' ? 0 : Math.round(rate + 0.8 * random.normal());
          for (let k = 0; k < count; k++) {
            facts.push({
              // A person buys from several places, so people are in several parts.
              person: 1 + Math.floor(400 * random.uniform()),
              at: new Date(time + k * 1_000).toISOString(),
              event: 'Order Completed',
              order_id: `o-${facts.length}`,
              revenue: country === 'IL' ? 60 : 100,
              currency: 'EUR',
              channel,
              country,
              device,
            });
          }
        }
      }
    }
  }
  await insertEvents(events, facts);
  const workspace = { settings: async () => settings, audit: async () => {} };
  const clock = virtualClock(now);
  drivers = createDrivers({ metrics: createMetrics({ events, records, clock, workspace }), clock });
});

const ask = (query: Partial<Parameters<Drivers['explain']>[0]> = {}) =>
  drivers.explain({
    metric: 'orders',
    ...june,
    compareFrom: may.from,
    compareTo: may.to,
    dimension: ['channel', 'country', 'device'],
    ...query,
  });

describe('a change in one combination', () => {
  it('is found, with what it adds to the move and the rows behind it', async () => {
    const answer = await ask();
    expect(answer.verdict).toBe('moved');
    expect(answer.explanation.kind).toBe('combinations');
    const [first, ...others] = answer.explanation.parts;
    expect(others).toEqual([]);
    expect(first?.where).toEqual(
      expect.arrayContaining([
        { dimension: 'channel', value: 'search' },
        { dimension: 'country', value: 'SE' },
      ]),
    );
    expect(first?.where).toHaveLength(2);
    expect(first?.filter.toSorted()).toEqual(['channel:search', 'country:SE']);
    expect(first?.power).toBeGreaterThan(0.7);
    expect(first?.interval?.high).toBeLessThan(0);
    expect(first?.contribution).toBeCloseTo((first?.after ?? 0) - (first?.before ?? 0), 9);
  });

  it('adds up along every dimension', async () => {
    const { change, dimensions } = await ask();
    expect(dimensions.map(({ dimension }) => dimension).toSorted()).toEqual(['channel', 'country', 'device']);
    for (const { parts } of dimensions) {
      expect(parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(change, 8);
    }
  });

  it('of a ratio, is split exactly into rate and mix: nothing became cheaper, dear orders are fewer', async () => {
    const { change, dimensions, verdict } = await ask({ metric: 'average_order_value' });
    expect(verdict).toBe('moved');
    const country = dimensions.find(({ dimension }) => dimension === 'country');
    expect(country?.rate).toBeCloseTo(0, 9);
    expect(country?.mix).toBeCloseTo(change, 9);
    for (const { parts } of dimensions) {
      expect(parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(change, 9);
      for (const { contribution, rate, mix } of parts)
        expect((rate ?? 0) + (mix ?? 0)).toBeCloseTo(contribution, 9);
    }
  });

  it('of numbers of people, says by how much the parts overlap', async () => {
    const { change, dimensions, combinations } = await ask({ metric: 'customers' });
    const channel = dimensions.find(({ dimension }) => dimension === 'channel');
    const added = channel?.parts.reduce((sum, part) => sum + part.contribution, 0) ?? 0;
    expect(channel?.overlap).toBeCloseTo(change - added, 9);
    expect(Math.abs(channel?.overlap ?? 0)).toBeGreaterThan(1);
    expect(combinations.parts).toEqual([]);
  });
});

describe('the verdict', () => {
  it('is chance where nothing moved, and then nothing is explained', async () => {
    const answer = await ask({
      filter: ['!channel:search', '!country:IL'],
      from: may.from,
      to: may.to,
      compareFrom: '2026-04-06',
      compareTo: may.from,
    });
    expect(answer.verdict).toBe('within-chance');
    expect(answer.explanation).toEqual({ kind: 'none', dimension: null, power: 0, parts: [] });
    expect(answer.interval?.low).toBeLessThan(0);
    expect(answer.interval?.high).toBeGreaterThan(0);
  });

  it('of a single day is judged by the same weekday of the weeks before', async () => {
    const day = { from: '2026-06-24', to: '2026-06-25', against: 'usual' } as const;
    const answer = await drivers.explain({ metric: 'orders', ...day });
    expect(answer).toMatchObject({ verdict: 'moved', judgedBy: 'weeks', after: 0, scale: 0.25 });
    expect(answer.windows.map(({ from }) => from)).toEqual([
      '2026-06-17',
      '2026-06-10',
      '2026-06-03',
      '2026-05-27',
    ]);
    const calm = await drivers.explain({
      metric: 'orders',
      from: '2026-05-20',
      to: '2026-05-21',
      against: 'usual',
    });
    expect(calm.verdict).toBe('within-chance');
  });
});

describe('what is compared', () => {
  const today = '2026-07-02';
  it('is the last full month with the one before, if nothing is said', () => {
    expect(chooseWindows({ metric: 'orders' }, today)).toEqual({
      period: { from: '2026-06-01', to: '2026-07-01' },
      against: 'previous',
      windows: [{ from: '2026-05-01', to: '2026-06-01' }],
      scale: 1,
    });
  });

  it('is made as long as the period where it is longer', () => {
    const own = { compareFrom: '2026-05-01', compareTo: '2026-05-29' };
    expect(
      chooseWindows({ metric: 'orders', from: '2026-06-01', to: '2026-06-15', ...own }, today).scale,
    ).toBe(0.5);
    const weeks = chooseWindows({ metric: 'orders', ...june, against: 'same-weeks' }, today);
    expect(weeks.windows).toEqual([{ from: '2025-06-02', to: '2025-06-30' }]);
  });

  it('is refused with the name of what is wrong', async () => {
    const refused = (query: Partial<Parameters<Drivers['explain']>[0]>, field: string) =>
      expect(ask(query)).rejects.toMatchObject({ field });
    await refused({ metric: 'nothing' }, 'metric');
    await refused({ dimension: ['shoe_size'] }, 'dimension');
    await refused({ from: june.to, to: june.from }, 'to');
    await refused({ from: '2026-02-30' }, 'from');
    await refused({ to: '2026-07-03' }, 'to');
    await refused({ compareFrom: '2026-05-20', compareTo: '2026-06-02' }, 'compareFrom');
    await refused({ compareFrom: may.to, compareTo: may.from }, 'compareTo');
    await expect(drivers.explain({ metric: 'orders', from: june.from })).rejects.toMatchObject({
      field: 'to',
    });
    await expect(ask({ filter: ['nothing'] })).rejects.toMatchObject({ field: 'filter' });
    await expect(ask({ metric: 'spend', dimension: ['channel'] })).rejects.toMatchObject({
      code: 'too-few-figures',
    });
  });
});
