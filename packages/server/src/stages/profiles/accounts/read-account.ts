import type { Account } from '@rondo/contract';
import { personOf } from '../../identity/index.ts';
import { readTraits, type TraitRow } from '../trait-history.ts';
import { type AccountsReader, readMemberKeys } from './account-figures.ts';
import { readAccountCards } from './list-accounts.ts';
import { EVIDENCE_OF_ACCOUNTS, membershipsSql, withAccountSql } from './memberships-sql.ts';
import { readPossibleMembers } from './possible-members.ts';

export type AccountReader = AccountsReader & {
  /** What these persons are called, by id; missing or empty where no name is known. */
  namesOf(persons: readonly bigint[]): Promise<Map<string, string>>;
};

/** Everything about one account but its members and timeline; undefined where nothing is known of it. */
export async function readAccount(reader: AccountReader, id: bigint): Promise<Account | undefined> {
  const { events } = reader;
  const accounts = [id];
  const of = 'account IN {accounts:Array(UInt64)}';
  type Seen = {
    key: string;
    kind: string;
    value: string;
    source: string;
    first_seen: string;
    last_seen: string;
  };
  const [cards, seen, traits, counts, activity, possible] = await Promise.all([
    readAccountCards(reader, accounts),
    events.query<Seen>(
      `SELECT toString(account_key) AS key, any(kind) AS kind, argMax(value, i.last_seen) AS value, source,
         toUnixTimestamp64Milli(min(i.first_seen)) AS first_seen, toUnixTimestamp64Milli(max(i.last_seen)) AS last_seen
       FROM (${withAccountSql('SELECT * FROM account_identifiers')}) AS i WHERE ${of} GROUP BY account_key, source`,
      { accounts },
    ),
    events.query<Omit<TraitRow, 'at'> & { at: string }>(
      `SELECT name, value, type, source, import_id AS importId, toUnixTimestamp64Milli(timestamp) AS at, message_id AS messageId
       FROM (${withAccountSql('SELECT * FROM account_traits FINAL')}) WHERE ${of} ORDER BY timestamp DESC, message_id DESC LIMIT 200 BY name`,
      { accounts },
    ),
    events.queryOne<{ left: string }>(
      `SELECT countIf(NOT is_member) AS left FROM (${membershipsSql(EVIDENCE_OF_ACCOUNTS)}) WHERE ${of}`,
      { accounts },
    ),
    readActivity(reader, id),
    readPossibleMembers(events, id),
  ]);
  const card = cards.get(String(id));
  if (card === undefined) return undefined;
  return {
    ...card,
    firstSeen: iso(Math.min(...seen.map((row) => Number(row.first_seen)))),
    left: Number(counts.left),
    possible: possible.length,
    activity,
    traits: readTraits(traits.map((row) => ({ ...row, at: Number(row.at) }))),
    identifierList: [...Map.groupBy(seen, (row) => row.key)]
      .map(([key, rows]) => ({
        key,
        kind: rows[0]?.kind ?? '',
        value: rows[0]?.value ?? '',
        firstSeen: iso(Math.min(...rows.map((row) => Number(row.first_seen)))),
        lastSeen: iso(Math.max(...rows.map((row) => Number(row.last_seen)))),
        sources: [...new Set(rows.map((row) => row.source))].sort(),
      }))
      .sort((a, b) =>
        a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : a.key < b.key ? -1 : 1,
      ),
  };
}

async function readActivity(reader: AccountReader, id: bigint): Promise<Account['activity']> {
  const { keys } = await readMemberKeys(reader, [id]);
  const [latest] = await reader.events.query<{ type: string; event: string; at: string; person: string }>(
    `SELECT type, event, toUnixTimestamp64Milli(timestamp) AS at, ${personOf('identity_key')} AS person FROM events
     WHERE identity_key IN {keys:Array(UInt64)} ORDER BY timestamp DESC, message_hash DESC LIMIT 1`,
    { keys },
  );
  if (latest === undefined) return null;
  const names = await reader.namesOf([BigInt(latest.person)]);
  return {
    type: latest.type,
    event: latest.event,
    at: iso(Number(latest.at)),
    person: { id: latest.person, name: names.get(latest.person) ?? '' },
  };
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
