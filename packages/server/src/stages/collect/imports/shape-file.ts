import type { FileShape, FileShapeChoice } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import { quoteName } from './binder.ts';
import { judgeColumn } from './judge-column.ts';
import type { Stagings } from './keep-stagings.ts';
import { readParquetColumns } from './read-parquet-columns.ts';
import { type ReceivedFile, sniffReceived, textPath } from './receive-file.ts';
import type { Sniffed } from './sniff-file.ts';

type Deps = { events: Events; stagings: Stagings; folder: string };

const SAMPLE_ROWS = 1000;
const PREVIEW_ROWS = 20;

/** What a file is: texts and workbooks from their head, Parquet from its footer and its first rows in the engine. */
export async function shapeFile(
  deps: Deps,
  file: ReceivedFile,
  choice: FileShapeChoice | undefined,
): Promise<Sniffed> {
  if (file.container !== 'parquet') return sniffReceived(deps.folder, file, choice);
  const path = textPath(deps.folder, file);
  const names = await readParquetColumns(path);
  const bare: FileShape = {
    format: 'parquet',
    encoding: 'utf-8',
    delimiter: '',
    quote: '',
    hasHeader: false,
    skipLines: 0,
    columns: names.map((name) => ({ name, ...judgeColumn([], name, '') })),
  };
  return deps.stagings.use({ id: file.id, path }, bare, async ({ table }) => {
    const rows = await deps.events.query<{ cells: string[] }>(
      `SELECT [${names.map(quoteName).join(', ')}] AS cells FROM ${table} WHERE __row <= {rows:UInt64} ORDER BY __row`,
      { rows: SAMPLE_ROWS },
    );
    const cells = rows.map((row) => row.cells);
    const columns = names.map((name, index) => ({
      name,
      ...judgeColumn(
        cells.map((row) => row[index] ?? ''),
        name,
        '',
      ),
    }));
    return { shape: { ...bare, columns }, preview: cells.slice(0, PREVIEW_ROWS) };
  });
}
