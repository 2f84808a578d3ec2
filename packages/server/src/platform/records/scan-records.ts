import { SqliteAdapter, sql } from 'kysely';
import type { Records } from './open-records.ts';

export type TextTable = { name: string; columns: string[] };

/** Kysely's own books name no one. */
const isOwnBook = (name: string) => name.startsWith('kysely_') || name.startsWith('sqlite_');

const isSqlite = (records: Records) => records.getExecutor().adapter instanceof SqliteAdapter;

/** Every table with its columns of text, on either engine. */
export async function listTextTables(records: Records): Promise<TextTable[]> {
  const tables = await records.introspection.getTables();
  return tables
    .filter(({ name, isView }) => !isView && !isOwnBook(name))
    .map(({ name, columns }) => ({
      name,
      columns: columns.filter(({ dataType }) => /text|char/i.test(dataType)).map((column) => column.name),
    }))
    .filter(({ columns }) => columns.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `place` is where the engine keeps the row: a row that is changed may get another. */
export type TextRow = { place: string; values: Record<string, string | null> };

const PAGE = 2_000;

/** All rows of a table, in pages, so that a large one neither fills the memory nor holds up the process. */
export async function* scanRows(records: Records, { name, columns }: TextTable): AsyncGenerator<TextRow[]> {
  const place = sql.raw(isSqlite(records) ? 'rowid' : 'ctid');
  const listed = sql.join(columns.map((column) => sql.ref(column)));
  let after = isSqlite(records) ? '-9223372036854775808' : '(0,0)';
  const boundary = () => (isSqlite(records) ? sql`cast(${after} as integer)` : sql`${after}::tid`);
  for (;;) {
    const { rows } = await sql<Record<string, string | null>>`
      select cast(${place} as text) as place_of_row, ${listed} from ${sql.table(name)}
      where ${place} > ${boundary()} order by ${place} limit ${sql.lit(PAGE)}`.execute(records);
    if (rows.length === 0) return;
    const read = rows.map(({ place_of_row, ...values }) => ({ place: String(place_of_row), values }));
    after = read.at(-1)?.place ?? after;
    yield read;
  }
}

export async function changeRow(
  records: Records,
  table: string,
  row: TextRow,
  changed: Record<string, string>,
): Promise<void> {
  const sets = sql.join(Object.entries(changed).map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
  await sql`update ${sql.table(table)} set ${sets} where ${placeIs(records, row)}`.execute(records);
}

export async function deleteRow(records: Records, table: string, row: TextRow): Promise<void> {
  await sql`delete from ${sql.table(table)} where ${placeIs(records, row)}`.execute(records);
}

function placeIs(records: Records, { place }: TextRow) {
  return records.getExecutor().adapter instanceof SqliteAdapter
    ? sql`rowid = cast(${place} as integer)`
    : sql`ctid = ${place}::tid`;
}

/**
 * Gives back the room of what was deleted, so that its bytes are gone and not merely free. Says in words what was done.
 * SQLite: the file is written anew and its write-ahead log cut to nothing. PostgreSQL: the tables are written anew; what
 * its own write-ahead log and backups hold is the database's. All of them: rows that were deleted long ago in the course of
 * things, such as a click that waited, may still stand where they stood.
 */
export async function vacuumRecords(records: Records): Promise<string> {
  if (!isSqlite(records)) {
    for (const { name } of await listTextTables(records))
      await sql`vacuum full ${sql.table(name)}`.execute(records);
    return 'PostgreSQL: every table with text is written anew (VACUUM FULL)';
  }
  await sql`vacuum`.execute(records);
  const [checkpoint] = (await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(records)).rows;
  const [free] = (await sql<{ freelist_count: number }>`pragma freelist_count`.execute(records)).rows;
  if (checkpoint?.busy === 0 && free?.freelist_count === 0) {
    return 'SQLite: the file is written anew (VACUUM), its write-ahead log is empty, no page is free';
  }
  return 'busy';
}
