import { invalid } from '../platform/error.ts';

const DAY = 86_400_000;

/**
 * Days since 1970 of `2026-05-31`, `20260531`, `2026/05/31` or an ISO time; `NaN` for anything else, also for a 31 February.
 */
export function parseDay(text: string): number {
  const parts = /^(\d{4})([-/]?)(\d{2})\2(\d{2})(?:[T ](.*))?$/.exec(text.trim());
  if (parts === null) return Number.NaN;
  const [, year, , month, day, clock] = parts;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(time);
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return Number.NaN;
  if (clock !== undefined && !/^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.test(clock))
    return Number.NaN;
  return time / DAY;
}

export function writeDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The value of an option that takes a day. */
export function dayOption(text: string, flag: string): number {
  const day = parseDay(text);
  if (Number.isNaN(day)) throw invalid(flag, `“${text}” is not a day.`, 'Write it as 2026-05-31.');
  return day;
}
