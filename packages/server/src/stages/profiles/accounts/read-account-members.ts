import type {
  AccountMembers,
  AccountMembersQuery,
  MembershipEvidence,
  PersonAccount,
  PersonCard,
} from '@rondo/contract';
import { invalid } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { AccountsReader } from './account-figures.ts';
import { readNames } from './account-names.ts';
import { EVIDENCE_OF_ACCOUNTS, membershipsSql } from './memberships-sql.ts';
import { readPossibleMembers } from './possible-members.ts';

export type MembersReader = AccountsReader & {
  cards(persons: readonly bigint[]): Promise<Map<string, PersonCard>>;
};

const PAGE = 50;

type Evidence = [rule: string, source: string, first: string, last: string, messageId: string];
type Row = { person: string; is_member: number; since: string; left_at: string; evidence: Evidence[] };

/** One page of an account's people, those first who have belonged to it the longest. */
export async function readAccountMembers(
  reader: MembersReader,
  account: bigint,
  query: AccountMembersQuery,
): Promise<AccountMembers> {
  const limit = query.limit ?? PAGE;
  const status = query.status ?? 'member';
  const from = query.after === undefined ? 0 : readCursor(query.after);
  const all =
    status === 'possible'
      ? await readPossible(reader.events, account)
      : await readSure(reader.events, account, status === 'member');
  const shown = all.slice(from, from + limit);
  const cards = await reader.cards(shown.map((row) => BigInt(row.person)));
  return {
    items: shown.flatMap((row) => {
      const person = cards.get(row.person);
      return person === undefined ? [] : [{ person, ...toMembership(row, status) }];
    }),
    total: all.length,
    ...(all.length > from + limit ? { next: String(from + limit) } : {}),
  };
}

function readSure(events: Events, account: bigint, isMember: boolean): Promise<Row[]> {
  return events.query<Row>(
    `SELECT person, is_member, since, left_at, evidence FROM (${membershipsSql(EVIDENCE_OF_ACCOUNTS)})
     WHERE account = {account:UInt64} AND is_member = {is_member:UInt8} ORDER BY since, person`,
    { account, accounts: [account], is_member: isMember ? 1 : 0 },
  );
}

async function readPossible(events: Events, account: bigint): Promise<Row[]> {
  const rows = await readPossibleMembers(events, account);
  return rows.map(({ person, since, last, source }) => ({
    person,
    is_member: 0,
    since: String(since),
    left_at: '0',
    evidence: [['domain', source, String(since), String(last), '']],
  }));
}

/** The accounts that a person belongs to or belonged to, those first that the person has belonged to the longest. */
export async function readPersonAccounts(events: Events, person: bigint): Promise<PersonAccount[]> {
  const rows = await events.query<Row & { account: string }>(
    `SELECT account, person, is_member, since, left_at, evidence
     FROM (${membershipsSql('identity_key IN (SELECT identity_key FROM identity_members WHERE profile_id = {person:UInt64} UNION DISTINCT SELECT {person:UInt64})')})
     WHERE person = {person:UInt64} ORDER BY is_member DESC, since, account`,
    { person },
  );
  const names = await readNames(
    events,
    rows.map((row) => BigInt(row.account)),
  );
  return rows.map((row) => ({
    id: row.account,
    name: names.get(row.account) ?? '',
    ...toMembership(row, row.is_member === 1 ? 'member' : 'left'),
  }));
}

function toMembership(row: Row, status: PersonAccount['status']): Omit<PersonAccount, 'id' | 'name'> {
  return {
    status,
    since: iso(row.since),
    leftAt: status === 'left' ? iso(row.left_at) : null,
    evidence: row.evidence.map(([rule, source, first, last, messageId]) => ({
      rule: readRule(rule),
      source,
      messageId,
      first: iso(first),
      last: iso(last),
    })),
  };
}

function readRule(rule: string): MembershipEvidence['rule'] {
  return rule === 'group' || rule === 'trait' || rule === 'domain' ? rule : 'context';
}

const iso = (milliseconds: string): string => new Date(Number(milliseconds)).toISOString();

function readCursor(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw invalid(
    'querystring/after',
    '“after” is not a cursor of this list.',
    'Take it from `next` of the page before.',
  );
}
