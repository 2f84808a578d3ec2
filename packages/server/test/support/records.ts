import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { migrateRecords } from '../../src/platform/records/migrate.ts';
import { openRecords, type Records, type RecordsAddress } from '../../src/platform/records/open-records.ts';
import { openTestPostgres, postgresMissing, runFolder, type TestDatabase } from './postgres.ts';

export type TestRecords = {
  records: Records;
  address: RecordsAddress;
  /** Another connection to the same store, as a second process would have; closed together with the first. */
  openAgain(): Promise<Records>;
  close(): Promise<void>;
};

export type RecordsEngine = 'SQLite' | 'PostgreSQL';

async function migrateAt(address: RecordsAddress): Promise<void> {
  const records = await openRecords(address);
  await migrateRecords(records);
  await records.destroy();
}

/** The migrations run once for each test file and engine; each store is then a copy of what they made. */
let sqliteTemplate: Promise<string> | undefined;
let postgresTemplate: Promise<TestDatabase> | undefined;

async function makeSqliteTemplate(): Promise<string> {
  // In the run's folder, which goes when the run ends.
  const path = join(mkdtempSync(join(runFolder(), 'records-')), 'records.sqlite');
  await migrateAt({ kind: 'sqlite', path });
  return path;
}

async function makePostgresTemplate(): Promise<TestDatabase> {
  const database = await openTestPostgres();
  await migrateAt({ kind: 'postgres', url: database.url });
  return database;
}

async function openAt(address: RecordsAddress, remove: () => Promise<void>): Promise<TestRecords> {
  const records = await openRecords(address);
  const others: Records[] = [];
  return {
    records,
    address,
    async openAgain() {
      const other = await openRecords(address);
      others.push(other);
      return other;
    },
    async close() {
      for (const opened of [records, ...others]) await opened.destroy();
      await remove();
    },
  };
}

/** A fresh store, migrated to the newest; `close` removes it. */
export async function openTestRecords(engine: RecordsEngine = 'SQLite'): Promise<TestRecords> {
  if (engine === 'PostgreSQL') {
    postgresTemplate ??= makePostgresTemplate();
    const database = await openTestPostgres((await postgresTemplate).name);
    return openAt({ kind: 'postgres', url: database.url }, () => database.drop());
  }
  sqliteTemplate ??= makeSqliteTemplate();
  const folder = mkdtempSync(join(tmpdir(), 'rondo-records-'));
  const path = join(folder, 'records.sqlite');
  copyFileSync(await sqliteTemplate, path);
  return openAt({ kind: 'sqlite', path }, async () => rmSync(folder, { recursive: true, force: true }));
}

/**
 * The same tests on SQLite and on PostgreSQL, which is skipped, visibly, where it is not installed:
 *
 *   describeOnRecords('The members', (open) => {
 *     it('…', async () => { const { records, close } = await open(); … });
 *   });
 */
export function describeOnRecords(title: string, tests: (open: () => Promise<TestRecords>) => void): void {
  describe(`${title} (SQLite)`, () => tests(() => openTestRecords('SQLite')));
  if (postgresMissing === undefined) {
    describe(`${title} (PostgreSQL)`, () => tests(() => openTestRecords('PostgreSQL')));
  } else {
    describe.skip(`${title} (PostgreSQL): skipped: ${postgresMissing}`, () =>
      tests(() => openTestRecords('PostgreSQL')));
  }
}
