import SQLite from 'better-sqlite3';
import { CompiledQuery, Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';

export type CheckpointsTable = { consumer: string; node: number; seq: number; updated_at: string };
/** `reader` is the process (by its own lane) whose consumers read an import's lane: two would double its rows. */
export type LanesTable = {
  node: number;
  import_id: string | null;
  reader: number | null;
  last_seq: number | null;
  opened_at: string | null;
};
export type LogVoidsTable = { node: number; from_seq: number; to_seq: number };
/** By its lane, and when it was last seen; one that is gone no longer reads the lanes of its imports. */
export type ProcessesTable = { node: number; seen_at: string };
export type PlatformTables = {
  checkpoints: CheckpointsTable;
  lanes: LanesTable;
  log_voids: LogVoidsTable;
  processes: ProcessesTable;
};

/** The transactional store. A stage sees its own tables with `records.withTables<ItsTables>()`. */
export type Records = Kysely<PlatformTables>;
export type RecordsAddress = { kind: 'sqlite'; path: string } | { kind: 'postgres'; url: string };

export async function openRecords(address: RecordsAddress): Promise<Records> {
  if (address.kind === 'postgres') {
    const pool = new pg.Pool({ connectionString: address.url, max: 10 });
    // bigint comes back as text by default; every integer of ours is below 2^53.
    pg.types.setTypeParser(pg.types.builtins.INT8, Number);
    // A connection that drops while idle is replaced by the pool; without a listener it would end the process.
    pool.on('error', () => {});
    return new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool }) });
  }
  const database = new SQLite(address.path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  return new Kysely<PlatformTables>({ dialect: new SqliteDialect({ database }) });
}

export async function pingRecords(records: Records): Promise<boolean> {
  try {
    await records.executeQuery(CompiledQuery.raw('select 1'));
    return true;
  } catch {
    return false;
  }
}
