import type { ContactGrouping, ContactKind } from '@rondo/contract';
import { LEAD_EVENTS, property, sqlList, WON_STAGES } from '../../metrics/index.ts';

type PersonOf = (column: string) => string;

/** What support desks call a case that is solved, and one that is not, in lower case. */
const SOLVED = [
  ...['closed', 'solved', 'resolved', 'done', 'completed', 'complete', 'fixed'],
  ...['stängd', 'löst', 'avslutad', 'avslutat', 'klar', 'klart'],
  ...['gesloten', 'opgelost', 'afgesloten', 'afgehandeld', 'voltooid'],
  ...['geschlossen', 'gelöst', 'erledigt', 'abgeschlossen'],
  ...['סגור', 'סגורה', 'נסגר', 'נסגרה', 'נפתר', 'נפתרה', 'טופל', 'טופלה'],
];
const REOPENED = [
  'reopened',
  're-opened',
  'återöppnad',
  'heropend',
  'wiedereröffnet',
  'נפתח מחדש',
  'נפתחה מחדש',
];
const UNSOLVED = [
  ...[
    'open',
    'new',
    'pending',
    'on hold',
    'on-hold',
    'hold',
    'waiting',
    'in progress',
    'in-progress',
    'assigned',
  ],
  ...['öppen', 'öppet', 'ny', 'nytt', 'väntar', 'pågår', 'pågående'],
  ...['nieuw', 'in behandeling', 'wachtend', 'in de wacht', 'toegewezen'],
  ...['offen', 'neu', 'wartend', 'in bearbeitung', 'zugewiesen'],
  ...['פתוח', 'פתוחה', 'חדש', 'חדשה', 'בטיפול', 'ממתין', 'ממתינה'],
  ...REOPENED,
];
const LOST = [
  ...['lost', 'closed lost', 'closedlost', 'disqualified'],
  ...['förlorad', 'förlorat', 'verloren', 'אבודה', 'נסגרה ללא הצלחה', 'הפסד'],
];

const when = (name: string) => `parseDateTime64BestEffortOrNull(${property(name)}, 3, 'UTC')`;

/** Every state of every contact that was heard of. `done`: it has come to its end; `good`: to the one that was hoped for. */
function statesSql(kind: ContactKind, personOf: PersonOf): string {
  const status = property(kind === 'support' ? 'status' : 'stage');
  const said = `lowerUTF8(trimBoth(${status}))`;
  const solved = `(${said} IN (${sqlList(SOLVED)}) OR (${said} NOT IN (${sqlList(UNSOLVED)}) AND isNotNull(${when('closed_at')})))`;
  const won = `${said} IN (${sqlList(WON_STAGES)})`;
  const own =
    kind === 'support'
      ? `if(${property('ticket_id')} = '', message_id, ${property('ticket_id')}) AS contact, timestamp AS began,
         ${property('agent')} AS agent, ${property('category')} AS topic, ${property('channel')} AS via,
         ${solved} AS done, ${solved} AS good, ${said} IN (${sqlList(REOPENED)}) AS again`
      : `coalesce(nullIf(${property('deal_id')}, ''), nullIf(${property('lead_id')}, ''), message_id) AS contact,
         coalesce(${when('created_at')}, timestamp) AS began,
         ${property('salesperson')} AS agent, ${property('pipeline')} AS topic,
         lowerUTF8(if(channel = '', ${property('source')}, toString(channel))) AS via,
         ${won} OR ${said} IN (${sqlList(LOST)}) AS done, ${won} AS good, false AS again`;
  return `SELECT ${personOf('identity_key')} AS person, (received_at, timestamp, message_id) AS seen, ${status} AS status,
      toFloat64OrNull(${property('satisfaction')}) AS satisfaction,
      ifNull(${when('closed_at')}, toDateTime64(0, 3, 'UTC')) AS ended, ${own}
    FROM events WHERE event IN (${eventsOf(kind)})`;
}

function eventsOf(kind: ContactKind): string {
  return sqlList(kind === 'support' ? ['Ticket Updated'] : LEAD_EVENTS);
}

/** The latest moment at which anything was heard of contacts: an open one is open at least until then. */
export const asOfSql = (kind: ContactKind): string =>
  `SELECT count() AS states, max(greatest(received_at, timestamp)) AS last FROM events WHERE event IN (${eventsOf(kind)})`;

/**
 * One row a contact, whenever it was, as it was last heard of. A state that was heard later holds; the agent is the last who was
 * named. When it ended is what was said of it, else when the first state of its last end was (its file's time may be that
 * of the opening: then the time is unknown).
 */
export const contactsSql = (kind: ContactKind, personOf: PersonOf): string => `
  SELECT contact, person, opened, agent, topic, channel, status, satisfaction, good, length(states) AS heard,
    arrayLastIndex(s -> s.2 = 0, states) AS open_until,
    toBool(open_until < length(states)) AS done,
    toBool(again OR arrayExists(s -> s.2 = 1, arraySlice(states, 1, open_until))) AS reopened,
    arraySlice(states, open_until + 1) AS ends,
    if(done, if(arrayMax(arrayMap(s -> s.3, ends)) > toDateTime64(0, 3, 'UTC'), arrayMax(arrayMap(s -> s.3, ends)), ends[1].1.2), NULL) AS end,
    if(end > opened, dateDiff('millisecond', opened, end) / 3600000, NULL) AS hours
  FROM (
    SELECT contact, argMaxIf(person, seen, person != 0) AS person, min(began) AS opened, argMaxIf(agent, seen, agent != '') AS agent,
      argMaxIf(topic, seen, topic != '') AS topic, argMaxIf(via, seen, via != '') AS channel, argMax(status, seen) AS status,
      argMaxOrNullIf(satisfaction, seen, isNotNull(satisfaction)) AS satisfaction, argMax(good, seen) AS good, max(again) AS again,
      arraySort(groupArray((seen, toUInt8(done), ended))) AS states
    FROM (${statesSql(kind, personOf)}) GROUP BY contact
  )`;

/** Contacts of the period with the group that is asked for and, as `stratum`, what is held equal when groups are compared. */
export function groupedSql(kind: ContactKind, by: ContactGrouping, personOf: PersonOf): string {
  const month = 'toString(toYYYYMM(opened, {zone:String}))';
  const stratum = by === 'topic' ? month : `concat(topic, '\\0', ${month})`;
  return `SELECT *, ${by} AS key, ${stratum} AS stratum, if(person = 0, cityHash64(contact), person) AS someone
    FROM (${contactsSql(kind, personOf)})
    WHERE opened >= {from:DateTime64(3, 'UTC')} AND opened < {to:DateTime64(3, 'UTC')}`;
}
