import { type ComputedTrait, type TraitMerge, traitAggregations } from '@rondo/contract';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CountedEvent, computeTrait } from '../../../../test/support/compute-trait.ts';
import { startTestEvents } from '../../../../test/support/events.ts';
import { mergePeople } from '../../../../test/support/insert-facts.ts';
import type { Events } from '../../../platform/events/client.ts';
import { personOf } from '../../identity/index.ts';
import { createParameters } from '../conditions/parameters.ts';
import { computedColumn } from './computed-column-sql.ts';
import { deciding, type Said, unionOf } from './merge-said.ts';
import { readPersonTraits } from './read-person-traits.ts';
import { EMPTY_BOOK } from './trait-book.ts';
import { traitColumn, traitsThatCount } from './trait-column-sql.ts';

const NOW = Date.parse('2026-06-15T12:00:00.000Z');
const DAY = 86_400_000;
const asOf = { now: new Date(NOW), timeZone: 'Europe/Stockholm' };

const time = fc.oneof(
  fc.integer({ min: NOW - 100 * DAY, max: NOW + DAY }),
  // The edges of the windows below, a millisecond to either side; midnight in Stockholm; equal times.
  fc.constantFrom(...[7, 90].flatMap((days) => [-1, 0, 1].map((shift) => NOW - days * DAY + shift))),
  fc.constantFrom(NOW, NOW + 1, Date.parse('2026-05-31T22:00:00Z'), Date.parse('2026-05-31T21:59:59.999Z')),
);
const event = fc.record({
  type: fc.constantFrom('track', 'track', 'page'),
  event: fc.constantFrom('Order Completed', 'Order Completed', 'Product Viewed'),
  name: fc.constantFrom('Home', 'Sale'),
  timestamp: time,
  second: fc.boolean(),
  properties: fc.record({
    amount: fc.constantFrom(0.25, 1, 12, '3.5', 'x', null, -4),
    colour: fc.constantFrom('red', 'Röd', 'אדום', '', null, true),
    products: fc.array(fc.record({ category: fc.constantFrom('Lamps', 'Rugs', null) }), { maxLength: 3 }),
  }),
});
const window = fc.constantFrom<ComputedTrait['window'][]>(
  { kind: 'ever' },
  { kind: 'last', count: 7, unit: 'days' },
  { kind: 'last', count: 90, unit: 'days' },
  { kind: 'between', from: '2026-05-01', to: '2026-06-01' },
);
const definition: fc.Arbitrary<ComputedTrait> = fc
  .record({
    aggregation: fc.constantFrom(...traitAggregations),
    type: fc.constantFrom('track' as const, 'page' as const),
    event: fc.constantFrom('Order Completed', 'Home', ''),
    property: fc.constantFrom('amount', 'colour', 'products[].category', undefined),
    window,
  })
  .map(({ property, ...one }) => {
    const given = GIVEN[one.aggregation] ?? ['amount', 'colour'];
    const chosen = given.includes(property) ? property : given[0];
    return {
      ...one,
      name: 'tried',
      description: '',
      where: [],
      holds: 'text' as const,
      createdAt: '',
      createdBy: '',
      updatedAt: '',
      ...(chosen === undefined ? {} : { property: chosen }),
    };
  });
const GIVEN: Partial<Record<ComputedTrait['aggregation'], (string | undefined)[]>> = {
  count: [undefined],
  'days-since-first': [undefined],
  'days-since-last': [undefined],
  first: [undefined, 'amount', 'colour'],
  last: [undefined, 'amount', 'colour'],
  'most-frequent': ['colour', 'products[].category'],
  'unique-count': ['colour', 'products[].category'],
  'unique-list': ['colour', 'products[].category'],
};

