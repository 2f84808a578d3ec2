import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { FileShape } from '@rondo/contract';
import { invalid } from '../../../platform/error.ts';
import { clickHouseErrorCode, type Events } from '../../../platform/events/client.ts';
import { type Binder, quoteName } from './binder.ts';

/** A file in the events engine: every row with its number, every cell as text. */
export type Staging = { table: string; shape: FileShape };

export type StageOptions = {
  path: string;
  onBytes?: (bytes: number) => void;
  signal?: AbortSignal;
};

const ROW = 'row UInt64 DEFAULT rowNumberInAllBlocks() + 1';
const CHUNK_BYTES = 1024 * 1024;

/** In one thread and in the order of the file, so that the row numbers are the file's own. */
const IN_ORDER = { input_format_parallel_parsing: 0, max_insert_threads: 1, max_parsing_threads: 1 } as const;

/** Whether rows are kept as whole lines, from which the columns are cut when they are asked for. */
export function isLines(shape: FileShape): boolean {
  return (
    shape.format === 'blank-separated' ||
    shape.format === 'fixed-width' ||
    shape.format === 'ndjson' ||
    (shape.format === 'delimited' && [...shape.delimiter].length > 1)
  );
}

/** Streams the file's bytes into a new table; rows never pass through JavaScript. */
export async function stageFile(events: Events, staging: Staging, options: StageOptions): Promise<void> {
  const { table, shape } = staging;
  const columns = isLines(shape)
    ? ['line']
    : shape.format === 'parquet'
      ? shape.columns.map(({ name }) => quoteName(name))
      : [...cells(shape), 'extra'];
  const keys = shape.format === 'parquet' ? columns : columns.map((name) => name);
  await events.command(
    `CREATE TABLE ${table} (${columns.map((name) => `${name} String`).join(', ')}, ${rowColumn(shape)}) ENGINE = MergeTree ORDER BY tuple()`,
  );
  try {
    await events.insertBytes(
      `INSERT INTO ${table} (${keys.join(', ')}) FORMAT ${formatOf(shape)}`,
      readBytes(shape, options),
      {
        settings: { ...IN_ORDER, ...settingsOf(shape) },
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      },
    );
  } catch (error) {
    await events.command(`DROP TABLE IF EXISTS ${table} SYNC`).catch(() => undefined);
    throw explain(error);
  }
}

const cells = (shape: FileShape) => shape.columns.map((_, index) => `c${index + 1}`);

/** A Parquet file may have a column called `row` itself. */
function rowColumn(shape: FileShape): string {
  return shape.format === 'parquet' ? ROW.replace('row', '__row') : ROW;
}

export function rowSql(shape: FileShape): string {
  if (shape.format === 'parquet') return '__row';
  return isLines(shape) && linesBefore(shape) > 0 ? `(row - ${linesBefore(shape)})` : 'row';
}

function linesBefore(shape: FileShape): number {
  return shape.skipLines + (shape.hasHeader ? 1 : 0);
}

/** Which staged rows are rows of the file: behind the header, and with something in them. */
export function isRowSql(shape: FileShape): string {
  if (!isLines(shape)) {
    const names =
      shape.format === 'parquet' ? shape.columns.map(({ name }) => quoteName(name)) : cells(shape);
    return `(${names.map((name) => `${name} != ''`).join(' OR ')})`;
  }
  return `(row > ${linesBefore(shape)} AND trimBoth(line, ' \\t\\r') != '')`;
}

/** The text of a cell, without blanks around it. */
export function cellSql(shape: FileShape, index: number, binder: Binder): string {
  const column = shape.columns[index];
  if (column === undefined) return "''";
  switch (shape.format) {
    case 'parquet':
      return `trimBoth(${quoteName(column.name)}, ' \\t\\r\\n')`;
    case 'ndjson':
      return jsonCellSql(column.name, binder);
    case 'blank-separated':
      return `splitByWhitespace(line)[${index + 1}]`;
    case 'fixed-width':
      return `trimBoth(substringUTF8(line, ${(column.start ?? 0) + 1}, ${column.width ?? 1}), ' \\t\\r')`;
    default:
      if (isLines(shape))
        return `trimBoth(splitByString(${binder.text(shape.delimiter)}, line)[${index + 1}], ' \\t\\r')`;
      return `trimBoth(c${index + 1}, ' \\t\\r\\n')`;
  }
}

