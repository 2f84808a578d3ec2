import type { AccountCard, AccountSort, AccountsPage, AccountsQuery } from '@rondo/contract';
import { invalid } from '../../../platform/error.ts';
import { normaliseIdentifier } from '../../../platform/identifiers/index.ts';
import { personOf } from '../../identity/index.ts';
import { REVENUE, salesSql } from '../people-sql.ts';
import { foldText } from '../people-words.ts';
import { type AccountsReader, readFigures } from './account-figures.ts';
import { readNames } from './account-names.ts';
import { employedSql, membershipsSql, withAccountSql } from './memberships-sql.ts';

const PAGE = 50;

const MEMBERS = `SELECT account, person FROM (${membershipsSql('')}) WHERE is_member`;

/** By what the list is sorted, as the cursor writes it: account and sorted; an account that is missing has 0. */
const SORTED: Record<AccountSort, string> = {
  members: `SELECT account, count() AS sorted FROM (${MEMBERS}) GROUP BY account`,
  revenue: `SELECT account, sum(sales.revenue) AS sorted FROM (${MEMBERS}) AS belongs
    JOIN (SELECT ${personOf('identity_key')} AS person, ${REVENUE} AS revenue FROM (${salesSql('identity_key != 0')}) GROUP BY person) AS sales
    ON sales.person = belongs.person GROUP BY account`,
  last_seen: `SELECT account, max(at) AS sorted FROM (
      SELECT account, toUnixTimestamp64Milli(last_seen) AS at FROM (${withAccountSql('SELECT account_key, last_seen FROM account_identifiers')})
      UNION ALL
      SELECT account, seen.at AS at FROM (${MEMBERS}) AS belongs
      JOIN (SELECT ${personOf('identity_key')} AS person, max(toUnixTimestamp64Milli(i.last_seen)) AS at FROM identifiers AS i GROUP BY person) AS seen
      ON seen.person = belongs.person
    ) GROUP BY account`,
};

const FOLDED = (column: string) =>
  `replaceRegexpAll(lowerUTF8(normalizeUTF8NFKD(${column})), '\\\\p{Mn}', '')`;

/** Accounts of which a name, a domain or an identifier holds the text, or whose identifier it is in another way of writing. */
const MATCHING = `account IN (
    SELECT account FROM (${withAccountSql(`SELECT account_key FROM account_identifiers WHERE position(${FOLDED('value')}, {text:String}) > 0 OR account_key IN {keys:Array(UInt64)}
      UNION DISTINCT SELECT account_key FROM account_traits WHERE name IN ('name', 'company_name', 'domain', 'website') AND position(${FOLDED('value')}, {text:String}) > 0`)})
    UNION DISTINCT
    SELECT account FROM (${employedSql('')}) WHERE person IN (SELECT ${personOf('identity_key')} FROM traits
      WHERE traits.name IN ('company_name', 'company', 'companyName') AND type = 'string' AND position(${FOLDED('value')}, {text:String}) > 0)
  )`;

export async function listAccounts(
  reader: AccountsReader,
  query: AccountsQuery,
  defaultRegion: string,
): Promise<AccountsPage> {
  const limit = query.limit ?? PAGE;
  const text = query.q?.trim() ?? '';
  const after = query.after === undefined ? undefined : readCursor(query.after);
  const [direction, beyond] = query.order === 'asc' ? ['ASC', '>'] : ['DESC', '<'];
  const rows = await reader.events.query<{ account: string; sorted: number | string; total: string }>(
    `SELECT account, sorted, total FROM (
       SELECT named.account AS account, ifNull(by.sorted, 0) AS sorted, count() OVER () AS total
       FROM (SELECT DISTINCT account FROM (${withAccountSql('SELECT account_key FROM account_identifiers')}) ${text === '' ? '' : `WHERE ${MATCHING}`}) AS named
       LEFT JOIN (${SORTED[query.sort ?? 'last_seen']}) AS by ON by.account = named.account
     )
     ${after === undefined ? '' : `WHERE (toFloat64(sorted), account) ${beyond} ({sorted:Float64}, {account:UInt64})`}
     ORDER BY toFloat64(sorted) ${direction}, account ${direction} LIMIT {limit:UInt32}`,
    {
      limit: limit + 1,
      text: foldText(text),
      keys: keysOfText(text, defaultRegion),
      currency: await reader.currency(),
      ...after,
    },
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const cards = await readAccountCards(
    reader,
    shown.map((row) => BigInt(row.account)),
  );
  return {
    items: shown.flatMap((row) => cards.get(row.account) ?? []),
    total: Number(rows[0]?.total ?? 0),
    ...(rows.length > limit && last !== undefined ? { next: `${last.sorted}~${last.account}` } : {}),
  };
}

/** A line about each of these accounts, by id. */
export async function readAccountCards(
  reader: AccountsReader,
  accounts: readonly bigint[],
): Promise<Map<string, AccountCard>> {
  if (accounts.length === 0) return new Map();
  const [figures, names] = await Promise.all([
    readFigures(reader, accounts),
    readNames(reader.events, accounts),
  ]);
  return new Map([...figures].map(([id, own]) => [id, { ...own, name: names.get(id) ?? '' }]));
}

/** A company number and a VAT number are found however they are written. */
function keysOfText(text: string, defaultRegion: string): bigint[] {
  return ['group_id', 'company_id', 'company_number', 'vat_number'].flatMap((kind) => {
    const normalised = normaliseIdentifier(kind, text, { defaultRegion });
    return normalised.outcome === 'ok' ? [normalised.key] : [];
  });
}

function readCursor(text: string): { sorted: number; account: bigint } {
  const [, sorted, account] = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)~(\d{1,20})$/.exec(text) ?? [];
  if (sorted === undefined || account === undefined) {
    throw invalid(
      'querystring/after',
      '“after” is not a cursor of this list.',
      'Take it from `next` of the page before.',
    );
  }
  return { sorted: Number(sorted), account: BigInt(account) };
}
