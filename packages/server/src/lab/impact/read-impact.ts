import type { Season } from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
import type { ImpactInput } from '../../platform/lift/estimate-surely.ts';
import { parseNames } from '../mix/parse-transform.ts';
import { type Periods, parseDates, readPeriods } from '../read-periods.ts';
import { numberColumn, readTable, type Table } from '../read-table.ts';

export type ImpactColumns = {
  input: string;
  target?: string;
  date?: string;
  controls?: string;
  intervention?: string;
  before?: string;
  after?: string;
  season?: string;
};

/** The shortest time before from which noise and a slope can be told apart. */
const LEAST_BEFORE = 10;

/** Rows in order of time; without dates the rows of the file, counted from 1. */
function readTime(table: Table, date: string | undefined): Pick<Periods, 'labels' | 'rows'> {
  if (date !== undefined) return readPeriods(table, date, '--date');
  return {
    labels: table.rows.map((_, i) => String(i + 1)),
    rows: Uint32Array.from(table.rows, (_, i) => i),
  };
}

/** The place of a period that an option names: as it stands in the file, or another way of writing the same date. */
function findPeriod(labels: readonly string[], text: string, flag: string): number {
  const place = labels.indexOf(text.trim());
  if (place >= 0) return place;
  const days = parseDates([...labels]);
  const [day] = parseDates([text.trim()]) ?? [];
  const found = day === undefined || days === undefined ? -1 : days.indexOf(day);
  if (found < 0) {
    throw invalid(
      flag,
      `There is no period “${text.trim()}”.`,
      `Name one of the file’s: “${labels[0]}” to “${labels.at(-1)}”${days === undefined ? ' (rows are counted from 1 where --date names no column)' : ''}.`,
    );
  }
  return found;
}

function parseRange(labels: readonly string[], text: string, flag: string): [number, number] {
  const [from, to, ...more] = text.split(',');
  if (from === undefined || to === undefined || more.length > 0) {
    throw invalid(flag, `“${text}” is not a first and a last period.`, `Write ${flag} FIRST,LAST.`);
  }
  const range: [number, number] = [findPeriod(labels, from, flag), findPeriod(labels, to, flag)];
  if (range[0] > range[1])
    throw invalid(flag, `“${from}” comes after “${to}”.`, 'Name the first period first.');
  return range;
}

function readRanges(
  labels: readonly string[],
  options: ImpactColumns,
): Pick<ImpactInput, 'before' | 'after'> {
  const { intervention, before, after } = options;
  if (intervention !== undefined) {
    if (before !== undefined || after !== undefined) {
      throw invalid(
        '--intervention',
        'Both --intervention and --before or --after are given.',
        'Give either the first period of the intervention, or both ranges.',
      );
    }
    const first = findPeriod(labels, intervention, '--intervention');
    return { before: [0, first - 1], after: [first, labels.length - 1] };
  }
  if (before === undefined || after === undefined) {
    throw invalid(
      '--intervention',
      'When the intervention began is not said.',
      'Give --intervention with its first period, or --before FIRST,LAST and --after FIRST,LAST.',
    );
  }
  const ranges = {
    before: parseRange(labels, before, '--before'),
    after: parseRange(labels, after, '--after'),
  };
  if (ranges.after[0] <= ranges.before[1]) {
    throw invalid(
      '--after',
      'The time after begins before the time before ends.',
      'Let --after begin later than --before ends.',
    );
  }
  return ranges;
}

/** `7` or `7x24`: seven parts of 24 periods; several separated by commas. */
export function parseSeasons(text: string | undefined, known: number): Season[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => {
    const [, seasons, duration = '1'] = /^\s*(\d+)(?:x(\d+))?\s*$/.exec(part) ?? [];
    const season = { seasons: Number(seasons), duration: Number(duration) };
    if (seasons === undefined || season.seasons < 2 || season.seasons > 60 || season.duration < 1) {
      throw invalid(
        '--season',
        `“${part}” is no season.`,
        'Write the number of its parts, 2 to 60 (7 for weekdays), or parts x periods of each: 12x4.',
      );
    }
    if (known < 2 * season.seasons * season.duration) {
      throw invalid(
        '--season',
        `Before the intervention lie ${known} periods: not two full seasons of ${season.seasons * season.duration}.`,
        'Give a longer time before, or leave the season out.',
      );
    }
    return season;
  });
}

export function readImpact(options: ImpactColumns): ImpactInput {
  const table = readTable(options.input);
  if (options.target === undefined) {
    throw invalid(
      '--target',
      'Which column is to be explained is not said.',
      'Name it with --target COLUMN.',
    );
  }
  const { labels, rows } = readTime(table, options.date);
  const column = (name: string, flag: string, allowEmpty: boolean): Float64Array => {
    const values = numberColumn(table, name, { flag, allowEmpty });
    return Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
  };
  const series = column(options.target, '--target', true);
  const ranges = readRanges(labels, options);
  const [first, last] = ranges.before;
  const known = series.slice(first, last + 1).filter((value) => !Number.isNaN(value));
  if (known.length < LEAST_BEFORE) {
    throw invalid(
      options.intervention === undefined ? '--before' : '--intervention',
      `Only ${known.length} periods before the intervention have a value.`,
      `Give at least ${LEAST_BEFORE}; three times as many as come after is a good measure.`,
    );
  }
  if (known.every((value) => value === known[0])) {
    throw invalid(
      '--target',
      `“${options.target}” never changes before the intervention.`,
      'Choose a finer figure, or a longer time before.',
    );
  }
  if (series.slice(ranges.after[0], ranges.after[1] + 1).every((value) => Number.isNaN(value))) {
    throw invalid(
      '--target',
      `“${options.target}” has no value after the intervention began.`,
      'Wait for some, or name other periods.',
    );
  }
  const names = options.controls === undefined ? [] : parseNames(options.controls, '--controls');
  const controls = names.map((name) => {
    if (name === options.target) {
      throw invalid('--controls', `“${name}” is what is to be explained.`, 'Leave it out.');
    }
    const values = column(name, '--controls', false);
    const own = values.slice(first, last + 1);
    if (own.every((value) => value === own[0])) {
      throw invalid(
        '--controls',
        `“${name}” never changes before the intervention.`,
        'Leave it out: nothing can be learned from it.',
      );
    }
    return { name, series: values };
  });
  return { labels, series, controls, ...ranges, seasons: parseSeasons(options.season, last - first + 1) };
}