function jsonCellSql(name: string, binder: Binder): string {
  // A name with dots is a path, unless the object itself has such a name.
  const path = name
    .split('.')
    .map((part) => binder.text(part))
    .join(', ');
  const whole = binder.text(name);
  const value = (keys: string) => {
    const raw = `JSONExtractRaw(line, ${keys})`;
    return `multiIf(startsWith(${raw}, '"'), trimBoth(JSONExtractString(line, ${keys}), ' \\t\\r\\n'), ${raw} = 'null', '', ${raw})`;
  };
  return name.includes('.') ? `if(JSONHas(line, ${whole}), ${value(whole)}, ${value(path)})` : value(whole);
}

/** What is wrong with a row as a whole, or ''. */
export function brokenRowSql(shape: FileShape): string {
  if (shape.format === 'ndjson') return "if(isValidJSON(line) AND JSONType(line) = 'Object', '', 'not-json')";
  if (isLines(shape) || shape.format === 'parquet') return "''";
  return "if(extra != '', 'too-many-columns', '')";
}

function formatOf(shape: FileShape): string {
  if (shape.format === 'parquet') return 'Parquet';
  return isLines(shape) ? 'LineAsString' : 'CSV';
}

function settingsOf(shape: FileShape): Record<string, string | number> {
  if (shape.format === 'parquet')
    return { input_format_parquet_preserve_order: 1, input_format_null_as_default: 1 };
  if (isLines(shape)) return {};
  return {
    format_csv_delimiter: shape.delimiter === '' ? ',' : shape.delimiter,
    format_csv_allow_double_quotes: shape.quote === '"' ? 1 : 0,
    format_csv_allow_single_quotes: shape.quote === "'" ? 1 : 0,
    // The header is ours to judge: the engine would guess another.
    input_format_csv_detect_header: 0,
    input_format_csv_skip_first_lines: linesBefore(shape),
    input_format_csv_allow_variable_number_of_columns: 1,
    input_format_csv_allow_whitespace_or_tab_as_delimiter:
      shape.delimiter === '\t' || shape.delimiter === ' ' ? 1 : 0,
    input_format_null_as_default: 1,
  };
}

/** The file's bytes as UTF-8 without a byte order mark. */
function readBytes(shape: FileShape, options: StageOptions): Readable {
  const file = createReadStream(options.path, { highWaterMark: CHUNK_BYTES });
  return Readable.from(
    shape.format === 'parquet' ? counted(file, options) : transcoded(counted(file, options), shape),
    { objectMode: false },
  );
}

async function* counted(chunks: AsyncIterable<Buffer>, options: StageOptions): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    options.onBytes?.(chunk.length);
    yield chunk;
  }
}

async function* transcoded(chunks: AsyncIterable<Buffer>, shape: FileShape): AsyncGenerator<Buffer> {
  let first = true;
  if (shape.encoding === 'utf-8') {
    for await (const chunk of chunks) {
      const hasMark = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      first = false;
      yield hasMark ? chunk.subarray(3) : chunk;
    }
    return;
  }
  const decoder = new TextDecoder(shape.encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** The engine names the row at which it could not go on; that is what a person needs. */
function explain(error: unknown): unknown {
  const code = clickHouseErrorCode(error);
  // 26 quoted string, 27 input assertion, 33 not all data, 117 incorrect data: the file, not the engine.
  if (code === undefined || !['26', '27', '33', '117', '6', '53', '636', '1001'].includes(code)) return error;
  const message = error instanceof Error ? error.message : '';
  const row = /\(at row (\d+)\)/.exec(message)?.[1];
  return invalid(
    'file',
    `The file cannot be read${row === undefined ? '' : ` from row ${row} on`}: a quotation mark is not closed, or text follows it.`,
    'Check the quotation mark and the delimiter, mend that row, or save the file again as CSV in UTF-8.',
  );
}
