import type { Kysely } from 'kysely';

/** Which process's consumers read an import's lane. Lanes from before were all read by the first. */
export async function up(db: Kysely<{ lanes: { reader: number | null } }>): Promise<void> {
  await db.schema.alterTable('lanes').addColumn('reader', 'integer').execute();
  await db.updateTable('lanes').set({ reader: 1 }).execute();
}
