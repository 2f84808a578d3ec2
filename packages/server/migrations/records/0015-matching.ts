import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Two people who may be one: what the last run of matching found, and what was decided on them, for good.
  await db.schema
    .createTable('match_suggestions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('left_key', 'text', (column) => column.notNull())
    .addColumn('left_kind', 'text', (column) => column.notNull())
    .addColumn('left_value', 'text', (column) => column.notNull())
    .addColumn('right_key', 'text', (column) => column.notNull())
    .addColumn('right_kind', 'text', (column) => column.notNull())
    .addColumn('right_value', 'text', (column) => column.notNull())
    .addColumn('run_id', 'text', (column) => column.notNull())
    .addColumn('weight', 'real', (column) => column.notNull())
    .addColumn('prior', 'real', (column) => column.notNull())
    .addColumn('steps', 'text', (column) => column.notNull())
    .addColumn('left_fields', 'text', (column) => column.notNull())
    .addColumn('right_fields', 'text', (column) => column.notNull())
    .addColumn('fits', 'integer', (column) => column.notNull())
    .addColumn('vetoes', 'text', (column) => column.notNull())
    // A number drawn by the pair, 0 to 1: whoever is asked first among alike pairs is so by chance.
    .addColumn('draw', 'real', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('found_at', 'text', (column) => column.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'text')
    .execute();
  await db.schema
    .createIndex('match_suggestions_by_weight')
    .on('match_suggestions')
    .columns(['state', 'weight'])
    .execute();
  await db.schema
    .createIndex('match_suggestions_by_left')
    .on('match_suggestions')
    .column('left_key')
    .execute();
  await db.schema
    .createIndex('match_suggestions_by_right')
    .on('match_suggestions')
    .column('right_key')
    .execute();
  await db.schema
    .createTable('match_runs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('share', 'real', (column) => column.notNull())
    .addColumn('started_by', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('cancel', 'integer', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('match_settings')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute();
}
