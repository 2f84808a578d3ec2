import type { Events, Parameters } from '../../platform/events/client.ts';
import type { KeptFor } from '../consent/index.ts';
import type { Imports } from './imports/index.ts';

const AT_ONCE = { mutations_sync: '2' } as const;

/** How long collect keeps what: events by source and name, the raw log below its window, dead letters, uploads. */
export function retentionOfEvents(
  events: Events,
  imports: Pick<Imports, 'countUploads' | 'removeUploads'>,
): KeptFor[] {
  async function count(table: string, rows: string, parameters: Parameters): Promise<number> {
    const { found } = await events.queryOne<{ found: string }>(
      `SELECT count() AS found FROM ${table} WHERE ${rows}`,
      parameters,
    );
    return Number(found);
  }

  function byTable(
    kind: KeptFor['kind'],
    tables: [string, ...string[]],
    leastDays: number,
    rows: string,
  ): KeptFor {
    return {
      kind,
      leastDays,
      isByEvent: kind === 'events',
      count: (rule) => count(tables[0], rows, { ...rule }),
      async remove(rule) {
        const found = await count(tables[0], rows, { ...rule });
        for (const table of tables) {
          if ((await count(table, rows, { ...rule })) === 0) continue;
          await events.command(
            `ALTER TABLE ${table} DELETE WHERE ${rows}`,
            { ...rule },
            { settings: AT_ONCE },
          );
        }
        if (kind === 'events' && found > 0) await forgetFacts(rule);
        return found;
      },
    };
  }

  /** What profiles count goes with the events that are gone: they stand in a table of their own (0010_person_facts.sql). */
  async function forgetFacts(rule: Parameters): Promise<void> {
    await events.command(
      `ALTER TABLE person_facts DELETE WHERE part = 'event' AND first_seen < {before:DateTime64(3)}
       AND message_hash NOT IN (SELECT message_hash FROM events WHERE timestamp < {before:DateTime64(3)})`,
      { ...rule },
      { settings: AT_ONCE },
    );
  }

  const named =
    "({source:String} = '' OR source = {source:String}) AND ({event:String} = '' OR event = {event:String} OR (event = '' AND type = {event:String}))";
  return [
    byTable(
      'events',
      ['events', 'log'],
      1,
      `timestamp < {before:DateTime64(3)} AND received_at < now() - INTERVAL 1 DAY AND ${named}`,
    ),
    // The last day's hashes are read off it after a start, and consumers may be a little behind.
    byTable(
      'raw-log',
      ['log'],
      2,
      `received_at < {before:DateTime64(3)} AND {source:String} = '' AND {event:String} = ''`,
    ),
    byTable(
      'dead-letters',
      ['dead_letters'],
      1,
      `received_at < {before:DateTime64(3)} AND {source:String} = '' AND {event:String} = ''`,
    ),
    byTable(
      'ad-impressions',
      ['ad_impressions'],
      1,
      `timestamp < {before:DateTime64(3)} AND {source:String} = '' AND {event:String} = ''`,
    ),
    {
      kind: 'uploads',
      leastDays: 1,
      count: ({ before }) => imports.countUploads(before),
      remove: ({ before }) => imports.removeUploads(before),
    },
  ];
}
