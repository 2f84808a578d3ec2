import { invalid } from '../platform/error.ts';
import { lineOf, type Table, textColumn } from './read-table.ts';

/** Equally long periods in order. `days` is the usual length of one (1 for days, 7 for weeks, 30.4 for months). */
export type Periods = {
  labels: string[];
  /** Row of the table of each period. */
  rows: Uint32Array;
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year' | 'other';
  days: number;
};

const DAY = 86_400_000;

function utc(year: number, month: number, day: number): number {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? time / DAY
    : Number.NaN;
}

function parseIso(text: string): number {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ].*)?$/.exec(text) ?? [];
  return year === undefined ? Number.NaN : utc(Number(year), Number(month), Number(day ?? 1));
}

function parseSlashed(text: string, dayFirst: boolean): number {
  const [, a, b, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (year === undefined) return Number.NaN;
  return dayFirst ? utc(Number(year), Number(b), Number(a)) : utc(Number(year), Number(a), Number(b));
}

/** Days since 1970 of every cell; written year first, or day or month first, whichever makes all of them dates. */
export function parseDates(cells: readonly string[]): Float64Array | undefined {
  const readings = [
    cells.map(parseIso),
    cells.map((cell) => parseSlashed(cell, false)),
    cells.map((cell) => parseSlashed(cell, true)),
  ].filter((days) => days.every((day) => !Number.isNaN(day)));
  // Where both orders are possible, only the right one usually gives equal steps.
  const even = readings.find((days) => describeSteps([...days].sort((x, y) => x - y)).unit !== 'other');
  const chosen = even ?? readings[0];
  return chosen === undefined ? undefined : Float64Array.from(chosen);
}

function describeSteps(days: readonly number[]): { unit: Periods['unit']; days: number } {
  const own = [...new Set(days)];
  return describeLengths(own.slice(1).map((day, i) => day - (own[i] ?? day)));
}

function describeLengths(steps: readonly number[]): { unit: Periods['unit']; days: number } {
  if (steps.length === 0) return { unit: 'other', days: 1 };
  const counts = new Map<number, number>();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  const usual = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
  if (usual === 1) return { unit: 'day', days: 1 };
  if (usual === 7) return { unit: 'week', days: 7 };
  const within = (low: number, high: number): boolean => usual >= low && usual <= high;
  if (within(28, 31)) return { unit: 'month', days: 365.25 / 12 };
  if (within(90, 92)) return { unit: 'quarter', days: 365.25 / 4 };
  if (within(365, 366)) return { unit: 'year', days: 365.25 };
  return { unit: 'other', days: usual };
}

/** Whether a step is one period long. Months, quarters and years differ by a few days. */
function isOneStep(step: number, { unit, days }: { unit: Periods['unit']; days: number }): boolean {
  return unit === 'month' || unit === 'quarter' || unit === 'year'
    ? Math.abs(step - days) <= 3
    : step === days;
}

/**
 * The periods of the rows named (all of the table's if none are), in order of time. A missing or repeated period is an
 * error that names it: carry-over and trends read rows as time. `repeats` is the cure of a repeated one.
 */
export function readPeriods(
  table: Table,
  column: string,
  flag: string,
  {
    only,
    repeats = 'Sum the rows of a period into one.',
  }: { only?: readonly number[]; repeats?: string } = {},
): Periods {
  const cells = textColumn(table, column, flag);
  const rows = only ?? cells.map((_, row) => row);
  const days =
    parseDates(rows.map((row) => cells[row] ?? '')) ?? readNumbers(table, column, flag, rows, cells);
  const order = rows.map((_, i) => i).sort((x, y) => (days[x] ?? 0) - (days[y] ?? 0));
  const sorted = order.map((i) => days[i] ?? 0);
  const usual = describeLengths(sorted.slice(1).map((day, i) => day - (sorted[i] ?? 0)));
  for (let i = 1; i < sorted.length; i++) {
    const step = (sorted[i] ?? 0) - (sorted[i - 1] ?? 0);
    const label = (at: number): string => cells[rows[order[at] ?? 0] ?? 0] ?? '';
    const line = lineOf(table, rows[order[i] ?? 0] ?? 0);
    if (step === 0) {
      throw invalid(
        flag,
        `“${label(i)}” stands twice in column “${column}” (again in line ${line}).`,
        repeats,
      );
    }
    if (!isOneStep(step, usual)) {
      throw invalid(
        flag,
        `Between “${label(i - 1)}” and “${label(i)}” (line ${line}) lie ${step} ${parsedUnit(usual)} instead of ${Math.round(usual.days)}.`,
        'Give a row to every period: write 0 where nothing was spent or sold, and leave out no period in between.',
      );
    }
  }
  return {
    labels: order.map((i) => cells[rows[i] ?? 0] ?? ''),
    rows: Uint32Array.from(order, (i) => rows[i] ?? 0),
    unit: usual.unit,
    days: usual.days,
  };
}

function parsedUnit({ unit }: { unit: Periods['unit'] }): string {
  return unit === 'other' ? 'steps' : 'days';
}

function readNumbers(
  table: Table,
  column: string,
  flag: string,
  rows: readonly number[],
  cells: readonly string[],
): Float64Array {
  return Float64Array.from(rows, (row) => {
    const text = cells[row] ?? '';
    const value = text === '' ? Number.NaN : Number(text);
    if (Number.isNaN(value)) {
      throw invalid(
        flag,
        `Line ${lineOf(table, row)} of “${table.path}” has “${text}” in column “${column}”, which is neither a date nor a number.`,
        'Write dates as 2026-05-31, all in the same way, or number the periods.',
      );
    }
    return value;
  });
}
