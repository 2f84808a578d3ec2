import type {
  FileShape,
  ImportCounts,
  ImportJob,
  ImportKey,
  ImportRequest,
  ImportState,
} from '@rondo/contract';
import { RondoError } from '../../../platform/error.ts';
import type { Records } from '../../../platform/records/open-records.ts';

export type ImportFileRow = {
  id: string;
  name: string;
  bytes: number;
  digest: string;
  container: string;
  is_utf8: number;
  shape: string;
  created_at: string;
};

export type ImportRow = {
  id: string;
  kind: string;
  file_id: string;
  file_name: string;
  digest: string;
  bytes: number;
  request: string;
  state: string;
  step: string;
  counts: string;
  row_key: string | null;
  lane: number | null;
  process_node: number;
  first_at: string | null;
  last_at: string | null;
  error: string | null;
  created_at: string;
  created_by: string;
  finished_at: string | null;
  claim: string | null;
};

type Tables = { imports: ImportRow; import_files: ImportFileRow };

export type StoredFile = Omit<ImportFileRow, 'shape' | 'is_utf8'> & { shape: FileShape; isUtf8: boolean };

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  taken: 0,
  rejected: 0,
  known: 0,
  valuesLeftOut: 0,
  written: 0,
  persons: 0,
};
const FIRST_LANE = 1000;

/** The statements on the records that imports own. */
export function createImportStore(records: Records) {
  const db = records.withTables<Tables>();
  return {
    async addFile(file: StoredFile): Promise<void> {
      const { isUtf8, shape, ...rest } = file;
      await db
        .insertInto('import_files')
        .values({ ...rest, is_utf8: isUtf8 ? 1 : 0, shape: JSON.stringify(shape) })
        .execute();
    },
    async findFile(id: string): Promise<StoredFile | undefined> {
      const row = await db.selectFrom('import_files').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return undefined;
      const { is_utf8, shape, ...rest } = row;
      return { ...rest, bytes: Number(rest.bytes), isUtf8: is_utf8 === 1, shape: JSON.parse(shape) };
    },
    async filesBefore(time: string): Promise<string[]> {
      return (await db.selectFrom('import_files').select('id').where('created_at', '<', time).execute()).map(
        (row) => row.id,
      );
    },
    listFiles: () => db.selectFrom('import_files').select(['id', 'container']).execute(),
    /** Files of imports that wait or run. */
    async filesInUse(): Promise<Set<string>> {
      const rows = await db
        .selectFrom('imports')
        .select('file_id')
        .where('state', 'in', ['waiting', 'running'])
        .execute();
      return new Set(rows.map((row) => row.file_id));
    },
    async removeFile(id: string): Promise<void> {
      await db.deleteFrom('import_files').where('id', '=', id).execute();
    },

    /** Answers false when an import of the same file and kind is under way or done. */
    async add(row: ImportRow): Promise<boolean> {
      const result = await db
        .insertInto('imports')
        .values(row)
        .onConflict((conflict) => conflict.column('claim').doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    async change(id: string, change: Partial<ImportRow>): Promise<void> {
      await db.updateTable('imports').set(change).where('id', '=', id).execute();
    },
    /** Moves from one of the states to another, once: of two callers one gets true. */
    async move(id: string, from: readonly ImportState[], to: ImportState): Promise<boolean> {
      const result = await db
        .updateTable('imports')
        .set({ state: to })
        .where('id', '=', id)
        .where('state', 'in', [...from])
        .executeTakeFirst();
      return Number(result.numUpdatedRows) > 0;
    },
    find: (id: string) => db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst(),
    findByClaim: (claim: string) =>
      db.selectFrom('imports').selectAll().where('claim', '=', claim).executeTakeFirst(),
    list: (limit: number) =>
      db.selectFrom('imports').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(limit).execute(),
    unfinished: (node: number) =>
      db
        .selectFrom('imports')
        .selectAll()
        .where('process_node', '=', node)
        .where('state', 'in', ['waiting', 'running', 'undoing'])
        .execute(),

    /** A lane of the log that nobody reads until it is opened. */
    async takeLane(importId: string, reader: number): Promise<number> {
      return records.transaction().execute(async (transaction) => {
        const last = await transaction
          .selectFrom('lanes')
          .select(({ fn }) => fn.max('node').as('node'))
          .executeTakeFirst();
        const node = Math.max(FIRST_LANE, Number(last?.node ?? 0) + 1);
        await transaction
          .insertInto('lanes')
          .values({ node, import_id: importId, reader, last_seq: null, opened_at: null })
          .execute();
        return node;
      });
    },
    /** The one moment at which an import becomes visible: its lane opens and its job is done, or neither. */
    async finish(
      id: string,
      change: Partial<ImportRow>,
      lane: { node: number; lastSeq: number } | undefined,
      now: string,
    ): Promise<void> {
      await db.transaction().execute(async (transaction) => {
        const finished = await transaction
          .updateTable('imports')
          .set(change)
          .where('id', '=', id)
          .where('state', '=', 'running')
          .executeTakeFirst();
        // This process was away for so long that another one has cleared up after it.
        if (finished.numUpdatedRows === 0n) throw interrupted();
        if (lane === undefined) return;
        await transaction
          .withTables<{ lanes: { node: number; last_seq: number | null; opened_at: string | null } }>()
          .updateTable('lanes')
          .set({ last_seq: lane.lastSeq, opened_at: now })
          .where('node', '=', lane.node)
          .execute();
      });
    },
    /** The lane's number is never given out again: consumers have checkpoints on it. */
    async closeLane(node: number): Promise<void> {
      await records
        .updateTable('lanes')
        .set({ last_seq: null, import_id: null })
        .where('node', '=', node)
        .execute();
    },
  };
}

export function interrupted(): RondoError {
  return new RondoError({
    code: 'interrupted',
    message: 'Rondo stopped while the import ran. Nothing of it was taken.',
    cure: 'Start the import again.',
    status: 409,
  });
}

export type ImportStore = ReturnType<typeof createImportStore>;

export function toJob(row: ImportRow, progress: number): ImportJob {
  const request: ImportRequest = JSON.parse(row.request);
  const key: ImportKey | undefined = row.row_key === null ? undefined : JSON.parse(row.row_key);
  return {
    id: row.id,
    kind: request.kind,
    fileName: row.file_name,
    digest: row.digest,
    bytes: Number(row.bytes),
    state: stateOf(row.state),
    step: row.step,
    progress,
    counts: JSON.parse(row.counts),
    ...(key === undefined ? {} : { key }),
    mapping: request.mapping,
    options: request.options ?? {},
    createdAt: row.created_at,
    createdBy: row.created_by,
    ...(row.finished_at === null ? {} : { finishedAt: row.finished_at }),
    ...(row.error === null ? {} : { error: JSON.parse(row.error) }),
    ...(row.first_at === null ? {} : { firstAt: row.first_at }),
    ...(row.last_at === null ? {} : { lastAt: row.last_at }),
  };
}

function stateOf(text: string): ImportState {
  const states: readonly ImportState[] = [
    'waiting',
    'running',
    'done',
    'failed',
    'cancelled',
    'undoing',
    'undone',
  ];
  return states.find((state) => state === text) ?? 'failed';
}
