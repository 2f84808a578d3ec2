import {
  type ChangePart,
  type Contribution,
  chooseDimension,
  type DimensionExplanation,
  explainChange,
  locateChange,
} from '@rondo/stats';
import type { Command } from 'commander';
import { invalid } from '../platform/error.ts';
import { parseNames } from './mix/parse-transform.ts';
import { parseNumber } from './read-options.ts';
import { lineOf, numberColumn, readTable, type Table, textColumn } from './read-table.ts';
import { printJson, writeCsv } from './write-results.ts';

export type DriversOptions = {
  input: string;
  dimensions?: string;
  expected: string;
  actual: string;
  expectedBase?: string;
  actualBase?: string;
  risk: number;
  power: number;
};

export function registerDrivers(lab: Command): void {
  lab
    .command('drivers')
    .description(
      'Why a figure moved: which parts and combinations, and for ratios how much is rate and how much is mix',
    )
    .requiredOption(
      '--input <file>',
      'one row per combination of the dimensions, delimited text with a header',
    )
    .requiredOption('--expected <column>', 'what was expected, or the period before')
    .requiredOption('--actual <column>', 'what happened')
    .option(
      '--expected-base <column>',
      'of a ratio: its denominator as expected, --expected being the numerator',
    )
    .option('--actual-base <column>', 'of a ratio: its denominator as it happened')
    .option('--dimensions <columns>', 'separated by commas; every other column if left out')
    .option(
      '--risk <threshold>',
      'how surely a combination must have moved, and alike',
      parseNumber({ least: -1, most: 1 }),
      0.5,
    )
    .option(
      '--power <share>',
      'how much of the change a combination must explain',
      parseNumber({ least: 0, most: 1 }),
      0.02,
    )
    .option('--output <file>', 'each value of each dimension with its contribution, as CSV')
    .addHelpText(
      'after',
      `
Example:
  rondo lab drivers --input docs/guide/examples/revenue-by-part.csv --expected expected --actual actual`,
    )
    .action((options: DriversOptions & { output?: string }) => {
      const { report, contributions } = driversOf(options);
      if (options.output !== undefined) {
        writeCsv(
          options.output,
          ['dimension', 'value', 'contribution', 'power', 'surprise', 'rate', 'mix'],
          contributions.flatMap(({ dimension, parts }) =>
            parts.map((part) => [
              dimension,
              part.key,
              part.contribution,
              part.power,
              part.surprise,
              part.rate ?? null,
              part.mix ?? null,
            ]),
          ),
        );
      }
      printJson(report);
    });
}

export type DriversReport = {
  tool: 'drivers';
  sentence: string;
  rows: number;
  expected: number;
  actual: number;
  change: number;
  /** RiskLoc; null for a ratio. */
  combinations: {
    cutoff: number;
    abnormalRows: number;
    causes: { name: string; expected: number; actual: number; power: number; risk: number; rows: number }[];
  } | null;
  /** Adtributor: the one dimension that explains most with few values, if one does. */
  dimension: DimensionExplanation | null;
  /** The values that add most, by dimension. */
  contributions: { dimension: string; parts: Contribution[] }[];
};

const MOST_DIMENSIONS = 12;
const SHOWN = 10;

export function driversOf(options: DriversOptions): {
  report: DriversReport;
  contributions: { dimension: string; parts: Contribution[] }[];
} {
  const table = readTable(options.input);
  const isRatio = options.expectedBase !== undefined || options.actualBase !== undefined;
  if (isRatio && (options.expectedBase === undefined || options.actualBase === undefined)) {
    throw invalid(
      options.expectedBase === undefined ? '--expected-base' : '--actual-base',
      'A ratio needs its denominator as expected and as it happened.',
      'Name both --expected-base and --actual-base.',
    );
  }
  const dimensions = chooseColumns(table, options);
  const expected = readAmounts(table, options.expected, '--expected');
  const actual = readAmounts(table, options.actual, '--actual');
  const expectedBase =
    options.expectedBase === undefined
      ? undefined
      : readAmounts(table, options.expectedBase, '--expected-base');
  const actualBase =
    options.actualBase === undefined ? undefined : readAmounts(table, options.actualBase, '--actual-base');
  const values = dimensions.map((dimension) => textColumn(table, dimension, '--dimensions'));
  const explanations = new Map(
    dimensions.map((dimension, d) => [
      dimension,
      explainChange(sumParts(values[d] ?? [], { expected, actual, expectedBase, actualBase })),
    ]),
  );
  const contributions = dimensions.map((dimension) => ({
    dimension,
    parts: explanations.get(dimension)?.parts ?? [],
  }));
  const sum = (column: Float64Array | undefined): number =>
    column?.reduce((total, value) => total + value, 0) ?? 1;
  const located = isRatio
    ? null
    : locateChange({ dimensions, values, expected, actual }, { risk: options.risk, power: options.power });
  const before = sum(expected) / sum(expectedBase);
  const after = sum(actual) / sum(actualBase);
  const combinations =
    located === null
      ? null
      : {
          cutoff: located.cutoff,
          abnormalRows: located.abnormalLeaves,
          causes: located.causes.map((cause) => ({
            name: cause.where.map(({ dimension, value }) => `${dimension}=${value}`).join('&'),
            expected: cause.expected,
            actual: cause.actual,
            power: cause.power,
            risk: cause.risk,
            rows: cause.leaves.length,
          })),
        };
  const dimension = chooseDimension(explanations) ?? null;
  const report: DriversReport = {
    tool: 'drivers',
    sentence: sayDrivers(options.actual, before, after, combinations, dimension),
    rows: table.rows.length,
    expected: before,
    actual: after,
    change: after - before,
    combinations,
    dimension,
    contributions: contributions.map((entry) => ({ ...entry, parts: entry.parts.slice(0, SHOWN) })),
  };
  return { report, contributions };
}