describe('a computed trait', () => {
  let events: Events;
  /** By key: those of a person are 2n and 2n + 1. */
  const known = new Map<number, CountedEvent[]>();
  const PEOPLE = 40;
  const definitions = fc.sample(definition, { numRuns: 60, seed: 5 });

  beforeAll(async () => {
    events = await startTestEvents();
    const rows: object[] = [];
    for (const [index, own] of fc
      .sample(fc.array(event, { maxLength: 8 }), { numRuns: PEOPLE, seed: 2 })
      .entries()) {
      for (const [n, { second, ...one }] of own.entries()) {
        const key = (index + 1) * 2 + Number(second);
        const messageId = `${key}-${n}`;
        known.set(key, [...(known.get(key) ?? []), { ...one, messageId }]);
        const at = new Date(one.timestamp).toISOString();
        rows.push({
          ...one,
          timestamp: at,
          received_at: at,
          message_id: messageId,
          message_hash: String(rows.length),
          identity_key: String(key),
        });
      }
    }
    // Arrival is in no order.
    await events.insertRows(
      'events',
      fc.sample(fc.shuffledSubarray(rows, { minLength: rows.length }), 1)[0] ?? [],
    );
  });

  /** All people at once, a dozen traits in one question. */
  async function ofAll(traits: readonly ComputedTrait[]): Promise<Map<string, string[]>> {
    const parameters = createParameters();
    const columns = traits.map((trait) => computedColumn(trait, parameters, asOf));
    const rows = await events.query<{ person: string; found: string[] }>(
      `SELECT toString(person) AS person, [${columns.map((column, n) => column.text(`c${n}`)).join(', ')}] AS found FROM
       (SELECT ${personOf('identity_key')} AS person, ${columns.map(({ aggregate }, n) => `${aggregate} AS c${n}`).join(', ')}
        FROM events WHERE identity_key != 0 GROUP BY person)`,
      parameters.values(),
    );
    return new Map(rows.map((row) => [row.person, row.found]));
  }

  const meant = (trait: ComputedTrait, keys: readonly number[]): string => {
    const value = computeTrait(
      trait,
      keys.flatMap((key) => known.get(key) ?? []),
      asOf,
    );
    return Array.isArray(value) ? JSON.stringify(value) : (value ?? '');
  };

  async function holdAll(groups: readonly number[][]): Promise<void> {
    const differing: unknown[] = [];
    for (let from = 0; from < definitions.length; from += 12) {
      const some = definitions.slice(from, from + 12);
      const all = await ofAll(some);
      for (const keys of groups) {
        if (keys.every((key) => !known.has(key))) continue;
        const found = all.get(String(keys[0]));
        for (const [n, trait] of some.entries()) {
          const expected = meant(trait, keys);
          if (found?.[n] !== expected)
            differing.push({ trait: JSON.stringify(trait), keys, found: found?.[n], expected });
        }
      }
    }
    expect(differing).toEqual([]);
    // And one person by herself, all traits in one question.
    const some = definitions.slice(0, 15);
    const book = {
      ...EMPTY_BOOK,
      computed: new Map(some.map((trait, n) => [`t${n}`, { ...trait, name: `t${n}` }])),
    };
    for (const keys of groups.slice(0, 6)) {
      const traits = await readPersonTraits(events, { keys: keys.map(BigInt), said: [] }, book, asOf);
      const found = Object.fromEntries(traits.map(({ name, value }) => [name, value]));
      const expected = Object.fromEntries(
        some.flatMap((trait, n) => {
          const value = computeTrait(
            trait,
            keys.flatMap((key) => known.get(key) ?? []),
            asOf,
          );
          return value === undefined ? [] : [[`t${n}`, Array.isArray(value) ? JSON.stringify(value) : value]];
        }),
      );
      expect(found).toEqual(expected);
    }
  }

  it('is in the engine what the definition means, at exact boundaries, through a merge and its undoing', async () => {
    const apart = Array.from({ length: PEOPLE * 2 }, (_, index) => [index + 2]);
    await holdAll(apart);
    for (let n = 1; n <= PEOPLE; n += 1) await mergePeople(events, n * 2 + 1, n * 2);
    await holdAll(Array.from({ length: PEOPLE }, (_, index) => [(index + 1) * 2, (index + 1) * 2 + 1]));
    for (let n = 1; n <= PEOPLE; n += 1) await mergePeople(events, n * 2 + 1, n * 2 + 1);
    await holdAll(apart);
  }, 120_000);
});

describe('a merge strategy', () => {
  const said = fc.record({
    value: fc.constantFrom('a', 'b', 'ö', '12', '["a","c"]', 'true'),
    taken: fc.boolean(),
    source: fc.constantFrom('crm', 'shop', 'form'),
    at: fc.constantFrom(NOW - 3 * DAY, NOW - 2 * DAY, NOW - 1, NOW),
  });
  const merges: TraitMerge[] = [
    { strategy: 'last' },
    { strategy: 'first' },
    { strategy: 'most-frequent-source' },
    { strategy: 'source-priority', sources: ['form', 'crm'] },
    { strategy: 'union' },
  ];

  it('gives the same in the engine as in words, whatever the order of arrival', async () => {
    const events = await startTestEvents();
    const people = fc.sample(fc.array(said, { maxLength: 7 }), { numRuns: 150, seed: 9 }).map((own) =>
      own.map(({ taken, ...one }, n): Said => {
        // A third of what is taken away in the samples is enough.
        const gone = taken && n % 3 === 0;
        const type = gone ? 'null' : one.value.startsWith('[') ? 'array' : 'string';
        return { ...one, value: gone ? '' : one.value, type, messageId: `m${(n * 7) % 5}-${n}` };
      }),
    );
    const rows = people.flatMap((own, index) =>
      own.map(({ at, messageId, ...one }) => ({
        ...one,
        name: 'plan',
        identity_key: String(index + 1),
        timestamp: new Date(at).toISOString(),
        message_id: messageId,
        number: null,
      })),
    );
    await events.insertRows('traits', rows.toReversed());
    for (const merge of merges) {
      const parameters = createParameters();
      const column = traitColumn('plan', merge, parameters);
      const now = `fromUnixTimestamp64Milli(${parameters.add(NOW, 'Int64')}, 'UTC')`;
      const found = await events.query<{ person: string; value: string }>(
        `SELECT toString(identity_key) AS person, ${column.text('c')} AS value FROM
         (SELECT identity_key, ${column.aggregate} AS c FROM traits WHERE ${traitsThatCount(now)} GROUP BY identity_key)`,
        parameters.values(),
      );
      const expected = people.flatMap((own, index) => {
        if (own.length === 0) return [];
        const union = unionOf(own);
        const value =
          merge.strategy === 'union'
            ? union.length === 0
              ? ''
              : JSON.stringify(union)
            : (deciding(own, merge)?.value ?? '');
        return [{ person: String(index + 1), value }];
      });
      const sorted = found.sort((a, b) => Number(a.person) - Number(b.person));
      expect({ merge, values: sorted }).toEqual({ merge, values: expected });
      // The words themselves take no heed of the order of arrival.
      for (const own of people) {
        expect(deciding(own.toReversed(), merge)).toEqual(deciding(own, merge));
        expect(unionOf(own.toReversed())).toEqual(unionOf(own));
      }
    }
  });
});
