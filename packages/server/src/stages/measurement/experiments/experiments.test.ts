import { readFileSync } from 'node:fs';
import { type ExperimentResult, NewExperiment } from '@rondo/contract';
import { compareArms, createRandom, summariseAdjusted, testSequentially } from '@rondo/stats';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import {
  defineExperiment,
  order,
  startExperiments,
  view as viewOf,
} from '../../../../test/support/experiments.ts';
import {
  clearFacts,
  insertAdFigures,
  insertEvents,
  mergePeople,
  type TestEvent,
} from '../../../../test/support/insert-facts.ts';
import { openTestRecords, type TestRecords } from '../../../../test/support/records.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Experiments } from './create-experiments.ts';

const orders = ['Order Completed', 'Receipt Issued'];
const view = (person: number, day: string, variation: string, experiment = 'cta') =>
  viewOf(person, day, variation, experiment);
const definition = defineExperiment('cta', {
  name: 'Green button',
  hypothesis: 'A green button is found sooner.',
  primary: { name: 'Revenue', kind: 'revenue', events: orders },
});

describe('experiments on what was collected', () => {
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

  async function measure(change: Partial<NewExperiment> = {}): Promise<ExperimentResult> {
    await experiments.add({ ...definition, ...change }, 'Ada');
    return experiments.result(change.key ?? definition.key);
  }
  const figures = ({ metrics }: ExperimentResult, name: string) =>
    Object.fromEntries(
      metrics
        .find((metric) => metric.name === name)
        ?.variations.map(({ variation, people, figure }) => [variation, [people, figure]]) ?? [],
    );

  it('counts what people did after they first saw a variation, in the window, each order once', async () => {
    await insertEvents(events, [
      view(1, '05-02', 'A'),
      order(1, '05-01', 1_000),
      order(1, '05-02', 10),
      order(1, '05-20', 30),
      view(2, '05-02', 'A'),
      view(2, '05-09', 'A'),
      order(2, '05-04', 20, { order_id: 'T-1', currency: 'EUR' }),
      order(2, '05-05', 20, { order_id: 'T-1', currency: 'EUR' }),
      order(2, '05-06', 500, { currency: 'USD' }),
      view(3, '05-03', 'B'),
      order(3, '05-03', 90),
      view(4, '05-04', 'B'),
      // Before the first day, and somebody who is in another experiment.
      view(5, '04-30', 'B'),
      order(5, '05-03', 900),
      view(6, '05-03', 'B', 'other'),
      order(6, '05-03', 900),
    ]);
    const answer = await measure({
      windowDays: 7,
      secondary: [
        { name: 'Bought', kind: 'conversion', events: orders },
        { name: 'Orders', kind: 'count', events: orders },
        { name: 'Order value', kind: 'revenue-ratio', events: orders, per: orders },
      ],
    });
    expect(figures(answer, 'Revenue')).toEqual({ A: [2, 15], B: [2, 45] });
    expect(figures(answer, 'Bought')).toEqual({ A: [2, 1], B: [2, 0.5] });
    expect(figures(answer, 'Orders')).toEqual({ A: [2, 1.5], B: [2, 0.5] });
    expect(figures(answer, 'Order value')).toEqual({ A: [2, 10], B: [2, 90] });
    expect(answer.verdict).toMatchObject({ decision: 'not-decided', reason: 'few' });
  });

  it('counts somebody who was two visitors once, and leaves out who saw two variations, strangers and robots', async () => {
    await insertEvents(events, [
      view(1, '05-02', 'A'),
      view(2, '05-03', 'A'),
      view(3, '05-02', 'A'),
      view(4, '05-02', 'B'),
      view(5, '05-02', 'B'),
      view(6, '05-02', 'B'),
      view(7, '05-03', 'A'),
      view(8, '05-03', 'C'),
      order(2, '05-04', 8),
      { ...view(9, '05-03', 'A'), context: { userAgent: 'Googlebot/2.1' } },
    ]);
    await mergePeople(events, 2, 1);
    await mergePeople(events, 7, 6);
    const { split, ...answer } = await measure();
    expect(figures({ split, ...answer }, 'Revenue')).toEqual({ A: [2, 4], B: [2, 0] });
    expect(split).toMatchObject({ crossed: 1, robots: 1, unknown: [{ variation: 'C', people: 1 }] });
  });

  it('answers what the formulas answer on the rows of people, at each day as at the end', async () => {
    const random = createRandom(3);
    const people = Array.from({ length: 400 }, (_, i) => {
      const taste = random.uniform() * 40;
      const arm = random.uniform() < 0.5 ? 'A' : 'B';
      const day = 1 + Math.floor(random.uniform() * 20);
      return {
        person: i + 1,
        arm,
        day,
        pre: taste + random.uniform() * 5,
        post: taste + (arm === 'B' ? 9 : 0),
      };
    });
    const two = (day: number) => `05-${String(day).padStart(2, '0')}`;
    await insertEvents(
      events,
      people.flatMap(({ person, arm, day, pre, post }) => [
        view(person, two(day), arm),
        order(person, '04-29', pre),
        order(person, two(day), post / 2),
        order(person, two(day + 5), post / 2),
      ]),
    );
    const answer = await measure();
    const sums = (arm: string) => {
      const own = people.filter((one) => one.arm === arm);
      const sum = (of: (one: (typeof own)[number]) => number) => own.reduce((all, one) => all + of(one), 0);
      return {
        n: own.length,
        post: sum(({ post }) => post),
        postSquares: sum(({ post }) => post ** 2),
        pre: sum(({ pre }) => pre),
        preSquares: sum(({ pre }) => pre ** 2),
        products: sum(({ pre, post }) => pre * post),
      };
    };
    const [a, b] = summariseAdjusted([sums('A'), sums('B')]).arms;
    const effect = a && b && compareArms(a, b, 'relative');
    const expected = effect && testSequentially(effect, 0.05, 5_000);
    const [comparison] = answer.metrics[0]?.comparisons ?? [];
    expect(comparison?.relative?.estimate).toBeCloseTo(expected?.estimate ?? 0, 3);
    expect(comparison?.relative?.low).toBeCloseTo(expected?.low ?? 0, 3);
    expect(comparison?.relative?.high).toBeCloseTo(expected?.high ?? 0, 3);
    expect(comparison?.varianceReduction).toBeGreaterThan(0.5);
    const last = answer.series[0]?.points.at(-1);
    expect(last?.estimate).toBeCloseTo(comparison?.relative?.estimate ?? 0, 9);
    expect(last?.low).toBeCloseTo(comparison?.relative?.low ?? 0, 9);
    expect(answer.verdict).toMatchObject({ decision: 'ship', variation: 'B' });
  });

  it('lets nobody win where both are the same, however often one looks', async () => {
    const random = createRandom(20);
    const tries = 25;
    const facts: TestEvent[] = [];
    for (let trial = 0; trial < tries; trial += 1) {
      for (let i = 0; i < 300; i += 1) {
        const person = 1 + trial * 300 + i;
        const day = 1 + Math.floor(random.uniform() * 28);
        const at = `05-${String(day).padStart(2, '0')}`;
        facts.push(view(person, at, random.uniform() < 0.5 ? 'A' : 'B', `aa-${trial}`));
        if (random.uniform() < 0.3) facts.push(order(person, at, Math.exp(3 + random.normal())));
      }
    }
    await insertEvents(events, facts);
    let [won, excluded, broken] = [0, 0, 0];
    for (let trial = 0; trial < tries; trial += 1) {
      const key = `aa-${trial}`;
      const { verdict, series, split } = await measure({
        key,
        source: { kind: 'exposures', experiment: key },
      });
      if (verdict.decision === 'ship' || verdict.decision === 'keep') won += 1;
      if (split.mismatch) broken += 1;
      if (series[0]?.points.some(({ low, high }) => (low ?? 0) > 0 || (high ?? 0) < 0)) excluded += 1;
    }
    expect([won, broken]).toEqual([0, 0]);
    // 5 % of 25 are 1.25; the seed is fixed.
    expect(excluded).toBeLessThanOrEqual(2);
  });

  it('names no winner where the split is not the planned one, however good it looks', async () => {
    await insertEvents(
      events,
      Array.from({ length: 600 }, (_, i) => i + 1).flatMap((person) => {
        const variation = person % 3 === 0 ? 'A' : 'B';
        return [
          view(person, '05-02', variation),
          order(person, '05-03', variation === 'B' ? 50 + (person % 7) : 10),
        ];
      }),
    );
    const even = await measure();
    expect(even.split.mismatch).toBe(true);
    expect(even.verdict).toEqual({
      decision: 'broken-split',
      reason: 'split',
      variation: null,
      guardrail: null,
      daysLeft: null,
    });
    const planned = await measure({
      key: 'planned',
      variations: [
        { key: 'A', weight: 1 },
        { key: 'B', weight: 2 },
      ],
    });
    expect(planned.split.p).toBe(1);
    expect(planned.verdict.decision).toBe('ship');
  });

  it('keeps the control where a guardrail got worse', async () => {
    await insertEvents(
      events,
      Array.from({ length: 600 }, (_, i) => i + 1).flatMap((person) => {
        const variation = person % 2 === 0 ? 'A' : 'B';
        const facts = [
          view(person, '05-02', variation),
          order(person, '05-03', (variation === 'B' ? 50 : 10) + (person % 7)),
        ];
        const calls = variation === 'B' ? person % 3 > 0 : person % 9 === 0;
        return calls ? [...facts, { person, at: '2026-05-04T10:00:00Z', event: 'Ticket Updated' }] : facts;
      }),
    );
    const guardrails: NewExperiment['guardrails'] = [
      { name: 'Tickets', kind: 'conversion', events: ['Ticket Updated'], better: 'less' },
    ];
    const { verdict, metrics } = await measure({ guardrails, to: '2026-05-20' });
    expect(verdict).toMatchObject({
      decision: 'keep',
      reason: 'guardrail',
      guardrail: 'Tickets',
      variation: 'B',
    });
    expect(metrics[1]?.comparisons[0]?.chanceToWin).toBeLessThan(0.01);
    expect(metrics[0]?.comparisons[0]?.pValueAdjusted).toBeGreaterThanOrEqual(
      metrics[0]?.comparisons[0]?.pValue ?? 1,
    );
  });

  it('compares a withheld message with those sent at the same time, and tells what the channel brought', async () => {
    // The second message is sent when everybody buys more, and withheld from fewer: pooled, sending would look harmful.
    const random = createRandom(9);
    const mail = (person: number, at: string, message: string, held: boolean): TestEvent => ({
      person,
      at: `2026-${at}T10:00:00Z`,
      event: held ? 'Email Held Out' : 'Email Sent',
      properties: { email_id: message, campaign_id: 'news' },
    });
    const facts: TestEvent[] = [];
    for (let person = 1; person <= 3_000; person += 1) {
      for (const [message, day, share, buys] of [
        ['n1', '05-02', 0.5, 0.6],
        ['n2', '05-12', 0.1, 0.2],
      ] as const) {
        const held = random.uniform() < share;
        facts.push(mail(person, day, message, held));
        if (random.uniform() < buys + (held ? 0 : 0.1)) facts.push(order(person, day, 10));
      }
    }
    facts.push(mail(1, '05-20', 'n3', false));
    await insertEvents(events, facts);
    await insertAdFigures(events, [
      { date: '2026-05-02', channel: 'email', campaign: 'news', spend: 40 },
      { date: '2026-05-03', channel: 'search', campaign: 'brand', spend: 1_000 },
    ]);
    expect((await experiments.list()).found).toMatchObject([
      { source: { kind: 'holdout', campaign: 'news' }, messages: 2, from: '2026-05-02', last: '2026-05-20' },
    ]);
    const { metrics, split } = await measure({
      source: { kind: 'holdout', sent: 'Email Sent', held: 'Email Held Out', campaign: 'news' },
      variations: [
        { key: 'withheld', weight: 1 },
        { key: 'sent', weight: 1 },
      ],
      control: 'withheld',
      windowDays: 5,
      primary: { name: 'Orders', kind: 'count', events: orders },
      tests: { channel: 'email', campaign: 'news' },
    });
    expect(split).toMatchObject({ mismatch: false, p: null, withoutLot: 1 });
    const [comparison] = metrics[0]?.comparisons ?? [];
    expect(comparison?.absolute?.low).toBeLessThan(0.1);
    expect(comparison?.absolute?.high).toBeGreaterThan(0.1);
    expect(comparison?.absolute?.low).toBeGreaterThan(0);
    const [lift] = await experiments.lifts();
    expect(lift).toMatchObject({
      experiment: 'cta',
      channel: 'email',
      spend: 40,
      from: '2026-05-01',
      to: '2026-06-01',
    });
    const truth = 0.1 * (lift?.people ?? 0);
    expect(Math.abs((lift?.incremental ?? 0) - truth)).toBeLessThan(2 * (lift?.standardError ?? 0));
    expect((await experiments.list()).found).toEqual([]);
  });

  it('takes members of segments as variations, and shows the people behind', async () => {
    await insertEvents(
      events,
      Array.from({ length: 400 }, (_, i) => order(i + 1, '05-03', (i + 1) % 2 === 1 ? 30 : 10 + i / 100)),
    );
    await measure({
      source: { kind: 'segments' },
      variations: [
        { key: 'even', weight: 1, segment: 'even' },
        { key: 'odd', weight: 1, segment: 'odd' },
      ],
      control: 'even',
      covariateDays: 0,
    });
    const { metrics } = await experiments.result('cta');
    expect(metrics[0]?.variations).toMatchObject([{ people: 200 }, { people: 200, figure: 30 }]);
    const page = await experiments.people('cta', { variation: 'even', limit: 2 });
    expect(page.items.map(({ person }) => person)).toEqual(['400', '398']);
    expect(page.next).toBe(2);
    await expect(experiments.people('cta', { variation: 'nobody' })).rejects.toMatchObject({
      field: 'variation',
    });
  });

  it('plans by what visitors did, and says that there is too little where nobody came', async () => {
    const plan = { kind: 'conversion' as const, events: orders, effect: 0.1 };
    await expect(experiments.plan(plan)).rejects.toMatchObject({ code: 'too-few-figures' });
    await insertEvents(
      events,
      Array.from({ length: 280 }, (_, i) => i + 1).flatMap((person) => [
        { person, at: '2026-05-10T10:00:00Z', type: 'page' },
        ...(person % 5 === 0 ? [order(person, '05-11', 10)] : []),
      ]),
    );
    // ((1.960·√(2·0.2·0.8) + 0.842·√(0.2·0.8 + 0.22·0.78)) / 0.02)² = 6,347.04.
    expect(await experiments.plan(plan)).toMatchObject({
      baseline: 0.2,
      people: 280,
      peoplePerDay: 10,
      neededPerVariation: 6_348,
      days: 1_270,
    });
  });

  it('says what a definition lacks, and what is missing where nobody was seen', async () => {
    const refused = async (change: Partial<NewExperiment>) => {
      const error: unknown = await experiments
        .add({ ...definition, ...change }, 'Ada')
        .catch((fault) => fault);
      return typeof error === 'object' && error !== null ? Reflect.get(error, 'field') : undefined;
    };
    expect(await refused({ control: 'C' })).toBe('/control');
    expect(await refused({ to: '2026-04-01' })).toBe('/to');
    expect(await refused({ from: '2026-02-30' })).toBe('/from');
    expect(await refused({ primary: { ...definition.primary, kind: 'count-ratio' } })).toBe('/primary/per');
    expect(await refused({ source: { kind: 'segments' } })).toBe('/variations/0/segment');
    await expect(measure()).rejects.toMatchObject({
      code: 'too-few-figures',
      message: /“A” from 2026-05-01/,
    });
    expect(await refused({})).toBe('/key');
    await expect(measure({ key: 'later', from: '2026-06-10' })).rejects.toThrow('begins on 2026-06-10');
  });

  it('takes the definitions of the guide', async () => {
    const read = (name: string): NewExperiment => {
      const path = new URL(`../../../../../../docs/guide/examples/${name}.json`, import.meta.url);
      return Value.Parse(NewExperiment, JSON.parse(readFileSync(path, 'utf8')));
    };
    const bandit = await experiments.add(read('bandit-definition'), 'Ada');
    expect(bandit.bandit).toEqual({ method: 'top-two', floor: 0.1, settleDays: 3 });
    const example = read('experiment-definition');
    expect(await experiments.add(example, 'Ada')).toMatchObject({
      ...example,
      state: 'running',
      createdBy: 'Ada',
    });
    const { key, ...rest } = example;
    const later = await experiments.change(key, { ...rest, to: '2026-05-20' });
    expect(later.state).toBe('ended');
    await experiments.remove(key);
    await expect(experiments.get(key)).rejects.toMatchObject({ status: 404 });
  });
});
