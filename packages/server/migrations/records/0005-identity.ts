import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Work that one process does for the whole installation: who does it, and until when nobody else may.
  await db.schema
    .createTable('leases')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute();
  // What was asked of the keeper of identities, by whichever process: kept apart, blocked, an import undone.
  await db.schema
    .createTable('identity_requests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('done_at', 'text')
    .execute();
  await db.schema
    .createIndex('identity_requests_done')
    .on('identity_requests')
    .columns(['done_at', 'created_at'])
    .execute();
  // Identifiers that stand for nobody in particular.
  await db.schema
    .createTable('identity_blocked')
    .addColumn('identity_key', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('blocked_by', 'text', (column) => column.notNull())
    .addColumn('blocked_at', 'text', (column) => column.notNull())
    .execute();
}
