import { invalid } from '../platform/error.ts';
import { parseDates, readPeriods } from './read-periods.ts';
import { numberColumn, readTable, textColumn } from './read-table.ts';

export type Series = {
  labels: string[];
  values: Float64Array;
  unit: string;
  /** Seasons that the unit suggests, shortest first. */
  periods: number[];
  /** The names of the periods that follow. */
  continueLabels: (count: number) => string[];
  /** Which period a day belongs to, counted from the first; those to come as well. */
  placeOf: (day: number) => number;
};

const PERIODS: Readonly<Record<string, number[]>> = {
  day: [7, 365],
  week: [52],
  month: [12],
  quarter: [4],
};

export function readSeries(options: {
  input: string;
  date: string;
  target: string;
  period?: string;
}): Series {
  const table = readTable(options.input);
  const periods = readPeriods(table, options.date, '--date');
  const column = numberColumn(table, options.target, { flag: '--target' });
  const values = Float64Array.from(periods.rows, (row) => column[row] ?? 0);
  const dates = parseDates(periods.labels);
  const last = dates?.[dates.length - 1];
  const months =
    periods.unit === 'month' ? 1 : periods.unit === 'quarter' ? 3 : periods.unit === 'year' ? 12 : 0;
  const short = periods.labels.every((label) => /^\d{4}-\d{2}$/.test(label));
  const ahead = (step: number): string => {
    if (last === undefined) return String(Number(periods.labels.at(-1)) + step * periods.days);
    const date = new Date(last * 86_400_000);
    const next =
      months > 0
        ? new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months * step, 1))
        : new Date((last + periods.days * step) * 86_400_000);
    if (months > 0) {
      // A month that ends earlier ends on its own last day.
      const end = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
      next.setUTCDate(Math.min(date.getUTCDate(), end));
    }
    return next.toISOString().slice(0, short ? 7 : 10);
  };
  return {
    labels: periods.labels,
    values,
    unit: periods.unit === 'other' ? 'period' : periods.unit,
    periods: options.period === undefined ? (PERIODS[periods.unit] ?? []) : parsePeriods(options.period),
    continueLabels: (count) => Array.from({ length: count }, (_value, h) => ahead(h + 1)),
    placeOf: (day) => placeDay(day, dates, last, periods.days),
  };
}

function placeDay(
  day: number,
  dates: Float64Array | undefined,
  last: number | undefined,
  length: number,
): number {
  if (dates === undefined || last === undefined) return -1;
  if (day >= last) return dates.length - 1 + Math.floor((day - last) / length);
  let place = -1;
  for (const [i, date] of dates.entries()) {
    if (date > day) break;
    place = i;
  }
  return place;
}

function parsePeriods(text: string): number[] {
  return text
    .split(',')
    .map((part) => {
      const period = Number(part);
      if (!Number.isInteger(period) || period < 1) {
        throw invalid(
          '--period',
          `“${part.trim()}” is not a length of a season.`,
          'Give whole numbers, such as 7 or 7,365.',
        );
      }
      return period;
    })
    .filter((period) => period > 1)
    .sort((a, b) => a - b);
}

/** Holidays by name, each with the periods that it fell or will fall in. */
export function readHolidays(path: string, series: Series): Map<string, number[]> {
  const table = readTable(path, '--holidays');
  const cells = textColumn(table, 'date', '--holidays');
  const days = parseDates(cells);
  if (days === undefined || series.placeOf(days[0] ?? 0) === -1) {
    throw invalid(
      '--holidays',
      'The holidays cannot be found in the series.',
      'Write dates as 2026-05-31 in a column “date”; the series needs dates too, and must reach back to the first holiday.',
    );
  }
  const names = textColumn(table, 'holiday', '--holidays');
  const holidays = new Map<string, number[]>();
  for (const [i, name] of names.entries()) {
    const place = series.placeOf(days[i] ?? 0);
    if (place >= 0) holidays.set(name, [...(holidays.get(name) ?? []), place]);
  }
  return holidays;
}
