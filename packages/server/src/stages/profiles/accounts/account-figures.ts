import type { AccountCard } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import { personOf } from '../../identity/index.ts';
import { ORDERS, REVENUE, salesSql } from '../people-sql.ts';
import { EVIDENCE_OF_ACCOUNTS, membershipsSql, withAccountSql } from './memberships-sql.ts';

export type AccountsReader = {
  events: Events;
  /** All identity keys of these persons. */
  keysOf(persons: readonly bigint[]): Promise<bigint[]>;
  currency(): Promise<string>;
};

/** The members of these accounts and all of the members' identity keys. */
export async function readMemberKeys(
  reader: AccountsReader,
  accounts: readonly bigint[],
): Promise<{ members: Map<string, string[]>; keys: bigint[] }> {
  const rows = await reader.events.query<{ account: string; persons: string[] }>(
    `SELECT account, groupArray(person) AS persons FROM (${membershipsSql(EVIDENCE_OF_ACCOUNTS)})
     WHERE is_member AND account IN {accounts:Array(UInt64)} GROUP BY account`,
    { accounts },
  );
  const persons = new Set(rows.flatMap((row) => row.persons.map(String)));
  const keys = await reader.keysOf([...persons].map(BigInt));
  return { members: new Map(rows.map((row) => [row.account, row.persons.map(String)])), keys };
}

/** Words that say that a ticket needs no more work, as help desks in four languages write them. */
const SOLVED =
  "('closed','solved','resolved','done','complete','completed','stängd','stängt','löst','avslutad','avslutat','klar','gesloten','opgelost','afgesloten','afgehandeld','geschlossen','gelöst','erledigt','סגור','נסגר','טופל','נפתר')";
const text = (name: string) => `ifNull(toString(properties.${name}), '')`;

/** person, tickets that are not solved: the last that was heard of a ticket counts. */
export function openCasesSql(where: string): string {
  return `SELECT person, count() AS open_cases FROM (
      SELECT argMax(${personOf('identity_key')}, (received_at, timestamp)) AS person,
        argMax(${text('closed_at')} = '' AND lowerUTF8(trimBoth(${text('status')})) NOT IN ${SOLVED}, (received_at, timestamp)) AS is_open
      FROM events WHERE event = 'Ticket Updated' AND ${where}
      GROUP BY if(${text('ticket_id')} = '', message_id, ${text('ticket_id')})
    ) WHERE is_open GROUP BY person`;
}

const MINE = 'identity_key IN {keys:Array(UInt64)}';

/** What stands in a line about an account, without its name. Sums, maxima and the like over those who are members now. */
export async function readFigures(
  reader: AccountsReader,
  accounts: readonly bigint[],
): Promise<Map<string, Omit<AccountCard, 'name'>>> {
  const { keys } = await readMemberKeys(reader, accounts);
  type Row = {
    account: string;
    members: string;
    orders: string;
    revenue: number;
    open_cases: string;
    last_seen: string;
  };
  const rows = await reader.events.query<Row>(
    `SELECT named.account AS account, ifNull(m.members, 0) AS members, ifNull(m.orders, 0) AS orders, ifNull(m.revenue, 0) AS revenue,
       ifNull(m.open_cases, 0) AS open_cases, greatest(named.last_seen, ifNull(m.last_seen, 0)) AS last_seen
     FROM (
       SELECT account, max(toUnixTimestamp64Milli(last_seen)) AS last_seen
       FROM (${withAccountSql('SELECT account_key, last_seen FROM account_identifiers')})
       WHERE account IN {accounts:Array(UInt64)} GROUP BY account
     ) AS named
     LEFT JOIN (
       SELECT account, count() AS members, sum(sales.orders) AS orders, sum(sales.revenue) AS revenue, sum(cases.open_cases) AS open_cases,
         max(seen.last_seen) AS last_seen
       FROM (SELECT account, person FROM (${membershipsSql(EVIDENCE_OF_ACCOUNTS)}) WHERE is_member AND account IN {accounts:Array(UInt64)}) AS belongs
       LEFT JOIN (SELECT ${personOf('identity_key')} AS person, ${ORDERS} AS orders, ${REVENUE} AS revenue FROM (${salesSql(MINE)}) GROUP BY person) AS sales
         ON sales.person = belongs.person
       LEFT JOIN (${openCasesSql(MINE)}) AS cases ON cases.person = belongs.person
       LEFT JOIN (SELECT ${personOf('identity_key')} AS person, max(toUnixTimestamp64Milli(i.last_seen)) AS last_seen FROM identifiers AS i WHERE ${MINE} GROUP BY person) AS seen
         ON seen.person = belongs.person
       GROUP BY account
     ) AS m ON m.account = named.account`,
    { accounts, keys, currency: await reader.currency() },
  );
  return new Map(
    rows.map((row) => [
      row.account,
      {
        id: row.account,
        members: Number(row.members),
        orders: Number(row.orders),
        revenue: Number(row.revenue),
        openCases: Number(row.open_cases),
        lastSeen: new Date(Number(row.last_seen)).toISOString(),
      },
    ]),
  );
}
