import { consentBases, consentStates } from '@rondo/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf, LEDGER_START } from '../../../test/support/consent-entry.ts';
import type { LedgerEntry } from './entry.ts';
import { judgeConsent } from './judge-consent.ts';

const START = LEDGER_START;
const NOW = START + 10;

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

  it('hears no yes that came from an identifier that is no longer the person’s, but every no', () => {
    const own = entryOf({ key: '1', state: 'granted', messageId: 'a' });
    const copy = entryOf({ key: '2', under: '1', state: 'granted', messageId: 'a' });
    expect(holds([own, copy], { strategy: 'all' })).toMatchObject({ allowed: true });
    expect(holds([copy])).toMatchObject({ allowed: false, because: 'not-asked' });
    expect(holds([copy], { bases: ['opt-out'] })).toMatchObject({ allowed: true, because: 'not-objected' });
    const refused = entryOf({ key: '2', under: '1', state: 'withdrawn' });
    expect(holds([refused], { bases: ['opt-out'] })).toMatchObject({ allowed: false, because: 'withdrawn' });
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
