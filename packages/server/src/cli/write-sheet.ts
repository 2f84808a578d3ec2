import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import writeExcelFile from 'write-excel-file/node';
import { RondoError } from '../platform/error.ts';

/** Excel's own limit is 1,048,576 rows; a sheet is put together in memory, so this is ours. */
const MOST_ROWS = 100_000;

type SheetCell = string | number | boolean | null | { value: string; fontWeight: 'bold' };

/** `JSONCompactEachRowWithNames` (an array a line, the names first) as an XLSX file. */
export async function writeSheet(rows: Readable, sheet: string): Promise<Readable> {
  const data: SheetCell[][] = [];
  for await (const line of createInterface({ input: rows, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    const cells: unknown = JSON.parse(line);
    if (!Array.isArray(cells)) throw new TypeError('a line of the answer is not an array');
    const isHead = data.length === 0;
    data.push(
      cells.map((cell: unknown) => (isHead ? { value: String(cell), fontWeight: 'bold' } : toCell(cell))),
    );
    if (data.length <= MOST_ROWS + 1) continue;
    throw new RondoError({
      code: 'too-large',
      message: `There are more than ${MOST_ROWS.toLocaleString('en')} rows, which is too much for one sheet.`,
      cure: 'Narrow them with --where, or export as csv or parquet.',
    });
  }
  const bytes = await writeExcelFile(data, { sheet: sheet.slice(0, 31) }).toBuffer();
  return Readable.from([bytes]);
}

/** A sheet knows texts, numbers and truth; the rest is written as JSON. */
function toCell(cell: unknown): string | number | boolean | null {
  if (cell === null || typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean')
    return cell;
  return JSON.stringify(cell);
}
