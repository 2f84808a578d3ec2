import type { ExperimentGains, NewExperiment } from '@rondo/contract';
import { createRandom, rankClusteredQuantile, summariseClusteredQuantile } from '@rondo/stats';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import {
  defineExperiment,
  inMay,
  order,
  startExperiments,
  view as viewOf,
} from '../../../../test/support/experiments.ts';
import { clearFacts, insertEvents, type TestEvent } from '../../../../test/support/insert-facts.ts';
import { openTestRecords, type TestRecords } from '../../../../test/support/records.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Experiments } from './create-experiments.ts';

const view = (person: number, day: string, variation: string, more: Record<string, unknown> = {}) =>
  viewOf(person, day, variation, 'offer', more);
const definition = defineExperiment('offer', {
  name: 'Offer',
  hypothesis: '',
  primary: { name: 'Orders', kind: 'count', events: ['Order Completed'] },
});

describe('what is learned from experiments on what was collected', () => {
  let events: Events;
  let test: TestRecords;
  let experiments: Experiments;

  beforeAll(async () => {
    events = await startTestEvents();
  });
  beforeEach(async () => {
    await clearFacts(events);
    experiments?.close();
    await test?.close();
    test = await openTestRecords('SQLite');
    experiments = startExperiments(events, test);
  });
  afterAll(() => {
    experiments.close();
    return test.close();
  });
  const { key: _key, ...body } = definition;
  const define = (change: Partial<NewExperiment>) => experiments.add({ ...definition, ...change }, 'Ada');

  it('compares a quantile of orders as the formulas do on the rows, a person’s orders together', async () => {
    const random = createRandom(8);
    const people = Array.from({ length: 600 }, (_, i) => {
      const taste = Math.exp(3 + random.normal());
      const arm = i % 2 === 0 ? 'A' : 'B';
      const orders = Math.floor(random.uniform() * 4);
      return {
        person: i + 1,
        arm,
        values: Array.from({ length: orders }, () =>
          Number((taste * (arm === 'B' ? 1.5 : 1) + random.uniform()).toFixed(2)),
        ),
      };
    });
    await insertEvents(
      events,
      people.flatMap(({ person, arm, values }) => [
        view(person, '05-02', arm),
        ...values.map((value, index) =>
          order(person, inMay(3 + index), value, { properties: { took: value / 2 } }),
        ),
        order(person, '05-09', 1_000, { currency: 'USD' }),
      ]),
    );
    const kind = 'event-quantile' as const;
    const named = { events: ['Order Completed'] };
    await define({
      primary: { ...named, name: 'Median order', kind },
      secondary: [
        { ...named, name: 'Large orders', kind, quantile: 0.9 },
        { ...named, name: 'Time', kind, property: 'took' },
        { ...named, name: 'A person', kind: 'person-quantile' },
      ],
    });
    const { metrics, series, verdict, split } = await experiments.result('offer');
    const expected = (arm: string, p: number) => {
      const own = people.filter((one) => one.arm === arm && one.values.length > 0);
      const sorted = own.flatMap(({ values }) => values).sort((a, b) => a - b);
      const cut = sorted[Math.ceil(sorted.length * p) - 1] ?? 0;
      const sum = (of: (b: number, d: number) => number) =>
        own.reduce(
          (all, { values }) => all + of(values.filter((one) => one <= cut).length, values.length),
          0,
        );
      const ranks = rankClusteredQuantile(
        {
          n: own.length,
          numerator: sum((b) => b),
          numeratorSquares: sum((b) => b * b),
          denominator: sum((_, d) => d),
          denominatorSquares: sum((_, d) => d * d),
          products: sum((b, d) => b * d),
        },
        p,
      );
      const at = (rank: number) => sorted[rank - 1] ?? Number.NaN;
      return summariseClusteredQuantile(own.length, {
        quantile: at(ranks.quantile),
        lower: at(ranks.lower),
        upper: at(ranks.upper),
      });
    };
    for (const [index, p] of [0.5, 0.9].entries()) {
      for (const [arm, variation] of ['A', 'B'].entries()) {
        const own = metrics[index]?.variations[arm];
        const summary = expected(variation, p);
        expect(own?.people).toBe(300);
        expect(own?.figure).toBeCloseTo(summary.mean, 6);
        expect(own?.standardError).toBeCloseTo(Math.sqrt(summary.varianceOfMean), 6);
      }
    }
    expect(metrics[2]?.variations[0]?.figure).toBeCloseTo((metrics[0]?.variations[0]?.figure ?? 0) / 2, 6);
    expect(metrics[2]).toMatchObject({ property: 'took', quantile: 0.5 });
    const totals = people
      .filter(({ arm }) => arm === 'A')
      .map(({ values }) => values.reduce((sum, value) => sum + value, 0))
      .sort((a, b) => a - b);
    expect(metrics[3]?.variations[0]?.figure).toBeCloseTo(totals[149] ?? 0, 6);
    expect(metrics[0]?.comparisons[0]?.relative?.estimate).toBeGreaterThan(0.2);
    expect(metrics[0]?.comparisons[0]?.incremental).toBeNull();
    expect(split.variations.map((one) => one.people)).toEqual([300, 300]);
    expect([series, verdict.reason]).toEqual([[], 'running']);
  });

  it('refuses what cannot be compared at a quantile, and what cannot be steered', async () => {
    const fieldOf = async (change: Partial<NewExperiment>) => {
      const error: unknown = await define(change).catch((fault) => fault);
      return typeof error === 'object' && error !== null ? Reflect.get(error, 'field') : undefined;
    };
    const median = { ...definition.primary, kind: 'event-quantile' as const };
    const bandit = { method: 'thompson' as const, floor: 0.1 };
    const holdout = { kind: 'holdout' as const, sent: 'Sent', held: 'Held' };
    expect(await fieldOf({ primary: { ...definition.primary, quantile: 0.9 } })).toBe('/primary/quantile');
    expect(await fieldOf({ primary: { ...definition.primary, property: 'x' } })).toBe('/primary/property');
    expect(await fieldOf({ source: holdout, primary: median })).toBe('/primary/kind');
    expect(await fieldOf({ source: holdout, bandit })).toBe('/bandit');
    expect(
      await fieldOf({
        bandit: { ...bandit, floor: 0.5 },
        variations: [...definition.variations, { key: 'C', weight: 1 }],
      }),
    ).toBe('/bandit/floor');
    expect(await fieldOf({ bandit, secondary: [{ ...median, name: 'M' }] })).toBe('/secondary/0/kind');
    await define({});
    await expect(experiments.allocation('offer', {})).rejects.toMatchObject({ field: 'key' });
  });

  async function gainsOf(key: string, query = {}): Promise<ExperimentGains> {
    const answer = await experiments.gains(key, query, 60_000);
    if ('state' in answer) throw new Error('it took more than a minute');
    return answer;
  }

  it('finds who gains by what was known before the exposure, and nothing where all are alike', async () => {
    const random = createRandom(12);
    const facts: TestEvent[] = [];
    for (let person = 1; person <= 6_000; person += 1) {
      const bought = random.uniform() < 0.4;
      const treated = random.uniform() < 0.5;
      if (bought) facts.push(order(person, '05-01', 20, { country: 'SE' }));
      facts.push({
        person,
        at: '2026-05-01T08:00:00Z',
        type: 'page',
        channel: person % 2 === 0 ? 'search' : 'social',
      });
      facts.push(view(person, '05-04', treated ? 'B' : 'A'));
      facts.push({
        ...view(person, '05-04', person % 2 === 0 ? 'B' : 'A'),
        properties: { experiment_id: 'alike', variation_id: person % 2 === 0 ? 'B' : 'A' },
      });
      if (random.uniform() < 0.3 + (bought && treated ? 0.25 : 0)) facts.push(order(person, '05-06'));
      // At the moment of the exposure, so not before it.
      if (treated)
        facts.push({ ...order(person, '05-04', 1), at: '2026-05-04T10:00:00Z', event: 'Email Opened' });
    }
    await insertEvents(events, facts);
    await define({});
    const answer = await gainsOf('offer');
    expect(answer).toMatchObject({
      told: true,
      units: { people: 6_000, part: 1 },
      variation: 'B',
      kind: 'count',
    });
    expect(answer.qini.low).toBeGreaterThan(0);
    const best = answer.groups[answer.best ?? -1];
    expect(best?.feature).toBe('bought');
    expect(best?.inside.low).toBeGreaterThan(0);
    expect(best?.inside.low).toBeLessThan(0.25);
    expect(best?.inside.high).toBeGreaterThan(0.25);
    expect(best?.outside.low).toBeLessThan(0);
    expect(best?.outside.high).toBeGreaterThan(0);
    expect(answer.groups.map(({ feature }) => feature)).not.toContain('opened');
    expect(
      answer.groups.filter(({ feature }) => feature === 'first-channel').map(({ value }) => value),
    ).toEqual(['search', 'social']);
    await define({ key: 'alike', source: { kind: 'exposures', experiment: 'alike' } });
    const alike = await gainsOf('alike');
    expect(alike).toMatchObject({ told: false, best: null });
    await expect(gainsOf('offer', { variation: 'A' })).rejects.toMatchObject({ field: 'variation' });
    await expect(gainsOf('offer', { metric: 'Visits' })).rejects.toMatchObject({ field: 'metric' });
  });

  it('takes the side of less where less is better', async () => {
    const random = createRandom(5);
    const facts: TestEvent[] = [];
    for (let person = 1; person <= 4_000; person += 1) {
      const bought = person % 2 === 0;
      const treated = random.uniform() < 0.5;
      if (bought) facts.push(order(person, '05-01'));
      facts.push(view(person, '05-04', treated ? 'B' : 'A'));
      if (random.uniform() < 0.5 - (bought && treated ? 0.3 : 0))
        facts.push({ person, at: '2026-05-06T10:00:00Z', event: 'Ticket Opened' });
    }
    await insertEvents(events, facts);
    await define({
      primary: { name: 'Tickets', kind: 'conversion', events: ['Ticket Opened'], better: 'less' },
    });
    const { groups, best, told, curve } = await gainsOf('offer');
    expect(told).toBe(true);
    expect(groups[best ?? -1]?.inside.high).toBeLessThan(0);
    expect(curve[4]?.gained).toBeLessThan(-0.1);
  });

  it('says how many it needs, and ends when nobody wants it', async () => {
    await insertEvents(events, [view(1, '05-02', 'A'), view(2, '05-02', 'B')]);
    await define({});
    await expect(gainsOf('offer')).rejects.toMatchObject({ code: 'too-few-figures' });
    expect(await experiments.cancelGains('offer', {})).toBe(false);
  });

  it('steers a bandit by settled results alone, above the floor, the same for the same seed', async () => {
    const facts: TestEvent[] = [];
    const rates = new Map([
      ['A', 2],
      ['B', 4],
      ['C', 1],
    ]);
    for (let person = 1; person <= 900; person += 1) {
      const variation = ['A', 'B', 'C'][person % 3] ?? '';
      facts.push(view(person, '05-10', variation));
      if (person % 10 < (rates.get(variation) ?? 0)) facts.push(order(person, '05-12'));
      // Later than results take to settle.
      if (variation === 'C') facts.push(order(person, '05-20'));
    }
    // They saw it a day ago, and C is all the rage among them.
    for (let person = 901; person <= 2_000; person += 1)
      facts.push(view(person, '05-30', 'C'), order(person, '05-30'));
    await insertEvents(events, facts);
    await define({
      primary: { name: 'Bought', kind: 'conversion', events: ['Order Completed'] },
      variations: [...definition.variations, { key: 'C', weight: 1 }],
      bandit: { method: 'top-two', floor: 0.1, settleDays: 5 },
    });
    const answer = await experiments.allocation('offer', { seed: 7 });
    expect(answer).toMatchObject({ settled: 900, waiting: 1_100, warnings: ['fresh'], settleDays: 5 });
    expect(answer.variations.map(({ people }) => people)).toEqual([300, 300, 300]);
    expect(answer.variations[1]?.chanceToBeBest).toBeGreaterThan(0.99);
    expect(answer.variations[2]?.share).toBeCloseTo(0.1, 2);
    expect(answer.variations.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(await experiments.allocation('offer', { seed: 7 })).toEqual(answer);
    // Money has a posterior, too; and the split of a bandit is not planned, so it cannot be broken.
    await experiments.change('offer', {
      ...body,
      variations: [...definition.variations, { key: 'C', weight: 1 }],
      primary: { name: 'Revenue', kind: 'revenue', events: ['Order Completed'] },
      bandit: { method: 'thompson', floor: 0.2 },
    });
    const money = await experiments.allocation('offer', {});
    expect(Math.min(...money.variations.map(({ share }) => share))).toBeGreaterThanOrEqual(0.2);
    const result = await experiments.result('offer');
    expect(result.split).toMatchObject({ p: null, mismatch: false, withoutLot: 1 });
    await experiments.change('offer', {
      ...body,
      from: '2026-05-29',
      bandit: { method: 'thompson', floor: 0.1 },
    });
    await expect(experiments.allocation('offer', {})).rejects.toMatchObject({ code: 'too-few-figures' });
  });

  it('compares a bandit’s variations day by day, so that a good day of many is not taken for a good variation', async () => {
    const random = createRandom(3);
    const facts: TestEvent[] = [];
    // On the second day everybody buys more, and B has most of the people: it does nothing.
    for (const [day, share, rate] of [
      ['05-02', 0.2, 0.1],
      ['05-09', 0.9, 0.4],
    ] as const)
      for (let i = 1; i <= 2_000; i += 1) {
        const person = (day === '05-02' ? 0 : 2_000) + i;
        facts.push(view(person, day, random.uniform() < share ? 'B' : 'A'));
        if (random.uniform() < rate) facts.push(order(person, day));
      }
    await insertEvents(events, facts);
    await define({ covariateDays: 0 });
    const pooled = (await experiments.result('offer')).metrics[0]?.comparisons[0];
    expect(pooled?.absolute?.low).toBeGreaterThan(0);
    await define({ key: 'steered', bandit: { method: 'thompson', floor: 0.1 } });
    const daily = (await experiments.result('steered')).metrics[0]?.comparisons[0];
    expect(daily?.absolute?.low).toBeLessThan(0);
    expect(daily?.absolute?.high).toBeGreaterThan(0);
  });

  it('judges other shares by the chances that were logged, as worked by hand', async () => {
    // A at 0.8 and B at 0.2; to be judged at a half each: weights 0.625 and 2.5.
    const seen = (person: number, variation: string, chance: number) =>
      view(person, '05-02', variation, { variation_probability: chance });
    await insertEvents(events, [
      seen(1, 'A', 0.8),
      order(1, '05-03'),
      seen(2, 'A', 0.8),
      seen(3, 'A', 0.8),
      order(3, '05-03'),
      seen(4, 'B', 0.2),
      order(4, '05-03'),
      view(5, '05-02', 'B'),
    ]);
    await define({});
    const answer = await experiments.policies('offer', { shares: 'A:0.5,B:0.5' });
    expect(answer).toMatchObject({ decisions: 4, withoutChance: 1, logged: { estimate: 0.75 } });
    const [onlyA, onlyB, half] = answer.policies;
    expect(half?.ips?.estimate).toBeCloseTo((0.625 * 2 + 2.5) / 4, 12);
    expect(half?.snips?.estimate).toBeCloseTo(3.75 / 4.375, 12);
    expect(half?.effectiveSample).toBeCloseTo(4.375 ** 2 / (3 * 0.625 ** 2 + 2.5 ** 2), 12);
    expect(half?.warnings).toContain('small-sample');
    expect(onlyA?.snips?.estimate).toBeCloseTo(2 / 3, 12);
    expect(onlyB?.effectiveSample).toBeCloseTo(1, 12);
    await expect(experiments.policies('offer', { shares: 'A:0.5' })).rejects.toMatchObject({
      field: 'shares',
    });
    await expect(experiments.policies('offer', { shares: 'A:0.5,C:0.5' })).rejects.toMatchObject({
      field: 'shares',
    });
    await expect(experiments.policies('offer', { shares: 'A' })).rejects.toMatchObject({ field: 'shares' });
  });
});
