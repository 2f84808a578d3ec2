import type { FileColumn, FileShape, FileShapeChoice } from '@rondo/contract';
import { invalid } from '../../../platform/error.ts';
import { decodeHead, detectEncoding } from './detect-encoding.ts';
import { hasHeaderRow } from './detect-header.ts';
import { judgeColumn } from './judge-column.ts';
import { sniffJsonLines } from './sniff-json-lines.ts';
import { sniffLayout } from './sniff-layout.ts';
import { splitLines, splitRecords } from './split-records.ts';

export type Sniffed = { shape: FileShape; preview: string[][] };

const SAMPLE_RECORDS = 1000;
const PREVIEW_RECORDS = 20;
export const HEAD_BYTES = 256 * 1024;

/** By the first bytes, whatever the file is called. */
export function detectContainer(head: Uint8Array): 'xlsx' | 'parquet' | 'gzip' | 'pdf' | 'xls' | 'text' {
  const magic = Buffer.from(head.subarray(0, 8)).toString('latin1');
  if (magic.startsWith('PK\u0003\u0004')) return 'xlsx';
  if (magic.startsWith('PAR1')) return 'parquet';
  if (magic.startsWith('\u001f\u008b')) return 'gzip';
  if (magic.startsWith('%PDF')) return 'pdf';
  if (magic.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'xls';
  return 'text';
}

/** What a text file is, from its head. `complete` says that the head is the whole file. */
export function sniffText(head: Uint8Array, complete: boolean, choice: FileShapeChoice = {}): Sniffed {
  const guess = detectEncoding(head);
  const encoding = choice.encoding ?? guess.encoding;
  const text = decodeHead(head, { encoding, bomBytes: guess.bomBytes }).replace(/\0/g, '');
  if (text.trim() === '') {
    throw invalid('file', 'The file is empty.', 'Choose a file that has at least one row.');
  }
  if (
    choice.format === 'ndjson' ||
    (choice.format === undefined && choice.delimiter === undefined && looksLikeJsonLines(text))
  ) {
    return sniffJsonLines(splitLines(text, complete), encoding);
  }
  const layout = sniffLayout(text, complete, choice);
  const lines = splitLines(text, complete);
  const body = choice.skipLines ?? layout.skipLines;
  const records =
    layout.format === 'delimited'
      ? splitRecords(dropLines(text, body), {
          delimiter: layout.delimiter,
          quote: layout.quote,
          most: SAMPLE_RECORDS + 1,
          complete,
        })
      : lines
          .slice(body)
          .filter((line) => line.trim() !== '')
          .slice(0, SAMPLE_RECORDS + 1)
          .map((line) => (layout.widths === undefined ? line.trim().split(/\s+/) : cut(line, layout.widths)));
  if (records.length === 0) {
    throw invalid('skipLines', 'No row is left after the lines that are skipped.', 'Skip fewer lines.');
  }
  const hasHeader = choice.hasHeader ?? hasHeaderRow(records);
  const rows = hasHeader ? records.slice(1) : records;
  const names = columnNames(hasHeader ? records[0] : undefined, usualLength(rows));
  const columns = names.map((name, index): FileColumn => {
    const column: FileColumn = {
      name,
      ...judgeColumn(
        rows.map((row) => row[index] ?? ''),
        hasHeader ? name : '',
        layout.delimiter,
      ),
    };
    const width = layout.widths?.[index];
    return width === undefined ? column : { ...column, ...width };
  });
  return {
    shape: {
      format: layout.format,
      encoding,
      delimiter: layout.delimiter,
      quote: layout.quote,
      hasHeader,
      skipLines: body,
      columns,
    },
    preview: rows.slice(0, PREVIEW_RECORDS).map((row) => names.map((_, index) => row[index] ?? '')),
  };
}

/** How many columns most rows have; a row with more is a row with a fault. */
function usualLength(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let [usual, most] = [0, 0];
  for (const [length, count] of counts) if (count > most) [usual, most] = [length, count];
  return usual;
}

function looksLikeJsonLines(text: string): boolean {
  return /^\s*\{\s*"/.test(text);
}

function dropLines(text: string, count: number): string {
  let at = 0;
  for (let line = 0; line < count; line++) {
    const end = text.indexOf('\n', at);
    if (end === -1) return '';
    at = end + 1;
  }
  return text.slice(at);
}

function cut(line: string, widths: readonly { start: number; width: number }[]): string[] {
  return widths.map(({ start, width }) => line.slice(start, start + width).trim());
}

/** Names that are all different and none empty: a column must be nameable in a mapping. */
export function columnNames(header: readonly string[] | undefined, count: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: Math.max(count, header?.length ?? 0) }, (_, index) => {
    const given = header?.[index]
      ?.replace(/^\ufeff/, '')
      .replace(/\s+/g, ' ')
      .trim();
    const base = given === undefined || given === '' ? `column_${index + 1}` : given.slice(0, 200);
    let name = base;
    for (let copy = 2; taken.has(name); copy++) name = `${base} (${copy})`;
    taken.add(name);
    return name;
  });
}
