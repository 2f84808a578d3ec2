import { invalid } from '../../platform/error.ts';
import type { MixInput } from '../../platform/mix/mix-input.ts';
import { readPanel } from '../read-panel.ts';
import { type Periods, parseDates } from '../read-periods.ts';
import { columnIndex, numberColumn, readTable, type Table, textColumn } from '../read-table.ts';
import { parseNames, parsePairs } from './parse-transform.ts';

export type MixColumns = {
  input: string;
  date?: string;
  target?: string;
  media?: string;
  spend?: string;
  controls?: string;
  dummies?: string;
  holidays?: string;
  geo?: string;
  population?: string;
  trend: 'linear' | 'none';
  fourier: number;
  seasonPeriod?: number;
};

function required(value: string | undefined, flag: string, what: string): string {
  if (value === undefined) throw invalid(flag, `${what} is not said.`, `Name it with ${flag} COLUMN.`);
  return value;
}

export function readMix(options: MixColumns): MixInput {
  const table = readTable(options.input);
  const date = required(options.date, '--date', 'Which column holds the period');
  const targetName = required(
    options.target,
    '--target',
    'Which column holds sales (or what else is to be explained)',
  );
  const mediaNames = parseNames(required(options.media, '--media', 'Which columns hold media'), '--media');
  const { geos, periods: panels } = readPanel(table, date, options.geo);
  const [periods] = panels;
  if (periods === undefined) throw invalid('--input', 'There are no rows.', 'Give a file with rows.');
  const order = panels.flatMap((panel) => Array.from(panel.rows));
  const column = (name: string, flag: string): Float64Array => {
    const values = numberColumn(table, name, { flag });
    return Float64Array.from(order, (row) => values[row] ?? Number.NaN);
  };
  const controls = options.controls === undefined ? [] : parseNames(options.controls, '--controls');
  const used = new Set([targetName, date]);
  for (const [names, flag] of [
    [mediaNames, '--media'],
    [controls, '--controls'],
  ] as const) {
    for (const name of names) {
      if (used.has(name))
        throw invalid(flag, `“${name}” has another part already.`, 'Give each column one part.');
      used.add(name);
    }
  }
  const spends = parsePairs(options.spend === undefined ? [] : [options.spend], '--spend', mediaNames);
  const media = mediaNames.map((name) => readChannel(name, spends.get(name), column));
  const target = column(targetName, '--target');
  if (target.every((value) => value === target[0])) {
    throw invalid(
      '--target',
      `“${targetName}” never changes.`,
      'Name the column of what is sold; a constant needs no explanation.',
    );
  }
  return {
    periods,
    geos,
    target,
    media,
    baseline: readBaseline({ table, options, order, periods, places: geos.length, controls, column }),
    population:
      options.population === undefined
        ? undefined
        : readPopulation(column(options.population, '--population'), geos, periods),
  };
}

function readChannel(
  name: string,
  spendName: string | undefined,
  column: (name: string, flag: string) => Float64Array,
): MixInput['media'][number] {
  const series = column(name, '--media');
  const spend = spendName === undefined ? series : column(spendName, '--spend');
  for (const [values, flag, which] of [
    [series, '--media', name],
    [spend, '--spend', spendName ?? name],
  ] as const) {
    if (values.some((value) => value < 0)) {
      throw invalid(
        flag,
        `“${which}” has negative values.`,
        'Spend, impressions and clicks are 0 or more: mend the file.',
      );
    }
  }
  if (series.every((value) => value === 0)) {
    throw invalid(
      '--media',
      `Nothing was spent on “${name}” in any period.`,
      `Leave “${name}” out: there is nothing to learn about it.`,
    );
  }
  if (series.every((value) => value === series[0])) {
    throw invalid(
      '--media',
      `“${name}” is the same in every period.`,
      `Leave “${name}” out, or vary it: what never changes cannot be told from the baseline.`,
    );
  }
  return { name, series, spend };
}

function readPopulation(column: Float64Array, geos: readonly string[], periods: Periods): Float64Array {
  const count = periods.labels.length;
  return Float64Array.from(geos, (geo, g) => {
    const value = column[g * count] ?? Number.NaN;
    const own = column.subarray(g * count, (g + 1) * count);
    if (!(value > 0) || own.some((other) => other !== value)) {
      throw invalid(
        '--population',
        `The population of “${geo}” is not one number above 0 in all of its rows.`,
        'Write the same number in each of its rows.',
      );
    }
    return value;
  });
}

