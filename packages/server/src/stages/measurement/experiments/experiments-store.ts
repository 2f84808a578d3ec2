import type { NewExperiment } from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { notFound, RondoError } from '../../../platform/error.ts';
import type { Records } from '../../../platform/records/open-records.ts';

type ExperimentRow = {
  key: string;
  definition: string;
  created_by: string;
  created_at: string;
  updated_at: string;
};
export type StoredExperiment = NewExperiment & { createdBy: string; createdAt: string; updatedAt: string };

export type ExperimentsStore = {
  list(): Promise<StoredExperiment[]>;
  find(key: string): Promise<StoredExperiment>;
  add(experiment: NewExperiment, by: string): Promise<StoredExperiment>;
  change(key: string, definition: Omit<NewExperiment, 'key'>): Promise<StoredExperiment>;
  remove(key: string): Promise<void>;
};

/** What people defined; what came of it is asked of the events each time. */
export function createExperimentsStore(records: Records, clock: Clock): ExperimentsStore {
  const db = records.withTables<{ experiments: ExperimentRow }>();
  const read = (row: ExperimentRow): StoredExperiment => ({
    ...JSON.parse(row.definition),
    key: row.key,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  });

  async function find(key: string): Promise<StoredExperiment> {
    const row = await db.selectFrom('experiments').selectAll().where('key', '=', key).executeTakeFirst();
    if (row === undefined) throw notFound('experiment', key);
    return read(row);
  }

  return {
    find,
    async list() {
      const rows = await db
        .selectFrom('experiments')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('key')
        .execute();
      return rows.map(read);
    },
    async add({ key, ...definition }, by) {
      const now = clock.now().toISOString();
      const row = {
        key,
        definition: JSON.stringify(definition),
        created_by: by,
        created_at: now,
        updated_at: now,
      };
      const added = await db
        .insertInto('experiments')
        .values(row)
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows === 0n) {
        throw new RondoError({
          code: 'already-there',
          message: `There is an experiment “${key}” already.`,
          cure: 'Choose another key, or change that experiment.',
          status: 409,
          field: '/key',
        });
      }
      return read(row);
    },
    async change(key, definition) {
      await find(key);
      await db
        .updateTable('experiments')
        .set({ definition: JSON.stringify(definition), updated_at: clock.now().toISOString() })
        .where('key', '=', key)
        .execute();
      return find(key);
    },
    async remove(key) {
      await find(key);
      await db.deleteFrom('experiments').where('key', '=', key).execute();
    },
  };
}
