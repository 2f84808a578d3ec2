import { consentStates } from '@rondo/contract';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryOf, LEDGER_START } from '../../../test/support/consent-entry.ts';
import { evaluateRule } from '../../../test/support/evaluate-rule.ts';
import { startTestEvents } from '../../../test/support/events.ts';
import type { Events } from '../../platform/events/client.ts';
import { compileMembers } from './compile-segment.ts';

const START = LEDGER_START;
const NOW = START + 10;

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
/** Of some, key 1 has what was said under key 2, which is there or is not. */
const ledger = fc
  .array(entry, { maxLength: 8 })
  .map((all) =>
    all.map((one) => entryOf({ ...one, under: one.key === '1' && one.messageId < 'c' ? '2' : '' })),
  );

describe('consent asked of everybody at once', () => {
  let events: Events;
  beforeAll(async () => {
    events = await startTestEvents();
  });

  it('is what the gate’s rule says of each person', async () => {
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
        said.map(({ key, under, messageId, expiresAt, time, purpose, channel, state }) => ({
          identity_key: keyOf(person, key),
          said_under: under === '' ? '0' : keyOf(person, under),
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
