import type { RepurchaseQuery } from '@rondo/contract';
import { BEFORE_END, ordersSql } from '../../metrics/index.ts';

type PersonOf = (column: string) => string;

/** The channel that brought somebody: the one of their first touch up to the first purchase. */
const firstChannelsSql = (personOf: PersonOf): string => `
  SELECT ${personOf('identity_key')} AS person, argMin(toString(channel), timestamp) AS first_channel, toDate(min(timestamp), {zone:String}) AS touched
  FROM events WHERE channel != '' AND identity_key != 0 AND ${BEFORE_END} GROUP BY person`;

/**
 * How many days passed from the first day of purchase to the second, or to now where there was none: customers counted by days,
 * by whether they bought again, and by group. Purchases of one day are one. Parameters: to, end (today), zone, currency.
 */
export function repurchaseSql(personOf: PersonOf, by: RepurchaseQuery['by']): string {
  const group =
    by === 'channel'
      ? "if(touched <= days[1], ifNull(first_channel, ''), '')"
      : by === 'quarter'
        ? "concat(toString(toYear(days[1])), ' Q', toString(toQuarter(days[1])))"
        : "''";
  return `
  SELECT ${group} AS grp, toInt32(if(length(days) > 1, days[2], {end:Date} - 1) - days[1]) AS time,
    toUInt8(length(days) > 1) AS again, toUInt32(count()) AS customers
  FROM (
    SELECT person, arraySort(groupUniqArray(toDate(timestamp, {zone:String}))) AS days
    FROM (${ordersSql(personOf, BEFORE_END)})
    WHERE person != 0 AND currency IN ('', {currency:String}) GROUP BY person
  ) AS buyers
  ${by === 'channel' ? `LEFT ANY JOIN (${firstChannelsSql(personOf)}) AS firsts ON firsts.person = buyers.person` : ''}
  GROUP BY grp, time, again ORDER BY grp, time, again`;
}
