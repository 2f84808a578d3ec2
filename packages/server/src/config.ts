import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RondoError } from './platform/error.ts';
import type { RecordsAddress } from './platform/records/open-records.ts';

type ServerAddress = { url: string; username: string; password: string; database: string };

export type Config = {
  dataDir: string;
  host: string;
  port: number;
  /** Where browsers and e-mails find this installation; links are made from it. */
  publicUrl: string | undefined;
  events:
    | { kind: 'embedded' }
    | {
        kind: 'server';
        url: string;
        username: string;
        password: string;
        database: string;
        cluster: string | undefined;
        /** The user that /sql asks as; without one there is no /sql. */
        readOnly: ServerAddress | undefined;
      };
  records: RecordsAddress;
  /** This process's lane in the log; several processes on one installation need different ones. */
  node: number;
  logLevel: string;
  logPretty: boolean;
  demo: boolean;
};

/** What the command line may set; each wins over the environment. */
export type ConfigFlags = {
  data?: string | undefined;
  host?: string | undefined;
  port?: string | undefined;
  demo?: boolean | undefined;
};

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads flags and environment once. The only reader of `process.env` for settings.
 * All faults are reported together, each with its cure.
 */
export function readConfig(flags: ConfigFlags, env: Record<string, string | undefined>): Config {
  const faults: string[] = [];
  const dataDir = resolve(flags.data ?? env.RONDO_DATA ?? 'rondo-data');
  const port = readInteger('port', flags.port ?? env.RONDO_PORT ?? '8080', 0, 65_535, faults);
  const node = readInteger('RONDO_NODE', env.RONDO_NODE ?? '1', 1, 999, faults);
  const host = flags.host ?? env.RONDO_HOST ?? '127.0.0.1';
  const logLevel = env.RONDO_LOG_LEVEL ?? 'info';
  if (!LOG_LEVELS.includes(logLevel)) {
    faults.push(`RONDO_LOG_LEVEL is “${logLevel}”. Set it to one of ${LOG_LEVELS.join(', ')}.`);
  }
  const publicUrl = env.RONDO_PUBLIC_URL;
  if (publicUrl !== undefined && !isUrl(publicUrl, ['http:', 'https:'])) {
    faults.push(
      `RONDO_PUBLIC_URL is “${publicUrl}”. Set it to the address people open, such as https://rondo.example.org.`,
    );
  }
  const events = readEvents(env, faults);
  const records = readRecords(env, dataDir, faults);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    faults.push(
      `The data folder ${dataDir} cannot be made (${why}). Name another with --data DIR, or give this user the right to write there.`,
    );
  }
  if (faults.length > 0) {
    throw new RondoError({
      code: 'wrong-settings',
      message: `${faults.length === 1 ? 'One setting is' : `${faults.length} settings are`} wrong:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
      cure: 'Mend them and start again; docs/guide/settings.md lists all settings.',
    });
  }
  return {
    dataDir,
    host,
    port,
    publicUrl,
    events,
    records,
    node,
    logLevel,
    logPretty: env.RONDO_LOG_FORMAT === 'pretty',
    demo: flags.demo ?? false,
  };
}

function readEvents(env: Record<string, string | undefined>, faults: string[]): Config['events'] {
  const address = readServerAddress('RONDO_EVENTS_URL', env.RONDO_EVENTS_URL, faults);
  if (address === undefined) return { kind: 'embedded' };
  return {
    kind: 'server',
    ...address,
    cluster: env.RONDO_EVENTS_CLUSTER,
    readOnly: readServerAddress('RONDO_EVENTS_READONLY_URL', env.RONDO_EVENTS_READONLY_URL, faults),
  };
}

function readServerAddress(
  name: string,
  text: string | undefined,
  faults: string[],
): ServerAddress | undefined {
  if (text === undefined || text === '') return undefined;
  if (!isUrl(text, ['http:', 'https:'])) {
    faults.push(
      `${name} is not an http(s) address. Set it like http://user:password@host:8123/rondo, or unset it.`,
    );
    return undefined;
  }
  const url = new URL(text);
  const database = url.pathname.replace(/^\//, '') || 'default';
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(database)) {
    faults.push(`${name} names the database “${database}”. Use letters, digits and underscores only.`);
  }
  return {
    url: `${url.protocol}//${url.host}`,
    username: decodeURIComponent(url.username) || 'default',
    password: decodeURIComponent(url.password),
    database,
  };
}

function readRecords(
  env: Record<string, string | undefined>,
  dataDir: string,
  faults: string[],
): RecordsAddress {
  const text = env.RONDO_RECORDS_URL;
  if (text === undefined || text === '') return { kind: 'sqlite', path: join(dataDir, 'records.sqlite') };
  if (!isUrl(text, ['postgres:', 'postgresql:'])) {
    faults.push(
      'RONDO_RECORDS_URL is not a PostgreSQL address. Set it like postgres://user:password@host:5432/rondo, or unset it to use SQLite.',
    );
  }
  return { kind: 'postgres', url: text };
}

function readInteger(name: string, text: string, least: number, most: number, faults: string[]): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  faults.push(`${name} is “${text}”. Set it to a whole number from ${least} to ${most}.`);
  return least;
}

function isUrl(text: string, protocols: string[]): boolean {
  try {
    return protocols.includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
