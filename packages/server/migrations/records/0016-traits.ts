import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('computed_traits')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('definition', 'text', (column) => column.notNull())
    .addColumn('holds', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  // Only traits that are not merged by “last”.
  await db.schema
    .createTable('trait_merges')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('merge', 'text', (column) => column.notNull())
    .execute();
}
