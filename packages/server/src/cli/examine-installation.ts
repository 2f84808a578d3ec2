import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Config, readConfig } from '../config.ts';
import { readLocalToken } from '../local-token.ts';
import type { Stores } from '../main.ts';
import { RondoError } from '../platform/error.ts';
import { silentLog } from '../platform/log.ts';
import type { Finding } from './examine-machine.ts';

type Environment = Record<string, string | undefined>;

/** Settings, both stores, the server. Where the data folder does not exist yet, the engines are tried on a passing one. */
export async function* examineInstallation(dataDir: string, env: Environment): AsyncGenerator<Finding> {
  const passing = existsSync(dataDir) ? undefined : mkdtempSync(join(tmpdir(), 'rondo-doctor-'));
  try {
    const config = readSettings(passing ?? dataDir, env);
    if (!('dataDir' in config)) {
      yield config;
      return;
    }
    yield { name: 'Settings', state: 'good', message: 'all can be read' };
    const running = yield* examineServer(config);
    yield* examineStores(config, running);
  } finally {
    if (passing !== undefined) rmSync(passing, { recursive: true, force: true });
  }
}

function readSettings(dataDir: string, env: Environment): Config | Finding {
  try {
    return readConfig({ data: dataDir }, env);
  } catch (error) {
    if (error instanceof RondoError)
      return { name: 'Settings', state: 'fault', message: error.message, cure: error.cure };
    throw error;
  }
}

async function* examineServer(config: Config): AsyncGenerator<Finding, boolean> {
  const name = 'Server';
  const local = readLocalToken(config.dataDir);
  const ready = local === undefined ? undefined : await askReady(local.url);
  if (local !== undefined && ready !== undefined) {
    if (ready) yield { name, state: 'good', message: `runs at ${local.url} and is ready` };
    else {
      const cure = 'Wait a little; if it lasts, look into its log and at the stores below.';
      yield { name, state: 'fault', message: `runs at ${local.url} but is not ready`, cure };
    }
  } else {
    yield { name, state: 'good', message: 'does not run on this folder' };
    yield await examinePort(config);
  }
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(config.host);
  if (!loopback && !config.publicUrl?.startsWith('https:')) {
    const cure = 'Put a proxy with HTTPS before it and set RONDO_PUBLIC_URL to its address.';
    yield {
      name: 'Encryption',
      state: 'warning',
      message: `others can reach ${config.host} without HTTPS`,
      cure,
    };
  }
  return ready !== undefined;
}

async function askReady(url: string): Promise<boolean | undefined> {
  try {
    return (await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return undefined;
  }
}

function examinePort(config: Config): Promise<Finding> {
  const name = 'Port';
  const place = `${config.host}:${config.port}`;
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const cure = 'Take another with --port or RONDO_PORT, or stop the other program.';
      resolve({ name, state: 'warning', message: `${place} cannot be listened on: ${error.message}`, cure });
    });
    probe.listen(config.port, config.host, () => {
      probe.close(() => resolve({ name, state: 'good', message: `${place} is free` }));
    });
  });
}

async function* examineStores(config: Config, running: boolean): AsyncGenerator<Finding> {
  const { openStores } = await import('../main.ts');
  let stores: Stores;
  try {
    stores = await openStores(config, silentLog());
  } catch (error) {
    yield faultOf('Stores', error);
    return;
  }
  try {
    yield* examineEvents(config, stores, running);
    yield* examineRecords(config, stores, running);
  } finally {
    await stores.close();
  }
}

/** The JSON type is finished since then. */
const LEAST_CLICKHOUSE = { major: 25, minor: 3 };
const LEAST_POSTGRES = 13;
const MOST_CLOCK_SECONDS = 5;

async function* examineEvents(config: Config, { events }: Stores, running: boolean): AsyncGenerator<Finding> {
  const name = config.events.kind === 'embedded' ? 'Events (embedded)' : 'Events (ClickHouse)';
  try {
    const row = await events.queryOne<{ version: string; now: number }>(
      'SELECT version() AS version, toUnixTimestamp(now()) AS now',
    );
    const message = `ClickHouse ${row.version} answers`;
    const [major = 0, minor = 0] = row.version.split('.').map(Number);
    const { major: leastMajor, minor: leastMinor } = LEAST_CLICKHOUSE;
    if (major > leastMajor || (major === leastMajor && minor >= leastMinor))
      yield { name, state: 'good', message };
    else
      yield {
        name,
        state: 'fault',
        message,
        cure: `Rondo needs ClickHouse ${leastMajor}.${leastMinor} or newer: upgrade it.`,
      };
    yield compareClocks(name, Number(row.now));
    const exists = await events.queryOne<{ result: number }>('EXISTS TABLE migrations');
    const applied = exists.result
      ? await events.query<{ name: string }>('SELECT DISTINCT name FROM migrations')
      : [];
    yield compareMigrations(
      name,
      'events',
      /\.sql$/,
      applied.map((entry) => entry.name),
      running,
    );
  } catch (error) {
    yield faultOf(name, error);
  }
}

