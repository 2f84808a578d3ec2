import type { Events } from '../../platform/events/client.ts';
import type { LogRange } from '../../platform/events/consumers.ts';

/** One thing that was seen in a range of the log. */
export type Sighting = {
  kind: 'event' | 'property' | 'trait';
  event: string;
  name: string;
  types: string[];
  firstSeen: string;
  lastSeen: string;
  count: number;
};

const JSON_TYPE = (
  raw: string,
) => `multiIf(startsWith(${raw}, '"'), 'string', startsWith(${raw}, '{'), 'object',
  startsWith(${raw}, '['), 'array', ${raw} IN ('true', 'false'), 'boolean', ${raw} = 'null', 'null', 'number')`;

const ROWS = 'log WHERE node = {node:UInt32} AND seq > {after:UInt64} AND seq <= {upTo:UInt64}';
const SEEN = 'min(timestamp) AS firstSeen, max(timestamp) AS lastSeen, count() AS count';

/** Names of more than this many properties in one range are a sign of ids used as names; the rest is left unlearned. */
const MOST_NAMES = 2_000;

/** What a range of the log holds, added up in the engine: no event passes through here. */
export async function sightingsOf(events: Events, range: LogRange): Promise<Sighting[]> {
  type Row = Omit<Sighting, 'kind' | 'count' | 'event'> & { event?: string; count: string };
  const [named, properties, traits] = await Promise.all([
    events.query<Row>(
      // An alias named as a column would take its place in the grouping, so `event` is added afterwards.
      `SELECT event AS name, emptyArrayString() AS types, ${SEEN} FROM (SELECT event, timestamp FROM ${ROWS} AND type = 'track') GROUP BY name`,
      range,
    ),
    events.query<Row>(
      `SELECT event, name, arrayFilter(t -> t != 'null', groupUniqArray(type)) AS types, ${SEEN}
       FROM (SELECT event, timestamp, arrayJoin(JSONExtractKeysAndValuesRaw(payload, 'properties')) AS pair,
                    tupleElement(pair, 1) AS name, ${JSON_TYPE('tupleElement(pair, 2)')} AS type
             FROM (SELECT event, timestamp, payload FROM ${ROWS} AND type = 'track'))
       GROUP BY event, name ORDER BY count DESC LIMIT ${MOST_NAMES}`,
      range,
    ),
    events.query<Row>(
      `SELECT name, arrayFilter(t -> t != 'null', groupUniqArray(type)) AS types, ${SEEN}
       FROM (SELECT timestamp, arrayJoin(JSONExtractKeysAndValuesRaw(payload, 'traits')) AS pair,
                    tupleElement(pair, 1) AS name, ${JSON_TYPE('tupleElement(pair, 2)')} AS type
             FROM (SELECT timestamp, payload FROM ${ROWS} AND type = 'identify'))
       GROUP BY name ORDER BY count DESC LIMIT ${MOST_NAMES}`,
      range,
    ),
  ]);
  const as = (kind: Sighting['kind']) => (row: Row) => ({
    ...row,
    kind,
    event: row.event ?? '',
    count: Number(row.count),
    name: row.name.slice(0, 300),
  });
  return [...named.map(as('event')), ...properties.map(as('property')), ...traits.map(as('trait'))];
}
