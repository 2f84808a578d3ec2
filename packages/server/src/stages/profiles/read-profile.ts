import type { PersonCard, Profile, ProfileTrait } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { PersonKeys } from '../identity/index.ts';
import { combineReads } from './facts/combine-reads.ts';
import {
  activityOf,
  cardOf,
  identifiersOf,
  lineOf,
  type PersonLine,
  saidOf,
  salesOf,
} from './facts/compose-profile.ts';
import { type FactsWanted, type PersonFacts, readFacts } from './facts/read-facts.ts';
import type { TraitRow } from './trait-history.ts';

export type ProfilesReader = {
  /** All about the persons of these keys, by the key that was asked for; keys of nobody are left out. */
  profiles(keys: readonly bigint[], parts: readonly ProfilePart[]): Promise<Map<bigint, PersonProfile>>;
  /** A line about each, by the key that was asked for. */
  lines(keys: readonly bigint[]): Promise<Map<bigint, PersonLine>>;
};

export type ProfilePart = 'traits' | 'identifiers' | 'activity';
/** A profile in which what was not asked for is empty. */
export type PersonProfile = { person: PersonKeys; profile: Profile };

export type ProfilesReaderDeps = {
  events: Events;
  clock: Clock;
  personsKeys(keys: readonly bigint[]): Promise<Map<bigint, PersonKeys>>;
  currency(): Promise<string>;
  traitsOf(person: { keys: readonly bigint[]; said: readonly TraitRow[] }): Promise<ProfileTrait[]>;
};

/** Two cores are what the smallest machine has; a statement takes a hundred people in some 100 ms. */
const COMBINED = { most: 100, atOnce: 2 };

/** The one way to people's facts: set-wise, and what is asked at the same time is read at once. */
export function createProfilesReader(deps: ProfilesReaderDeps): ProfilesReader {
  const { events, clock } = deps;
  const reading = (wanted: FactsWanted) =>
    combineReads(async (keys) => {
      const persons = await deps.personsKeys(keys);
      const facts = await readFacts(events, [...persons.values()], wanted);
      const found = new Map<bigint, PersonFacts>();
      for (const [key, { id }] of persons) {
        const own = facts.get(id);
        if (own !== undefined) found.set(key, own);
      }
      return found;
    }, COMBINED);
  const whole = reading('all');
  const brief = reading('card');

  async function compose(
    person: PersonFacts,
    card: PersonCard,
    currency: string,
    now: number,
    parts: readonly ProfilePart[],
  ): Promise<PersonProfile> {
    const { id, keys, facts } = person;
    return {
      person: { id, keys },
      profile: {
        ...card,
        ...salesOf(facts, currency),
        ...(parts.includes('activity')
          ? activityOf(facts)
          : { events: activityOf(facts).events, channels: [], sources: [], eventNames: [] }),
        traits: parts.includes('traits') ? await deps.traitsOf({ keys, said: saidOf(facts, now) }) : [],
        identifierList: parts.includes('identifiers') ? identifiersOf(facts) : [],
      },
    };
  }

  return {
    async profiles(keys, parts) {
      const [facts, currency] = await Promise.all([whole(keys), deps.currency()]);
      const now = clock.now().getTime();
      const composed = await Promise.all(
        [...facts].map(async ([key, person]): Promise<[bigint, PersonProfile][]> => {
          const card = cardOf(person, currency, now);
          return card === undefined ? [] : [[key, await compose(person, card, currency, now, parts)]];
        }),
      );
      return new Map(composed.flat());
    },
    async lines(keys) {
      const [facts, currency] = await Promise.all([brief(keys), deps.currency()]);
      const now = clock.now().getTime();
      return new Map(
        [...facts].flatMap(([key, person]): [bigint, PersonLine][] => {
          const line = lineOf(person, currency, now);
          return line === undefined ? [] : [[key, line]];
        }),
      );
    },
  };
}
