import { execFile, spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

/**
 * A temporary PostgreSQL cluster, one for each vitest run, started by the first test that asks and stopped at the end.
 * vitest calls `setup` before and `teardown` after all files (`globalSetup`); tests run in forks, which find the cluster
 * through the folder named in the environment.
 */
const FOLDER_VARIABLE = 'RONDO_TEST_POSTGRES_FOLDER';
const run = promisify(execFile);

function findBinaries(): string | undefined {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return undefined;
  const versions = readdirSync(base).sort((left, right) => Number(right) - Number(left));
  return versions
    .map((version) => join(base, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

const isRoot = process.getuid?.() === 0;
const binaries = findBinaries();

/** Why tests on PostgreSQL cannot run here; undefined where they can. */
export const postgresMissing: string | undefined =
  binaries === undefined
    ? 'PostgreSQL is not installed (Debian: apt-get install postgresql)'
    : isRoot && userIds() === undefined
      ? 'PostgreSQL refuses to run as root, and there is no user “postgres”'
      : undefined;

function userIds(): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** PostgreSQL refuses to run as root, so root runs it as its own user. */
function asItsUser(program: string, args: string[]): [string, string[]] {
  const path = join(binaries ?? '', program);
  return isRoot ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args];
}

export function setup(): void {
  process.env[FOLDER_VARIABLE] = mkdtempSync(join(tmpdir(), 'rondo-postgres-'));
}

export async function teardown(): Promise<void> {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined) return;
  if (existsSync(join(folder, 'ready'))) {
    const [program, args] = asItsUser('pg_ctl', [
      'stop',
      '-D',
      join(folder, 'data'),
      '-m',
      'immediate',
      '-w',
    ]);
    await run(program, args, { cwd: '/' });
  }
  rmSync(folder, { recursive: true, force: true });
}

async function start(folder: string): Promise<void> {
  const ids = isRoot ? userIds() : undefined;
  if (ids !== undefined) chownSync(folder, ids.uid, ids.gid);
  const data = join(folder, 'data');
  const [initdb, initArgs] = asItsUser('initdb', [
    ...['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--auth=trust', '--no-sync'],
  ]);
  await run(initdb, initArgs, { cwd: '/' });
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    "listen_addresses=''",
    `unix_socket_directories='${folder}'`,
  ];
  const options = settings.map((setting) => `-c ${setting}`).join(' ');
  const [pgCtl, startArgs] = asItsUser('pg_ctl', [
    ...['start', '-D', data, '-w', '-t', '30', '-l', join(folder, 'log'), '-o', options],
  ]);
  // The server outlives this command and would keep its pipes open: it gets none.
  const child = spawn(pgCtl, startArgs, { cwd: '/', stdio: 'ignore' });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0)
    throw new TypeError(`PostgreSQL did not start:\n${readFileSync(join(folder, 'log'), 'utf8')}`);
  writeFileSync(join(folder, 'ready'), '');
}

/** A folder for whatever the whole run shares; removed at its end. */
export function runFolder(): string {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined)
    throw new TypeError('vitest.config.ts must name test/support/postgres.ts as globalSetup');
  return folder;
}

async function startOnce(): Promise<string> {
  const folder = runFolder();
  try {
    // Making a folder is atomic: one of the test files starts the cluster, the others wait for it.
    mkdirSync(join(folder, 'starting'));
    await start(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  for (let waited = 0; !existsSync(join(folder, 'ready')); waited += 50) {
    if (waited > 40_000) throw new TypeError('PostgreSQL was not ready within 40 s');
    await pause(50);
  }
  return folder;
}

export type TestDatabase = { name: string; url: string; drop(): Promise<void> };

/** A database of its own: empty, or a copy of another one that nobody is connected to. */
export async function openTestPostgres(template = 'template1'): Promise<TestDatabase> {
  const folder = await startOnce();
  const urlOf = (database: string): string =>
    `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;

  async function asAdministrator(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: urlOf('postgres') });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  await asAdministrator(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  return { name, url: urlOf(name), drop: () => asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`) };
}
