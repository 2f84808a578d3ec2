import type {
  PeoplePage,
  PeopleQuery,
  PersonCard,
  PersonWhy,
  TimelinePage,
  TimelineQuery,
} from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Log } from '../../platform/log.ts';
import type { Records } from '../../platform/records/open-records.ts';
import type { Identity, PersonKeys } from '../identity/index.ts';
import { combineReads } from './facts/combine-reads.ts';
import { listPeople } from './list-people.ts';
import { createProfilesReader, type PersonProfile, type ProfilePart } from './read-profile.ts';
import { readTimeline } from './read-timeline.ts';
import { readWhy } from './read-why.ts';
import { streamPeople } from './stream-people.ts';
import type { TakeCalls } from './traits/take-purchase.ts';
import { createTraits, type Traits } from './traits/traits-service.ts';

export { accountConditionsSql, isAccountFigure } from './accounts/account-conditions-sql.ts';
export { createAccounts } from './accounts/index.ts';
export { accountRoutes } from './accounts/routes.ts';
export { checkProperty, checkTest, checkWindow, type Say } from './conditions/check-conditions.ts';
export { summandSql, testPropertySql } from './conditions/event-value-sql.ts';
export { createParameters, type Parameters } from './conditions/parameters.ts';
export { type AsOf, DAY_MS, type Interval, resolveWindow, startOfDay } from './conditions/resolve-window.ts';
export { isNegative, type TestedSql, testValueSql, zeroPasses } from './conditions/test-value-sql.ts';
export { holdOfProfiles } from './hold-of-person.ts';
export { PersonId, readId } from './read-id.ts';
export { profileRoutes } from './routes.ts';
export { profileRecordRoutes } from './routes-records.ts';
export { computedColumn, isZeroForNobody } from './traits/computed-column-sql.ts';
export { TRAIT_TYPE_SQL } from './traits/list-traits.ts';
export { DEFAULT_MERGE } from './traits/merge-said.ts';
export { traitRoutes } from './traits/routes.ts';
export { EMPTY_BOOK, mergeOf, type TraitBook } from './traits/trait-book.ts';
export { type FactColumn, traitColumn, traitsThatCount } from './traits/trait-column-sql.ts';

export type Profiles = {
  list(query: PeopleQuery): Promise<PeoplePage>;
  /** A line about each of these persons, by id as decimal text; for the lists of other stages. */
  cards(persons: readonly bigint[]): Promise<Map<string, PersonCard>>;
  /** All known people, whoever was first seen first, as they come. */
  stream(): AsyncGenerator<PersonCard>;
  /** The person behind any identity key. */
  find(key: bigint): Promise<PersonKeys>;
  /** The profiles behind any identity keys, by the key that was asked for; keys of nobody are left out. */
  profiles(keys: readonly bigint[], parts: readonly ProfilePart[]): Promise<Map<bigint, PersonProfile>>;
  timeline(person: PersonKeys, query: TimelineQuery): Promise<TimelinePage>;
  traits: Traits;
  why(person: PersonKeys, between?: { from: string; to: string }): Promise<PersonWhy>;
  /** Forgets what only an undone import said; its events and traits go with the import itself. */
  retractImport(importId: string): Promise<void>;
};

export type ProfilesDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  log: Log;
  takeCalls: TakeCalls;
  timeZone(): Promise<string>;
  identity: Pick<Identity, 'personsKeys' | 'explain'>;
  /** The workspace's currency. */
  currency(): Promise<string>;
  defaultRegion(): string;
};

/** People as others see them. Nothing is kept here that could not be read off events, traits and identity. */
export function createProfiles(deps: ProfilesDeps): Profiles {
  const { events, identity, currency } = deps;
  const reader = createProfilesReader({
    events,
    clock: deps.clock,
    currency,
    personsKeys: identity.personsKeys,
    traitsOf: (person) => traits.ofPerson(person),
  });
  const cards = async (persons: readonly bigint[]) =>
    new Map([...(await reader.lines(persons)).values()].map(({ card }) => [card.id, card]));
  const traits = createTraits({ ...deps, cards });
  const finding = combineReads(identity.personsKeys, { most: 500, atOnce: 2 });
  return {
    list: (query) => listPeople({ ...deps, lines: reader.lines, personsKeys: identity.personsKeys }, query),
    cards,
    async *stream() {
      yield* streamPeople(events, { currency: await currency(), now: deps.clock.now().getTime() });
    },
    find: async (key) => (await finding([key])).get(key) ?? { id: key, keys: [key] },
    profiles: reader.profiles,
    traits,
    timeline: (person, query) => readTimeline(events, person.keys, query),
    async why(person, between) {
      return readWhy(events, person, await identity.explain(person), between);
    },
    async retractImport(importId) {
      for (const table of ['identifiers', 'people_terms', 'people_seen', 'person_facts']) {
        await events.command(`DELETE FROM ${table} WHERE import_id = {importId:String}`, { importId });
      }
    },
  };
}
