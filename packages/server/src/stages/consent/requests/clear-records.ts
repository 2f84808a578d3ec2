import type { Records } from '../../../platform/records/open-records.ts';
import {
  changeRow,
  deleteRow,
  listTextTables,
  scanRows,
  type TextTable,
} from '../../../platform/records/scan-records.ts';
import type { TextSearch } from './pattern-of-identifier.ts';

export type FoundRecords = { table: string; rows: number };

/** Rows whose text names one of the identifiers, by table. */
export async function findInRecords(
  records: Records,
  search: TextSearch,
): Promise<{ tables: readonly TextTable[]; found: FoundRecords[] }> {
  const tables = await listTextTables(records);
  const found: FoundRecords[] = [];
  for (const table of tables) {
    let rows = 0;
    for await (const page of scanRows(records, table)) {
      for (const { values } of page) if (names(values, search)) rows++;
    }
    if (rows > 0) found.push({ table: table.name, rows });
  }
  return { tables, found };
}

const names = (values: Record<string, string | null>, search: TextSearch) =>
  Object.values(values).some((value) => value !== null && search.matches(value));

export type RecordRules = {
  /** Identity keys as decimal text: a row under one of them goes. */
  keys: ReadonlySet<string>;
  /** Tables of which a row goes that names the person. */
  whole: ReadonlySet<string>;
  /** Tables that stay as they are. */
  stays: ReadonlySet<string>;
};

/**
 * Deletes what stands under one of the keys and blacks the identifiers out elsewhere, in every table but those that
 * stay. Answers with the tables that were changed.
 */
export async function clearRecords(
  records: Records,
  search: TextSearch,
  { keys, whole, stays }: RecordRules,
): Promise<(FoundRecords & { action: 'deleted' | 'blacked-out' })[]> {
  const changed: (FoundRecords & { action: 'deleted' | 'blacked-out' })[] = [];
  for (const table of await listTextTables(records)) {
    if (stays.has(table.name)) continue;
    let rows = 0;
    let deleted = 0;
    for await (const page of scanRows(records, table)) {
      for (const row of page) {
        if (keys.has(row.values.identity_key ?? '')) {
          await deleteRow(records, table.name, row);
          deleted++;
          continue;
        }
        const news = Object.entries(row.values).flatMap(([column, value]) =>
          value !== null && search.matches(value) ? [[column, search.blackOut(value)] as const] : [],
        );
        if (news.length === 0) continue;
        if (whole.has(table.name)) {
          await deleteRow(records, table.name, row);
          deleted++;
          continue;
        }
        rows++;
        try {
          await changeRow(records, table.name, row, Object.fromEntries(news));
        } catch {
          // The text was what the row is known by, and another row is known by the blacked-out one already.
          await deleteRow(records, table.name, row);
        }
      }
    }
    if (deleted > 0) changed.push({ table: table.name, rows: deleted, action: 'deleted' });
    if (rows > 0) changed.push({ table: table.name, rows, action: 'blacked-out' });
  }
  return changed;
}
