import type {
  MatchingSettings,
  MatchingState,
  Suggestion,
  SuggestionPage,
  ThresholdAdvice,
} from '@rondo/contract';
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

/** Tries a configuration, and answers how that ended. */
async function tryOut(server: TestServer, config: unknown): Promise<MatchingState> {
  await server.ask('POST', '/api/identity/matching/trial', { config });
  let state: MatchingState | undefined;
  await eventually(async () => {
    state = await server.ask<MatchingState>('GET', '/api/identity/matching');
    expect(state.trial?.state).not.toBe('running');
  }, PATIENCE);
  if (state?.trial === undefined) throw new Error('nothing was tried');
  return state;
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
describe('suggestions of who may be one person', { timeout: 150_000 }, () => {
  let server: TestServer;
  let state: MatchingState;
  beforeAll(async () => {
    server = await startTestServer();
    await send(server, makeCalls());
    state = await match(server);
  }, 150_000);

  const threshold = (precision: number) =>
    server.ask<ThresholdAdvice>('GET', `/api/identity/matching/threshold?precision=${precision}`);

  it('finds who signed up twice, without configuration', async () => {
    expect(state.run).toMatchObject({ state: 'done', people: 81, share: 1 });
    expect(state.run?.columns).toContainEqual({
      column: 'surname',
      from: ['last_name', 'name'],
      people: 81,
      distinct: expect.any(Number),
      kind: 'surname',
      because: 'its header says so',
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

  it('keeps those apart whom a rule keeps apart, and says which', async () => {
    const { items } = await list(server, '&state=vetoed');
    expect(items.map(({ left, right }) => [left, right].map((side) => side.identifier.value).sort())).toEqual(
      [['u-again', 'u1']],
    );
    expect(items[0]?.vetoes).toEqual([{ kind: 'user_id', limit: 1 }]);
  });

  it('tries another way to compare, says what it would find, and suggests nobody', async () => {
    const { run, counts } = state;
    const config = run?.config;
    if (config === undefined) throw new Error('nothing was proposed');
    expect(run?.proposed).toBe(true);
    // Names with a slip no longer speak for anybody; date of birth and postcode still do.
    const strict = {
      ...config,
      comparisons: config.comparisons.map((one) => ({ ...one, levels: [[{ test: 'exact' as const }]] })),
    };
    const after = await tryOut(server, strict);
    expect(after.trial).toMatchObject({ state: 'done', proposed: false, config: strict, found: 20 });
    expect(after.trial?.applied).toBe(0);
    expect(after.run).toEqual(run);
    expect(after.counts).toEqual(counts);
    expect((await tryOut(server, null)).trial).toMatchObject({
      proposed: true,
      config,
      found: run?.found,
    });
  });

  it('refuses a block of too many with its size, and what a field cannot be compared by', async () => {
    const config = state.run?.config;
    if (config === undefined) throw new Error('nothing was proposed');
    const coarse = { ...config, largestBlock: 5, blocking: [[{ column: 'city', by: 'value' as const }]] };
    const { trial } = await tryOut(server, coarse);
    expect(trial).toMatchObject({ state: 'failed', config: coarse });
    expect(trial?.error?.message).toMatch(/“city” puts \d+ records into one block/);
    expect(trial?.error?.cure).toContain('largestBlock');

    const comparisons = [{ column: 'city', levels: [[{ test: 'same-year' as const }]], termFrequency: true }];
    await expect(tryOut(server, { ...config, comparisons })).rejects.toThrow(
      '“city” is taken for a city, which cannot agree by “same-year”',
    );
    const blocking = [[{ column: 'surname', by: 'mailbox' as const }]];
    await expect(tryOut(server, { ...config, blocking })).rejects.toThrow('has no “mailbox” to block by');
  });

  it('is, when a pair was accepted and taken back, byte for byte as if it had never been', async () => {
    const one = (await list(server)).items[7];
    if (one === undefined) throw new Error('nothing is suggested');
    const path = `/api/identity/suggestions/${one.id}`;
    const never = await exportState(server, one);
    const accepted = await server.ask<Suggestion>('POST', `${path}/accept`);
    expect(accepted.state).toBe('accepted');
    expect(accepted.left.person).toBe(accepted.right.person);
    const why = await server.ask<{ ties: { rule: string }[] }>(
      'GET',
      `/api/people/${accepted.left.person}/why`,
    );
    expect(why.ties.map(({ rule }) => rule)).toContain('manual');
    expect(await exportState(server, one)).not.toBe(never);

    const undone = await server.ask<Suggestion>('DELETE', `${path}/decision`);
    expect(undone.state).toBe('open');
    expect(await exportState(server, one)).toBe(never);
    await expect(server.ask('DELETE', `${path}/decision`)).rejects.toThrow('Nothing was decided');
  });

  it('remembers who was said to be two, and lets no second run begin beside the first', async () => {
    const [first] = (await list(server)).items;
    await server.ask('POST', `/api/identity/suggestions/${first?.id}/reject`);
    await server.ask('POST', '/api/identity/matching');
    await expect(server.ask('POST', '/api/identity/matching')).rejects.toThrow('under way already');
    const cancelled = await server.ask<MatchingState>('DELETE', '/api/identity/matching');
    expect(cancelled.run?.state).toBe('cancelled');
    expect(cancelled.counts).toMatchObject({ open: 19, rejected: 1 });

    // A rule that joins by itself has nothing to go by yet: one decision is no measure.
    const settings = await server.ask<MatchingSettings>('GET', '/api/identity/matching/settings');
    expect(settings.apply.on).toBe(false);
    const applying = { ...settings, apply: { on: true, precision: 0.5 } };
    await server.ask('PUT', '/api/identity/matching/settings', applying);
    expect(await threshold(0.5)).toMatchObject({ outcome: 'more-decisions', decisions: { rejected: 1 } });

    const again = await match(server);
    expect(again.run?.applied).toBe(0);
    expect(again.counts).toMatchObject({ open: 19, rejected: 1, vetoed: 1 });
    expect((await list(server)).items.map(({ id }) => id)).not.toContain(first?.id);
  });

  it('joins by itself from a threshold that decisions have measured, and never against a rule', async () => {
    const telling = (await list(server, '&order=telling')).items.slice(0, 12);
    const accept = (id: string) => server.ask('POST', `/api/identity/suggestions/${id}/accept`);
    await Promise.all(telling.map(({ id }) => accept(id)));
    const known = await threshold(0.5);
    expect(known.outcome).toBe('known');
    expect(known.measured?.low).toBeGreaterThanOrEqual(0.5);
    expect((await threshold(0.99)).outcome).toBe('more-decisions');

    const { run, counts } = await match(server);
    const joined = run?.applied ?? 0;
    expect(joined).toBeGreaterThan(0);
    expect(counts).toMatchObject({ accepted: 12, rejected: 1, applied: joined, vetoed: 1 });
    expect((counts.open ?? 0) + joined).toBe(7);
    const rules = await server.events.query(
      "SELECT rule, count() AS n FROM identity_edges WHERE rule = 'probable' GROUP BY rule",
    );
    expect(rules).toEqual([{ rule: 'probable', n: String(joined) }]);
    const [one] = (await list(server, '&state=applied')).items;
    expect(one?.left.person).toBe(one?.right.person);

    expect(await server.ask('DELETE', '/api/identity/applied-suggestions')).toEqual({ undone: joined });
    const back = await server.ask<Suggestion>('GET', `/api/identity/suggestions/${one?.id}`);
    expect(back).toMatchObject({
      state: 'open',
      left: one?.left.identifier && { identifier: one.left.identifier },
    });
    expect(back.left.person).not.toBe(back.right.person);
  });

  it('names what is wrong with settings', async () => {
    const settings = await server.ask<MatchingSettings>('GET', '/api/identity/matching/settings');
    await expect(
      server.ask('PUT', '/api/identity/matching/settings', { ...settings, config: { columns: [] } }),
    ).rejects.toThrow('body/config');
    const run = (await server.ask<MatchingState>('GET', '/api/identity/matching')).run;
    const gone = { ...settings, config: run?.config, columns: { birth_date: [] } };
    await server.ask('PUT', '/api/identity/matching/settings', gone);
    await server.ask('POST', '/api/identity/matching');
    await eventually(async () => {
      const after = await server.ask<MatchingState>('GET', '/api/identity/matching');
      expect(after.run?.error?.message).toContain('birth_date');
    }, PATIENCE);
  });
});

/** All people, and everything about these two. */
async function exportState(server: TestServer, { left, right }: Suggestion): Promise<string> {
  const state: unknown[] = [await server.ask('GET', '/api/people?limit=100')];
  for (const { person } of [left, right]) {
    state.push(await server.ask('GET', `/api/people/${person}`));
    state.push(await server.ask('GET', `/api/people/${person}/timeline`));
    const why = await server.ask<{ ties: unknown }>('GET', `/api/people/${person}/why`);
    state.push(why.ties);
  }
  state.push(
    await server.events.query('SELECT * FROM identifiers FINAL ORDER BY identity_key, source, value'),
  );
  return JSON.stringify(state);
}