function chooseColumns(table: Table, options: DriversOptions): string[] {
  const figures = [options.expected, options.actual, options.expectedBase, options.actualBase];
  const dimensions =
    options.dimensions === undefined
      ? table.columns.filter((column) => !figures.includes(column))
      : parseNames(options.dimensions, '--dimensions');
  const figure = dimensions.find((dimension) => figures.includes(dimension));
  if (dimensions.length === 0 || figure !== undefined) {
    throw invalid(
      '--dimensions',
      figure === undefined ? 'The file has no dimension.' : `“${figure}” is a figure, not a dimension.`,
      'Name the columns that say what a row is, such as country,device.',
    );
  }
  if (dimensions.length > MOST_DIMENSIONS) {
    throw invalid(
      '--dimensions',
      `${dimensions.length} dimensions have too many combinations.`,
      `Name at most ${MOST_DIMENSIONS}.`,
    );
  }
  return dimensions;
}

/** Nothing below 0: shares and deviations have no meaning there. −0 is 0. */
function readAmounts(table: Table, column: string, flag: string): Float64Array {
  const values = numberColumn(table, column, { flag });
  const negative = values.findIndex((value) => value < 0);
  if (negative !== -1) {
    throw invalid(
      flag,
      `Line ${lineOf(table, negative)} of “${table.path}” has ${values[negative]} in column “${column}”.`,
      'Give amounts of 0 or more: revenue and returns, say, each by themselves.',
    );
  }
  return values;
}

type Figures = {
  expected: Float64Array;
  actual: Float64Array;
  expectedBase: Float64Array | undefined;
  actualBase: Float64Array | undefined;
};

function sumParts(keys: readonly string[], figures: Figures): ChangePart[] {
  const sums = new Map<string, [number, number, number, number]>();
  for (const [i, key] of keys.entries()) {
    const own = sums.get(key) ?? [0, 0, 0, 0];
    own[0] += figures.expected[i] ?? 0;
    own[1] += figures.actual[i] ?? 0;
    own[2] += figures.expectedBase?.[i] ?? 0;
    own[3] += figures.actualBase?.[i] ?? 0;
    sums.set(key, own);
  }
  return Array.from(sums, ([key, [before, after, beforeBase, afterBase]]) => ({
    key,
    before: { numerator: before, ...(figures.expectedBase === undefined ? {} : { denominator: beforeBase }) },
    after: { numerator: after, ...(figures.actualBase === undefined ? {} : { denominator: afterBase }) },
  }));
}

function sayDrivers(
  name: string,
  before: number,
  after: number,
  combinations: DriversReport['combinations'],
  dimension: DimensionExplanation | null,
): string {
  const round = (value: number): string => Number(value.toPrecision(4)).toLocaleString('en');
  const said = `${name} came to ${round(after)} instead of ${round(before)}.`;
  const [first, ...others] = combinations?.causes ?? [];
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return `${said} What moved abnormally is ${first.name}${more}: ${round(first.actual)} instead of ${round(first.expected)}, ${(100 * first.power).toFixed(0)} % of it.`;
  }
  if (dimension !== null) {
    const keys = dimension.chosen.map((part) => part.key).join(', ');
    return `${said} By ${dimension.dimension}, ${keys} explain(s) ${(100 * dimension.power).toFixed(0)} % of the change.`;
  }
  return `${said} No part stands out: everything moved much alike.`;
}
