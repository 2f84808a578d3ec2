import { join } from 'node:path';
import type {
  AccountsPage,
  ComputedTraitInput,
  IdentityPreview,
  IdentityRulesInForce,
  IdentityTrial,
  PeoplePage,
  PersonCut,
  Profile,
  Segment,
  SegmentMembers,
  SegmentRule,
  TraitMerge,
  WaitingMerge,
} from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { identityKey } from '../../platform/identifiers/index.ts';
import { openRecords } from '../../platform/records/open-records.ts';
import type { IdentityTables } from './tables.ts';

const at = (day: number) => new Date(Date.UTC(2026, 4, day, 12)).toISOString();
const page = 'https://shop.example/?utm_source=news&utm_medium=email&utm_campaign=may';
const order = (id: string, revenue: number) => ({
  type: 'track',
  event: 'Order Completed',
  properties: { order_id: id, revenue, currency: 'EUR' },
});
/** Anna has an account; Bo is known by his address alone. On the 8th, Bo's address is typed into Anna's account. */
const CALLS: object[] = [
  {
    type: 'page',
    messageId: 'a1',
    anonymousId: 'anna-1',
    timestamp: at(1),
    context: { page: { url: page } },
  },
  {
    type: 'identify',
    messageId: 'a2',
    anonymousId: 'anna-1',
    userId: 'anna',
    timestamp: at(2),
    traits: { name: 'Anna Ek', email: 'anna@ek.example', city: 'Umeå' },
  },
  { ...order('O-1', 80), messageId: 'a3', userId: 'anna', timestamp: at(3) },
  {
    type: 'identify',
    messageId: 'b1',
    anonymousId: 'bo-1',
    timestamp: at(4),
    traits: { name: 'Bo Lind', email: 'bo@lind.example', city: 'Lund' },
    context: { page: { url: page } },
  },
  { ...order('O-2', 500), messageId: 'b2', anonymousId: 'bo-1', timestamp: at(5) },
  {
    type: 'identify',
    messageId: 'wrong',
    userId: 'anna',
    timestamp: at(8),
    traits: { email: 'bo@lind.example' },
  },
  { ...order('O-3', 20), messageId: 'a4', userId: 'anna', timestamp: at(9) },
  {
    type: 'group',
    messageId: 'g1',
    userId: 'anna',
    groupId: 'ek',
    timestamp: at(9),
    traits: { name: 'Ek AB' },
  },
  {
    type: 'group',
    messageId: 'g2',
    anonymousId: 'bo-1',
    groupId: 'lind',
    timestamp: at(9),
    traits: { name: 'Lind AB' },
  },
  // Two accounts on one cookie: a merge that a rule forbids.
  { type: 'page', messageId: 'c1', anonymousId: 'anna-1', userId: 'carl', timestamp: at(10) },
];
/** The stage reads the log in its own time, which is long on a machine that does much else. */
const PATIENCE = 60_000;
const ANNA = 'user_id:anna';
const BO = 'email:bo@lind.example';
const keyOf = (text: string) => {
  const [kind = '', value = ''] = text.split(':');
  return String(identityKey(kind, value));
};
const pair = { left: keyOf(ANNA), right: keyOf(BO) };

const bought: SegmentRule = {
  kind: 'event',
  type: 'track',
  event: 'Order Completed',
  where: [],
  amount: { of: 'count', operator: 'at-least', value: 3 },
  window: { kind: 'ever' },
};
const fromLund: SegmentRule = {
  kind: 'trait',
  trait: 'city',
  test: { type: 'text', operator: 'is', values: ['Lund'] },
};

async function open(): Promise<TestServer> {
  const server = await startTestServer();
  for (const [name, rule] of [
    ['Bought thrice', bought],
    ['From Lund', fromLund],
  ] as const) {
    await server.ask('POST', '/api/segments', { name, rule }).catch(() => undefined);
  }
  return server;
}

async function send(server: TestServer): Promise<void> {
  const writeKey = await server.writeKey('shop');
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: CALLS }),
  });
  expect(response.status).toBe(200);
}

