import { invalid } from '../platform/error.ts';
import { type Periods, readPeriods } from './read-periods.ts';
import { type Table, textColumn } from './read-table.ts';

const REPEATS = 'Sum the rows of a period into one; if they are places, name their column with --geo.';

/** Rows of each place in order of time. */
export function readPanel(
  table: Table,
  date: string,
  geo: string | undefined,
): { geos: string[]; periods: Periods[] } {
  if (geo === undefined)
    return { geos: ['all'], periods: [readPeriods(table, date, '--date', { repeats: REPEATS })] };
  const cells = textColumn(table, geo, '--geo');
  const rowsOf = new Map<string, number[]>();
  for (const [row, cell] of cells.entries()) {
    const rows = rowsOf.get(cell);
    if (rows === undefined) rowsOf.set(cell, [row]);
    else rows.push(row);
  }
  const geos = [...rowsOf.keys()];
  const periods = [...rowsOf.values()].map((rows) => readPeriods(table, date, '--date', { only: rows }));
  const [first] = periods;
  for (const [g, own] of periods.entries()) {
    const differs = own.labels.findIndex((label, i) => label !== first?.labels[i]);
    if (first !== undefined && (own.labels.length !== first.labels.length || differs >= 0)) {
      throw invalid(
        '--geo',
        `“${geos[g]}” has other periods than “${geos[0]}” (${own.labels.length} against ${first.labels.length} rows${differs >= 0 ? `, first at “${own.labels[differs]}”` : ''}).`,
        'Give every place a row for every period; write 0 where nothing was spent.',
      );
    }
  }
  return { geos, periods };
}