async function* examineRecords(
  config: Config,
  { records }: Stores,
  running: boolean,
): AsyncGenerator<Finding> {
  const postgres = config.records.kind === 'postgres';
  const name = postgres ? 'Records (PostgreSQL)' : 'Records (SQLite)';
  try {
    if (postgres) {
      const row = await sql<{ version: string; now: number }>`
        select current_setting('server_version') as version, extract(epoch from now())::float8 as now`.execute(
        records,
      );
      const { version = '', now = 0 } = row.rows[0] ?? {};
      const message = `PostgreSQL ${version} answers`;
      if (Number.parseFloat(version) >= LEAST_POSTGRES) yield { name, state: 'good', message };
      else
        yield {
          name,
          state: 'fault',
          message,
          cure: `Rondo needs PostgreSQL ${LEAST_POSTGRES} or newer: upgrade it.`,
        };
      yield compareClocks(name, now);
    } else {
      const check = await sql<{ quick_check: string }>`pragma quick_check`.execute(records);
      const found = check.rows.map((row) => row.quick_check).join('; ');
      if (found === 'ok') yield { name, state: 'good', message: 'can be read and is sound' };
      else
        yield {
          name,
          state: 'fault',
          message: found,
          cure: 'Restore records.sqlite from a backup: its file is damaged.',
        };
    }
    const tables = await records.introspection.getTables({ withInternalKyselyTables: true });
    const applied = tables.some((table) => table.name === 'kysely_migration')
      ? (await sql<{ name: string }>`select name from kysely_migration`.execute(records)).rows
      : [];
    yield compareMigrations(
      name,
      'records',
      /\.ts$/,
      applied.map((row) => `${row.name}.ts`),
      running,
    );
  } catch (error) {
    yield faultOf(name, error);
  }
}

function compareClocks(store: string, theirs: number): Finding {
  const name = `${store}, clock`;
  const apart = Math.abs(Date.now() / 1000 - theirs);
  const message =
    apart < 2 ? 'agrees with this machine’s' : `${apart.toFixed(0)} s apart from this machine’s`;
  if (apart <= MOST_CLOCK_SECONDS) return { name, state: 'good', message };
  return { name, state: 'fault', message, cure: 'Let NTP keep the clocks of both machines.' };
}

function compareMigrations(
  store: string,
  folder: string,
  kind: RegExp,
  applied: string[],
  running: boolean,
): Finding {
  const name = `${store}, tables`;
  const known = readdirSync(new URL(`../../migrations/${folder}/`, import.meta.url)).filter((file) =>
    kind.test(file),
  );
  const missing = known.filter((file) => !applied.includes(file));
  const strange = applied.filter((file) => !known.includes(file));
  if (strange.length > 0) {
    const message = `are newer than this Rondo (${strange.join(', ')})`;
    return { name, state: 'fault', message, cure: 'Install the version that ran here last, or a newer one.' };
  }
  if (missing.length === 0)
    return { name, state: 'good', message: `are up to date (${known.length} migrations)` };
  const message = `lack ${missing.length} of ${known.length} migrations`;
  if (!running) return { name, state: 'good', message: `${message}, which the next start applies` };
  return {
    name,
    state: 'warning',
    message,
    cure: 'Start the server again: it runs an older version than this one.',
  };
}

function faultOf(name: string, error: unknown): Finding {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE')) {
    const message = error instanceof Error ? error.message : code;
    return {
      name,
      state: 'fault',
      message,
      cure: 'Restore records.sqlite from a backup: its file is damaged.',
    };
  }
  const cure =
    'Check the address, the user and the password in RONDO_EVENTS_URL and RONDO_RECORDS_URL, and that the server runs.';
  // Of the embedded engine its own cure is the right one; a server of the user's is theirs to reach.
  if (error instanceof RondoError && error.code !== 'events-unavailable')
    return { name, state: 'fault', message: error.message, cure: error.cure };
  return { name, state: 'fault', message: error instanceof Error ? error.message : String(error), cure };
}
