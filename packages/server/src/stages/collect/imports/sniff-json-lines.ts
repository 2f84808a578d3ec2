import type { FileEncoding } from '@rondo/contract';
import { invalid } from '../../../platform/error.ts';
import { judgeColumn } from './judge-column.ts';
import type { Sniffed } from './sniff-file.ts';

const SAMPLE_LINES = 1000;
const MOST_COLUMNS = 1000;

/** One JSON object a line. Objects inside become columns with dots in their names; lists stay JSON. */
export function sniffJsonLines(lines: readonly string[], encoding: FileEncoding): Sniffed {
  const rows: Map<string, string>[] = [];
  let broken = 0;
  for (const line of lines.filter((text) => text.trim() !== '').slice(0, SAMPLE_LINES)) {
    const row = readLine(line);
    if (row === undefined) broken++;
    else rows.push(row);
  }
  if (rows.length === 0 || broken > rows.length) {
    throw invalid(
      'file',
      'The file looks like JSON, but not with one object on each line.',
      'Save it as NDJSON (JSON Lines): each line an object such as {"email":"anna@example.com"}.',
    );
  }
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))].slice(0, MOST_COLUMNS);
  return {
    shape: {
      format: 'ndjson',
      encoding,
      delimiter: '',
      quote: '',
      hasHeader: false,
      skipLines: 0,
      columns: names.map((name) => ({
        name,
        ...judgeColumn(
          rows.map((row) => row.get(name) ?? ''),
          name,
          ',',
        ),
      })),
    },
    preview: rows.slice(0, 20).map((row) => names.map((name) => row.get(name) ?? '')),
  };
}

function readLine(line: string): Map<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (!isObject(value)) return undefined;
    const row = new Map<string, string>();
    flatten(value, '', row);
    return row;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function flatten(object: Record<string, unknown>, prefix: string, row: Map<string, string>): void {
  for (const [key, value] of Object.entries(object)) {
    if (isObject(value)) flatten(value, `${prefix}${key}.`, row);
    else if (value !== null)
      row.set(`${prefix}${key}`, typeof value === 'string' ? value : JSON.stringify(value));
  }
}
