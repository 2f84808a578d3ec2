import type { AccountsPage, PeoplePage, PersonConsent, Profile, Segment } from '@rondo/contract';
import { expect } from 'vitest';
import type { TestServer } from './server.ts';

const PERIOD = 'from=2026-05-01&to=2026-06-01';
const PLACES = [
  ['analytics', 'web'],
  ['profiling', 'web'],
  ['marketing', 'ads'],
  ['marketing', 'email'],
  ['marketing', 'sms'],
] as const;
/** What is counted by people, of all of them at once. */
const QUESTIONS = [
  '/api/accounts?sort=revenue',
  `/api/attribution?${PERIOD}`,
  `/api/measure/attribution/paths?${PERIOD}`,
  `/api/measure/attribution/conversions?${PERIOD}`,
  `/api/explore?metric=customers&${PERIOD}`,
  `/api/explore?metric=orders&dimension=campaign&${PERIOD}`,
  `/api/retention?grain=week&${PERIOD}`,
  `/api/customers/deciles?${PERIOD}`,
  `/api/web?${PERIOD}`,
];
const FUNNEL = {
  ...{ from: '2026-05-01', to: '2026-06-01' },
  steps: [{ event: 'Experiment Viewed' }, { event: 'Order Completed' }],
};

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

/** All but the moments and ids of what colleagues wrote down, which are others on each server. */
function steadyConsent({ decisions, ledger }: PersonConsent): unknown {
  const byHand = ledger.filter(({ origin }) => origin !== 'signal');
  const times = new Set(byHand.map(({ time }) => time));
  const when = (time: string | null) => (time !== null && times.has(time) ? 'by hand' : time);
  return {
    decisions: decisions.map((decision) => ({ ...decision, since: when(decision.since) })),
    ledger: ledger.map((entry) =>
      entry.origin === 'signal'
        ? entry
        : { ...entry, time: 'by hand', messageId: '', page: '', evidence: entry.evidence.slice(0, 13) },
    ),
  };
}

/** Everything that hangs on who is whom, as text: two servers that hold the same of the same people say the same. */
export async function stateByPeople(server: TestServer): Promise<string> {
  const get = (path: string) => server.ask<unknown>('GET', path);
  const state: Record<string, unknown> = {};
  const people = await server.ask<PeoplePage>('GET', '/api/people?limit=100');
  state.people = people;
  for (const { id } of people.items) {
    state[`profile ${id}`] = steady(await server.ask<Profile>('GET', `/api/people/${id}`));
    state[`record ${id}`] = await get(`/api/profiles/${id}`);
    for (const part of ['timeline', 'accounts', 'impressions'])
      state[`${part} ${id}`] = await get(`/api/people/${id}/${part}`);
    const why = await server.ask<{ ties: unknown }>('GET', `/api/people/${id}/why`);
    state[`ties ${id}`] = why.ties;
    const consent = await server.ask<PersonConsent>('GET', `/api/consent/people/${id}`);
    expect(consent.person).toBe(id);
    state[`consent ${id}`] = steadyConsent(consent);
  }
  const ids = people.items.map(({ id }) => id);
  for (const [purpose, channel] of PLACES)
    state[`may ${purpose} ${channel}`] = await server.ask('POST', '/api/consent/may', {
      ...{ people: ids, purpose, channel },
    });
  const segments = await server.ask<{ items: Segment[] }>('GET', '/api/segments');
  for (const { id, name, people: size } of segments.items)
    state[`segment ${name}`] = { size, members: await get(`/api/segments/${id}/members`) };
  const accounts = await server.ask<AccountsPage>('GET', '/api/accounts');
  for (const { id } of accounts.items) {
    state[`account ${id}`] = await get(`/api/accounts/${id}`);
    for (const part of ['members', 'timeline'])
      state[`${part} of ${id}`] = await get(`/api/accounts/${id}/${part}`);
  }
  for (const path of QUESTIONS) state[path] = await get(path);
  state.funnel = await server.ask('POST', '/api/funnels', FUNNEL);
  state.identifiers = await server.events.query(
    'SELECT * FROM identifiers FINAL ORDER BY identity_key, source, value',
  );
  return JSON.stringify(state, null, 1);
}
