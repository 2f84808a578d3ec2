import type { Events } from '../../../platform/events/client.ts';
import { personOf } from '../../identity/index.ts';
import { EVIDENCE_OF_ACCOUNTS, employedSql, withAccountSql } from './memberships-sql.ts';

/**
 * What each of these accounts is called: by its own newest trait, else as most members' contacts have the company's
 * name, else by its number or id.
 */
export async function readNames(events: Events, accounts: readonly bigint[]): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map();
  type Row = { account: string; name: string };
  const of = 'account IN {accounts:Array(UInt64)}';
  const [own, told, ids] = await Promise.all([
    events.query<Row>(
      `SELECT account, argMax(trimBoth(value), (timestamp, message_id)) AS name
       FROM (${withAccountSql("SELECT * FROM account_traits WHERE name IN ('name', 'company_name') AND type = 'string'")}) WHERE ${of}
       GROUP BY account HAVING name != ''`,
      { accounts },
    ),
    events.query<Row>(
      `SELECT account, topK(1)(told.name)[1] AS name
       FROM (SELECT * FROM (${employedSql(EVIDENCE_OF_ACCOUNTS)}) WHERE ${of}) AS belongs
       JOIN (
         SELECT ${personOf('identity_key')} AS person, argMax(trimBoth(value), (timestamp, message_id)) AS name
         FROM traits WHERE traits.name IN ('company_name', 'company', 'companyName') AND type = 'string' GROUP BY person HAVING name != ''
       ) AS told ON told.person = belongs.person
       GROUP BY account`,
      { accounts },
    ),
    events.query<Row>(
      `SELECT account, argMin(value, (indexOf(['company_number', 'vat_number', 'group_id', 'company_id'], kind), first_said)) AS name
       FROM (${withAccountSql('SELECT account_key, kind, value, first_said FROM account_identifiers')}) WHERE ${of} GROUP BY account`,
      { accounts },
    ),
  ]);
  return new Map([...ids, ...told, ...own].map(({ account, name }) => [account, name]));
}
