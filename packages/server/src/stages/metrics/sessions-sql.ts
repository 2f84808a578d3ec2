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

type FactName = (typeof FACT)[number][0];
type Facts = readonly (readonly [FactName, string])[];

const placeIn = (facts: Facts, name: FactName): string =>
  String(facts.findIndex(([known]) => known === name) + 1);

/** Columns of a session's first touch, whose channel says which fact that is. */
const OF_TOUCH = ['channel', 'utm_source', 'referrer_host', 'campaign', 'creative', 'creator'] as const;
/** The first of the session that is known. */
const FIRST = ['country', 'region', 'device'] as const;

/**
 * Sessions that begin in [from, to): parameters from and to. A session is what one person does on site or in the app
 * without a pause of 30 minutes; one without a page or screen is none. Facts of the day before are read, too, so that a
 * session that crosses midnight counts once, on the day on which it began. Its channel is that of its first touch.
 */
export function sessionsSql(
  personOf: PersonOf,
  also: readonly string[] = [],
  /** Columns that nobody reads cost half of the time and memory: ten of fourteen are texts of every single fact. */
  isRead: (column: string) => boolean = () => true,
): string {
  const gap = SESSION_GAP_MINUTES * 60_000;
  const hasTouch = OF_TOUCH.some(isRead);
  const kept: Facts = FACT.filter(([name]) => {
    if (name === 'timestamp' || name === 'is_view') return true;
    if (name === 'event') return isRead('has_order');
    if (name === 'page_path') return isRead('landing_page') || isRead('exit_page');
    return name === 'channel' ? hasTouch : isRead(name);
  });
  const at = (name: FactName): string => placeIn(kept, name);
  const columns: [string, string][] = [
    [
      'has_order',
      `arrayExists(fact -> fact.${at('event')} IN (${sqlList(PURCHASE_EVENTS)}), session) AS has_order`,
    ],
    ['channel', `if(touch.${at('channel')} = '', 'direct', touch.${at('channel')}) AS channel`],
    ...OF_TOUCH.slice(1).map((name): [string, string] => [name, `touch.${at(name)} AS ${name}`]),
    ['landing_page', `landing.${at('page_path')} AS landing_page`],
    ['page_host', `landing.${at('page_host')} AS page_host`],
    ['exit_page', `arrayLast(fact -> fact.${at('is_view')}, session).${at('page_path')} AS exit_page`],
    ...FIRST.map((name): [string, string] => [
      name,
      `arrayFirst(fact -> fact.${at(name)} != '', session).${at(name)} AS ${name}`,
    ]),
  ];
  const read = [
    ...(hasTouch ? [`arrayFirst(fact -> fact.${at('channel')} != '', session) AS touch`] : []),
    `arrayFirst(fact -> fact.${at('is_view')}, session) AS landing`,
    ...columns.flatMap(([name, sql]) => (isRead(name) ? [sql] : [])),
    ...also,
  ];
  return `SELECT person, session[1].${at('timestamp')} AS timestamp,
      dateDiff('millisecond', timestamp, session[-1].${at('timestamp')}) / 1000 AS duration,
      arrayCount(fact -> fact.${at('is_view')}, session) AS views,
      length(session) AS facts,
      facts = 1 AS is_bounce,
      ${read.join(',\n      ')}
    FROM (
      SELECT person, arrayJoin(arraySplit((fact, pause) -> pause > ${gap}, facts, arrayDifference(arrayMap(fact -> toUnixTimestamp64Milli(fact.1), facts)))) AS session
      FROM (
        SELECT ${personOf('identity_key')} AS person, arraySort(groupArray((${kept.map(([, sql]) => sql).join(', ')}))) AS facts
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
  return placeIn(FACT, name);
}
