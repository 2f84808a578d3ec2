import { BEFORE_END, ordersSql } from '../../metrics/index.ts';

type PersonOf = (column: string) => string;

const fifth = (order: string): string =>
  `toUInt8(intDiv((row_number() OVER (ORDER BY ${order}) - 1) * 5, count() OVER ()) + 1)`;

/**
 * Customers with their fifths, by the rule of `assignRfm` (`packages/stats/src/scoring`): exact fifths of the customers in order,
 * equal values ordered by id; a test holds the two equal. Purchases of one day are one. Parameters: `to`, the moment after the
 * last day that is looked at; `end`, the day after the last one that counts; `zone`, `currency`.
 */
const customersSql = (personOf: PersonOf): string => `
  SELECT id, last, purchases, spent, later,
    ${fifth('last, id')} AS r, ${fifth('purchases, id')} AS f, ${fifth('spent, id')} AS m
  FROM (
    SELECT toString(person) AS id, maxIf(day, day < {end:Date}) AS last, toUInt32(countIf(day < {end:Date})) AS purchases,
      sumIf(amount, day < {end:Date}) AS spent, countIf(day >= {end:Date}) > 0 AS later, min(day) AS first
    FROM (
      SELECT person, toDate(timestamp, {zone:String}) AS day, toFloat64(sum(revenue)) AS amount
      FROM (${ordersSql(personOf, BEFORE_END)})
      WHERE person != 0 AND currency IN ('', {currency:String}) GROUP BY person, day
    ) GROUP BY person HAVING first < {end:Date}
  )`;

/** The 125 cells. */
export const cellsSql = (personOf: PersonOf): string => `
  SELECT r, f, m, toUInt32(count()) AS people, sum(spent) AS revenue, toUInt32(countIf(later)) AS again,
    toUInt32(countIf(purchases = 1)) AS once,
    toInt32({end:Date} - max(last)) AS least_days, toInt32({end:Date} - min(last)) AS most_days,
    min(purchases) AS fewest, max(purchases) AS most, min(spent) AS least_spent, max(spent) AS most_spent
  FROM (${customersSql(personOf)}) GROUP BY r, f, m ORDER BY r, f, m`;

/** Of the cells in some fifths of each. */
export const peopleOfCellSql = (personOf: PersonOf): string => `
  SELECT id AS person, r AS recency, f AS frequency, m AS spend, toString(last) AS lastPurchase, purchases, spent,
    toUInt32(count() OVER ()) AS total
  FROM (${customersSql(personOf)})
  WHERE r IN {r:Array(UInt8)} AND f IN {f:Array(UInt8)} AND m IN {m:Array(UInt8)}
  ORDER BY spent DESC, id LIMIT {limit:UInt32}`;
