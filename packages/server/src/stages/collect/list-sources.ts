import type { ApiKey, DataSource } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';

export type ListSourcesDeps = {
  events: Events;
  clock: Clock;
  timeZone(): Promise<string>;
  /** All API keys, to say which sources are open and which have not sent anything yet. */
  keys(): Promise<ApiKey[]>;
};

const DAYS = 30;

/** Where each table says from whom a row came and when the fact was; named as the inventory names them. */
const TABLES = [
  { table: 'events', source: 'source', time: 'timestamp' },
  {
    table: 'ad_figures',
    source: "if(platform = '', source, platform)",
    time: "toDateTime64(date, 3, 'UTC')",
  },
  { table: 'ad_impressions', source: "if(platform = '', source, platform)", time: 'timestamp' },
  { table: 'mentions', source: 'medium', time: 'published_at' },
  { table: 'kpi_values', source: 'source', time: "toDateTime64(date, 3, 'UTC')" },
] as const;

type Found = { source: string; rows: string; newest: string };

/** Everything that has ever sent something, or may: with its newest fact and the last days' volume. */
export async function listSources({ events, clock, timeZone, keys }: ListSourcesDeps): Promise<DataSource[]> {
  const zone = await timeZone();
  const days = lastDays(clock.now(), zone);
  const [from = ''] = days;
  const [totals, daily, letters, allKeys] = await Promise.all([
    Promise.all(
      TABLES.map(({ table, source, time }) =>
        events.query<Found>(
          `SELECT ${source} AS source, count() AS rows, max(${time}) AS newest FROM ${table} GROUP BY source`,
        ),
      ),
    ),
    events.query<{ source: string; day: string; rows: string }>(
      `SELECT source, toString(toDate(timestamp, {zone:String})) AS day, count() AS rows FROM events
       WHERE timestamp >= toDateTime64({from:String}, 3, {zone:String}) GROUP BY source, day`,
      { zone, from: `${from} 00:00:00` },
    ),
    events.query<{ source: string; rows: string }>(
      `SELECT source, count() AS rows FROM dead_letters
       WHERE id NOT IN (SELECT id FROM dead_letter_outcomes) GROUP BY source`,
    ),
    keys(),
  ]);
  const sources = new Map<string, DataSource>();
  const of = (name: string): DataSource => {
    const known = sources.get(name);
    if (known !== undefined) return known;
    const made: DataSource = {
      source: name,
      tables: [],
      rows: 0,
      daily: days.map(() => 0),
      deadLetters: 0,
      writeKeys: [],
    };
    sources.set(name, made);
    return made;
  };
  for (const [index, { table }] of TABLES.entries()) {
    for (const found of totals[index] ?? []) {
      const source = of(found.source);
      source.tables.push(table);
      source.rows += Number(found.rows);
      if (source.newest === undefined || found.newest > source.newest) source.newest = found.newest;
    }
  }
  for (const { source, day, rows } of daily) {
    const at = days.indexOf(day);
    if (at >= 0) of(source).daily[at] = Number(rows);
  }
  for (const { source, rows } of letters) of(source).deadLetters = Number(rows);
  for (const { source, name, scope, revokedAt } of allKeys) {
    if (scope === 'write' && source !== undefined && revokedAt === undefined) of(source).writeKeys.push(name);
  }
  return [...sources.values()].sort((a, b) => b.rows - a.rows || a.source.localeCompare(b.source));
}

/** The last thirty calendar days of the zone, today included, oldest first. */
export function lastDays(now: Date, timeZone: string): string[] {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);
  const noon = Date.parse(`${today}T12:00:00Z`);
  return Array.from({ length: DAYS }, (_, index) =>
    new Date(noon - (DAYS - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
}
