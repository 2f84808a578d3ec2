import { compareSurvival, estimateSurvival, type SurvivalStep, survivalAt, timeUntil } from '@rondo/stats';
import type { Command } from 'commander';
import { invalid } from '../platform/error.ts';
import { readTarget, TERMS_HELP } from './read-features.ts';
import { parseInteger, parseNumber } from './read-options.ts';
import { lineOf, numberColumn, readTable, type Table, textColumn } from './read-table.ts';
import { type ScoreReport, scoreFile, writeScores } from './score.ts';
import { TEST_HELP } from './split-rows.ts';
import { printJson, writeCsv } from './write-results.ts';

export type ChurnOptions = {
  input: string;
  tenure: string;
  target: string;
  positive?: string;
  group?: string;
  at?: string;
  features?: string;
  id?: string;
  test: string;
  l2: number;
  seed: number;
  output?: string;
  curve?: string;
};

export function registerChurn(lab: Command): void {
  lab
    .command('churn')
    .description(
      'How long customers stay (Kaplan–Meier), and who is likely to leave and why (logistic regression)',
    )
    .requiredOption('--input <file>', 'one row per customer, delimited text with a header')
    .requiredOption('--tenure <column>', 'how long the customer has been, or was, one')
    .requiredOption('--target <column>', 'whether the customer has left, a column of two values')
    .option('--positive <value>', 'the value that means “has left”; true, yes and 1 are known')
    .option('--group <column>', 'a curve for each value of this column, and whether they differ')
    .option('--at <times>', 'survival at these times, separated by commas')
    .option('--features <columns>', `fit who leaves: ${TERMS_HELP}`)
    .option('--id <column>', 'who a row is, for the output')
    .option('--test <rule>', TEST_HELP, 'every:5')
    .option('--l2 <lambda>', 'penalty on the squared standardised coefficients', parseNumber({ least: 0 }), 0)
    .option('--seed <number>', 'of all chance', parseInteger({ least: 0 }), 1)
    .option('--output <file>', 'one CSV row per customer: chance to leave and the reasons (needs --features)')
    .option('--curve <file>', 'the curves as CSV')
    .addHelpText(
      'after',
      `
Example:
  rondo lab churn --input docs/guide/examples/subscribers.csv --tenure months --target left --group plan \\
    --at 6,12 --id subscriber --features "months, plan, price, tickets" --output leaving.csv`,
    )
    .action((options: ChurnOptions) => {
      const { report, scored, curves } = churnOf(options);
      if (options.output !== undefined) {
        if (scored === undefined) {
          throw invalid('--output', 'Nobody was scored.', 'Name the columns to learn from with --features.');
        }
        writeScores(options.output, { input: options.input, id: options.id }, scored);
      }
      if (options.curve !== undefined) writeCurves(options.curve, curves);
      printJson(report);
    });
}

type Curve = { group: string; steps: SurvivalStep[] };
type CurveReport = {
  group: string;
  customers: number;
  left: number;
  median: number;
  medianInterval: [number, number];
  at: { time: number; survival: number; standardError: number; interval: [number, number]; atRisk: number }[];
};
export type ChurnReport = {
  tool: 'churn';
  sentence: string;
  customers: number;
  left: number;
  survival: CurveReport[];
  difference: { test: 'log-rank'; chiSquare: number; degrees: number; pValue: number } | null;
  model: ScoreReport | null;
};

