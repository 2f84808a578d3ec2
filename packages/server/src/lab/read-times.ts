import { invalid } from '../platform/error.ts';
import { parseDay } from './parse-day.ts';
import { lineOf, type Table, textColumn } from './read-table.ts';

/** In milliseconds. */
export const DAY = 86_400_000;

/**
 * Milliseconds of `2026-05-31`, `2026-05-31 12:00:00`, an ISO time or a number: days, or from 1973 on seconds or milliseconds
 * since 1970. Without a zone, UTC. `NaN` for anything else, also for a 31 February.
 */
export function parseTime(text: string): number {
  const cell = text.trim();
  const number = Number(cell);
  if (cell !== '' && Number.isFinite(number)) {
    const size = Math.abs(number);
    return number * (size > 1e11 ? 1 : size > 1e8 ? 1000 : DAY);
  }
  const [, date, clock, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(cell) ??
    [];
  if (date === undefined || Number.isNaN(parseDay(date))) return Number.NaN;
  const seconds = (clock ?? '00:00').replace(/(\.\d{3})\d+$/, '$1');
  return Date.parse(`${date}T${seconds}${zone ?? 'Z'}`);
}

export type Times = {
  order: Uint32Array;
  labels: string[];
  times: Float64Array;
  perDay: number;
  gaps: number;
  repeats: number;
};

/** Rows in order of time (as they stand where it is the same), and how many of the usual steps make a day. */
export function readTimes(table: Table, column: string, flag: string): Times {
  const cells = textColumn(table, column, flag);
  const parsed = Float64Array.from(cells, parseTime);
  const wrong = parsed.findIndex(Number.isNaN);
  if (wrong !== -1) {
    throw invalid(
      flag,
      `Line ${lineOf(table, wrong)} of “${table.path}” has “${cells[wrong]}” in column “${column}”, which is no time.`,
      'Write times as 2026-05-31 12:00 or 2026-05-31T12:00:00Z, or numbers: days, or seconds since 1970.',
    );
  }
  const order = Uint32Array.from(parsed, (_time, i) => i).sort(
    (a, b) => (parsed[a] ?? 0) - (parsed[b] ?? 0) || a - b,
  );
  const times = Float64Array.from(order, (row) => parsed[row] ?? 0);
  const steps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
  const sorted = steps.filter((step) => step > 0).sort();
  const usual = sorted[sorted.length >> 1] ?? DAY;
  return {
    order,
    labels: Array.from(order, (row) => cells[row] ?? ''),
    times,
    perDay: DAY / usual,
    gaps: steps.filter((step) => step > 1.5 * usual).length,
    repeats: steps.filter((step) => step === 0).length,
  };
}
