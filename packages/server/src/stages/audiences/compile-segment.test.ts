import { type ComputedTrait, type TraitMerge, traitAggregations, type ValueTest } from '@rondo/contract';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateRule, type KnownPerson } from '../../../test/support/evaluate-rule.ts';
import { startTestEvents } from '../../../test/support/events.ts';
import type { Events } from '../../platform/events/client.ts';
import { compileCount, compileMany, compileMembers, compileMemberships } from './compile-segment.ts';
import type { FlatRule } from './expand-rule.ts';

const NOW = Date.parse('2026-06-15T12:00:00.000Z');
const asOf = { now: new Date(NOW), timeZone: 'Europe/Stockholm' };
// Keys from 1000 on belong to the person 1000 below: one person under two identifiers.
const personOf = (column: string) => `toUInt64(${column} % 1000)`;
const deps = { asOf, personOf };

const time = fc.oneof(
  fc.integer({ min: NOW - 90 * 86_400_000, max: NOW + 5 * 86_400_000 }),
  // Right at the edges: now, exactly a day ago, midnight in Stockholm.
  fc.constantFrom(
    NOW,
    NOW + 1,
    NOW - 86_400_000,
    NOW - 86_400_000 + 1,
    Date.parse('2026-05-31T22:00:00Z'),
    Date.parse('2026-05-31T21:59:59.999Z'),
  ),
);
const scalar = fc.constantFrom<(string | number | boolean | null)[]>(
  'Pro',
  'pro plan',
  'Basic',
  '12',
  12,
  7.5,
  0,
  true,
  false,
  'yes',
  null,
  '2026-06-01',
  '2026-06-14T10:00:00Z',
  '2026-05-31',
);
const event = fc.record({
  type: fc.constantFrom('track', 'track', 'page'),
  event: fc.constantFrom('Order Completed', 'Product Viewed'),
  name: fc.constantFrom('Home', 'Sale'),
  timestamp: time,
  channel: fc.constantFrom('', 'search', 'email'),
  campaign: fc.constantFrom('', 'spring', 'autumn'),
  properties: fc.record({
    plan: scalar,
    amount: fc.constantFrom(1, 2.5, '3', 'x', null),
    products: fc.array(fc.record({ category: fc.constantFrom('Lamps', 'Rugs') }), { maxLength: 2 }),
  }),
});
const trait = fc.record({
  name: fc.constantFrom('plan', 'tenure'),
  timestamp: time,
  value: scalar,
  key: fc.constantFrom(0, 1000),
  source: fc.constantFrom('crm', 'shop', 'form'),
});
const person = fc.record({
  events: fc.array(event, { maxLength: 6 }),
  traits: fc.array(trait, { maxLength: 4 }),
});