export function churnOf(options: ChurnOptions): {
  report: ChurnReport;
  scored: ReturnType<typeof scoreFile> | undefined;
  curves: Curve[];
} {
  const table = readTable(options.input);
  const times = numberColumn(table, options.tenure, { flag: '--tenure' });
  const negative = times.findIndex((time) => time < 0);
  if (negative !== -1) {
    throw invalid(
      '--tenure',
      `Line ${lineOf(table, negative)} of “${table.path}” has ${times[negative]} in column “${options.tenure}”.`,
      'Nobody was a customer for less than no time: mend the line.',
    );
  }
  const { target } = readTarget(table, options.target, options.positive);
  const at = (options.at ?? '')
    .split(',')
    .filter((text) => text.trim() !== '')
    .map((text) => parseTime(text));
  const curves = drawCurves(table, options.group, times, target);
  const scored =
    options.features === undefined
      ? undefined
      : scoreFile({
          input: options.input,
          model: 'logistic',
          target: options.target,
          features: options.features,
          test: options.test,
          l2: options.l2,
          seed: options.seed,
          missing: 'error',
          ...(options.positive === undefined ? {} : { positive: options.positive }),
          ...(options.id === undefined ? {} : { id: options.id }),
        });
  const left = target.reduce((sum, one) => sum + one, 0);
  const survival = curves.map(({ group, steps }) => describeCurve(group, steps, at));
  const report: ChurnReport = {
    tool: 'churn',
    sentence: saySurvival(survival[0]),
    customers: times.length,
    left,
    survival,
    difference:
      options.group === undefined
        ? null
        : {
            test: 'log-rank',
            ...compareSurvival(times, target, textColumn(table, options.group, '--group')),
          },
    model: scored?.report ?? null,
  };
  return { report, scored, curves };
}

function parseTime(text: string): number {
  const time = Number(text);
  if (!Number.isFinite(time) || time < 0) {
    throw invalid(
      '--at',
      `“${text.trim()}” is not a time.`,
      'Give numbers in the unit of --tenure, such as 6,12.',
    );
  }
  return time;
}

const MOST_GROUPS = 50;

/** Everybody first, then a curve a group. */
function drawCurves(
  table: Table,
  column: string | undefined,
  times: Float64Array,
  ended: Uint8Array,
): Curve[] {
  const everybody = { group: '(all)', steps: estimateSurvival(times, ended) };
  if (column === undefined) return [everybody];
  const groups = textColumn(table, column, '--group');
  const names = [...new Set(groups)].sort();
  if (names.length > MOST_GROUPS) {
    throw invalid(
      '--group',
      `“${column}” has ${names.length} values.`,
      `Name a column of at most ${MOST_GROUPS} values.`,
    );
  }
  return [
    everybody,
    ...names.map((group) => ({
      group,
      steps: estimateSurvival(
        times.filter((_time, i) => groups[i] === group),
        ended.filter((_end, i) => groups[i] === group),
      ),
    })),
  ];
}

function describeCurve(group: string, steps: readonly SurvivalStep[], at: readonly number[]): CurveReport {
  return {
    group,
    customers: steps[0]?.atRisk ?? 0,
    left: steps.reduce((sum, step) => sum + step.events, 0),
    median: timeUntil(steps, 0.5, (step) => step.survival),
    medianInterval: [
      timeUntil(steps, 0.5, (step) => step.interval[0]),
      timeUntil(steps, 0.5, (step) => step.interval[1]),
    ],
    at: at.map((time) => {
      const { survival, standardError, interval } = survivalAt(steps, time);
      const atRisk = steps.find((step) => step.time >= time)?.atRisk ?? 0;
      return { time, survival, standardError, interval, atRisk };
    }),
  };
}

function saySurvival(curve: CurveReport | undefined): string {
  if (curve === undefined) return '';
  const [first] = curve.at;
  if (first !== undefined) {
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    return `After ${first.time}, ${percent(first.survival)} are still customers (${percent(first.interval[0])} to ${percent(first.interval[1])}).`;
  }
  return Number.isNaN(curve.median)
    ? 'More than half were still customers at the longest time seen.'
    : `Half of the customers have left after ${curve.median}.`;
}

function writeCurves(path: string, curves: readonly Curve[]): void {
  writeCsv(
    path,
    ['group', 'time', 'at_risk', 'left', 'survival', 'low', 'high'],
    curves.flatMap(({ group, steps }) =>
      steps.map((step) => [group, step.time, step.atRisk, step.events, step.survival, ...step.interval]),
    ),
    '--curve',
  );
}
