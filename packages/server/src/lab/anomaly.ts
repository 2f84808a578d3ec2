import { type AnomalyWindow, findOutliers, type StreamVerdict, scoreNab, watchStream } from '@rondo/stats';
import { type Command, Option } from 'commander';
import { invalid } from '../platform/error.ts';
import { parseInteger, parseNumber } from './read-options.ts';
import { lineOf, numberColumn, readTable, textColumn } from './read-table.ts';
import { DAY, parseTime, readTimes, type Times } from './read-times.ts';
import { printJson, writeCsv } from './write-results.ts';

export type AnomalyOptions = {
  input: string;
  date: string;
  target: string;
  method: 'stream' | 'seasonal';
  threshold: number;
  /** In days; 2 if left out, 0 for the scores of another detector. */
  quiet?: number;
  period?: number;
  alpha: number;
  share: number;
  labels?: string;
  scores?: string;
};

export function registerAnomaly(lab: Command): void {
  lab
    .command('anomaly')
    .description(
      'What was out of the ordinary in a series: as it would have been noticed live, or looking back',
    )
    .requiredOption('--input <file>', 'one row per time, delimited text with a header')
    .requiredOption('--date <column>', 'the time, in equal steps')
    .requiredOption('--target <column>', 'the figure')
    .addOption(
      new Option('--method <method>', 'stream (sees no future) or seasonal (S-H-ESD, looking back)')
        .choices(['stream', 'seasonal'])
        .default('stream'),
    )
    .option(
      '--threshold <score>',
      'stream: an alarm from this score; 3 is a chance of one in a thousand',
      parseNumber({ least: 0 }),
      3,
    )
    .option('--quiet <days>', 'stream: no second alarm for so long; 2 if left out', parseNumber({ least: 0 }))
    .option(
      '--period <length>',
      'seasonal: of the season; a day, or a week of daily values, if left out',
      parseInteger({ least: 1 }),
    )
    .option('--alpha <level>', 'seasonal: significance', parseNumber({ least: 1e-9, most: 0.5 }), 0.05)
    .option(
      '--share <share>',
      'seasonal: at most so many of the values',
      parseNumber({ least: 0, most: 0.49 }),
      0.02,
    )
    .option(
      '--labels <file>',
      'true anomalies, columns from and to: scores the alarms as the Numenta benchmark does',
    )
    .option(
      '--scores <column>',
      'instead of detecting: the scores that another detector gave, judged by --threshold and --labels',
    )
    .option('--output <file>', 'every value with expectation, score and alarm as CSV')
    .addHelpText(
      'after',
      `
Example:
  rondo lab anomaly --input docs/guide/examples/hourly.csv --date time --target visits`,
    )
    .action((options: AnomalyOptions & { output?: string }) => {
      const { report, labels, values, verdicts } = anomaliesOf(options);
      if (options.output !== undefined) {
        writeCsv(
          options.output,
          ['time', 'value', 'expected', 'score', 'alarm'],
          verdicts.map(({ expected, score, alarm }, i) => [
            labels[i] ?? '',
            values[i] ?? Number.NaN,
            expected,
            score,
            alarm ? 1 : 0,
          ]),
        );
      }
      printJson(report);
    });
}

export type AnomalyReport = {
  tool: 'anomaly';
  sentence: string;
  method: string;
  values: number;
  perDay: number;
  /** Steps longer than usual, and times that stand twice: looking back, values are counted, not time. */
  gaps: number;
  repeats: number;
  anomalies: { time: string; value: number; expected: number | null; score: number }[];
  nab: { score: number; best: number } | null;
};

const FEWEST = 30;