const test = fc.oneof(
  fc.record({
    type: fc.constant('text' as const),
    operator: fc.constantFrom(
      'is' as const,
      'is-not' as const,
      'contains' as const,
      'contains-not' as const,
      'starts' as const,
    ),
    values: fc.subarray(['Pro', 'Basic', 'PRO', '12', 'true', "o'x"], { minLength: 1 }),
  }),
  fc.record({
    type: fc.constant('number' as const),
    operator: fc.constantFrom(
      'equals' as const,
      'not-equals' as const,
      'more' as const,
      'at-least' as const,
      'less' as const,
      'at-most' as const,
      'between' as const,
    ),
    value: fc.constantFrom(0, 7.5, 12),
    to: fc.constant(12),
  }),
  fc.record({
    type: fc.constant('time' as const),
    operator: fc.constantFrom(
      'before' as const,
      'after' as const,
      'between' as const,
      'in-last' as const,
      'not-in-last' as const,
    ),
    day: fc.constantFrom('2026-05-31', '2026-06-01'),
    to: fc.constant('2026-06-14'),
    days: fc.constantFrom(1, 2, 30),
  }),
  fc.record({ type: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({
    type: fc.constant('any' as const),
    operator: fc.constantFrom('exists' as const, 'missing' as const),
  }),
);
const window = fc.oneof(
  fc.constant({ kind: 'ever' as const }),
  fc.record({
    kind: fc.constant('last' as const),
    count: fc.constantFrom(1, 7, 30),
    unit: fc.constantFrom('hours' as const, 'days' as const, 'weeks' as const),
  }),
  fc.constantFrom(
    { kind: 'between' as const, from: '2026-05-01', to: '2026-06-01' },
    { kind: 'between' as const, from: '2026-06-01', to: '2026-07-01' },
  ),
);
const merge = fc.constantFrom<TraitMerge[]>(
  { strategy: 'first' },
  { strategy: 'most-frequent-source' },
  { strategy: 'source-priority', sources: ['form', 'crm'] },
  { strategy: 'union' },
);
const computed: fc.Arbitrary<ComputedTrait> = fc.record({
  // One rule asks for each trait once, as a book of traits has each name once.
  name: fc.uuid(),
  description: fc.constant(''),
  aggregation: fc.constantFrom(...traitAggregations),
  type: fc.constantFrom('track' as const, 'page' as const),
  event: fc.constantFrom('Order Completed', 'Home', ''),
  property: fc.constantFrom('amount', 'plan'),
  where: fc.array(fc.record({ property: fc.constant('products[].category'), test }), { maxLength: 1 }),
  window,
  holds: fc.constant('text' as const),
  createdAt: fc.constant(''),
  createdBy: fc.constant(''),
  updatedAt: fc.constant(''),
});
const leaf: fc.Arbitrary<FlatRule> = fc.oneof(
  fc.record({ kind: fc.constant('trait' as const), trait: fc.constantFrom('plan', 'tenure', 'none'), test }),
  // Within one book a trait has one strategy, so the name says it.
  merge.chain((one) =>
    fc.record({
      kind: fc.constant('trait' as const),
      trait: fc.constant(`plan-${one.strategy}`),
      merge: fc.constant(one),
      test,
    }),
  ),
  fc.record({ kind: fc.constant('computed' as const), trait: computed, test }),
  fc.record({
    kind: fc.constant('event' as const),
    type: fc.constantFrom('track' as const, 'page' as const),
    event: fc.constantFrom('Order Completed', 'Home', ''),
    where: fc.array(
      fc.record({
        property: fc.constantFrom('plan', 'products[].category', 'nix'),
        test: fc.oneof(test, fc.constant<ValueTest>({ type: 'text', operator: 'is-not', values: ['Lamps'] })),
      }),
      { maxLength: 1 },
    ),
    amount: fc.oneof(
      fc.record({
        of: fc.constant('count' as const),
        operator: fc.constantFrom(
          'at-least' as const,
          'at-most' as const,
          'exactly' as const,
          'more' as const,
          'less' as const,
        ),
        value: fc.constantFrom(0, 1, 2),
      }),
      fc.record({
        of: fc.constant('sum' as const),
        property: fc.constant('amount'),
        operator: fc.constantFrom('at-least' as const, 'exactly' as const, 'less' as const),
        value: fc.constantFrom(0, 2.5, 5),
      }),
    ),
    window,
  }),
  fc.record({
    kind: fc.constant('touch' as const),
    channels: fc.subarray(['search', 'email']),
    campaigns: fc.subarray(['spring']),
    window,
  }),
);
/** The same trait under each strategy. */
const MERGED = ['first', 'most-frequent-source', 'source-priority', 'union'].map((name) => `plan-${name}`);
const { rule } = fc.letrec<{ rule: FlatRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      rules: fc.array(tie('rule'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), rule: tie('rule') }),
  ),
}));