function readBaseline(given: {
  table: Table;
  options: MixColumns;
  order: readonly number[];
  periods: Periods;
  places: number;
  controls: readonly string[];
  column: (name: string, flag: string) => Float64Array;
}): MixInput['baseline'] {
  const { table, options, order, periods, places, controls, column } = given;
  const count = periods.labels.length;
  /** Rows are counted from 1, in time and not in the file. */
  const overTime = (value: (row: number) => number): Float64Array =>
    Float64Array.from({ length: count * places }, (_, i) => value((i % count) + 1));
  const baseline = controls.map((name) => {
    const series = column(name, '--controls');
    if (series.every((value) => value === series[0])) {
      throw invalid(
        '--controls',
        `“${name}” never changes.`,
        `Leave “${name}” out: it is part of the baseline already.`,
      );
    }
    return { name, series };
  });
  for (const name of options.dummies === undefined ? [] : parseNames(options.dummies, '--dummies')) {
    baseline.push(...readDummies(table, name, order));
  }
  if (options.holidays !== undefined) {
    const inPeriod = countHolidays(options.holidays, periods);
    baseline.push({ name: 'holidays', series: overTime((row) => inPeriod[row - 1] ?? 0) });
  }
  if (options.trend === 'linear') baseline.push({ name: 't', series: overTime((row) => row / count) });
  const season = options.seasonPeriod ?? 365.25 / periods.days;
  if (options.fourier > 0 && season <= 2 * options.fourier) {
    throw invalid(
      '--fourier',
      `A year of ${season.toFixed(1)} periods carries no ${options.fourier} waves.`,
      `Take at most ${Math.max(0, Math.ceil(season / 2) - 1)}, or give --season-period.`,
    );
  }
  for (let k = 1; k <= options.fourier; k++) {
    baseline.push({ name: `sin${k}`, series: overTime((row) => Math.sin((2 * Math.PI * k * row) / season)) });
    baseline.push({ name: `cos${k}`, series: overTime((row) => Math.cos((2 * Math.PI * k * row) / season)) });
  }
  return baseline;
}

/** A 0/1 column for each value of a column but the most frequent. */
function readDummies(table: Table, name: string, order: readonly number[]): MixInput['baseline'] {
  columnIndex(table, name, '--dummies');
  const cells = textColumn(table, name, '--dummies');
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const usual = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
  const levels = [...counts.keys()].filter((level) => level !== usual).sort();
  if (levels.length === 0 || levels.length > 50) {
    throw invalid(
      '--dummies',
      `“${name}” has ${levels.length + 1} values.`,
      'It takes a column of 2 to 51 values; numbers belong into --controls.',
    );
  }
  return levels.map((level) => ({
    name: `${name}=${level}`,
    series: Float64Array.from(order, (row) => (cells[row] === level ? 1 : 0)),
  }));
}

/** How many holidays fall into each period; the file has a column `date` or `ds`. */
function countHolidays(path: string, periods: Periods): Float64Array {
  const table = readTable(path, '--holidays');
  const name = table.columns.includes('ds') ? 'ds' : 'date';
  const days = parseDates(textColumn(table, name, '--holidays'));
  const starts = parseDates(periods.labels);
  if (days === undefined || starts === undefined) {
    throw invalid(
      '--holidays',
      'Holidays need dates, in their own file and in --date.',
      'Write them as 2026-12-24, in a column “date”.',
    );
  }
  const counts = new Float64Array(starts.length);
  for (const day of days) {
    const after = starts.findIndex((start) => start > day);
    const at = after < 0 ? starts.length - 1 : after - 1;
    if (at >= 0 && day < (starts[at] ?? 0) + periods.days + (periods.unit === 'month' ? 1 : 0)) {
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  if (counts.every((value) => value === counts[0])) {
    throw invalid(
      '--holidays',
      `Every period has ${counts[0]} holiday(s).`,
      'Give the holidays of the time of --input; a constant explains nothing.',
    );
  }
  return counts;
}
