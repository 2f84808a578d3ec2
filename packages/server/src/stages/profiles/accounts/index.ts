import type {
  Account,
  AccountMembers,
  AccountMembersQuery,
  AccountsPage,
  AccountsQuery,
  AccountTimeline,
  PersonAccount,
  TimelineQuery,
} from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Identity } from '../../identity/index.ts';
import type { Profiles } from '../index.ts';
import { keepAccountMap } from './keep-account-map.ts';
import { listAccounts } from './list-accounts.ts';
import { withAccountSql } from './memberships-sql.ts';
import { readAccount } from './read-account.ts';
import { type MembersReader, readAccountMembers, readPersonAccounts } from './read-account-members.ts';
import { readAccountTimeline } from './read-account-timeline.ts';

export type Accounts = {
  list(query: AccountsQuery): Promise<AccountsPage>;
  /** The account that an identifier's key names; undefined where no fact names it. */
  find(key: bigint): Promise<bigint | undefined>;
  account(id: bigint): Promise<Account | undefined>;
  members(id: bigint, query: AccountMembersQuery): Promise<AccountMembers>;
  timeline(id: bigint, query: TimelineQuery): Promise<AccountTimeline>;
  ofPerson(person: bigint): Promise<PersonAccount[]>;
  /** Resolves when queries that are asked from now on see which identifiers are one account's. */
  refresh(): Promise<void>;
  /** Forgets what only an undone import said. */
  retractImport(importId: string): Promise<void>;
};

export type AccountsDeps = {
  events: Events;
  clock: Clock;
  identity: Pick<Identity, 'keysOf'>;
  profiles: Pick<Profiles, 'cards'>;
  /** The workspace's currency. */
  currency(): Promise<string>;
  defaultRegion(): string;
};

/** Companies and teams with their members. Nothing is kept here that could not be read off events and identity. */
export function createAccounts(deps: AccountsDeps): Accounts {
  const { events, profiles } = deps;
  const map = keepAccountMap(events, deps.clock);
  const reader: MembersReader & { namesOf(persons: readonly bigint[]): Promise<Map<string, string>> } = {
    events,
    keysOf: deps.identity.keysOf,
    currency: deps.currency,
    cards: profiles.cards,
    async namesOf(persons) {
      const cards = await profiles.cards(persons);
      return new Map([...cards].map(([id, card]) => [id, card.name || card.email]));
    },
  };
  return {
    async list(query) {
      await map.refresh();
      return listAccounts(reader, query, deps.defaultRegion());
    },
    async find(key) {
      await map.refresh();
      const [row] = await events.query<{ account: string }>(
        `SELECT account FROM (${withAccountSql('SELECT account_key FROM account_identifiers WHERE account_key = {key:UInt64} LIMIT 1')})`,
        { key },
      );
      return row === undefined ? undefined : BigInt(row.account);
    },
    refresh: map.refresh,
    account: (id) => readAccount(reader, id),
    members: (id, query) => readAccountMembers(reader, id, query),
    timeline: (id, query) => readAccountTimeline(reader, id, query),
    async ofPerson(person) {
      await map.refresh();
      return readPersonAccounts(events, person);
    },
    async retractImport(importId) {
      for (const table of ['account_identifiers', 'account_evidence', 'account_traits']) {
        await events.command(`DELETE FROM ${table} WHERE import_id = {importId:String}`, { importId });
      }
    },
  };
}
