import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { RunningServer } from './call-server.ts';
import { csvLine } from './guard-formulas.ts';

/** The columns of `GET /api/people`, in the order of the file. */
const COLUMNS = [
  'id',
  'name',
  'email',
  'phone',
  'known',
  'identifiers',
  'orders',
  'revenue',
  'firstSeen',
  'lastSeen',
] as const;

type Cell = string | number | boolean;

/** All known people as the server puts them together, in one pass, whoever was first seen first. */
async function* readPeople(server: RunningServer): AsyncGenerator<Cell[]> {
  const answer = await server.call('/api/people/export.ndjson');
  const input = answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body);
  for await (const line of createInterface({ input })) {
    const item: unknown = JSON.parse(line);
    if (typeof item === 'object' && item !== null) yield COLUMNS.map((name) => cellOf(item, name));
  }
}

/** The people as lines of a format; `array` is a JSON array a line, the names first. */
export async function* exportPeople(
  server: RunningServer,
  options: { format: 'csv' | 'ndjson' | 'array'; raw: boolean },
): AsyncGenerator<string> {
  const { format, raw } = options;
  const line = (cells: readonly Cell[]) => {
    if (format === 'csv') return csvLine(cells, raw ? (text) => text : undefined);
    return `${JSON.stringify(cells)}\n`;
  };
  if (format !== 'ndjson') yield line(COLUMNS);
  for await (const cells of readPeople(server)) {
    yield format === 'ndjson'
      ? `${JSON.stringify(Object.fromEntries(COLUMNS.map((name, index) => [name, cells[index]])))}\n`
      : line(cells);
  }
}

export function itemsOf(page: unknown): object[] {
  if (typeof page !== 'object' || page === null || !('items' in page) || !Array.isArray(page.items))
    return [];
  return page.items.filter((item: unknown) => typeof item === 'object' && item !== null);
}

function cellOf(item: object, name: string): Cell {
  const value: unknown = Reflect.get(item, name);
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value ?? '');
}
