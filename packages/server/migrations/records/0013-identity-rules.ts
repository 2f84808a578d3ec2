import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // What was changed of the rules by which people are put together: one row, the last version.
  await db.schema
    .createTable('identity_rules')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('rules', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
  // Identifiers that were set aside because they are seen with too many others. Derived from the ledger of evidence.
  await db.schema
    .createTable('identity_junk')
    .addColumn('identity_key', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('degree', 'integer', (column) => column.notNull())
    .addColumn('norm', 'integer', (column) => column.notNull())
    .addColumn('found_at', 'text', (column) => column.notNull())
    .execute();
  // Those of them that somebody vouched for.
  await db.schema
    .createTable('identity_released')
    .addColumn('identity_key', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('released_by', 'text', (column) => column.notNull())
    .addColumn('released_at', 'text', (column) => column.notNull())
    .execute();
}
