import type { Events } from '../../../platform/events/client.ts';
import { companyDomainOf } from '../../../platform/identifiers/index.ts';
import { personOf } from '../../identity/index.ts';
import { EVIDENCE_OF_ACCOUNTS, membershipsSql, withAccountSql } from './memberships-sql.ts';

export type PossibleMember = { person: string; since: number; last: number; source: string };

/** The domains that an account says are its own; those of mail providers are nobody's. */
async function readDomains(events: Events, account: bigint): Promise<string[]> {
  const rows = await events.query<{ value: string }>(
    `SELECT argMax(value, (timestamp, message_id)) AS value
     FROM (${withAccountSql("SELECT * FROM account_traits WHERE name IN ('domain', 'website', 'email_domain')")})
     WHERE account = {account:UInt64} GROUP BY name`,
    { account },
  );
  return [...new Set(rows.flatMap(({ value }) => companyDomainOf(value) ?? []))];
}

/**
 * People with an e-mail address at the account's domain, of whom nothing else says that they belong to it or did. A hint
 * for people who look, and in no figure: a domain is also its company's customers, suppliers and former staff.
 */
export async function readPossibleMembers(events: Events, account: bigint): Promise<PossibleMember[]> {
  const domains = await readDomains(events, account);
  if (domains.length === 0) return [];
  const rows = await events.query<{ person: string; since: string; last: string; source: string }>(
    `SELECT person, toUnixTimestamp64Milli(min(first_seen)) AS since, toUnixTimestamp64Milli(max(last_seen)) AS last, argMin(source, first_seen) AS source
     FROM (SELECT ${personOf('identity_key')} AS person, source, first_seen, last_seen FROM identifiers
           WHERE kind = 'email' AND substring(value, position(value, '@') + 1) IN {domains:Array(String)})
     WHERE person NOT IN (SELECT person FROM (${membershipsSql(EVIDENCE_OF_ACCOUNTS)}) WHERE account = {account:UInt64})
     GROUP BY person ORDER BY since, person`,
    { account, accounts: [account], domains },
  );
  return rows.map((row) => ({ ...row, since: Number(row.since), last: Number(row.last) }));
}