describe('a compiled segment', () => {
  let events: Events;
  const people = new Map<string, KnownPerson>();

  beforeAll(async () => {
    events = await startTestEvents();
    const eventRows: object[] = [];
    const traitRows: object[] = [];
    for (const [index, sample] of fc.sample(person, { numRuns: 120, seed: 11 }).entries()) {
      const key = index + 1;
      const known: KnownPerson = { events: sample.events, traits: [] };
      const base = (n: number, timestamp: number) => ({
        message_id: `${key}-${n}`,
        node: 1,
        seq: 1,
        timestamp: new Date(timestamp).toISOString(),
        received_at: new Date(timestamp).toISOString(),
      });
      for (const [n, one] of sample.events.entries()) {
        eventRows.push({
          ...base(n, one.timestamp),
          ...one,
          timestamp: new Date(one.timestamp).toISOString(),
          identity_key: n % 2 === 0 ? key : key + 1000,
        });
      }
      for (const [n, one] of sample.traits.entries()) {
        const messageId = `${key}-t${n}`;
        const names = [one.name, ...(one.name === 'plan' ? MERGED : [])];
        for (const name of names)
          known.traits.push({
            name,
            timestamp: one.timestamp,
            messageId,
            value: one.value,
            source: one.source,
          });
        eventRows.push({
          ...base(n, one.timestamp),
          message_id: messageId,
          type: 'identify',
          identity_key: key + one.key,
        });
        const number =
          typeof one.value === 'boolean'
            ? Number(one.value)
            : one.value === null || one.value === ''
              ? null
              : Number(one.value);
        const row = {
          ...base(n, one.timestamp),
          message_id: messageId,
          identity_key: key + one.key,
          value: one.value === null ? '' : String(one.value),
          number: number === null || Number.isNaN(number) ? null : number,
          type: one.value === null ? 'null' : typeof one.value,
          source: one.source,
        };
        traitRows.push(...names.map((name) => ({ ...row, name })));
      }
      const seen = [...known.events, ...known.traits].some((fact) => fact.timestamp <= NOW);
      if (seen) people.set(String(key), known);
    }
    await events.insertRows('events', eventRows);
    await events.insertRows('traits', traitRows);
  });

  const membersOf = (candidate: FlatRule) =>
    [...people]
      .filter(([, known]) => evaluateRule(candidate, known, asOf))
      .map(([id]) => id)
      .sort();

  it('finds whom the rule means, one by one and many in a pass', async () => {
    const rules = fc.sample(rule, { numRuns: 160, seed: 3 });
    const differing: unknown[] = [];
    for (const candidate of rules) {
      const { sql, parameters } = compileMembers(candidate, deps);
      const rows = await events.query<{ person: string }>(sql, parameters);
      const found = rows.map((row) => row.person).sort();
      const expected = membersOf(candidate);
      if (found.join() !== expected.join())
        differing.push({ candidate: JSON.stringify(candidate), found, expected });
    }
    expect(differing).toEqual([]);
    for (let at = 0; at < rules.length; at += 30) {
      const some = rules.slice(at, at + 30);
      const counts = compileMany(some, deps);
      const { people: sizes } = await events.queryOne<{ people: string[] }>(counts.sql, counts.parameters);
      expect(sizes.map(Number)).toEqual(some.map((candidate) => membersOf(candidate).length));
      const compiled = compileMemberships(some, deps);
      const rows = await events.query<{ person: string; segments: number[] }>(
        compiled.sql,
        compiled.parameters,
      );
      for (const [index, candidate] of some.entries()) {
        expect(
          rows
            .filter((row) => row.segments.map(Number).includes(index))
            .map((row) => row.person)
            .sort(),
        ).toEqual(membersOf(candidate));
      }
    }
  }, 120_000);

  it('says what each clause does to the count', async () => {
    const bought: FlatRule = {
      kind: 'event',
      type: 'track',
      event: 'Order Completed',
      where: [],
      amount: { of: 'count', operator: 'at-least', value: 1 },
      window: { kind: 'ever' },
    };
    const never: FlatRule = {
      ...bought,
      event: 'Product Viewed',
      amount: { of: 'count', operator: 'exactly', value: 0 },
    };
    const touched: FlatRule = {
      kind: 'touch',
      channels: [],
      campaigns: [],
      window: { kind: 'last', count: 30, unit: 'days' },
    };
    const parts = [bought, never, touched];
    for (const kind of ['all', 'any'] as const) {
      const { sql, parameters } = compileCount({ kind, rules: parts }, deps);
      const row = await events.queryOne<
        Record<'total' | 'people', string> & Record<'matches' | 'left' | 'alone', string[]>
      >(sql, parameters);
      const size = (rules: FlatRule[]) => membersOf({ kind, rules }).length;
      expect(Number(row.total)).toBe(people.size);
      expect(Number(row.people)).toBe(size(parts));
      expect(row.matches.map(Number)).toEqual(parts.map((part) => membersOf(part).length));
      expect(row.left.map(Number)).toEqual(parts.map((_, index) => size(parts.slice(0, index + 1))));
      const without = parts.map((_, index) => size(parts.filter((_, other) => other !== index)));
      expect(row.alone.map(Number)).toEqual(without.map((count) => Math.abs(count - size(parts))));
    }
    const everyone = compileCount({ kind: 'all', rules: [] }, deps);
    const row = await events.queryOne<{ total: string; people: string; matches: string[] }>(
      everyone.sql,
      everyone.parameters,
    );
    expect([Number(row.total), Number(row.people), row.matches]).toEqual([people.size, people.size, []]);
  });
});