const person = (server: TestServer, id: string) =>
  server.ask<Profile>('GET', `/api/people/${encodeURIComponent(id)}`);

const computed: ComputedTraitInput[] = [
  { name: 'orders', aggregation: 'count', type: 'track', event: 'Order Completed' },
  { name: 'spent', aggregation: 'sum', type: 'track', event: 'Order Completed', property: 'revenue' },
  { name: 'first_order', aggregation: 'first', type: 'track', event: 'Order Completed' },
  {
    name: 'order_ids',
    aggregation: 'unique-list',
    type: 'track',
    event: 'Order Completed',
    property: 'order_id',
  },
];
const merges: [string, TraitMerge][] = [
  ['city', { strategy: 'first' }],
  ['name', { strategy: 'union' }],
  ['email', { strategy: 'most-frequent-source' }],
];
const spentMuch: SegmentRule = {
  kind: 'trait',
  trait: 'spent',
  test: { type: 'number', operator: 'at-least', value: 550 },
};

async function decideTraits(server: TestServer): Promise<void> {
  for (const definition of computed) await server.ask('POST', '/api/traits', definition);
  for (const [name, merge] of merges) await server.ask('PUT', `/api/traits/${name}/merge`, merge);
  await server.ask('POST', '/api/segments', { name: 'Spent much', rule: spentMuch });
}

/** Of computed traits all but the moment at which they were asked and defined, which is another on each server. */
function steady(profile: Profile): unknown {
  return {
    ...profile,
    traits: profile.traits.map((trait) =>
      trait.computed === undefined
        ? trait
        : {
            name: trait.name,
            value: trait.value,
            type: trait.type,
            events: trait.computed.events,
            latest: trait.computed.latest,
          },
    ),
  };
}

const valuesOf = async (server: TestServer, id: string): Promise<Record<string, string>> =>
  Object.fromEntries((await person(server, id)).traits.map(({ name, value }) => [name, value]));

/** Everything that hangs on who is whom, as text. */
async function exportState(server: TestServer): Promise<string> {
  const state: Record<string, unknown> = {};
  const people = await server.ask<PeoplePage>('GET', '/api/people?limit=100');
  state.people = people;
  for (const { id } of people.items) {
    state[`profile ${id}`] = steady(await person(server, id));
    state[`timeline ${id}`] = await server.ask('GET', `/api/people/${id}/timeline`);
    const why = await server.ask<{ ties: unknown }>('GET', `/api/people/${id}/why`);
    state[`ties ${id}`] = why.ties;
  }
  const segments = await server.ask<{ items: Segment[] }>('GET', '/api/segments');
  for (const { id, name, people: size } of segments.items) {
    const members = await server.ask<SegmentMembers>('GET', `/api/segments/${id}/members`);
    state[`segment ${name}`] = { size, members };
  }
  const accounts = await server.ask<AccountsPage>('GET', '/api/accounts?sort=revenue');
  state.accounts = accounts;
  for (const { id } of accounts.items) {
    state[`account ${id}`] = await server.ask('GET', `/api/accounts/${id}`);
    state[`members ${id}`] = await server.ask('GET', `/api/accounts/${id}/members`);
    state[`account timeline ${id}`] = await server.ask('GET', `/api/accounts/${id}/timeline`);
  }
  const period = 'from=2026-05-01&to=2026-06-01';
  state.attribution = await server.ask('GET', `/api/attribution?${period}`);
  state.identifiers = await server.events.query(
    'SELECT * FROM identifiers FINAL ORDER BY identity_key, source, value',
  );
  return JSON.stringify(state, null, 1);
}

