import type { Kysely } from 'kysely';

/** Columns are text, integer and real only, so that SQLite and PostgreSQL hold the same values. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('checkpoints')
    .addColumn('consumer', 'text', (column) => column.notNull())
    .addColumn('node', 'integer', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('checkpoints_key', ['consumer', 'node'])
    .execute();
  await db.schema
    .createTable('lanes')
    .addColumn('node', 'integer', (column) => column.primaryKey())
    .addColumn('import_id', 'text', (column) => column.unique())
    .addColumn('last_seq', 'bigint')
    .addColumn('opened_at', 'text')
    .execute();
}
