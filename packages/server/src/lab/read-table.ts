import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { RondoError } from '../platform/error.ts';

/** A file of rows under a header, as text; `lines` is the line of the file on which each row ends. */
export type Table = {
  path: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  lines: readonly number[];
};

/** What cells mean where nothing is known. */
const EMPTY = new Set(['', 'NA', 'NaN', 'nan', 'null', 'NULL']);

function invalid(message: string, cure: string, field: string): RondoError {
  return new RondoError({ code: 'invalid', message, cure, field });
}

/** A text file as UTF-8, or as UTF-16 where its first bytes say so (Excel's “Unicode text”), packed by gzip or not. */
export function readText(path: string, flag: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid(`The file cannot be read: ${reason}.`, 'Give the path of a readable file.', flag);
  }
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw invalid(`“${path}” is not UTF-8 text.`, 'Save it as CSV in UTF-8.', flag);
  }
}

/** The delimiter that the header holds most of. */
function guessDelimiter(text: string): string {
  const header = text.slice(0, text.search(/\r?\n|$/));
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best), ',');
}

/** A delimited text file with a header. Rows must be as wide as the header. */
export function readTable(path: string, flag = '--input'): Table {
  const text = readText(path, flag);
  let records: string[][];
  const lines: number[] = [];
  try {
    records = parse(text, {
      bom: true,
      delimiter: guessDelimiter(text),
      skip_empty_lines: true,
      on_record: (record: string[], context) => {
        lines.push(context.lines);
        return record;
      },
      // Some files write a blank after the comma, before a quote.
      trim: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid(`“${path}” is not a CSV file: ${reason}.`, 'Mend that line and try again.', flag);
  }
  const [header, ...rows] = records;
  if (header === undefined || rows.length === 0) {
    throw invalid(`“${path}” has no rows.`, 'The first line names the columns; rows follow it.', flag);
  }
  return { path, columns: header.map((name) => name.trim()), rows, lines: lines.slice(1) };
}

/** Where a row stands in the file, empty lines counted, for messages. */
export function lineOf(table: Table, row: number): number {
  return table.lines[row] ?? row + 2;
}

/** Where a column stands. An unknown name is answered with those there are. */
export function columnIndex(table: Table, name: string, flag = '--input'): number {
  const index = table.columns.indexOf(name);
  if (index === -1) {
    throw invalid(
      `“${table.path}” has no column “${name}”.`,
      `Its columns are: ${table.columns.join(', ')}.`,
      flag,
    );
  }
  if (table.columns.lastIndexOf(name) !== index) {
    throw invalid(
      `“${table.path}” has two columns “${name}”.`,
      'Give each column a name of its own in the first line.',
      flag,
    );
  }
  return index;
}

export function textColumn(table: Table, name: string, flag?: string): string[] {
  const index = columnIndex(table, name, flag);
  return table.rows.map((row) => (row[index] ?? '').trim());
}

/** Numbers; a cell that is none is an error that names its line. Empty cells are `NaN` when they are allowed. */
export function numberColumn(
  table: Table,
  name: string,
  options: { flag?: string; allowEmpty?: boolean } = {},
): Float64Array {
  const index = columnIndex(table, name, options.flag);
  const numbers = new Float64Array(table.rows.length);
  for (const [i, row] of table.rows.entries()) {
    const text = (row[index] ?? '').trim();
    const isEmpty = EMPTY.has(text);
    const value = isEmpty ? Number.NaN : Number(text);
    if (!Number.isFinite(value) && !(isEmpty && options.allowEmpty)) {
      throw invalid(
        `Line ${lineOf(table, i)} of “${table.path}” has “${text}” in column “${name}”, which is not a number.`,
        'Write numbers with a dot and without units, and leave no cell empty.',
        options.flag ?? '--input',
      );
    }
    numbers[i] = value;
  }
  return numbers;
}
