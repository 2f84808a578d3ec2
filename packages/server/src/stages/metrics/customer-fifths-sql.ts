import { ordersSql } from './source-rows-sql.ts';
import type { PersonOf } from './sources.ts';

/** Expressions of ClickHouse, most of them parameters. */
export type FifthsFrame = {
  /** A moment: orders from then on are not looked at. */
  to: string;
  /** The day after the last one that counts. */
  end: string;
  zone: string;
  currency: string;
};

const fifth = (order: string): string =>
  `toUInt8(intDiv((row_number() OVER (ORDER BY ${order}) - 1) * 5, count() OVER ()) + 1)`;

/**
 * Customers with their fifths by recency `r`, frequency `f` and money `m`, by the rule of `assignRfm`
 * (`packages/stats/src/scoring`): exact fifths of the customers in order, ties by id. Purchases of a day are one; `later`
 * tells whether they bought after the day that counts.
 */
export function customerFifthsSql(personOf: PersonOf, { to, end, zone, currency }: FifthsFrame): string {
  return `
  SELECT id, last, purchases, spent, later,
    ${fifth('last, id')} AS r, ${fifth('purchases, id')} AS f, ${fifth('spent, id')} AS m
  FROM (
    SELECT toString(person) AS id, maxIf(day, day < ${end}) AS last, toUInt32(countIf(day < ${end})) AS purchases,
      sumIf(amount, day < ${end}) AS spent, countIf(day >= ${end}) > 0 AS later, min(day) AS first
    FROM (
      SELECT person, toDate(timestamp, ${zone}) AS day, toFloat64(sum(revenue)) AS amount
      FROM (${ordersSql(personOf, `timestamp < ${to}`)})
      WHERE person != 0 AND currency IN ('', ${currency}) GROUP BY person, day
    ) GROUP BY person HAVING first < ${end}
  )`;
}
