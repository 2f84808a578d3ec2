import type { AttributionDimension } from '@rondo/contract';

/**
 * A touch is one UInt64, so that a person's touches sort and filter as plain numbers: milliseconds above, then
 * 6 bits for the channel and 16 for the campaign or creative within it. Over 10 million events this takes half the
 * time and memory of arrays of tuples with texts.
 */
export const KEY_BITS = 22;
export const KEYS_PER_CHANNEL = 65_535;
export const MOST_CHANNELS = 63;
const WITHIN_CHANNEL_BITS = 16;

/** Touches of one channel that follow each other within so long are one: a visitor who reloads, or clicks twice. */
export const SAME_TOUCH_MINUTES = 30;

export type AttributionSql = {
  dimension: AttributionDimension;
  /** SQL of the person of an identity_key. */
  personOf: (column: string) => string;
  /** Whether somebody followed a tracking link at all: joining clicks to the pages that they led to costs a little. */
  withLinks: boolean;
};

const WINDOW_START = "{from:DateTime64(3, 'UTC')} - toIntervalDay({lookback_days:UInt32})";
const IN_PERIOD = "timestamp >= {from:DateTime64(3, 'UTC')} AND timestamp < {to:DateTime64(3, 'UTC')}";
const IN_WINDOW = `timestamp >= ${WINDOW_START} AND timestamp < {to:DateTime64(3, 'UTC')}`;
/** A conversion's own event is no touch of its own, should it ever carry a channel. */
const IS_TOUCH = `channel != '' AND event NOT IN {conversion:Array(String)} AND identity_key != 0 AND ${IN_WINDOW}`;

/** Which channels, and which campaigns or creatives within them, were touched in the window at all. */
export function touchedKeysSql(dimension: AttributionDimension): string {
  return dimension === 'channel'
    ? `SELECT toString(channel) AS channel, channel AS key, count() AS touches FROM events WHERE ${IS_TOUCH} GROUP BY channel ORDER BY touches DESC, channel`
    : `SELECT toString(channel) AS channel, toString(${dimension}) AS key, count() AS touches FROM events WHERE ${IS_TOUCH} GROUP BY channel, key ORDER BY touches DESC, channel, key`;
}

/** What a click on a tracking link and the page that it leads to have in common. */
export const VISIT = 'cityHash64(utm_source, campaign)';
export const IS_CLICK = "event = 'Link Clicked' AND (utm_source != '' OR campaign != '')";

/** Whether a tracking link was followed in the window. */
export function followedLinksSql(): string {
  return `SELECT 1 FROM events WHERE ${IS_CLICK} AND ${IS_TOUCH} LIMIT 1`;
}

/** The text by which a touch is looked up in the list of known keys. */
const lookUp = (dimension: AttributionDimension) =>
  dimension === 'channel' ? 'channel' : `concat(channel, '\\x01', ${dimension})`;

/**
 * All six models in one pass: touches and conversions of each person as two arrays; for each conversion the touches
 * in its look-back window; each touch's share by each model; sums by key. Key 0 is “no touch known”.
 * Parameters: from, to, lookback_days, half_life (ms), conversion, currency, keys, ids, direct (channel number).
 */
