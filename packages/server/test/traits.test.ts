import { text } from 'node:stream/consumers';
import type {
  ComputedTrait,
  ComputedTraitInput,
  Profile,
  Segment,
  SegmentCount,
  SegmentMembers,
  SegmentRule,
  SegmentVocabulary,
  TraitList,
  TraitPreview,
} from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { virtualClock } from '../src/platform/clock.ts';
import type { FlatRule } from '../src/stages/audiences/expand-rule.ts';
import { exportCsv } from '../src/stages/audiences/read-members.ts';
import { createProfilesReader } from '../src/stages/profiles/read-profile.ts';
import { expirePurchases } from '../src/stages/profiles/traits/expire-purchases.ts';
import { readPersonTraits } from '../src/stages/profiles/traits/read-person-traits.ts';
import { EMPTY_BOOK } from '../src/stages/profiles/traits/trait-book.ts';
import { eventually } from './support/eventually.ts';
import { startTestServer, type TestServer } from './support/server.ts';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const orders: ComputedTraitInput = {
  name: 'orders_90d',
  aggregation: 'count',
  type: 'track',
  event: 'Order Completed',
  window: { kind: 'last', count: 90, unit: 'days' },
};
const test = (trait: string, operator: 'at-least' | 'at-most', value: number): SegmentRule => ({
  kind: 'trait',
  trait,
  test: { type: 'number', operator, value },
});

let server: TestServer;
const person = (id: string) => server.ask<Profile>('GET', `/api/people/${encodeURIComponent(id)}`);
const traitOf = async (id: string, name: string) =>
  (await person(id)).traits.find((trait) => trait.name === name);
const count = async (rule: SegmentRule) =>
  (await server.ask<SegmentCount>('POST', '/api/segments/count', { rule })).people;
const refusal = (method: string, path: string, body?: unknown) =>
  server.ask(method, path, body).then(
    () => 'taken',
    (error: Error) => error.message,
  );

async function send(source: string, calls: object[]): Promise<void> {
  const key = await server.writeKey(source);
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: calls }),
  });
  expect(response.status).toBe(200);
}
/** Events are projected before the traits that came with them. */
const settled = (events: number, traits: number) =>
  eventually(async () => {
    expect(
      await server.events.queryOne(
        'SELECT (SELECT count() FROM events) AS events, (SELECT count() FROM traits) AS traits',
      ),
    ).toEqual({ events: String(events), traits: String(traits) });
  }, 60_000);

beforeAll(async () => {
  server = await startTestServer();
  const order = (n: number, userId: string, days: number, revenue: number, category: string) => ({
    type: 'track',
    event: 'Order Completed',
    messageId: `o${n}`,
    userId,
    timestamp: ago(days),
    properties: { order_id: `O-${n}`, revenue, products: [{ category }] },
  });
  await send('crm', [
    {
      type: 'identify',
      messageId: 'c1',
      userId: 'anna',
      timestamp: ago(20),
      traits: { name: 'Anna Ek', city: 'Umeå', interests: ['lamps', 'rugs'] },
    },
    { type: 'identify', messageId: 'c2', userId: 'anna', timestamp: ago(19), traits: { city: 'Umeå' } },
    { type: 'identify', messageId: 'c3', userId: 'bo', timestamp: ago(9), traits: { name: 'Bo Lind' } },
  ]);
  await send('shop', [
    {
      type: 'identify',
      messageId: 's1',
      userId: 'anna',
      timestamp: ago(2),
      traits: { city: 'Lund', interests: 'sofas' },
    },
    order(1, 'anna', 100, 10, 'Lamps'),
    order(2, 'anna', 80, 20, 'Lamps'),
    order(3, 'anna', 5, 30, 'Rugs'),
    order(4, 'bo', 1, 40, 'Rugs'),
  ]);
  await settled(8, 7);
});

