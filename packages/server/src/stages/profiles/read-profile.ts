import type { Profile, ProfileTrait } from '@rondo/contract';
import type { PersonKeys } from '../identity/index.ts';
import { type PeopleReader, readCards } from './list-people.ts';
import { ORDERS, OTHER_REVENUE, REFUNDS, REVENUE, salesSql } from './people-sql.ts';

const MINE = 'identity_key IN {keys:Array(UInt64)}';

/** Everything about one person but the timeline; undefined where nothing is known under these keys. */
export async function readProfile(
  reader: PeopleReader,
  person: PersonKeys,
  traitsOf: (keys: readonly bigint[]) => Promise<ProfileTrait[]>,
): Promise<Profile | undefined> {
  const { events } = reader;
  const { keys } = person;
  const currency = await reader.currency();
  type Seen = {
    key: string;
    kind: string;
    value: string;
    source: string;
    first_seen: string;
    last_seen: string;
  };
  type Named = {
    type: string;
    event: string;
    channel: string;
    source: string;
    events: string;
    first_seen: string;
    last_seen: string;
  };
  const [cards, seen, named, traits, [sales]] = await Promise.all([
    readCards(reader, [person.id]),
    events.query<Seen>(
      `SELECT toString(identity_key) AS key, kind, argMax(value, i.last_seen) AS value, source,
         toUnixTimestamp64Milli(min(i.first_seen)) AS first_seen, toUnixTimestamp64Milli(max(i.last_seen)) AS last_seen
       FROM identifiers AS i WHERE ${MINE} GROUP BY identity_key, kind, source`,
      { keys },
    ),
    events.query<Named>(
      `SELECT type, event, channel, source, count() AS events,
         toUnixTimestamp64Milli(min(timestamp)) AS first_seen, toUnixTimestamp64Milli(max(timestamp)) AS last_seen
       FROM events WHERE ${MINE} GROUP BY type, event, channel, source`,
      { keys },
    ),
    traitsOf(keys),
    events.query<{ refunds: string; orders: string; revenue: number; other: Record<string, number> }>(
      `SELECT ${ORDERS} AS orders, ${REFUNDS} AS refunds, ${REVENUE} AS revenue, ${OTHER_REVENUE} AS other FROM (${salesSql(MINE)})`,
      { keys, currency },
    ),
  ]);
  const card = cards.get(String(person.id));
  if (card === undefined) return undefined;
  return {
    ...card,
    events: named.reduce((sum, row) => sum + Number(row.events), 0),
    refunds: Number(sales?.refunds ?? 0),
    otherCurrencies: Object.entries(sales?.other ?? {}).map(([code, revenue]) => ({
      currency: code,
      revenue,
    })),
    channels: countBy(
      named.filter((row) => row.channel !== ''),
      (row) => row.channel,
    ).map(([channel, count]) => ({
      channel,
      events: count,
    })),
    sources: [...Map.groupBy(named, (row) => row.source)]
      .map(([source, rows]) => ({
        source,
        events: rows.reduce((sum, row) => sum + Number(row.events), 0),
        firstSeen: iso(Math.min(...rows.map((row) => Number(row.first_seen)))),
        lastSeen: iso(Math.max(...rows.map((row) => Number(row.last_seen)))),
      }))
      .sort((a, b) => b.events - a.events),
    eventNames: countBy(named, (row) => `${row.type}\0${row.event}`).map(([both, count]) => {
      const [type = '', event = ''] = both.split('\0');
      return { type, event, events: count };
    }),
    traits,
    identifierList: [...Map.groupBy(seen, (row) => row.key)]
      .map(([key, rows]) => ({
        key,
        kind: rows[0]?.kind ?? '',
        value: rows[0]?.value ?? '',
        firstSeen: iso(Math.min(...rows.map((row) => Number(row.first_seen)))),
        lastSeen: iso(Math.max(...rows.map((row) => Number(row.last_seen)))),
        sources: [...new Set(rows.map((row) => row.source))].sort(),
      }))
      .sort((a, b) =>
        a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : a.key < b.key ? -1 : 1,
      ),
  };
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

function countBy<T extends { events: string }>(
  rows: readonly T[],
  name: (row: T) => string,
): [string, number][] {
  return [...Map.groupBy(rows, name)]
    .map(([key, own]): [string, number] => [key, own.reduce((sum, row) => sum + Number(row.events), 0)])
    .sort((a, b) => b[1] - a[1]);
}
