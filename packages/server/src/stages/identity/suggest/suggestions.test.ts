import type { MatchingState, SuggestionPage } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { personOf } from '../person-of.ts';

const PATIENCE = 60_000;
const FIRST =
  'Anna Erik Maja Lars Ingrid Sven Karin Olle Birgit Nils Elsa Gustav Linnea Axel Sofia Hugo'.split(' ');
const LAST =
  'Lindberg Ekström Sjögren Wallin Norberg Hedlund Åkesson Bergqvist Forsell Dahlgren Nyman Rosén'.split(' ');
const CITIES = ['Lund', 'Umeå', 'Visby', 'Kiruna', 'Falun'];
const pick = (list: readonly string[], i: number) => list[i % list.length] ?? '';

/** Sixty customers of the shop; every third signed up for the newsletter by hand, with another address and a slip. */
function makeCalls(): object[] {
  const calls: object[] = [];
  const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 8, minute)).toISOString();
  for (let i = 0; i < 60; i++) {
    const first = pick(FIRST, i * 7);
    const last = pick(LAST, Math.floor(i / 5) * 5 + i * 3);
    const person = {
      birth_date: `19${60 + (i % 40)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 5) % 28)).padStart(2, '0')}`,
      city: pick(CITIES, i),
      postal_code: String(20_000 + i * 137),
    };
    calls.push({
      type: 'identify',
      messageId: `shop-${i}`,
      userId: `u${i}`,
      timestamp: at(i),
      traits: {
        first_name: first,
        last_name: last,
        email: `${first}.${i}@shop.example`.toLowerCase(),
        ...person,
      },
    });
    if (i % 3 !== 0) continue;
    calls.push({
      type: 'identify',
      messageId: `letter-${i}`,
      anonymousId: `letter-${i}`,
      timestamp: at(100 + i),
      traits: {
        name: `${first} ${last.replace('r', '')}`,
        email: `${last}${i}@home.example`.toLowerCase(),
        ...person,
      },
    });
  }
  // One account twice: two user ids, which no rule lets be one person.
  calls.push({
    type: 'identify',
    messageId: 'twice',
    userId: 'u-again',
    timestamp: at(300),
    traits: {
      first_name: pick(FIRST, 7),
      last_name: pick(LAST, 3),
      birth_date: '1961-02-06',
      city: 'Umeå',
      postal_code: '20137',
    },
  });
  return calls;
}

async function send(server: TestServer, calls: object[]): Promise<void> {
  const writeKey = await server.writeKey('shop');
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: calls }),
  });
  expect(response.status).toBe(200);
  await eventually(async () => {
    const found = await server.events.queryOne(
      `SELECT uniqExact(message_id) AS traits, uniqExact(${personOf('identity_key')}) AS people FROM traits`,
    );
    expect(found).toEqual({ traits: '81', people: '81' });
    const whole = `SELECT uniqExact(${personOf('identity_key')}) AS n FROM identifiers WHERE kind != 'anonymous_id'`;
    expect(await server.events.queryOne(whole)).toEqual({ n: '81' });
  }, PATIENCE);
}

async function match(server: TestServer): Promise<MatchingState> {
  await server.ask('POST', '/api/identity/matching');
  let state: MatchingState | undefined;
  await eventually(async () => {
    state = await server.ask<MatchingState>('GET', '/api/identity/matching');
    expect(state.run?.state).not.toBe('running');
  }, PATIENCE);
  if (state?.run?.state !== 'done') throw new Error(JSON.stringify(state));
  return state;
}

const list = (server: TestServer, query = '') =>
  server.ask<SuggestionPage>('GET', `/api/identity/suggestions?limit=100${query}`);
describe('suggestions of who may be one person', () => {
  let server: TestServer;
  let state: MatchingState;
  beforeAll(async () => {
    server = await startTestServer();
    await send(server, makeCalls());
    state = await match(server);
  });

  it('finds who signed up twice, without configuration', async () => {
    expect(state.run).toMatchObject({ state: 'done', people: 81, share: 1 });
    expect(state.run?.columns).toContainEqual({
      column: 'surname',
      from: ['last_name', 'name'],
      people: 81,
    });
    const { items, total } = await list(server);
    const numberOf = (text: string) => Number(/\d+/.exec(text)?.[0]);
    const found = items.map(({ left, right }) =>
      [left, right].map((side) => numberOf(side.identifier.value)),
    );
    expect(found.map(([one]) => one).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: 20 }, (_, i) => i * 3),
    );
    for (const [one, other] of found) expect(one).toBe(other);
    expect(total).toBe(20);
    expect(state.counts.open).toBe(20);
    const [first] = items;
    const sum = first?.steps.reduce((all, step) => all + step.weight + (step.rarity ?? 0), first.prior);
    expect(sum).toBeCloseTo(first?.weight ?? 0, 2);
  });
});