describe('computed traits', () => {
  it('show what they give on real people before they are saved, and then hold on profiles and in segments', async () => {
    const preview = await server.ask<TraitPreview>('POST', '/api/traits/preview', orders);
    expect(preview).toMatchObject({ people: 2, withValue: 2, holds: 'number', least: 1, median: 2, most: 2 });
    expect(preview.examples.map(({ name, value, events }) => [name, value, events])).toEqual([
      ['Bo Lind', '1', 1],
      ['Anna Ek', '2', 2],
    ]);
    await server.ask<ComputedTrait>('POST', '/api/traits', orders);
    await server.ask('POST', '/api/traits', {
      name: 'categories',
      aggregation: 'unique-list',
      type: 'track',
      event: 'Order Completed',
      property: 'products[].category',
    });
    await server.ask('POST', '/api/traits', {
      name: 'first_order',
      aggregation: 'first',
      type: 'track',
      event: 'Order Completed',
    });
    expect(await traitOf('user_id:anna', 'orders_90d')).toMatchObject({
      value: '2',
      type: 'number',
      computed: { events: 2, trait: { event: 'Order Completed' } },
    });
    expect(await traitOf('user_id:anna', 'categories')).toMatchObject({
      value: '["Lamps","Rugs"]',
      type: 'array',
    });
    expect((await traitOf('user_id:bo', 'first_order'))?.value).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    const { traits } = await server.ask<SegmentVocabulary>('GET', '/api/segments/vocabulary');
    expect(traits.filter((trait) => trait.computed).map(({ name, type }) => [name, type])).toEqual([
      ['categories', 'text'],
      ['first_order', 'time'],
      ['orders_90d', 'number'],
    ]);
    expect(await count(test('orders_90d', 'at-least', 2))).toBe(1);
    expect(await count(test('orders_90d', 'at-most', 5))).toBe(2);
    const lamps: SegmentRule = {
      kind: 'trait',
      trait: 'categories',
      test: { type: 'text', operator: 'is', values: ['Lamps'] },
    };
    expect(await count(lamps)).toBe(1);
    expect(await count({ kind: 'not', rule: lamps })).toBe(1);
  });

  it('are in the members of a segment and stay while a segment reads them', async () => {
    const rule: SegmentRule = { kind: 'all', rules: [test('orders_90d', 'at-least', 1)] };
    const segment = await server.ask<Segment>('POST', '/api/segments', { name: 'Buyers', rule });
    const members = await server.ask<SegmentMembers>('GET', `/api/segments/${segment.id}/members`);
    expect(members.columns).toEqual(['name', 'orders_90d']);
    expect(
      members.items.map((item) => item.traits).sort((a, b) => Number(a.orders_90d) - Number(b.orders_90d)),
    ).toEqual([
      { name: 'Bo Lind', orders_90d: '1' },
      { name: 'Anna Ek', orders_90d: '2' },
    ]);
    expect(await refusal('DELETE', '/api/traits/orders_90d')).toContain('“Buyers”');
    await server.ask('DELETE', `/api/segments/${segment.id}`);
    await server.ask('DELETE', '/api/traits/orders_90d');
    expect(await traitOf('user_id:anna', 'orders_90d')).toBeUndefined();
  });

  it('refuse what cannot be computed, by field and cure', async () => {
    const tries: [Partial<ComputedTraitInput>, string][] = [
      [{ aggregation: 'sum' }, '"/property"'],
      [{ property: 'revenue' }, '"/property"'],
      [{ aggregation: 'max', property: 'products[].price' }, '"/property"'],
      [{ event: '' }, '"/event"'],
      [{ name: 'two words' }, 'name'],
      [{ name: 'city' }, '"name"'],
      [{ window: { kind: 'between', from: '2026-02-30', to: '2026-03-01' } }, '"/window/from"'],
      [{ where: [{ property: '$nix', test: { type: 'any', operator: 'exists' } }] }, '"/where/0/property"'],
    ];
    for (const [change, field] of tries)
      expect(await refusal('POST', '/api/traits', { ...orders, ...change })).toContain(field);
  });
});

describe('merging', () => {
  it('takes the value that the strategy of a trait says, on the profile and in segments, at once', async () => {
    const inUmea: SegmentRule = {
      kind: 'trait',
      trait: 'city',
      test: { type: 'text', operator: 'is', values: ['Umeå'] },
    };
    expect(await traitOf('user_id:anna', 'city')).toMatchObject({ value: 'Lund', sources: ['shop'] });
    expect(await count(inUmea)).toBe(0);
    for (const merge of [
      { strategy: 'first' },
      { strategy: 'most-frequent-source' },
      { strategy: 'source-priority', sources: ['crm', 'shop'] },
    ]) {
      await server.ask('PUT', '/api/traits/city/merge', merge);
      expect(await traitOf('user_id:anna', 'city')).toMatchObject({
        value: 'Umeå',
        source: 'crm',
        merge,
        earlier: [{ value: 'Lund' }],
      });
      expect(await count(inUmea)).toBe(1);
    }
    await server.ask('PUT', '/api/traits/interests/merge', { strategy: 'union' });
    expect(await traitOf('user_id:anna', 'interests')).toMatchObject({
      value: '["lamps","rugs","sofas"]',
      sources: ['crm', 'shop'],
    });
    expect(
      await count({
        kind: 'trait',
        trait: 'interests',
        test: { type: 'text', operator: 'is', values: ['rugs'] },
      }),
    ).toBe(1);
    expect(await refusal('PUT', '/api/traits/city/merge', { strategy: 'source-priority' })).toContain(
      'sources',
    );
    expect(await refusal('PUT', '/api/traits/categories/merge', { strategy: 'first' })).toContain('computed');
    const { items } = await server.ask<TraitList>('GET', '/api/traits');
    expect(items.find((item) => item.name === 'city')).toMatchObject({
      origin: 'declared',
      sources: ['crm', 'shop'],
      merge: { strategy: 'source-priority' },
    });
    await server.ask('PUT', '/api/traits/city/merge', { strategy: 'last' });
    expect(await traitOf('user_id:anna', 'city')).toMatchObject({ value: 'Lund' });
  });
});

