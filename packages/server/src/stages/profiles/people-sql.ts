import type { PeopleShown, PeopleSort } from '@rondo/contract';
import { personOf } from '../identity/index.ts';
import type { PeopleSearch } from './people-words.ts';

/** Names of Segment's specification for what is bought and given back; `revenue` is the amount, always positive. */
const PURCHASES = "event IN ('Order Completed', 'Receipt Issued')";
const REFUND = "event = 'Order Refunded'";
/** Whoever has only these is known by a browser or a device alone. */
export const ANONYMOUS_KINDS = "('anonymous_id', 'device_id', 'click_id')";

export type SqlWithParameters = { sql: string; parameters: Record<string, unknown> };

/** Purchases count once for each order number, though shop and CRM may both report them; the first report wins. */
export function salesSql(where: string): string {
  return `SELECT identity_key, event, revenue AS amount, currency FROM events
    WHERE (${PURCHASES} OR ${REFUND}) AND ${where}
    ORDER BY timestamp, message_id LIMIT 1 BY event, if(order_id = '' OR ${REFUND}, message_id, order_id)`;
}

export const ORDERS = `countIf(${PURCHASES})`;
/** Orders less refunds, in the workspace's currency (an amount without one is taken to be in it). */
export function revenueSql(currency: string): string {
  const inCurrency = `currency IN ('', ${currency})`;
  return `toFloat64(sumIf(amount, ${PURCHASES} AND ${inCurrency}) - sumIf(amount, ${REFUND} AND ${inCurrency}))`;
}
export const REVENUE = revenueSql('{currency:String}');

/** Every person as a row: person, first_seen, last_seen, known, has_visited. */
function peopleSql(where: string): string {
  return `SELECT ${personOf('identity_key')} AS person, min(i.first_seen) AS first_seen, max(i.last_seen) AS last_seen,
      max(kind NOT IN ${ANONYMOUS_KINDS}) AS known, max(kind != 'click_id') AS has_visited
    FROM people_seen AS i ${where === '' ? '' : `WHERE ${where}`} GROUP BY person`;
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
  /** Only these and all of their identity keys; undefined: everybody. */
  found: { persons: readonly bigint[]; keys: readonly bigint[] } | undefined;
  show: PeopleShown;
  sort: PeopleSort;
  ascending: boolean;
  currency: string;
  limit: number;
  after: { sorted: number; person: bigint } | undefined;
};

/** The rows of these persons' identifiers, by primary key; a key that has left its person meanwhile is not among them. */
const OF_PERSONS = `identity_key IN {keys:Array(UInt64)} AND ${personOf('identity_key')} IN {persons:Array(UInt64)}`;

/** One page of people and, in each row, how many there are in all. */
export function listPeopleSql(ask: ListPeople): SqlWithParameters {
  const mine = ask.found === undefined ? undefined : OF_PERSONS;
  const sales =
    ask.sort === 'revenue'
      ? `LEFT JOIN (SELECT ${personOf('identity_key')} AS person, ${REVENUE} AS revenue
                    FROM (${salesSql(mine ?? 'identity_key != 0')}) GROUP BY person) AS sales ON sales.person = people.person`
      : '';
  const [direction, beyond] = ask.ascending ? ['ASC', '>'] : ['DESC', '<'];
  const sql = `
    SELECT person, sorted, total FROM
    (
      SELECT people.person AS person, ${SORTED[ask.sort]} AS sorted, count() OVER () AS total
      FROM (${peopleSql(mine ?? '')}) AS people ${sales}
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
      ...ask.found,
      ...(ask.after === undefined ? {} : { sorted: ask.after.sorted, person: ask.after.person }),
    },
  };
}

/**
 * The persons who match: each word begins one of their terms, or the text is one of their identifiers. Those of whom a
 * whole term was typed come first. In each row, how many match in all.
 */
export function searchSql({ words, beginnings, keys }: PeopleSearch, limit: number): SqlWithParameters {
  const parameters: Record<string, unknown> = { search_keys: keys, limit };
  const begins: string[] = [];
  const wholes: string[] = [];
  const beginsWith = (part: string): string => {
    const name = `word_${begins.length}`;
    parameters[name] = part;
    const test = `startsWith(term, {${name}:String})`;
    begins.push(test);
    wholes.push(`term = {${name}:String}`);
    return `max(${test})`;
  };
  const having = [
    ...(words.length === 0
      ? []
      : [
          words
            .map(
              (ways) => `(${ways.map((parts) => `(${parts.map(beginsWith).join(' AND ')})`).join(' OR ')})`,
            )
            .join(' AND '),
        ]),
    ...beginnings.map(beginsWith),
  ];
  // One word needs no second look at whether all of them are there.
  const isOne = begins.length === 1;
  const byTerm =
    begins.length === 0
      ? ''
      : `SELECT ${personOf('identity_key')} AS person, max(${wholes.join(' OR ')}) AS is_whole FROM people_terms
         WHERE ${begins.join(' OR ')} GROUP BY person ${isOne ? '' : `HAVING (${having.join(') OR (')})`} UNION ALL `;
  return {
    sql: `SELECT person, count() OVER () AS total FROM
      (
        SELECT person, max(is_whole) AS whole FROM
        (
          ${byTerm}SELECT ${personOf('key')} AS person, 2 AS is_whole FROM (SELECT arrayJoin({search_keys:Array(UInt64)}) AS key)
        )
        GROUP BY person
      )
      ORDER BY whole DESC, person
      LIMIT {limit:UInt32}`,
    parameters,
  };
}
