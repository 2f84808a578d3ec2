import { readdirSync } from 'node:fs';
import { type Migration, type MigrationProvider, Migrator } from 'kysely';
import { RondoError } from '../error.ts';
import type { Records } from './open-records.ts';

const FOLDER = new URL('../../../migrations/records/', import.meta.url);

const provider: MigrationProvider = {
  async getMigrations() {
    const found: Record<string, Migration> = {};
    for (const file of readdirSync(FOLDER)
      .filter((name) => /^\d{4}-.*\.ts$/.test(name))
      .sort()) {
      const module: Migration = await import(new URL(file, FOLDER).href);
      found[file.replace(/\.ts$/, '')] = { up: module.up };
    }
    return found;
  },
};

/** Brings the records store to the newest migration, in one transaction each. Returns what it applied. */
export async function migrateRecords(records: Records): Promise<string[]> {
  // Stages are built side by side, so a lower number may land after a higher one was applied.
  const migrator = new Migrator({ db: records, provider, allowUnorderedMigrations: true });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new RondoError({
      code: 'records-migration-failed',
      message: `The records store could not be brought up to date: ${error instanceof Error ? error.message : String(error)}`,
      cure: 'Nothing was changed by the failed step. Check disk space and permissions, then start again.',
      status: 500,
      cause: error,
    });
  }
  return (results ?? []).map((result) => result.migrationName);
}