describe('bought traits', () => {
  const terms = { supplier: 'Adressregistret', licence: 'A-2026/17', legalBasis: 'legitimate-interests' };
  const expiresAt = new Date(Date.now() + 30 * DAY).toISOString();

  it('keep what they were bought under, and vanish from every answer at the moment at which they expire, then from the disk', async () => {
    await server.ask('POST', '/api/traits/purchases', {
      ...terms,
      expiresAt,
      people: [
        { identifiers: { user_id: 'anna' }, traits: { income_band: 'secret-4', city: 'Kiruna' } },
        { identifiers: { user_id: 'bo' }, traits: { income_band: 'secret-2' } },
      ],
    });
    await settled(10, 10);
    const bought = await traitOf('user_id:anna', 'income_band');
    expect(bought).toMatchObject({
      value: 'secret-4',
      source: terms.supplier,
      purchase: { ...terms, expiresAt },
    });
    expect(await traitOf('user_id:anna', 'city')).toMatchObject({ value: 'Kiruna' });
    const { items } = await server.ask<TraitList>('GET', '/api/traits');
    expect(items.find((item) => item.name === 'income_band')?.purchases).toEqual([
      { ...terms, expiresAt, identifiers: 2 },
    ]);
    const timeline = await server.ask<unknown>('GET', '/api/people/user_id:anna/timeline');
    expect(JSON.stringify(timeline)).not.toContain('secret-4');

    const clock = virtualClock(new Date(Date.parse(expiresAt) - 1));
    const { key } = await server.events.queryOne<{ key: string }>(
      "SELECT any(toString(identity_key)) AS key FROM traits WHERE value = 'secret-4'",
    );
    const asOf = () => ({ now: clock.now(), timeZone: 'UTC' });
    const reader = createProfilesReader({
      events: server.events,
      clock,
      currency: async () => 'EUR',
      personsKeys: async (keys) => new Map(keys.map((one) => [one, { id: one, keys: [one] }])),
      traitsOf: (person) => readPersonTraits(server.events, person, EMPTY_BOOK, asOf()),
    });
    const read = async () => {
      const found = await reader.profiles([BigInt(key)], ['traits']);
      return (found.get(BigInt(key))?.profile.traits ?? []).map(({ name, value }) => `${name}=${value}`);
    };
    const rule: FlatRule = {
      kind: 'trait',
      trait: 'income_band',
      test: { type: 'any', operator: 'exists' },
    };
    const exported = async () => {
      const deps = { asOf: asOf(), personOf: (column: string) => column };
      return text(await exportCsv(server.events, rule, ['income_band'], deps));
    };
    expect(await exported()).toContain('secret-4');
    expect(await read()).toEqual(expect.arrayContaining(['income_band=secret-4', 'city=Kiruna']));
    expect(await expirePurchases(server.events, clock.now())).toBe(0);
    clock.advance(1);
    // The bought city is gone, and with it what it had hidden is back.
    expect(await read()).toEqual(expect.arrayContaining(['city=Lund']));
    expect((await read()).join()).not.toContain('income_band');
    expect(await exported()).not.toContain('secret');
    expect(await expirePurchases(server.events, clock.now())).toBe(8);
    for (const table of ['traits', 'person_facts', 'log', 'events']) {
      const rows = await server.events.query<object>(`SELECT * FROM ${table}`);
      expect(JSON.stringify(rows)).not.toContain('secret-');
    }
    expect(await traitOf('user_id:anna', 'city')).toMatchObject({ value: 'Lund' });
  });

  it('are not taken without their terms, by the API or by the intake', async () => {
    const people = [{ identifiers: { user_id: 'anna' }, traits: { x: 1 } }];
    const ask = (change: object) =>
      refusal('POST', '/api/traits/purchases', { ...terms, expiresAt, people, ...change });
    expect(await ask({ legalBasis: 'because' })).toContain('legalBasis');
    expect(await ask({ expiresAt: ago(1) })).toContain('expired');
    expect(await ask({ expiresAt: '2027-99-99T00:00:00Z' })).toContain('expiresAt');
    expect(await ask({ licence: undefined })).toContain('licence');
    await send('shop', [
      {
        type: 'identify',
        messageId: 'bad',
        userId: 'anna',
        traits: { x: 1 },
        context: { purchase: { supplier: 'X', licence: 'Y', legalBasis: 'consent' } },
      },
    ]);
    await eventually(async () => {
      const letters = await server.events.query('SELECT reason, field FROM dead_letters');
      expect(letters).toEqual([{ reason: 'bad-purchase', field: 'context.purchase.expiresAt' }]);
    });
  });
});
