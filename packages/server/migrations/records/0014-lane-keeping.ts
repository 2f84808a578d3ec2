import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Numbers of a lane that nobody reads: an insert that was given up may still be stored under them, late.
  await db.schema
    .createTable('log_voids')
    .addColumn('node', 'integer', (column) => column.notNull())
    .addColumn('from_seq', 'bigint', (column) => column.notNull())
    .addColumn('to_seq', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_voids_key', ['node', 'from_seq'])
    .execute();
  // Which processes live: the lanes of imports that one of them reads go to another when it has not been seen.
  await db.schema
    .createTable('processes')
    .addColumn('node', 'integer', (column) => column.primaryKey())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .execute();
}
