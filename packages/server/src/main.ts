import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeStages } from './compose-stages.ts';
import type { Config } from './config.ts';
import type { LeaveDemo } from './demo-routes.ts';
import { createLocalToken } from './local-token.ts';
import { systemClock } from './platform/clock.ts';
import { RondoError } from './platform/error.ts';
import { type Events, openEvents } from './platform/events/client.ts';
import { createConsumers } from './platform/events/consumers.ts';
import { type EngineHandle, startEngine } from './platform/events/engine-process.ts';
import { migrateEvents } from './platform/events/migrate.ts';
import { createHttp, type Http } from './platform/http/create-http.ts';
import { healthRoutes } from './platform/http/health.ts';
import { servePages } from './platform/http/serve-pages.ts';
import { createLog, type Log } from './platform/log.ts';
import { migrateRecords } from './platform/records/migrate.ts';
import { openRecords, pingRecords, type Records } from './platform/records/open-records.ts';
import { createSqlGateway } from './platform/sql-gateway/index.ts';

export type Rondo = {
  url: string;
  /** Where the first visit begins, while the installation is empty; works once. */
  signInLink: string | undefined;
  /** Answers what is under way, stores what was acknowledged, ends the engine. */
  stop(): Promise<void>;
};

export const version: string = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).version;

/** What BI tools may read: facts, not how Rondo keeps its books. */
const SQL_TABLES = [
  'events',
  'traits',
  'ad_figures',
  'ad_impressions',
  'mentions',
  'kpi_values',
  'products',
  'log',
  'dead_letters',
  'intake_drops',
  'import_rejects',
  'identity_edges',
  'identity_map',
  'identifiers',
  'consents',
];
/** What was bought and has expired is gone from the moment on at which it does, not from when it is swept away. */
const SQL_ROWS = { traits: 'expires_at > now64(3)' };

/** Both stores, open and up to date. */
export type Stores = {
  /** For /sql: the engine with a user that may only read; undefined where none was set up on a server. */
  readOnly: { url: string; username: string; password: string; database: string } | undefined;
  events: Events;
  records: Records;
  engine: EngineHandle | undefined;
  close(): Promise<void>;
};

export async function openStores(config: Config, log: Log): Promise<Stores> {
  // First, for it may fail (a damaged file): an engine started before it would keep the process from ending.
  const records = await openRecords(config.records);
  const engine =
    config.events.kind === 'embedded'
      ? await startEngine({ dataDir: join(config.dataDir, 'events'), log })
      : undefined;
  const address =
    config.events.kind === 'server'
      ? config.events
      : { ...required(engine), database: 'default', keepAliveMs: 50_000 };
  const events = openEvents(address);
  return {
    events,
    records,
    engine,
    readOnly:
      engine === undefined
        ? config.events.kind === 'server'
          ? config.events.readOnly
          : undefined
        : {
            url: engine.url,
            username: engine.readonlyUsername,
            password: engine.readonlyPassword,
            database: 'default',
          },
    async close() {
      await events.close();
      await engine?.stop();
      await records.destroy();
    },
  };
}

/** Brings both stores up to date; returns what was applied. */
export async function migrateStores(stores: Stores, config: Config): Promise<string[]> {
  const cluster = config.events.kind === 'server' ? config.events.cluster : undefined;
  // Dictionaries ask as a user of their own; the embedded engine's needs no password for that.
  const reader =
    config.events.kind === 'server'
      ? { username: config.events.username, password: config.events.password }
      : undefined;
  const topology = { cluster, ...(reader === undefined ? {} : { reader }) };
  return [...(await migrateEvents(stores.events, topology)), ...(await migrateRecords(stores.records))];
}

/** What the command that runs this process lends it. */
export type Host = { leaveDemo?: LeaveDemo };

/** The composition root: config → stores → stages → services. */
export async function startRondo(config: Config, host: Host = {}): Promise<Rondo> {
  const log = createLog({ level: config.logLevel, pretty: config.logPretty });
  const clock = systemClock;
  const stores = await openStores(config, log);
  try {
    for (const name of await migrateStores(stores, config))
      log.info({ migration: name }, 'a migration was applied');
    const token = createLocalToken(config.dataDir);
    const stages = await composeStages({
      config,
      clock,
      log,
      stores,
      localToken: token.value,
      leaveDemo: host.leaveDemo,
    });
    const consumers = createConsumers({
      records: stores.records,
      clock,
      log,
      consumers: stages.consumers,
      lanes: stages.lanes,
    });
    stages.onCommit(consumers.wake);
    stages.settleWith(consumers.settled);
    const http = await createHttp({ log, version, authenticate: stages.authenticate });
    const telemetry = healthRoutes(http, {
      checks: { events: () => stores.events.ping(), records: () => pingRecords(stores.records) },
      lag: consumers.lag,
      authenticate: stages.authenticate,
    });
    stages.onIntake(telemetry.countIntake);
    stages.routes(http);
    if (stores.readOnly !== undefined) {
      await http.register(
        createSqlGateway({
          ...stores.readOnly,
          engineUrl: stores.readOnly.url,
          tables: SQL_TABLES,
          rows: SQL_ROWS,
          authorise: stages.mayAskSql,
        }),
      );
    }
    await servePages(http);
    const url = await listen(http, config);
    token.write(url);
    stages.servedAt(url);
    consumers.start();
    log.info({ url }, 'Rondo is ready');
    const signInLink = await stages.firstVisitLink(config.publicUrl ?? url);
    let stopping: Promise<void> | undefined;
    return {
      url,
      signInLink,
      stop() {
        stopping ??= (async () => {
          token.remove();
          await http.close();
          await stages.close();
          await consumers.stop();
          await stores.close();
          log.info('Rondo has stopped');
        })();
        return stopping;
      },
    };
  } catch (error) {
    await stores.close().catch(() => undefined);
    throw error;
  }
}

async function listen(http: Http, config: Config): Promise<string> {
  try {
    const address = await http.listen({ host: config.host, port: config.port });
    return address
      .replace('[::1]', 'localhost')
      .replace('//0.0.0.0', '//127.0.0.1')
      .replace('//[::]', '//127.0.0.1');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error;
    throw new RondoError({
      code: 'port-taken',
      message: `Rondo cannot listen on ${config.host}:${config.port}: ${code === 'EADDRINUSE' ? 'another program does' : String(code)}.`,
      cure: 'Choose another with --port or --host, or stop the other program.',
      cause: error,
    });
  }
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('the embedded engine was not started');
  return value;
}
