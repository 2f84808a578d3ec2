import type { Kysely } from 'kysely';

/** Where a source's numbers are at home, for those that do not name their country. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('source_regions')
    .addColumn('source', 'text', (column) => column.primaryKey())
    .addColumn('region', 'text', (column) => column.notNull())
    .execute();
}
