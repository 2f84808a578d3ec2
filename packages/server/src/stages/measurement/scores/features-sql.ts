import { keysKnownSql } from '../../identity/index.ts';
import { PURCHASE_EVENTS, sqlList } from '../../metrics/index.ts';

export type FeaturesSql = {
  personOf: (column: string) => string;
  /** How many events are counted; their names are the parameters `e0`, `e1`, … */
  events: number;
  /** SQL of the people (column `person`) who may, or may not, be put together. */
  consent: { allows: boolean; people: string };
};

/** What the company does to people is no deed of theirs, and neither are lots that it draws. */
const NOT_THEIRS = ['Email Sent', 'Email Held Out', 'Experiment Viewed'] as const;
/** Mail arrives whatever one does. */
const NOT_SEEN = ['Email Delivered', 'Email Bounced'] as const;

const AT = "{at:DateTime64(3, 'UTC')}";
const BEFORE = `timestamp >= {since:DateTime64(3, 'UTC')} AND timestamp < ${AT}`;
const AFTER = `timestamp >= ${AT} AND timestamp < {until:DateTime64(3, 'UTC')}`;
const RECENT = "timestamp >= {recent:DateTime64(3, 'UTC')}";
const IS_PURCHASE = `event IN (${sqlList(PURCHASE_EVENTS)})`;
/** What was done, by a name: of pages and screens, that one was looked at. */
const DEED = "multiIf(event != '', toString(event), type IN ('page', 'screen'), toString(type), '')";
const KNOWN = `identity_key IN (${keysKnownSql()})`;
/** Of equally frequent ones the first by name. `topK` would keep kilobytes a person: 8 GB for a quarter of a million. */
const mostFrequent = (column: string): string => {
  const all = `groupArrayIf(toString(${column}), ${column} != '')`;
  return `arraySort(one -> (-toInt64(countEqual(${all}, one)), one), arrayDistinct(${all}))[1]`;
};
const daysBefore = (moment: string): string => `dateDiff('second', ${moment}, ${AT}) / 86400`;

/** Names of what people did, by how many of those known did it; of purchases there are figures of their own. */
export const deedsSql = ({ personOf }: Pick<FeaturesSql, 'personOf'>): string => `
  SELECT ${DEED} AS deed, toUInt32(uniqExact(${personOf('identity_key')})) AS people
  FROM events WHERE ${BEFORE} AND ${KNOWN} AND deed != '' AND NOT ${IS_PURCHASE} AND deed NOT IN (${sqlList(NOT_THEIRS)})
  GROUP BY deed ORDER BY people DESC, deed LIMIT {most:UInt32}`;

const QUANTILE = 'toFloat64(toUnixTimestamp64Milli(timestamp))';
/**
 * When events began to come in number: a few that are much older do not make the past longer, and neither do orders that were
 * imported from before the rest began; where there is nothing else they count.
 */
export const beginSql = (): string =>
  `SELECT toString(toDate(fromUnixTimestamp64Milli(toInt64(multiIf(countIf(other) > 0, quantileTDigestIf(0.01)(at, other), count() > 0, quantileTDigest(0.01)(at), 0))), {zone:String})) AS day,
    toUInt8(count() > 0) AS any
  FROM (SELECT ${QUANTILE} AS at, ${DEED} != '' AND NOT ${IS_PURCHASE} AS other FROM events WHERE timestamp < ${AT} AND (other OR ${IS_PURCHASE}))`;

/**
 * One row a person who was known and did something in the look-back before the moment `at`: how often what was done, since `recent`
 * and in all; purchases and spend; when last seen and bought; first channel, most frequent country and device. Nothing from the
 * moment on is read, but for `happened`. Parameters: at, since, recent, until, conversion, currency, e0 …, parts, part.
 */
export const featuresSql = ({ personOf, events, consent }: FeaturesSql): string => {
  const counts = Array.from({ length: events }, (_, i) => `{e${i}:String}`);
  return `
  SELECT toString(person) AS person, ${happenedSql(personOf)} AS happened, facts.*  EXCEPT (person)
  FROM (
    SELECT person, ${counts.length === 0 ? '[]' : `[${counts.map((name) => `toUInt32(countIf(deed = ${name} AND ${RECENT}))`).join(', ')}]`} AS recently,
      ${counts.length === 0 ? '[]' : `[${counts.map((name) => `toUInt32(countIf(deed = ${name}))`).join(', ')}]`} AS wholly,
      toUInt32(countIf(bought AND ${RECENT})) AS orders_recently, toUInt32(countIf(bought)) AS orders, sum(amount) AS spent,
      if(orders = 0, {lookback:Float64}, ${daysBefore('maxIf(timestamp, bought)')}) AS since_order,
      if(countIf(seen) = 0, {lookback:Float64}, ${daysBefore('maxIf(timestamp, seen)')}) AS since_seen,
      ${daysBefore('min(timestamp)')} AS since_first,
      argMinIf(toString(channel), timestamp, channel != '') AS channel,
      ${mostFrequent('country')} AS country, ${mostFrequent('device')} AS device
    FROM (
      SELECT ${personOf('identity_key')} AS person, timestamp, ${DEED} AS deed, false AS bought, 0. AS amount,
        deed NOT IN (${sqlList([...NOT_SEEN, ...NOT_THEIRS])}) AS seen, channel, country, device
      FROM events WHERE ${BEFORE} AND ${KNOWN} AND deed != '' AND NOT ${IS_PURCHASE}
      UNION ALL
      SELECT ${personOf('identity_key')} AS person, timestamp, '' AS deed, true AS bought,
        if(currency IN ('', {currency:String}), toFloat64(revenue), 0.) AS amount, true AS seen, channel, country, device
      FROM (SELECT identity_key, timestamp, revenue, currency, channel, country, device, event, order_id, message_id
        FROM events WHERE ${IS_PURCHASE} AND ${BEFORE} ORDER BY timestamp, message_id
        LIMIT 1 BY event, if(order_id = '', message_id, order_id))
      WHERE ${KNOWN}
    )
    WHERE person != 0 AND cityHash64(person) % {parts:UInt32} = {part:UInt32}
      AND person ${consent.allows ? 'IN' : 'NOT IN'} (${consent.people})
    GROUP BY person
    HAVING {buyers:Bool} = 0 OR orders > 0
  ) AS facts
  ORDER BY person`;
};

const happenedSql = (personOf: FeaturesSql['personOf']): string =>
  `person IN (SELECT ${personOf('identity_key')} FROM events WHERE event IN {conversion:Array(String)} AND ${AFTER} AND identity_key != 0)`;

/** How many people `featuresSql` would give, in all parts. */
export const countPeopleSql = ({ personOf }: Pick<FeaturesSql, 'personOf'>): string => `
  SELECT toUInt32(uniqExact(${personOf('identity_key')})) AS people FROM events
  WHERE ${BEFORE} AND ${KNOWN} AND ${DEED} != '' AND ({buyers:Bool} = 0 OR ${IS_PURCHASE})`;
