import { invalid } from '../platform/error.ts';
import { lineOf, type Table, textColumn } from './read-table.ts';

/** Which rows a model is fitted on, and which it has never seen. */
export type RowSplit = { train: Uint32Array; test: Uint32Array; said: string };

export const TEST_HELP =
  'rows kept from the fit: every:5 (each fifth row), last:0.2 (the newest fifth by --time), or none';

/** Row order that makes time run forward: numbers by size, anything else as dates, ISO text as text. */
function orderByTime(table: Table, column: string): Uint32Array {
  const cells = textColumn(table, column, '--time');
  const numbers = cells.map(Number);
  const times = numbers.every(Number.isFinite) ? numbers : cells.map((cell) => Date.parse(cell));
  const wrong = times.findIndex(Number.isNaN);
  if (wrong !== -1) {
    throw invalid(
      '--time',
      `Line ${lineOf(table, wrong)} of “${table.path}” has “${cells[wrong]}” in column “${column}”, which is no time.`,
      'Write times as 2026-05-31 or 2026-05-31T12:00:00Z, or as numbers.',
    );
  }
  return Uint32Array.from(times, (_time, i) => i).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
}

export function splitRows(table: Table, rule: string, time: string | undefined): RowSplit {
  const rows = table.rows.length;
  const everyRow = Uint32Array.from({ length: rows }, (_value, i) => i);
  if (rule === 'none') return { train: everyRow, test: new Uint32Array(0), said: 'none' };
  const every = /^every:(\d+)$/.exec(rule);
  if (every !== null) {
    const step = Number(every[1]);
    if (step < 2) throw invalid('--test', `“${rule}” would test on every row.`, 'Take every:2 or more.');
    return {
      train: everyRow.filter((row) => (row + 1) % step !== 0),
      test: everyRow.filter((row) => (row + 1) % step === 0),
      said: `every ${step}th row`,
    };
  }
  const share = Number(/^last:(.+)$/.exec(rule)?.[1] ?? Number.NaN);
  if (!(share > 0 && share < 1)) {
    throw invalid('--test', `“${rule}” is not a way to keep rows for the test.`, `It takes ${TEST_HELP}.`);
  }
  if (time === undefined) {
    throw invalid(
      '--time',
      `--test ${rule} needs to know which rows are newest.`,
      'Name the column with --time.',
    );
  }
  const order = orderByTime(table, time);
  const cut = Math.min(rows - 1, Math.max(1, Math.round(rows * (1 - share))));
  return {
    train: order.slice(0, cut),
    test: order.slice(cut),
    said: `the newest ${rows - cut} rows by ${time}`,
  };
}
