import type { AttributionGrain } from '@rondo/contract';
import { IS_CLICK, joinLandings, KEY_BITS, SAME_TOUCH_MINUTES, VISIT } from './compose-attribution-sql.ts';

/** What a touch is given credit as. */
const KEY_OF_GRAIN: Readonly<Record<AttributionGrain, string>> = {
  channel: 'toString(channel)',
  campaign: 'toString(campaign)',
  creative: 'toString(creative)',
  // A link may name its influencer; else the one whose creative it is, or from whose account the visit came.
  influencer:
    "multiIf(channel != 'influencer', '', creator != '', toString(creator), creative != '', toString(creative), toString(utm_source))",
  touchpoint: "if(type IN ('page', 'screen'), page_path, toString(event))",
};

/** People are put into so many groups by chance; the bootstrap draws groups (see `resampleGroups`). */
export const GROUPS_OF_PEOPLE = 200;

const LOOK_BACK = 'toIntervalDay({lookback_days:UInt32})';
const FROM = "{from:DateTime64(3, 'UTC')}";
const TO = "{to:DateTime64(3, 'UTC')}";
/** A touch before the period may have led to a conversion in it. A conversion's own event is no touch of its own. */
const IS_TOUCH = `channel != '' AND event NOT IN {conversion:Array(String)} AND timestamp >= ${FROM} - ${LOOK_BACK} AND timestamp < ${TO}`;

/** Which keys were touched, within which channels, the most touched first; and what touched nobody known. */
export function keysOfGrainSql(grain: AttributionGrain): string {
  return `SELECT toString(channel) AS channel, ${KEY_OF_GRAIN[grain]} AS key, count() AS touches, countIf(identity_key = 0) AS nobodys
    FROM events WHERE ${IS_TOUCH} GROUP BY channel, key ORDER BY touches DESC, channel, key`;
}

/** Whether a tracking link was followed in the window. */
export function followedSql(): string {
  return `SELECT 1 FROM events WHERE ${IS_CLICK} AND ${IS_TOUCH} LIMIT 1`;
}

export type PathsSql = {
  grain: AttributionGrain;
  personOf: (column: string) => string;
  withLinks: boolean;
  /** Only a person's first conversion ever counts, as for new customers. */
  firstOnly: boolean;
};

const time = (touch: string) => `bitShiftRight(${touch}, ${KEY_BITS})`;
const key = (touch: string) => `bitAnd(${touch}, ${2 ** KEY_BITS - 1})`;
const channel = (touch: string) => `bitShiftRight(${key(touch)}, 16)`;

/**
 * Touches and conversions of each person who touched or converted: `touches` as packed numbers in order, close ones of one
 * channel as one; `conversions` as (milliseconds, value, whether it counts). A conversion counts once, though two systems
 * report it. Conversions around the period are read as well: they tell which touches led to one.
 */
function composePeopleSql({ grain, personOf, withLinks, firstOnly }: PathsSql): string {
  const known = grain === 'channel' ? 'channel' : `concat(channel, '\\x01', ${KEY_OF_GRAIN[grain]})`;
  const since = firstOnly ? '' : `timestamp >= ${FROM} - ${LOOK_BACK} AND `;
  const counts = `timestamp >= ${FROM} AND timestamp < ${TO}`;
  return `
  SELECT person, ${withLinks ? joinLandings(time, key) : 'arraySort(groupArrayIf(touch, touch != 0))'} AS all_touches,
    arrayFilter((t, before) -> ${channel('t')} != ${channel('before')} OR ${time('t')} - ${time('before')} > ${SAME_TOUCH_MINUTES * 60_000},
      all_touches, arrayResize(arrayPushFront(all_touches, toUInt64(0)), length(all_touches))) AS touches,
    arraySort(groupArrayIf((at, value, counts, order), touch = 0)) AS all_conversions,
    ${firstOnly ? 'if(person = 0, all_conversions, arraySlice(all_conversions, 1, 1))' : 'all_conversions'} AS conversions
  FROM
  (
    SELECT ${personOf('identity_key')} AS person,
      bitOr(bitShiftLeft(toUInt64(toUnixTimestamp64Milli(timestamp)), ${KEY_BITS}), toUInt64(transform(${known}, {keys:Array(String)}, {ids:Array(UInt32)}, 0))) AS touch,
      toUInt64(0) AS at, toFloat64(0) AS value, toUInt8(0) AS counts, '' AS order${withLinks ? `, ${VISIT} AS visit, ${IS_CLICK} AS is_click, type IN ('page', 'screen') AND visit IN (SELECT ${VISIT} FROM events WHERE ${IS_CLICK} AND ${IS_TOUCH}) AS may_be_landing` : ''}
    FROM events WHERE ${IS_TOUCH} AND identity_key != 0
    UNION ALL
    SELECT ${personOf('identity_key')} AS person, toUInt64(0) AS touch, toUInt64(toUnixTimestamp64Milli(timestamp)) AS at,
      if(currency IN ('', {currency:String}), toFloat64(revenue), 0) AS value, toUInt8(${counts}) AS counts, order_id AS order${withLinks ? ', toUInt64(0) AS visit, 0 AS is_click, 0 AS may_be_landing' : ''}
    FROM (SELECT identity_key, timestamp, revenue, currency, order_id FROM events
      WHERE event IN {conversion:Array(String)} AND ${since}timestamp < ${TO} + ${LOOK_BACK}
      ORDER BY timestamp, message_id LIMIT 1 BY event, if(order_id = '', message_id, order_id))
  )
  GROUP BY person`;
}

