import type { ExperimentMetric } from '@rondo/contract';
import { personOf } from '../../identity/index.ts';
import { unitsWithFactsSql } from './sums-sql.ts';
import type { Sql } from './units-sql.ts';

/** A unit with what came of it and what was known of its person before the exposure; numbers as they are counted. */
export type GainRow = {
  person: string;
  stratum: string;
  arm: number;
  value: number;
  orders: number;
  spend: number;
  visits: number;
  opens: number;
  country: string;
  channel: string;
};

/**
 * Units of two variations of a part of the people (of whole people, by a hash of them), each with what was known strictly
 * before its exposure: orders and spend (an order number once), days with a visit, e-mails opened, the first known country,
 * the channel of the first touch.
 */
export function gainRowsSql(units: Sql, metric: ExperimentMetric): string {
  const inPart = 'person != 0 AND cityHash64(person) % {parts:UInt32} = 0';
  const seen = "timestamp < {counted_to:DateTime64(3, 'UTC')} AND identity_key != 0";
  const part: Sql = {
    sql: `SELECT * FROM (${units.sql}) WHERE arm IN ({control_unit:UInt8}, {treated_unit:UInt8}) AND ${inPart}`,
    parameters: units.parameters,
  };
  const value = 'arraySum(arrayMap(f -> f.2, own))';
  const orders = `SELECT person, groupArray((timestamp, money)) AS bought
    FROM (SELECT ${personOf('identity_key')} AS person, timestamp, if(currency IN ('', {currency:String}), toFloat64(revenue), 0) AS money
      FROM events WHERE event IN {purchases:Array(String)} AND ${seen}
      ORDER BY timestamp, message_id LIMIT 1 BY if(order_id = '', message_id, order_id))
    WHERE ${inPart} GROUP BY person`;
  const traces = `SELECT person, groupArrayIf(timestamp, type IN ('page', 'screen')) AS viewed, groupArrayIf(timestamp, event = {opened:String}) AS opened,
      minIf(timestamp, country != '') AS placed_at, argMinIf(country, timestamp, country != '') AS placed,
      minIf(timestamp, channel != '') AS touched_at, argMinIf(channel, timestamp, channel != '') AS touched
    FROM (SELECT ${personOf('identity_key')} AS person, timestamp, type, event, toString(country) AS country, toString(channel) AS channel
      FROM events WHERE ${seen} AND (type IN ('page', 'screen') OR event = {opened:String} OR channel != '' OR country != ''))
    WHERE ${inPart} GROUP BY person`;
  return `SELECT toString(units.person) AS person, units.stratum AS stratum, toUInt8(units.arm) AS arm, ${metric.kind === 'conversion' ? `least(1., ${value})` : value} AS value,
      toFloat64(arrayCount(o -> o.1 < units.exposed, bought)) AS orders,
      arraySum(arrayMap(o -> if(o.1 < units.exposed, o.2, 0.), bought)) AS spend,
      toFloat64(arrayUniq(arrayMap(t -> toDate(t, {zone:String}), arrayFilter(t -> t < units.exposed, viewed)))) AS visits,
      toFloat64(arrayCount(t -> t < units.exposed, opened)) AS opens,
      if(placed != '' AND placed_at < units.exposed, placed, '') AS country,
      if(touched != '' AND touched_at < units.exposed, touched, '') AS channel
    FROM (${unitsWithFactsSql(part, metric)}) AS units
    LEFT JOIN (${orders}) AS bought_by ON bought_by.person = units.person
    LEFT JOIN (${traces}) AS traces ON traces.person = units.person
    ORDER BY person, stratum`;
}
