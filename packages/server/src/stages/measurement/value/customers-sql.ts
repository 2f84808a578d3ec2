import { BEFORE_END, ordersSql } from '../../metrics/index.ts';

/** Below every logarithm of an amount of money. */
const NO_REPEAT = -10_000;

/**
 * One row a customer, as Fader and Hardie define it: purchases of one day are one, the first starts the clock and is not
 * counted. Parameters: `to`, the moment after the last day; `end`, the day after the last one to learn from; `zone`,
 * `currency`. `bin` is the mean value of a repeat purchase on a logarithmic scale of 5 %.
 */
const customersSql = (personOf: (column: string) => string): string => `
  SELECT person, days - 1 AS x, last - first AS recency, {end:Date} - 1 - first AS age, last, spent,
    if(days > 1, greatest(0, spent - first_spent) / (days - 1), 0) AS mean,
    if(mean > 0, toInt32(round(log(mean) * 20)), ${NO_REPEAT}) AS bin, later
  FROM (
    SELECT person, min(day) AS first, maxIf(day, day < {end:Date}) AS last, countIf(day < {end:Date}) AS days,
      sumIf(amount, day < {end:Date}) AS spent, argMin(amount, day) AS first_spent, countIf(day >= {end:Date}) AS later
    FROM (
      SELECT person, toDate(timestamp, {zone:String}) AS day, toFloat64(sum(revenue)) AS amount
      FROM (${ordersSql(personOf, BEFORE_END)})
      WHERE person != 0 AND currency IN ('', {currency:String}) GROUP BY person, day
    ) GROUP BY person HAVING first < {end:Date}
  )`;

/** Customers with equal histories as one row: what the models need of a million customers, without the customers. */
export const groupsSql = (personOf: (column: string) => string): string => `
  SELECT toInt32(x) AS x, toInt32(recency) AS recency, toInt32(age) AS age, bin, toUInt32(count()) AS customers,
    sum(mean) AS means, toUInt32(sum(later)) AS later
  FROM (${customersSql(personOf)}) GROUP BY x, recency, age, bin ORDER BY x, recency, age, bin`;

/** The people of some groups, each written as its four numbers with blanks between. */
export const peopleOfGroupsSql = (personOf: (column: string) => string): string => `
  SELECT toString(person) AS person, toInt32(x) AS x, toInt32(recency) AS recency, toInt32(age) AS age, bin,
    toString(last) AS last, spent
  FROM (${customersSql(personOf)})
  WHERE concat(toString(x), ' ', toString(recency), ' ', toString(age), ' ', toString(bin)) IN {groups:Array(String)}
  ORDER BY person`;
