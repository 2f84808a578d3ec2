import type { ConsentBasis, ConsentSettings } from '@rondo/contract';
import { basisOf, findCell, findPurpose } from './default-settings.ts';
import type { LedgerEntry } from './entry.ts';
import { type Judgement, judgeConsent } from './judge-consent.ts';
import type { Ledger } from './ledger-store.ts';

/** What the gate must know of people, which a later stage keeps. */
export type PeoplePort = {
  /** By each of these keys, its person and all of the person's keys. */
  keysOf(keys: readonly bigint[]): Promise<Map<bigint, { person: bigint; keys: bigint[] }>>;
  /** By each of these keys, the sources that it came from. */
  sourcesOf(keys: readonly bigint[]): Promise<Map<bigint, string[]>>;
};

export type Gate = {
  /**
   * Whether the person, named by any of their identity keys, may be dealt with so. What was acknowledged before the
   * question, by any process, counts. `now` in milliseconds.
   */
  may(person: bigint, purpose: string, channel: string, now: number): Promise<Judgement>;
  /** The same for many: two look-ups for all of them together. */
  mayMany(
    persons: readonly bigint[],
    purpose: string,
    channel: string,
    now: number,
  ): Promise<Map<bigint, Judgement>>;
};

export type GateDeps = { ledger: Ledger; people: PeoplePort; settings(): Promise<ConsentSettings> };

export function createGate({ ledger, people, settings }: GateDeps): Gate {
  async function mayMany(
    persons: readonly bigint[],
    purpose: string,
    channel: string,
    now: number,
  ): Promise<Map<bigint, Judgement>> {
    const whose = await people.keysOf(persons);
    const keys = [...new Set([...whose.values()].flatMap((found) => found.keys))];
    const [inForce, entries, sources] = await Promise.all([
      settings(),
      ledger.readOf(keys.map(String)),
      people.sourcesOf(keys),
    ]);
    const byKey = Map.groupBy(entries, (entry) => entry.key);
    return new Map(
      persons.map((person) => {
        const own = whose.get(person)?.keys ?? [person];
        const said = own.flatMap((key) => byKey.get(String(key)) ?? []);
        const from = [...new Set(own.flatMap((key) => sources.get(key) ?? []))];
        return [person, judge(inForce, said, from, { purpose, channel, now })];
      }),
    );
  }

  return {
    mayMany,
    async may(person, purpose, channel, now) {
      const answers = await mayMany([person], purpose, channel, now);
      return answers.get(person) ?? { allowed: false, because: 'not-asked', since: null };
    },
  };
}

/** From what was said and where the person is known from, by the settings. */
export function judge(
  settings: ConsentSettings,
  entries: readonly LedgerEntry[],
  sources: readonly string[],
  { purpose, channel, now }: { purpose: string; channel: string; now: number },
): Judgement {
  const found = findPurpose(settings, purpose);
  if (found === undefined || findCell(settings, purpose, channel) === undefined)
    return { allowed: false, because: 'unknown-purpose', since: null };
  const bases: ConsentBasis[] =
    sources.length === 0 ? [found.basis] : sources.map((source) => basisOf(settings, found, source));
  return judgeConsent(entries, { purpose, channel, strategy: found.strategy, bases, now });
}
