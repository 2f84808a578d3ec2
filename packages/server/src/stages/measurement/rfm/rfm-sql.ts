import { customerFifthsSql } from '../../metrics/index.ts';

type PersonOf = (column: string) => string;

/**
 * Parameters: `to`, the moment after the last day that is looked at; `end`, the day after the last one that counts; `zone`,
 * `currency`.
 */
const customersSql = (personOf: PersonOf): string =>
  customerFifthsSql(personOf, {
    to: "{to:DateTime64(3, 'UTC')}",
    end: '{end:Date}',
    zone: '{zone:String}',
    currency: '{currency:String}',
  });

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
