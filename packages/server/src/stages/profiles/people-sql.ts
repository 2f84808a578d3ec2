import type { PeopleShown, PeopleSort } from '@rondo/contract';
import { personOf } from '../identity/index.ts';
import type { PeopleSearch } from './people-words.ts';

/** Names of Segment's specification for what is bought and given back; `revenue` is the amount, always positive. */
const PURCHASES = "event IN ('Order Completed', 'Receipt Issued')";
const REFUND = "event = 'Order Refunded'";
/** Whoever has only these is known by a browser or a device alone. */
const ANONYMOUS_KINDS = "('anonymous_id', 'device_id', 'click_id')";

export type SqlWithParameters = { sql: string; parameters: Record<string, unknown> };

/** Purchases count once for each order number, though shop and CRM may both report them; the first report wins. */
export function salesSql(where: string): string {
  return `SELECT identity_key, event, revenue AS amount, currency FROM events
    WHERE (${PURCHASES} OR ${REFUND}) AND ${where}
    ORDER BY timestamp, message_id LIMIT 1 BY event, if(order_id = '' OR ${REFUND}, message_id, order_id)`;
}

const IN_CURRENCY = "currency IN ('', {currency:String})";
export const ORDERS = `countIf(${PURCHASES})`;
/** Orders less refunds, in the workspace's currency (an amount without one is taken to be in it). */
export const REVENUE = `toFloat64(sumIf(amount, ${PURCHASES} AND ${IN_CURRENCY}) - sumIf(amount, ${REFUND} AND ${IN_CURRENCY}))`;

/** Every person as a row: person, first_seen, last_seen, known, identifiers. */
function peopleSql(where: string): string {
  return `SELECT ${personOf('identity_key')} AS person, min(i.first_seen) AS first_seen, max(i.last_seen) AS last_seen,
      max(kind NOT IN ${ANONYMOUS_KINDS}) AS known, max(kind != 'click_id') AS has_visited, uniq(identity_key) AS identifiers
    FROM identifiers AS i ${where === '' ? '' : `WHERE ${where}`} GROUP BY person`;
}

const SHOWN: Record<PeopleShown, string> = {
  all: 'has_visited',
  known: 'known',
  anonymous: 'has_visited AND NOT known',
};
/** As the cursor writes them: milliseconds, or an amount. */
const SORTED: Record<PeopleSort, string> = {
  last_seen: 'toUnixTimestamp64Milli(last_seen)',
  first_seen: 'toUnixTimestamp64Milli(first_seen)',
  revenue: 'ifNull(sales.revenue, 0)',
};

export type ListPeople = {
  search: PeopleSearch | undefined;
  show: PeopleShown;
  sort: PeopleSort;
  ascending: boolean;
  currency: string;
  limit: number;
  after: { sorted: number; person: bigint } | undefined;
};

/** One page of people and, in each row, how many match in all. */
export function listPeopleSql(ask: ListPeople): SqlWithParameters {
  const matches = ask.search === undefined ? undefined : searchSql(ask.search);
  const sales =
    ask.sort === 'revenue'
      ? `LEFT JOIN (SELECT ${personOf('identity_key')} AS person, ${REVENUE} AS revenue
                    FROM (${salesSql('identity_key != 0')}) GROUP BY person) AS sales ON sales.person = people.person`
      : '';
  const [direction, beyond] = ask.ascending ? ['ASC', '>'] : ['DESC', '<'];
  const sql = `
    SELECT person, sorted, total FROM
    (
      SELECT people.person AS person, ${SORTED[ask.sort]} AS sorted, count() OVER () AS total
      FROM (${peopleSql(matches === undefined ? '' : `${personOf('identity_key')} IN (${matches.sql})`)}) AS people ${sales}
      WHERE ${SHOWN[ask.show]}
    )
    ${ask.after === undefined ? '' : `WHERE (sorted, person) ${beyond} ({sorted:Float64}, {person:UInt64})`}
    ORDER BY sorted ${direction}, person ${direction}
    LIMIT {limit:UInt32}`;
  return {
    sql,
    parameters: {
      currency: ask.currency,
      limit: ask.limit,
      ...matches?.parameters,
      ...(ask.after === undefined ? {} : { sorted: ask.after.sorted, person: ask.after.person }),
    },
  };
}

/** The persons who match: each word begins one of their terms, or an identifier is exactly what was typed. */
export function searchSql({ words, keys }: PeopleSearch): SqlWithParameters {
  const parameters: Record<string, unknown> = { search_keys: keys };
  const begins: string[] = [];
  const beginsWith = (part: string): string => {
    const name = `word_${begins.length}`;
    parameters[name] = part;
    const test = `startsWith(term, {${name}:String})`;
    begins.push(test);
    return `max(${test})`;
  };
  const having = words.map(
    (ways) => `(${ways.map((parts) => `(${parts.map(beginsWith).join(' AND ')})`).join(' OR ')})`,
  );
  const byTerm =
    begins.length === 0
      ? ''
      : `SELECT ${personOf('identity_key')} AS person FROM people_terms WHERE ${begins.join(' OR ')}
         GROUP BY person HAVING ${having.join(' AND ')} UNION DISTINCT `;
  return {
    sql: `${byTerm}SELECT ${personOf('key')} AS person FROM (SELECT arrayJoin({search_keys:Array(UInt64)}) AS key)`,
    parameters,
  };
}