export function composeAttributionSql({ dimension, personOf, withLinks }: AttributionSql): string {
  const time = (touch: string) => `bitShiftRight(${touch}, ${KEY_BITS})`;
  const key = (touch: string) => `bitAnd(${touch}, ${2 ** KEY_BITS - 1})`;
  const channel = (touch: string) => `bitShiftRight(${key(touch)}, ${WITHIN_CHANNEL_BITS})`;
  return `
SELECT toUInt32(${key('touch')}) AS id, toUInt32(count()) AS touches,
  toUInt32(countIf(place = 1)) AS first_conversions, toFloat64(sumIf(value, place = 1)) AS first_value,
  toUInt32(countIf(place = length)) AS last_conversions, toFloat64(sumIf(value, place = length)) AS last_value,
  toUInt32(countIf(place = named)) AS named_conversions, toFloat64(sumIf(value, place = named)) AS named_value,
  sum(1 / length) AS linear_conversions, sum(value / length) AS linear_value,
  sum(decay / decays) AS decay_conversions, sum(value * decay / decays) AS decay_value,
  sum(multiIf(length = 1, 1, length = 2, 0.5, place = 1 OR place = length, 0.4, 0.2 / (length - 2)) AS position) AS position_conversions,
  sum(value * position) AS position_value,
  toUInt32(countIf(person = 0)) AS anonymous
FROM
(
  SELECT person, tupleElement(conversion, 1) AS at, tupleElement(conversion, 2) AS value,
    arrayFilter(t -> ${time('t')} <= at AND ${time('t')} > at - {lookback_days:UInt32} * 86400000, touches) AS known,
    if(empty(known), [toUInt64(0)], known) AS path,
    length(path) AS length,
    arrayLastIndex(t -> ${channel('t')} != {direct:UInt32}, path) AS last_named,
    if(last_named = 0, length, last_named) AS named,
    arrayMap(t -> if(t = 0, 1, exp2(-(at - ${time('t')}) / {half_life:Float64})), path) AS path_decays,
    arraySum(path_decays) AS decays
  FROM
  (
    SELECT person, ${withLinks ? joinLandings(time, key) : 'arraySort(groupArrayIf(touch, touch != 0))'} AS all_touches,
      arrayFilter((t, before) -> ${channel('t')} != ${channel('before')} OR ${time('t')} - ${time('before')} > ${SAME_TOUCH_MINUTES * 60_000},
        all_touches, arrayResize(arrayPushFront(all_touches, toUInt64(0)), length(all_touches))) AS touches,
      groupArrayIf((at, value), touch = 0) AS conversions
    FROM
    (
      SELECT ${personOf('identity_key')} AS person,
        bitOr(bitShiftLeft(toUInt64(toUnixTimestamp64Milli(timestamp)), ${KEY_BITS}), toUInt64(transform(${lookUp(dimension)}, {keys:Array(String)}, {ids:Array(UInt32)}, 0))) AS touch,
        toUInt64(0) AS at, toFloat64(0) AS value${withLinks ? `, ${VISIT} AS visit, ${IS_CLICK} AS is_click, type IN ('page', 'screen') AND visit IN (SELECT ${VISIT} FROM events WHERE ${IS_CLICK} AND ${IS_TOUCH}) AS may_be_landing` : ''}
      FROM events WHERE ${IS_TOUCH}
      UNION ALL
      SELECT ${personOf('identity_key')} AS person, toUInt64(0) AS touch, toUInt64(toUnixTimestamp64Milli(timestamp)) AS at,
        if(currency IN ('', {currency:String}), toFloat64(revenue), 0) AS value${withLinks ? ', toUInt64(0) AS visit, 0 AS is_click, 0 AS may_be_landing' : ''}
      FROM (${conversionsSql()})
    )
    GROUP BY person
    HAVING notEmpty(conversions)
  )
  ARRAY JOIN conversions AS conversion
)
ARRAY JOIN path AS touch, arrayEnumerate(path) AS place, path_decays AS decay
GROUP BY id`;
}

/**
 * A person's touches in order, in which a page that a tracking link led to (the same source and campaign, within 30
 * minutes after the click) is given the click's channel and campaign. Two touches of one channel so close are one; by its
 * address alone the page may look like another channel, and the one visit would be two touches.
 */
export function joinLandings(time: (touch: string) => string, key: (touch: string) => string): string {
  const click = `arrayLast(c -> c.2 = page.2 AND ${time('c.1')} <= ${time('page.1')} AND ${time('page.1')} - ${time('c.1')} <= ${SAME_TOUCH_MINUTES * 60_000},
        arraySort(groupArrayIf((touch, visit), is_click))).1`;
  const landed = `arrayMap(page -> bitOr(bitShiftLeft(${time('page.1')}, ${KEY_BITS}), ${key(`if(${click} = 0, page.1, ${click})`)}),
        groupArrayIf((touch, visit), may_be_landing))`;
  return `arraySort(arrayConcat(groupArrayIf(touch, touch != 0 AND NOT may_be_landing), ${landed}))`;
}

/** One conversion counts once, though two systems may report it: the first report of an order number wins. */
export function conversionsSql(): string {
  return `SELECT identity_key, timestamp, revenue, currency FROM events
    WHERE event IN {conversion:Array(String)} AND ${IN_PERIOD}
    ORDER BY timestamp, message_id LIMIT 1 BY event, if(order_id = '', message_id, order_id)`;
}