describe('a merge that was wrong', () => {
  let server: TestServer;
  let never: TestServer;

  beforeAll(async () => {
    [server, never] = await Promise.all([open(), open()]);
    // In this one the pair was known to be two before it was ever seen together.
    const records = await openRecords({ kind: 'sqlite', path: join(never.dataDir, 'records.sqlite') });
    const db = records.withTables<IdentityTables>();
    const end = (text: string) => {
      const [kind = '', value = ''] = text.split(':');
      return { key: keyOf(text), kind, value };
    };
    const request = {
      kind: 'decide',
      id: 'before',
      pairs: [{ left: end(ANNA), right: end(BO) }],
      state: -1,
      actor: 'x',
    };
    await db
      .insertInto('identity_requests')
      .values({ id: 'before', request: JSON.stringify(request), created_at: at(1), done_at: null })
      .execute();
    await eventually(async () => {
      const row = await db.selectFrom('identity_requests').select('done_at').executeTakeFirst();
      expect(row?.done_at).toBeTruthy();
    }, PATIENCE);
    await db.destroy();
    for (const one of [server, never]) {
      await send(one);
      // Whoever missed a word when the segments were made can make them now.
      await eventually(async () => {
        expect(await one.events.queryOne('SELECT count() AS n FROM events')).toEqual({
          n: String(CALLS.length),
        });
        expect((await one.ask<{ total: number }>('GET', '/api/identity/waiting')).total).toBe(1);
      }, PATIENCE);
      for (const [name, rule] of [
        ['Bought thrice', bought],
        ['From Lund', fromLund],
      ] as const) {
        await one.ask('POST', '/api/segments', { name, rule }).catch(() => undefined);
      }
      await decideTraits(one);
    }
  });

  it('is seen before it is undone: who would be whom, and which segments that touches', async () => {
    const merged = await person(server, ANNA);
    expect((await person(server, BO)).id).toBe(merged.id);
    expect(merged).toMatchObject({ orders: 3, revenue: 600 });
    // One person in two companies: each counts all that this person bought.
    const firms = await server.ask<AccountsPage>('GET', '/api/accounts');
    expect(firms.items.map(({ members, revenue }) => [members, revenue])).toEqual([
      [1, 600],
      [1, 600],
    ]);

    const { items: cuts } = await server.ask<{ items: PersonCut[] }>(
      'GET',
      `/api/identity/cuts/${merged.id}`,
    );
    expect(cuts[0]?.pairs).toHaveLength(1);
    expect(
      cuts.some((cut) =>
        cut.pairs.some(({ left, right }) => left.value === 'anna' && right.value === 'bo@lind.example'),
      ),
    ).toBe(true);

    const preview = await server.ask<IdentityPreview>('POST', '/api/identity/preview', { apart: [pair] });
    expect(preview.before).toMatchObject([{ id: merged.id, events: 9 }]);
    expect(preview.after.map(({ identifiers }) => identifiers.map(({ value }) => value).sort())).toEqual(
      expect.arrayContaining([
        ['anna', 'anna-1', 'anna@ek.example'],
        ['bo-1', 'bo@lind.example'],
      ]),
    );
    const segments = Object.fromEntries(
      preview.segments.map(({ name, before, after }) => [name, { before, after }]),
    );
    expect(segments['Bought thrice']).toEqual({ before: [merged.id], after: [] });
    // What the preview says comes true, ids included.
    await server.ask('POST', '/api/identity/split', { pairs: [pair] });
    const [anna, bo] = [await person(server, ANNA), await person(server, BO)];
    expect(preview.after.map(({ id }) => id).sort()).toEqual([anna.id, bo.id].sort());
    expect([anna.orders, bo.orders]).toEqual([2, 1]);
    const apart = await server.ask<AccountsPage>('GET', '/api/accounts?sort=revenue');
    expect(apart.items.map(({ name, orders, revenue }) => [name, orders, revenue])).toEqual([
      ['Lind AB', 1, 500],
      ['Ek AB', 2, 100],
    ]);
    expect((await server.events.queryOne<{ n: string }>('SELECT count() AS n FROM identity_trials')).n).toBe(
      '0',
    );
  });

  it('is, when undone, byte for byte as if it had never been, and comes back whole when that is taken back', async () => {
    const undone = await exportState(server);
    expect(undone).toContain('anna@ek.example');
    expect((await valuesOf(server, ANNA)).spent).toBe('100');
    expect(undone).toBe(await exportState(never));

    for (const one of [server, never]) await one.ask('POST', '/api/identity/reunite', pair);
    const merged = await exportState(server);
    expect(merged).not.toBe(undone);
    expect(merged).toBe(await exportState(never));
    // Nobody's data was lost on the way, as it is where merging deletes one of the two.
    const both = await person(server, BO);
    expect(both.traits.map(({ name }) => name)).toEqual(expect.arrayContaining(['name', 'email', 'city']));
    expect(both).toMatchObject({ orders: 3 });
    expect(await valuesOf(server, BO)).toMatchObject({
      orders: '3',
      spent: '600',
      order_ids: '["O-1","O-2","O-3"]',
      first_order: at(3),
      // What was said first; both names.
      city: 'Umeå',
      name: '["Anna Ek","Bo Lind"]',
    });
  }, 240_000);
});

