import { join } from 'node:path';
import type {
  AccountsPage,
  ComputedTraitInput,
  ConsentActDone,
  ConsentDecision,
  IdentityPreview,
  IdentityRulesInForce,
  IdentityTrial,
  PeoplePage,
  PersonCut,
  Profile,
  SegmentRule,
  TraitMerge,
  WaitingMerge,
} from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { stateByPeople } from '../../../test/support/state-by-people.ts';
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
const viewed = (variation_id: string) => ({
  type: 'track',
  event: 'Experiment Viewed',
  properties: { experiment_id: 'button', variation_id },
});
const allows = (advertising: boolean) => ({ consent: { categoryPreferences: { advertising } } });
/**
 * Anna has an account, and agrees to advertising; Bo, who is known by his address alone, refuses it. They see two variations
 * of an experiment. On the 8th, Bo's address is typed into Anna's account.
 */
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
    context: allows(true),
  },
  { ...viewed('green'), messageId: 'v1', userId: 'anna', timestamp: at(2) },
  { ...order('O-1', 80), messageId: 'a3', userId: 'anna', timestamp: at(3) },
  {
    type: 'identify',
    messageId: 'b1',
    anonymousId: 'bo-1',
    timestamp: at(4),
    traits: { name: 'Bo Lind', email: 'bo@lind.example', city: 'Lund' },
    context: { page: { url: page }, ...allows(false) },
  },
  { ...viewed('blue'), messageId: 'v2', anonymousId: 'bo-1', timestamp: at(4) },
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

const mayBeShown: SegmentRule = { kind: 'consent', purpose: 'marketing', channel: 'ads' };
const mayBeMailed: SegmentRule = { kind: 'consent', purpose: 'marketing', channel: 'email' };

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

const valuesOf = async (server: TestServer, id: string): Promise<Record<string, string>> =>
  Object.fromEntries((await person(server, id)).traits.map(({ name, value }) => [name, value]));

const may = async (server: TestServer, id: string, channel: string): Promise<ConsentDecision> =>
  server.ask('GET', `/api/consent/may?person=${encodeURIComponent(id)}&purpose=marketing&channel=${channel}`);
/** Why Anna and Bo may be told by a channel, or may not. */
const whyOf = async (server: TestServer, channel: string) => [
  (await may(server, ANNA, channel)).because,
  (await may(server, BO, channel)).because,
];

/** On both servers the same is said while, on one of them, the two are taken for one: how they agree by mail and by text message. */
async function agree(server: TestServer): Promise<void> {
  const grant = (id: string, channel: string) =>
    server.ask<ConsentActDone>('POST', `/api/consent/people/${encodeURIComponent(id)}/grant`, {
      ...{ purpose: 'marketing', channel, reason: 'asked at the counter' },
    });
  for (const channel of ['email', 'sms']) await grant(ANNA, channel);
  await grant(BO, 'sms');
  // Only Bo follows his link.
  const url = (await grant(BO, 'email')).confirmation?.url ?? '';
  const seal = /name="seal" value="([^"]+)"/.exec(await (await fetch(url)).text())?.[1] ?? '';
  const body = new URLSearchParams({ seal, do: 'confirm' });
  expect((await fetch(url, { method: 'POST', body, redirect: 'manual' })).status).toBe(303);
}

let server: TestServer;
let never: TestServer;

beforeAll(async () => {
  [server, never] = await Promise.all([startTestServer(), startTestServer()]);
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
    // By now every word that the segments use is known.
    await eventually(async () => {
      expect(await one.events.queryOne('SELECT count() AS n FROM events')).toEqual({
        n: String(CALLS.length),
      });
      expect((await one.ask<{ total: number }>('GET', '/api/identity/waiting')).total).toBe(1);
    }, PATIENCE);
    for (const [name, rule] of [
      ['Bought thrice', bought],
      ['From Lund', fromLund],
      ['May be shown ads', mayBeShown],
      ['May be mailed', mayBeMailed],
    ] as const) {
      await one.ask('POST', '/api/segments', { name, rule });
    }
    await decideTraits(one);
    await agree(one);
  }
});

describe('a merge that was wrong', () => {
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
    expect(preview.before).toMatchObject([{ id: merged.id, events: 11 }]);
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
    // What Bo agreed to while he was taken for Anna is not hers.
    expect(await whyOf(server, 'ads')).toEqual(['granted', 'withdrawn']);
    expect(await whyOf(server, 'email')).toEqual(['pending', 'confirmed']);
    const undone = await stateByPeople(server);
    expect(undone).toContain('anna@ek.example');
    expect((await valuesOf(server, ANNA)).spent).toBe('100');
    expect(undone).toBe(await stateByPeople(never));

    await server.ask('POST', '/api/identity/reunite', pair);
    // His refusal holds for whoever he is.
    expect(await whyOf(server, 'ads')).toEqual(['withdrawn', 'withdrawn']);
    const merged = await stateByPeople(server);
    expect(merged).not.toBe(undone);
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

  it('leaves with both what either withdrew while they were taken for one: nobody can say whose no it was', async () => {
    const withdraw = { purpose: 'marketing', channel: 'sms', reason: 'asked on the phone' };
    expect(await whyOf(server, 'sms')).toEqual(['granted', 'granted']);
    await server.ask('POST', `/api/consent/people/${encodeURIComponent(BO)}/withdraw`, withdraw);
    await server.ask('POST', '/api/identity/split', { pairs: [pair] });
    expect(await whyOf(server, 'sms')).toEqual(['withdrawn', 'withdrawn']);
    // She may agree anew, and he is not asked.
    const path = `/api/consent/people/${encodeURIComponent(ANNA)}/grant`;
    await server.ask('POST', path, { ...withdraw, reason: 'she did not mean it' });
    expect(await whyOf(server, 'sms')).toEqual(['granted', 'withdrawn']);
    await server.ask('POST', '/api/identity/reunite', pair);
  }, 60_000);
});

describe('a merge that a rule forbids', () => {
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
