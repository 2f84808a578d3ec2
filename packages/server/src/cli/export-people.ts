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

const PAGE = 200;

type Cell = string | number | boolean;

/** All known people, a page of the server's at a time, those first who were first seen: who comes meanwhile is last. */
async function* readPeople(server: RunningServer): AsyncGenerator<Cell[]> {
  for (let after = ''; ; ) {
    const query = new URLSearchParams({
      show: 'known',
      sort: 'first_seen',
      order: 'asc',
      limit: String(PAGE),
    });
    if (after !== '') query.set('after', after);
    const page = await server.callJson(`/api/people?${query}`);
    for (const item of itemsOf(page)) yield COLUMNS.map((name) => cellOf(item, name));
    const next = typeof page === 'object' && page !== null && 'next' in page ? page.next : undefined;
    if (typeof next !== 'string') return;
    after = next;
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
