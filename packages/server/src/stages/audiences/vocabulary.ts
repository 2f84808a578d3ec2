import {
  accountFigures,
  type ConsentSettings,
  type SegmentValues,
  type SegmentVocabulary,
} from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import { TRAIT_TYPE_SQL, type TraitBook, traitsThatCount } from '../profiles/index.ts';

const NOW = "fromUnixTimestamp64Milli({now:Int64}, 'UTC')";

/** What has arrived so far: the words that rules are made of. */
export async function readVocabulary(
  events: Events,
  book: TraitBook,
  consents: ConsentSettings,
  now: Date,
): Promise<SegmentVocabulary> {
  type TraitRow = { name: string; holds: 'text' | 'number' | 'time' | 'boolean'; people: string };
  type EventRow = { type: 'track' | 'page' | 'screen'; called: string; count: string };
  type AccountRow = { field: string; holds: 'text' | 'number' | 'time' | 'boolean'; accounts: string };
  const [traits, known, touches, accountTraits, anyAccount] = await Promise.all([
    events.query<TraitRow>(
      `SELECT name, uniqCombined(identity_key) AS people,
              ${TRAIT_TYPE_SQL} AS holds
       FROM traits WHERE ${traitsThatCount(NOW)} GROUP BY name HAVING countIf(type != 'null') > 0
       ORDER BY people DESC, name LIMIT 1000`,
      { now: now.getTime() },
    ),
    events.query<EventRow>(
      `SELECT type, if(type = 'track', event, name) AS called, count() AS count
       FROM events WHERE type IN ('track', 'page', 'screen') AND identity_key != 0
       GROUP BY type, called ORDER BY count DESC, called LIMIT 1000`,
    ),
    events.queryOne<{ channels: string[]; campaigns: string[] }>(
      `SELECT arraySort(groupUniqArrayIf(100)(toString(channel), channel != '')) AS channels,
              arraySort(groupUniqArrayIf(2000)(toString(campaign), campaign != '' AND channel != '')) AS campaigns
       FROM events`,
    ),
    events.query<AccountRow>(
      `SELECT name AS field, uniqCombined(account_key) AS accounts, ${TRAIT_TYPE_SQL} AS holds
       FROM account_traits GROUP BY name HAVING countIf(type != 'null') > 0 ORDER BY accounts DESC, name LIMIT 500`,
    ),
    events.query('SELECT 1 FROM account_evidence LIMIT 1'),
  ]);
  return {
    traits: [
      ...[...book.computed.values()].map(({ name, holds }) => ({
        name,
        type: holds === 'list' ? ('text' as const) : holds,
        computed: true,
      })),
      ...traits
        .filter(({ name }) => !book.computed.has(name))
        .map(({ name, holds, people }) => ({
          name,
          type: book.merges.get(name)?.strategy === 'union' ? ('text' as const) : holds,
          people: Number(people),
        })),
    ],
    events: known.map((row) => ({ type: row.type, event: row.called, count: Number(row.count) })),
    channels: touches.channels,
    campaigns: touches.campaigns,
    consents: consents.purposes.flatMap(({ id, cells }) =>
      cells.map(({ channel }) => ({ purpose: id, channel })),
    ),
    accounts:
      anyAccount.length === 0
        ? []
        : [
            ...accountFigures.map((field) => ({ field, type: 'number' as const })),
            ...accountTraits.map(({ field, holds, accounts }) => ({
              field,
              type: holds,
              accounts: Number(accounts),
            })),
          ],
  };
}

const MOST_VALUES = 100;

/** The values that a trait has had most often, among those that contain what was typed. */
export async function readTraitValues(
  events: Events,
  trait: string,
  containing: string,
  now: Date,
): Promise<SegmentValues> {
  const rows = await events.query<{ value: string; count: string }>(
    `SELECT value, uniqCombined(identity_key) AS count FROM traits
     WHERE name = {trait:String} AND type != 'null' AND ${traitsThatCount(NOW)}
       AND ({containing:String} = '' OR positionCaseInsensitiveUTF8(value, {containing:String}) > 0)
     GROUP BY value ORDER BY count DESC, value LIMIT ${MOST_VALUES}`,
    { trait, containing, now: now.getTime() },
  );
  return { items: rows.map((row) => ({ value: row.value, count: Number(row.count) })) };
}

/** The same of a trait of accounts. */
export async function readAccountValues(
  events: Events,
  trait: string,
  containing: string,
): Promise<SegmentValues> {
  const rows = await events.query<{ value: string; count: string }>(
    `SELECT value, uniqCombined(account_key) AS count FROM account_traits
     WHERE name = {trait:String} AND type != 'null'
       AND ({containing:String} = '' OR positionCaseInsensitiveUTF8(value, {containing:String}) > 0)
     GROUP BY value ORDER BY count DESC, value LIMIT ${MOST_VALUES}`,
    { trait, containing },
  );
  return { items: rows.map((row) => ({ value: row.value, count: Number(row.count) })) };
}

/** The properties that an event has had, with how often: sampled, for a list to choose from. */
export async function readEventProperties(
  events: Events,
  type: string,
  event: string,
): Promise<SegmentValues> {
  const rows = await events.query<{ value: string; count: string }>(
    `SELECT arrayJoin(JSONAllPaths(properties)) AS value, count() AS count
     FROM (SELECT properties FROM events WHERE type = {type:String} AND ({event:String} = '' OR if(type = 'track', event, name) = {event:String}) LIMIT 20000)
     GROUP BY value ORDER BY count DESC, value LIMIT 200`,
    { type, event },
  );
  return { items: rows.map((row) => ({ value: row.value, count: Number(row.count) })) };
}

/** The values that a property of an event has had most often. */
export async function readPropertyValues(
  events: Events,
  type: string,
  event: string,
  property: string,
): Promise<SegmentValues> {
  const rows = await events.query<{ value: string; count: string }>(
    `SELECT toString(properties.{property:Identifier}) AS value, count() AS count
     FROM events WHERE type = {type:String} AND ({event:String} = '' OR if(type = 'track', event, name) = {event:String})
       AND isNotNull(properties.{property:Identifier})
     GROUP BY value ORDER BY count DESC, value LIMIT ${MOST_VALUES}`,
    { type, event, property },
  );
  return { items: rows.map((row) => ({ value: row.value, count: Number(row.count) })) };
}