export function anomaliesOf(options: AnomalyOptions): {
  report: AnomalyReport;
  labels: string[];
  values: Float64Array;
  verdicts: StreamVerdict[];
} {
  const table = readTable(options.input);
  const times = readTimes(table, options.date, '--date');
  const column = numberColumn(table, options.target, { flag: '--target' });
  const values = Float64Array.from(times.order, (row) => column[row] ?? 0);
  if (values.length < FEWEST) {
    throw invalid(
      '--input',
      `${values.length} values are too few to know what is ordinary.`,
      `Give at least ${FEWEST}.`,
    );
  }
  const verdicts =
    options.scores !== undefined
      ? takeScores(numberColumn(table, options.scores, { flag: '--scores' }), times, options)
      : options.method === 'stream'
        ? watch(values, times, options)
        : lookBack(values, times, options);
  const alarms = verdicts.flatMap(({ alarm }, i) => (alarm ? [i] : []));
  const windows = options.labels === undefined ? undefined : readWindows(options.labels, times);
  const anomalies = alarms.map((i) => ({
    time: times.labels[i] ?? '',
    value: values[i] ?? Number.NaN,
    expected: options.scores === undefined ? (verdicts[i]?.expected ?? Number.NaN) : null,
    score: verdicts[i]?.score ?? Number.NaN,
  }));
  const report: AnomalyReport = {
    tool: 'anomaly',
    sentence: sayAnomalies(options.target, anomalies),
    method: options.scores === undefined ? options.method : 'given',
    values: values.length,
    perDay: times.perDay,
    gaps: times.gaps,
    repeats: times.repeats,
    anomalies,
    nab:
      windows === undefined
        ? null
        : { score: scoreNab(alarms, values.length, windows), best: windows.length },
  };
  return { report, labels: times.labels, values, verdicts };
}

/** Longer steps are months and the like, which differ in length: those are counted. */
const LONGEST_EVEN_STEP_DAYS = 20;

function watch(values: Float64Array, { perDay, times }: Times, options: AnomalyOptions): StreamVerdict[] {
  const watcher = watchStream({ perDay, threshold: options.threshold, quietDays: options.quiet ?? 2 });
  const first = times[0] ?? 0;
  return Array.from(values, (value, i) =>
    1 / perDay > LONGEST_EVEN_STEP_DAYS
      ? watcher.push(value)
      : watcher.push(value, Math.round((((times[i] ?? 0) - first) / DAY) * perDay)),
  );
}

/** Alarms from scores that stand in the file; what was expected is not known then. */
function takeScores(
  scores: Float64Array,
  { order, perDay }: Times,
  options: AnomalyOptions,
): StreamVerdict[] {
  const quiet = Math.round((options.quiet ?? 0) * perDay);
  let lastAlarm = Number.NEGATIVE_INFINITY;
  return Array.from(order, (row, i) => {
    const score = scores[row] ?? 0;
    const alarm = score >= options.threshold && i - lastAlarm >= quiet;
    if (alarm) lastAlarm = i;
    return { expected: Number.NaN, score, alarm };
  });
}

function lookBack(values: Float64Array, { perDay }: Times, options: AnomalyOptions): StreamVerdict[] {
  const natural = perDay >= 2 ? Math.round(perDay) : Math.round(perDay * 7);
  const found = findOutliers(values, {
    period: options.period ?? Math.max(1, natural),
    alpha: options.alpha,
    share: options.share,
  });
  const verdicts = Array.from(
    values,
    (): StreamVerdict => ({ expected: Number.NaN, score: 0, alarm: false }),
  );
  for (const { index, expected, score } of found) verdicts[index] = { expected, score, alarm: true };
  return verdicts;
}

/** Labelled spans as indices: the first value at or after `from`, the last one at or before `to`. */
function readWindows(path: string, { times }: Times): AnomalyWindow[] {
  const table = readTable(path, '--labels');
  const from = textColumn(table, 'from', '--labels').map(parseTime);
  const to = textColumn(table, 'to', '--labels').map(parseTime);
  return from.map((start, k) => {
    const end = to[k] ?? Number.NaN;
    const first = times.findIndex((time) => time >= start);
    const last = times.findLastIndex((time) => time <= end);
    if (!(end >= start) || first === -1 || last < first) {
      throw invalid(
        '--labels',
        `Line ${lineOf(table, k)} of “${path}” is not a span within the series.`,
        'Write two times of the series, as it writes them, the earlier one first.',
      );
    }
    return { first, last };
  });
}

function sayAnomalies(target: string, anomalies: AnomalyReport['anomalies']): string {
  const worst = anomalies.reduce<(typeof anomalies)[number] | undefined>(
    (most, next) => (most === undefined || next.score > most.score ? next : most),
    undefined,
  );
  if (worst === undefined) return `${target} was never out of the ordinary.`;
  const round = (value: number): string => Number(value.toPrecision(4)).toLocaleString('en');
  const count = anomalies.length === 1 ? 'once' : `${anomalies.length} times`;
  const instead = worst.expected === null ? '' : ` instead of ${round(worst.expected)}`;
  return `${target} was out of the ordinary ${count}; most at ${worst.time}: ${round(worst.value)}${instead}.`;
}