describe('a merge that a rule forbids', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await open();
    await send(server);
    await eventually(async () => expect((await waiting()).total).toBe(1), PATIENCE);
  });
  const waiting = () => server.ask<{ items: WaitingMerge[]; total: number }>('GET', '/api/identity/waiting');

  it('waits with what it would touch, until somebody says that they are two, or that they are one', async () => {
    const { items, total } = await waiting();
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      origin: { messageId: 'c1', type: 'page' },
      evidence: 1,
      conflicts: [{ kind: 'user_id', limit: 1 }],
    });
    const [one] = items;
    if (one === undefined) throw new Error('nothing waits');
    const decision = { left: one.left.identifier.key, right: one.right.identifier.key };
    expect(one.pairs.map((pair) => Object.values(pair).sort())).toEqual([Object.values(decision).sort()]);
    const preview = await server.ask<IdentityPreview>('POST', '/api/identity/preview', {
      together: [decision],
    });
    expect(preview.before).toHaveLength(2);
    expect(preview.after).toHaveLength(1);

    await server.ask('POST', '/api/identity/join', decision);
    expect((await person(server, 'user_id:carl')).id).toBe((await person(server, ANNA)).id);
    expect((await person(server, ANNA)).id).toBe(preview.after[0]?.id);
    expect((await waiting()).total).toBe(0);

    await server.ask('POST', '/api/identity/reunite', decision);
    expect((await waiting()).total).toBe(1);
    await server.ask('POST', '/api/identity/separate', decision);
    expect((await waiting()).total).toBe(0);
    await server.ask('POST', '/api/identity/reunite', decision);
  });

  it('is let through by other rules, which can be tried before they are made', async () => {
    const { rules, asItComes, otherKinds } = await server.ask<IdentityRulesInForce>(
      'GET',
      '/api/identity/rules',
    );
    expect(asItComes.find(({ kind }) => kind === 'email')).toMatchObject({ limit: 5, unique: false });
    expect(otherKinds).toMatchObject({ limit: 5, bridges: true, junkAbove: 10 });
    const other = { ...rules, kinds: { user_id: { limit: 2 } } };
    const people = (await server.ask<PeoplePage>('GET', '/api/people')).total;
    const trial = await server.ask<IdentityTrial>('POST', '/api/identity/rules/trial', other);
    expect(trial).toMatchObject({ merged: 1, split: 0 });
    expect(trial.before.people - trial.after.people).toBe(1);
    expect((await server.ask<PeoplePage>('GET', '/api/people')).total).toBe(people);

    await server.ask('PUT', '/api/identity/rules', other);
    expect((await person(server, 'user_id:carl')).id).toBe((await person(server, ANNA)).id);
    const strict = { ...rules, kinds: { user_id: { junkAbove: 1 } } };
    const { aside } = await server.ask<IdentityTrial>('POST', '/api/identity/rules/trial', strict);
    expect(aside[0]).toMatchObject({ kind: 'user_id', norm: 1 });
    expect(aside[0]?.degree).toBeGreaterThan(1);
    const back = await server.ask<IdentityTrial>('POST', '/api/identity/rules/trial', rules);
    expect(back).toMatchObject({ merged: 0, split: 1 });
    await expect(
      server.ask('PUT', '/api/identity/rules', { ...rules, blockedPatterns: [{ pattern: '****' }] }),
    ).rejects.toThrow('nearly everybody');
  });
});
