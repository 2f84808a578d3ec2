import { OFF_SITE_EVENTS, PURCHASE_EVENTS, sqlList } from './event-names.ts';
import type { PersonOf } from './sources.ts';

/** A visitor who does nothing for so long has gone; what comes after is a new session. */
export const SESSION_GAP_MINUTES = 30;

/** One visit's facts as a tuple; the time comes first, so that sorting tuples sorts by time. */
const FACT = [
  ['timestamp', 'timestamp'],
  ['is_view', "type IN ('page', 'screen')"],
  ['event', 'toString(event)'],
  ['page_path', 'page_path'],
  ['page_host', 'toString(page_host)'],
  ['channel', 'toString(channel)'],
  ['utm_source', 'toString(utm_source)'],
  ['referrer_host', 'toString(referrer_host)'],
  ['campaign', 'toString(campaign)'],
  ['creative', 'toString(creative)'],
  ['creator', 'toString(creator)'],
  ['country', 'toString(country)'],
  ['region', 'toString(region)'],
  ['device', 'toString(device)'],
] as const;

const at = (name: (typeof FACT)[number][0]) => String(FACT.findIndex(([known]) => known === name) + 1);

/**
 * Sessions that begin in [from, to): parameters from and to. A session is what one person does on site or in the app
 * without a pause of 30 minutes; one without a page or screen is none. Facts of the day before are read, too, so that a
 * session that crosses midnight counts once, on the day on which it began. Its channel is that of its first touch.
 */
export function sessionsSql(personOf: PersonOf, also: readonly string[] = []): string {
  const gap = SESSION_GAP_MINUTES * 60_000;
  return `SELECT person, session[1].${at('timestamp')} AS timestamp,
      dateDiff('millisecond', timestamp, session[-1].${at('timestamp')}) / 1000 AS duration,
      arrayCount(fact -> fact.${at('is_view')}, session) AS views,
      length(session) AS facts,
      facts = 1 AS is_bounce,
      arrayExists(fact -> fact.${at('event')} IN (${sqlList(PURCHASE_EVENTS)}), session) AS has_order,
      arrayFirst(fact -> fact.${at('channel')} != '', session) AS touch,
      if(touch.${at('channel')} = '', 'direct', touch.${at('channel')}) AS channel,
      touch.${at('utm_source')} AS utm_source,
      touch.${at('referrer_host')} AS referrer_host,
      touch.${at('campaign')} AS campaign,
      touch.${at('creative')} AS creative,
      touch.${at('creator')} AS creator,
      arrayFirst(fact -> fact.${at('is_view')}, session) AS landing,
      landing.${at('page_path')} AS landing_page,
      landing.${at('page_host')} AS page_host,
      arrayLast(fact -> fact.${at('is_view')}, session).${at('page_path')} AS exit_page,
      arrayFirst(fact -> fact.${at('country')} != '', session).${at('country')} AS country,
      arrayFirst(fact -> fact.${at('region')} != '', session).${at('region')} AS region,
      arrayFirst(fact -> fact.${at('device')} != '', session).${at('device')} AS device
      ${also.map((column) => `, ${column}`).join('')}
    FROM (
      SELECT person, arrayJoin(arraySplit((fact, pause) -> pause > ${gap}, facts, arrayDifference(arrayMap(fact -> toUnixTimestamp64Milli(fact.1), facts)))) AS session
      FROM (
        SELECT ${personOf('identity_key')} AS person, arraySort(groupArray((${FACT.map(([, sql]) => sql).join(', ')}))) AS facts
        FROM events
        WHERE identity_key != 0 AND import_id = '' AND type IN ('page', 'screen', 'track')
          AND event NOT IN (${sqlList(OFF_SITE_EVENTS)})
          AND timestamp >= {from:DateTime64(3, 'UTC')} - INTERVAL 1 DAY AND timestamp < {to:DateTime64(3, 'UTC')} + INTERVAL 1 DAY
        GROUP BY person
      )
    )
    WHERE views > 0 AND timestamp >= {from:DateTime64(3, 'UTC')} AND timestamp < {to:DateTime64(3, 'UTC')}`;
}

/** A session's array holds tuples; this says at which place a named fact is. */
export function factPosition(name: 'is_view' | 'event' | 'page_path'): string {
  return at(name);
}
