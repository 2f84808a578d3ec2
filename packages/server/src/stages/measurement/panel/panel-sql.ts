import type { PlaceKind } from '@rondo/contract';
import { newestAdFiguresSql } from '../../campaigns/index.ts';

type PersonOf = (column: string) => string;

/** Where a person is: the place of most of their events up to the end of the period. */
const placesOfPeopleSql = (personOf: PersonOf, by: PlaceKind): string => `
  SELECT person, argMax(place, (times, place)) AS place FROM (
    SELECT ${personOf('identity_key')} AS person, toString(${by}) AS place, count() AS times
    FROM events WHERE ${by} != '' AND identity_key != 0 AND timestamp < {to:DateTime64(3, 'UTC')} GROUP BY person, place
  ) GROUP BY person`;

/** People of each place. */
export const peopleByPlaceSql = (personOf: PersonOf, by: PlaceKind = 'region'): string =>
  `SELECT place, toUInt32(count()) AS people FROM (${placesOfPeopleSql(personOf, by)}) GROUP BY place ORDER BY people DESC, place`;

/**
 * Conversions by week and place. A conversion counts once, though two systems report it; it is where its person mostly is,
 * or else where it happened itself.
 */
export const conversionsByPlaceSql = (
  personOf: PersonOf,
  firstOnly: boolean,
  by: PlaceKind = 'region',
): string => `
  SELECT toUInt32(intDiv(toDate(timestamp, {zone:String}) - {from_date:Date}, 7)) AS week,
    if(places.place != '', places.place, own) AS place, toUInt32(count()) AS conversions,
    sum(if(currency IN ('', {currency:String}), toFloat64(revenue), 0)) AS value
  FROM (
    SELECT ${personOf('identity_key')} AS person, toString(${by}) AS own, timestamp, message_id, revenue, currency, order_id, event
    FROM events WHERE event IN {conversion:Array(String)} AND timestamp < {to:DateTime64(3, 'UTC')}
      ${firstOnly ? '' : "AND timestamp >= {from:DateTime64(3, 'UTC')}"}
    ORDER BY timestamp, message_id LIMIT 1 BY event, if(order_id = '', message_id, order_id)
    ${firstOnly ? 'LIMIT 1 BY if(person = 0, message_id, toString(person))' : ''}
  ) AS conversions
  LEFT ANY JOIN (${placesOfPeopleSql(personOf, by)}) AS places ON conversions.person = places.person
  WHERE timestamp >= {from:DateTime64(3, 'UTC')} GROUP BY week, place`;

/** Spend by week, campaign and place; figures of a month are spread evenly over its days. */
export const spendByPlaceSql = (by: PlaceKind = 'region'): string => `
  SELECT toUInt32(intDiv(dateDiff('day', {from_date:Date32}, day), 7)) AS week, lowerUTF8(toString(channel)) AS channel,
    toString(campaign) AS campaign, toString(${by}) AS place, sum(part) AS spend
  FROM (
    SELECT channel, campaign, ${by},
      multiIf(period = 'month', toInt32(dateDiff('day', date, date + INTERVAL 1 MONTH)), period = 'week', 7, 1) AS days,
      toFloat64(spend) / days AS part, arrayJoin(arrayMap(d -> addDays(date, d), range(toUInt32(days)))) AS day
    FROM (${newestAdFiguresSql('date >= {from_date:Date32} - INTERVAL 1 MONTH AND date < {to_date:Date32}')})
    WHERE isNotNull(spend) AND spend > 0 AND currency IN ('', {currency:String})
  ) WHERE day >= {from_date:Date32} AND day < {to_date:Date32} GROUP BY week, channel, campaign, place`;
