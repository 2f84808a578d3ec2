import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Events, openEvents } from '../../packages/server/src/platform/events/client.ts';
import { startEngine } from '../../packages/server/src/platform/events/engine-process.ts';
import { migrateEvents } from '../../packages/server/src/platform/events/migrate.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';

export const PEOPLE = 1_000_000;
export const EVENTS = 10_000_000;
/** The generated facts lie in these 91 days. */
export const PERIOD = { from: '2026-01-05', to: '2026-04-06' };
const CHUNK = 1_000_000;

let opened: Promise<Events> | undefined;

/**
 * Ten million facts of a million people on a fresh engine, made by the engine itself from a seeded hash, so that each
 * run has the same: six in ten are pages, two Product Viewed, one Product Added, half a one Order Completed. A fifth of
 * all carry a channel. A fifth of the people are known under a second identifier that the identity map resolves.
 * Benches of one run share it; it ends with the process.
 */
export function openTenMillion(): Promise<Events> {
  opened ??= generate();
  return opened;
}

/** A fresh engine with empty tables, which ends with the process. */
export async function openEmpty(): Promise<Events> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rondo-bench-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const engine = await startEngine({ dataDir, log: silentLog(), memoryBytes: 10e9 });
  const events = openEvents({
    url: engine.url,
    username: engine.username,
    password: engine.password,
    database: 'default',
  });
  await migrateEvents(events, { cluster: undefined });
  return events;
}

async function generate(): Promise<Events> {
  const events = await openEmpty();
  const key = (person: string) => `cityHash64('person', ${person})`;
  // 1 in 5 people have a second key, under which half of their facts arrive.
  const alias = (person: string) => `cityHash64('cookie', ${person})`;
  await events.command(
    `INSERT INTO identity_map SELECT ${alias('number')}, ${key('number')}, 1 FROM numbers(${PEOPLE}) WHERE number % 5 = 0`,
  );
  await events.command("INSERT INTO identity_squashes VALUES (1, '2026-01-01 00:00:00')");
  await events.command('SYSTEM RELOAD DICTIONARY identity_base');
  for (let start = 0; start < EVENTS; start += CHUNK) {
    await events.command(`
      INSERT INTO events (message_id, message_hash, type, event, identity_key, timestamp, received_at, page_path, channel, campaign, device, country, order_id, revenue, currency)
      SELECT toString(n), sipHash64(n), if(kind < 60, 'page', 'track'),
        multiIf(kind < 60, '', kind < 80, 'Product Viewed', kind < 90, 'Product Added', kind < 95, 'Order Completed', 'Signed Up'),
        if(person % 5 = 0 AND n % 2 = 0, ${alias('person')}, ${key('person')}), at, at,
        if(kind < 60, concat('/page-', toString(n % 500)), ''),
        if(kind < 20, ['search', 'organic search', 'social', 'email', 'display', 'direct'][cityHash64(n, 3) % 6 + 1], ''),
        if(kind < 20, concat('campaign-', toString(cityHash64(n, 4) % 40)), ''),
        ['phone', 'desktop', 'tablet'][person % 3 + 1], ['SE', 'NL', 'IL'][person % 7 % 3 + 1],
        if(kind BETWEEN 90 AND 94, toString(n), ''), if(kind BETWEEN 90 AND 94, 10 + cityHash64(n, 5) % 200, 0), if(kind BETWEEN 90 AND 94, 'EUR', '')
      FROM (
        SELECT number + ${start} AS n, cityHash64(n, 1) % ${PEOPLE} AS person, cityHash64(n, 2) % 100 AS kind,
          toDateTime64('${PERIOD.from} 00:00:00', 3, 'UTC') + toIntervalMillisecond(cityHash64(n, 6) % (90 * 86400000)) AS at
        FROM numbers(${CHUNK})
      )`);
  }
  await events.command('OPTIMIZE TABLE events FINAL');
  return events;
}
