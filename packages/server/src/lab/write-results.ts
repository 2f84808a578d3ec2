import { writeFileSync } from 'node:fs';
import { RondoError } from '../platform/error.ts';

type Cell = string | number | null;

/** JSON knows no infinity; a reader must not take it for “unknown”. */
function spellOut(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    if (Number.isNaN(value)) return null;
    return value > 0 ? 'inf' : '-inf';
  }
  if (value instanceof Float64Array) return Array.from(value);
  return value;
}

/** The result of a tool: JSON on stdout, and nothing else. */
export function printJson(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result, spellOut, 2)}\n`);
}

function writeCell(cell: Cell): string {
  if (cell === null || (typeof cell === 'number' && Number.isNaN(cell))) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180, the columns' names first. */
export function writeCsv(
  path: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
  flag = '--output',
): void {
  const lines = [columns.map(writeCell).join(',')];
  for (const row of rows) lines.push(row.map(writeCell).join(','));
  try {
    writeFileSync(path, `${lines.join('\n')}\n`);
  } catch (error) {
    throw new RondoError({
      code: 'invalid',
      message: `The file cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
      cure: 'Name a file in a folder that exists and that you may write to.',
      field: flag,
    });
  }
}
