import { type ConsentState, consentBases, consentStates } from '@rondo/contract';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateRule } from '../../../test/support/evaluate-rule.ts';
import { startTestEvents } from '../../../test/support/events.ts';
import type { Events } from '../../platform/events/client.ts';
import { compileMembers } from '../audiences/compile-segment.ts';
import type { LedgerEntry } from './entry.ts';
import { judgeConsent } from './judge-consent.ts';

const START = Date.UTC(2026, 4, 1);
const NOW = START + 10;

const entryOf = (said: Partial<LedgerEntry> & { state: ConsentState }): LedgerEntry => ({
  key: '1',
  purpose: 'marketing',
  channel: 'email',
  time: START,
  messageId: 'm',
  origin: 'operator',
  source: '',
  textVersion: 0,
  language: '',
  page: '',
  country: '',
  evidence: '',
  actor: '',
  reason: '',
  expiresAt: null,
  ...said,
});
const question = {
  purpose: 'marketing',
  channel: 'email',
  strategy: 'any',
  bases: ['opt-in'],
  now: NOW,
} as const;
const holds = (entries: LedgerEntry[], changes: Partial<Parameters<typeof judgeConsent>[1]> = {}) =>
  judgeConsent(entries, { ...question, ...changes });

/** Few values, so that ties and contradictions are common. */
const entry = fc.record({
  key: fc.constantFrom('1', '2', '3'),
  state: fc.constantFrom(...consentStates),
  purpose: fc.constantFrom('marketing', 'analytics', ''),
  channel: fc.constantFrom('email', 'sms', ''),
  time: fc.integer({ min: START, max: START + 5 }),
  messageId: fc.constantFrom('a', 'b', 'é', '\u{1F600}'),
  expiresAt: fc.constantFrom(null, START + 8, START + 20),
});
const ledger = fc.array(entry, { maxLength: 8 }).map((all) => all.map(entryOf));

describe('what holds for a person', () => {
  it('is the last that was said, and of two at one moment the withdrawal', () => {
    const granted = entryOf({ state: 'granted', time: START });
    const withdrawn = entryOf({ state: 'withdrawn', time: START });
    expect(holds([])).toMatchObject({ allowed: false, because: 'not-asked' });
    expect(holds([granted])).toMatchObject({ allowed: true, because: 'granted' });
    expect(holds([granted, withdrawn])).toMatchObject({ allowed: false, because: 'withdrawn' });
    expect(holds([entryOf({ state: 'granted', time: START + 1 }), withdrawn])).toMatchObject({
      allowed: true,
    });
    expect(holds([entryOf({ state: 'granted', expiresAt: NOW })])).toMatchObject({ because: 'expired' });
    expect(holds([entryOf({ state: 'pending' })])).toMatchObject({ allowed: false, because: 'pending' });
    expect(holds([granted, entryOf({ state: 'pending', time: START + 1 })])).toMatchObject({ allowed: true });
  });

  it('asks all identifiers that have spoken, or any, and hears a withdrawal under each of them', () => {
    const one = entryOf({ key: '1', state: 'granted', time: START + 3 });
    const lapsed = entryOf({ key: '2', state: 'expired', time: START + 1 });
    expect(holds([one, lapsed])).toMatchObject({ allowed: true });
    expect(holds([one, lapsed], { strategy: 'all' })).toMatchObject({
      allowed: false,
      because: 'not-everybody',
    });
    const refused = entryOf({ key: '2', state: 'withdrawn', time: START + 4 });
    expect(holds([one, refused])).toMatchObject({ allowed: false, because: 'withdrawn' });
  });

  it('does not depend on the order of the ledger, nor on reading a row twice', () => {
    fc.assert(
      fc.property(
        ledger,
        fc.constantFrom('all', 'any'),
        fc.infiniteStream(fc.nat()),
        (entries, strategy, random) => {
          const shuffled = [...entries, ...entries.slice(0, 2)]
            .map((one) => ({ one, at: random.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
          expect(holds(shuffled, { strategy })).toEqual(holds(entries, { strategy }));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is never a yes when a withdrawal under any identifier comes last, and never loses one by a later merge', () => {
    fc.assert(
      fc.property(
        ledger,
        fc.constantFrom('all', 'any'),
        fc.constantFrom(...consentBases),
        (entries, strategy, basis) => {
          const last = entryOf({ key: '9', state: 'withdrawn', time: START + 6, purpose: '', channel: '' });
          expect(holds([...entries, last], { strategy, bases: [basis] }).allowed).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('the same asked of everybody at once', () => {
  let events: Events;
  beforeAll(async () => {
    events = await startTestEvents();
  });

  it('is what the rule says of each person', async () => {
    const people = fc.sample(
      fc.record({ said: ledger, sources: fc.uniqueArray(fc.constantFrom('crm', 'shop')) }),
      {
        numRuns: 1_500,
        seed: 20260522,
      },
    );
    // Person n has the keys 10 n + 1 to 10 n + 3.
    const keyOf = (person: number, key: string) => String((person + 1) * 10 + Number(key));
    await events.insertRows(
      'consents',
      people.flatMap(({ said }, person) =>
        said.map(({ key, messageId, expiresAt, time, purpose, channel, state }) => ({
          identity_key: keyOf(person, key),
          ...{ purpose, channel, state, message_id: messageId },
          time: new Date(time).toISOString(),
          expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString(),
        })),
      ),
    );
    await events.insertRows(
      'identifiers',
      people.flatMap(({ sources }, person) =>
        sources.map((source, index) => ({ identity_key: keyOf(person, String(index + 1)), source })),
      ),
    );
    const everybody = new Set(people.keys());
    // Somebody of whom nothing at all is stored cannot be found by a query.
    const known = [...everybody].filter(
      (person) => (people[person]?.said.length ?? 0) + (people[person]?.sources.length ?? 0) > 0,
    );
    await events.insertRows(
      'events',
      known.map((person) => ({ identity_key: keyOf(person, '1'), timestamp: new Date(START).toISOString() })),
    );
    const asOf = { now: new Date(NOW), timeZone: 'UTC' };
    for (const strategy of ['all', 'any'] as const)
      for (const silence of [false, true])
        for (const exceptions of [[], ['crm']]) {
          const rule = {
            kind: 'consent' as const,
            question: { purpose: 'marketing', channel: 'email', strategy, silence, exceptions },
          };
          const members = compileMembers(rule, { asOf, personOf: (column) => `intDiv(${column}, 10)` });
          const rows = await events.query<{ person: string }>(members.sql, members.parameters);
          const expected = known.filter((person) => {
            const { said = [], sources = [] } = people[person] ?? {};
            return evaluateRule(rule, { events: [], traits: [], consents: said, sources }, asOf);
          });
          expect(expected.length).toBeGreaterThan(50);
          expect(rows.map(({ person }) => Number(person) - 1).sort((a, b) => a - b)).toEqual(expected);
        }
  });
});
