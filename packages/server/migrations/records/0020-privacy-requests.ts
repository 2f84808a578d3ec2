import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // What people ask of their data. Whose they are stands sealed in `subject` and `scope`, and only until it is done.
  await db.schema
    .createTable('privacy_requests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('shared', 'text', (column) => column.notNull())
    .addColumn('received_on', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text', (column) => column.notNull())
    .addColumn('extended', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text')
    .addColumn('finished_at', 'text')
    .addColumn('step', 'text')
    .addColumn('scope', 'text')
    // Counts by place, without personal data: what the receipt will say.
    .addColumn('progress', 'text', (column) => column.notNull())
    .addColumn('receipt', 'text')
    .addColumn('error', 'text')
    .addColumn('reason', 'text')
    // Which process works on it, and when it last said so; another takes over what one left.
    .addColumn('runner', 'text')
    .addColumn('beat_at', 'text')
    .execute();
  await db.schema
    .createIndex('privacy_requests_state')
    .on('privacy_requests')
    .columns(['state', 'created_at'])
    .execute();
  // HMACs of erased identifiers. `erased_at` is empty while the erasure runs: then nothing of them is taken at all.
  await db.schema
    .createTable('erased_identifiers')
    .addColumn('token', 'text', (column) => column.primaryKey())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('erased_at', 'text')
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  // The salt of those and the key that signs receipts, sealed with the installation's secret.
  await db.schema
    .createTable('privacy_keys')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('retention_rules')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('days', 'integer', (column) => column.notNull())
    .addColumn('enabled', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('last_run_at', 'text')
    .addColumn('last_deleted', 'integer')
    .addUniqueConstraint('retention_rules_once', ['kind', 'source', 'event'])
    .execute();
  // One row a day: of several processes the one that inserts it does the day's work.
  await db.schema
    .createTable('retention_runs')
    .addColumn('day', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .execute();
  await db.schema
    .createTable('register_details')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('details', 'text', (column) => column.notNull())
    .execute();
}
