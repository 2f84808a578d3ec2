import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';

type Clock = {
  id: number;
  ordinal: number;
  last_ms: number;
  cleared: number;
  settings: number;
  signing_key: string;
};

export async function up(db: Kysely<{ consent_clock: Clock }>): Promise<void> {
  // One row. Every entry takes its number and its time here, so that numbers appear in their order and no later entry
  // has an earlier time, whatever the processes' clocks say.
  await db.schema
    .createTable('consent_clock')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('ordinal', 'bigint', (column) => column.notNull())
    .addColumn('last_ms', 'bigint', (column) => column.notNull())
    .addColumn('cleared', 'bigint', (column) => column.notNull())
    .addColumn('settings', 'bigint', (column) => column.notNull())
    .addColumn('signing_key', 'text', (column) => column.notNull())
    .execute();
  // Whoever can read this store can write consents anyway, so the key that signs links is not sealed further.
  await db
    .insertInto('consent_clock')
    .values({
      id: 1,
      ordinal: 0,
      last_ms: 0,
      cleared: 0,
      settings: 0,
      signing_key: randomBytes(32).toString('base64'),
    })
    .execute();
  // Entries on their way into the ledger, and those of the last minutes, by which every process's gate keeps up.
  await db.schema
    .createTable('consent_entries')
    .addColumn('ordinal', 'bigint', (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('identity_key', 'text', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .addColumn('stored', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('consent_entries_key', ['ordinal', 'part'])
    .execute();
  await db.schema
    .createIndex('consent_entries_by_key')
    .on('consent_entries')
    .column('identity_key')
    .execute();
  await db.schema.createIndex('consent_entries_by_stored').on('consent_entries').column('stored').execute();
  await db.schema
    .createTable('consent_settings')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('consent_texts')
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('consent_texts_key', ['purpose', 'version', 'language'])
    .execute();
  await db.schema
    .createTable('consent_confirmations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('identity_key', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('text_version', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await db.schema
    .createIndex('consent_confirmations_by_key')
    .on('consent_confirmations')
    .column('identity_key')
    .execute();
}
