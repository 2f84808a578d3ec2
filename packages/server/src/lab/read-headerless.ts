import { invalid } from '../platform/error.ts';
import { readTable, readText, type Table } from './read-table.ts';

/** A file with a header, or, where `names` are given, one without: its columns are then parted by blanks, tabs, , ; or |. */
export function readNamedTable(path: string, names: string | undefined): Table {
  if (names === undefined) return readTable(path);
  const columns = names.split(',').map((name) => name.trim());
  const text = readText(path, '--input');
  const lines = text.split(/\r?\n/);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const delimiter = [',', ';', '\t', '|'].find((mark) => first.includes(mark)) ?? /\s+/;
  const rows: string[][] = [];
  const places: number[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const row = line.trim().split(delimiter);
    if (row.length !== columns.length) {
      throw invalid(
        '--columns',
        `Line ${i + 1} of “${path}” has ${row.length} columns, and ${columns.length} are named.`,
        'Name every column of the file, separated by commas.',
      );
    }
    rows.push(row);
    places.push(i + 1);
  }
  if (rows.length === 0) throw invalid('--input', `“${path}” has no rows.`, 'Give a file with rows.');
  return { path, columns, rows, lines: places };
}