/** The number of a touch's name, of `ids` and `places`. */
const placeOf = (touch: string) =>
  `transform(toUInt32(${key(touch)}), {ids:Array(UInt32)}, {places:Array(UInt32)}, toUInt32(0))`;

/** A conversion's touches: those within the look-back before it. */
const TOUCHES_BEFORE = `arrayFilter(t -> ${time('t')} <= conversion.1 AND ${time('t')} > conversion.1 - {lookback_days:UInt32} * 86400000, touches)`;

/**
 * The journeys: those that converted in the period, and those that ended in it without converting. A touch that led to a
 * conversion, or a silence as long as the look-back, ends what came before. Who is a customer cannot become a new one:
 * where only first conversions count, what came after it is no journey.
 */
function composeJourneysSql(sql: PathsSql): string {
  const silence = '{lookback_days:UInt32} * 86400000';
  return `
  SELECT person, journey.1 AS path, journey.2 AS converted, journey.3 AS worth, journey.4 AS decay, journey.5 AS at
  FROM
  (
    SELECT person,
      arrayMap(conversion -> (${TOUCHES_BEFORE}, conversion), arrayFilter(c -> c.3 = 1, conversions)) AS met,
      arrayMap(m -> arrayMap(t -> exp2(-toFloat64(${time('m.1[-1]')} - ${time('t')}) / {half_life:Float64}), m.1), met) AS weights,
      arrayMap((m, w) -> (m.1, true, m.2.2, arrayMap(one -> one / arraySum(w), w), m.2.1), met, weights) AS won,
      arrayMap(t -> arrayExists(c -> ${time('t')} <= c.1 AND ${time('t')} > c.1 - ${silence}, conversions), touches) AS led,
      arraySplit((t, before, l, l_before) -> l != l_before OR ${time('t')} - ${time('before')} > ${silence},
        touches, arrayResize(arrayPushFront(touches, toUInt64(0)), length(touches)), led, arrayResize(arrayPushFront(led, toUInt8(0)), length(touches))) AS runs,
      arrayMap(run -> (run, false, toFloat64(0), arrayMap(t -> toFloat64(0), run), toUInt64(0)),
        arrayFilter(run -> ${time('run[-1]')} >= toUInt64(toUnixTimestamp64Milli(${FROM})) AND NOT arrayExists(c -> ${time('run[1]')} <= c.1 AND ${time('run[1]')} > c.1 - ${silence}, conversions)${sql.firstOnly ? ` AND (empty(conversions) OR ${time('run[1]')} <= conversions[1].1)` : ''}, runs)) AS lost,
      arrayConcat(won, lost) AS journeys
    FROM (${composePeopleSql(sql)})
  )
  ARRAY JOIN journeys AS journey`;
}

/**
 * How many journeys took each path, by group of people. A path is the keys of its touches; the empty one is conversions
 * that no touch preceded. `decays` are the shares of its touches by time decay, summed over the conversions,
 * `decay_values` over their value.
 */
export function composePathsSql(sql: PathsSql): string {
  return `
SELECT arrayMap(t -> toUInt32(${key('t')}), path) AS keys, toUInt16(cityHash64(person, if(person = 0, at, 0)) % ${GROUPS_OF_PEOPLE}) AS people,
  toUInt32(countIf(converted)) AS conversions, toFloat64(sum(worth)) AS value, toUInt32(countIf(NOT converted)) AS nulls,
  toUInt32(countIf(person = 0)) AS anonymous,
  toUInt32(countIf(NOT converted AND ${time('path[-1]')} + {lookback_days:UInt32} * 86400000 > {now_ms:UInt64})) AS open,
  sumForEach(decay) AS decays, sumForEach(arrayMap(share -> share * worth, decay)) AS decay_values
FROM
(
  ${composeJourneysSql(sql)}
)
GROUP BY keys, people
ORDER BY keys, people`;
}

/** Which journeys are behind a row: those with a touch of one of `wanted`; all, or those without a touch. */
export type Behind = 'all' | 'touched' | 'untouched';
const BEHIND: Readonly<Record<Behind, string>> = {
  all: '1',
  touched: 'hasAny(places, {wanted:Array(UInt32)})',
  untouched: 'empty(places)',
};

/** Paths by the numbers of their names, the most conversions first. */
export function listPathsSql(sql: PathsSql, behind: Behind): string {
  return `
SELECT arrayMap(t -> ${placeOf('t')}, path) AS places, toUInt32(countIf(converted)) AS conversions,
  toFloat64(sum(worth)) AS value, toUInt32(countIf(NOT converted)) AS lost
FROM (${composeJourneysSql(sql)})
GROUP BY places
HAVING ${BEHIND[behind]}
ORDER BY conversions DESC, lost DESC, places
LIMIT {limit:UInt32} OFFSET {after:UInt32}`;
}

/** Conversions with the touches before them, the newest first. */
export function listConversionsSql(sql: PathsSql, behind: Behind): string {
  const moment = (milliseconds: string) => `fromUnixTimestamp64Milli(toInt64(${milliseconds}), 'UTC')`;
  return `
SELECT ${moment('conversion.1')} AS at, toString(person) AS person, conversion.4 AS order, conversion.2 AS value,
  arrayMap(t -> ${moment(time('t'))}, path) AS times, arrayMap(t -> ${placeOf('t')}, path) AS places
FROM
(
  SELECT person, conversion, ${TOUCHES_BEFORE} AS path
  FROM (${composePeopleSql(sql)})
  ARRAY JOIN arrayFilter(c -> c.3 = 1, conversions) AS conversion
)
WHERE ${BEHIND[behind]}
ORDER BY conversion.1 DESC, person, order
LIMIT {limit:UInt32} OFFSET {after:UInt32}`;
}
