import {
  createRandom,
  type Feature,
  measureImportance,
  measureScores,
  type ScoreQuality,
  type Scorer,
} from '@rondo/stats';
import { type Command, Option } from 'commander';
import { invalid } from '../platform/error.ts';
import { MOST_LEVELS, readFeatures, readTarget, TERMS_HELP } from './read-features.ts';
import { parseInteger, parseNumber } from './read-options.ts';
import { readTable, textColumn } from './read-table.ts';
import { type LogisticScoring, scoreLogistic } from './score-logistic.ts';
import { printRfm } from './score-rfm.ts';
import { scoreTrees } from './score-trees.ts';
import { type RowSplit, splitRows, TEST_HELP } from './split-rows.ts';
import { printJson, writeCsv } from './write-results.ts';

export type ScoreOptions = {
  input: string;
  model: 'logistic' | 'trees' | 'rfm';
  target?: string;
  positive?: string;
  features?: string;
  id?: string;
  test?: string;
  time?: string;
  l2: number;
  missing: 'error' | 'keep';
  seed: number;
};
type ScoreCommand = ScoreOptions & { output?: string; recency: string; frequency: string; monetary: string };

export function registerScore(lab: Command): void {
  lab
    .command('score')
    .description(
      'Score rows by how likely an outcome is (logistic regression, boosted trees), or in RFM cells',
    )
    .requiredOption('--input <file>', 'delimited text with a header')
    .addOption(
      new Option('--model <model>', 'logistic, trees or rfm')
        .choices(['logistic', 'trees', 'rfm'])
        .default('logistic'),
    )
    .option('--target <column>', 'the outcome, a column of two values')
    .option(
      '--positive <value>',
      'the value of the target that is to be predicted; true, yes and 1 are known',
    )
    .option('--features <columns>', `${TERMS_HELP}; all but target, id and time if left out`)
    .option('--id <column>', 'who or what a row is, for the output')
    .option('--test <rule>', `${TEST_HELP}; last:0.2 where --time is given, else every:5`)
    .option('--time <column>', 'when each row was: the model is fitted on the old and tested on the new')
    .option('--l2 <lambda>', 'penalty on the squared standardised coefficients', parseNumber({ least: 0 }), 0)
    .addOption(
      new Option('--missing <way>', 'empty numbers: error, or keep (trees only)')
        .choices(['error', 'keep'])
        .default('error'),
    )
    .option('--seed <number>', 'of all chance', parseInteger({ least: 0 }), 1)
    .option('--recency <column>', 'rfm: how long ago the last purchase was', 'recency')
    .option('--frequency <column>', 'rfm: how many purchases', 'frequency')
    .option('--monetary <column>', 'rfm: how much was spent', 'monetary')
    .option('--output <file>', 'one CSV row per input row: score, tenth and reasons, or the RFM cell')
    .addHelpText(
      'after',
      `
Example:
  rondo lab score --input docs/guide/examples/visits.csv --target bought --id visit \\
    --features "pages, log1p(seconds), channel, returning" --model trees --output scores.csv`,
    )
    .action((options: ScoreCommand) => {
      if (options.model === 'rfm') return printRfm(options);
      const result = scoreFile(options);
      if (options.output !== undefined) writeScores(options.output, options, result);
      printJson(result.report);
    });
}

type Scored = {
  report: ScoreReport;
  probabilities: Float64Array;
  reasons: (row: number) => string;
  split: RowSplit;
};
export type ScoreReport = {
  tool: 'score';
  model: string;
  target: string;
  positive: string;
  rows: number;
  sentence: string;
  fit: object;
  train: ScoreQuality;
  test: (ScoreQuality & { said: string }) | null;
  importance: { feature: string; aucDrop: number; deviation: number; sentence: string }[];
};

export function scoreFile(options: ScoreOptions): Scored {
  const { target: column, model } = options;
  if (column === undefined) {
    throw invalid('--target', 'Which column holds the outcome is not said.', 'Name it with --target.');
  }
  if (options.missing === 'keep' && model !== 'trees') {
    throw invalid(
      '--missing',
      'Only trees can work with unknown values.',
      'Take --model trees, or fill the cells.',
    );
  }
  const table = readTable(options.input);
  const exclude = [column, options.id, options.time].filter((name) => name !== undefined);
  const features = readFeatures(table, options.features, {
    flag: '--features',
    exclude,
    allowUnknown: options.missing === 'keep',
    mostLevels: model === 'logistic' ? MOST_LEVELS : Number.POSITIVE_INFINITY,
  });
  const { target, positive } = readTarget(table, column, options.positive);
  const rule = options.test ?? (options.time === undefined ? 'every:5' : 'last:0.2');
  const split = splitRows(table, rule, options.time);
  const fitted =
    model === 'trees'
      ? fitTrees(features, target, split, options)
      : fitLogit(features, target, split.train, options);
  const all = Float64Array.from(target, (_value, row) => fitted.probability(row));
  const quality = (rows: Uint32Array): ScoreQuality =>
    measureScores(
      Float64Array.from(rows, (row) => all[row] ?? 0),
      Uint8Array.from(rows, (row) => target[row] ?? 0),
    );
  const train = quality(split.train);
  const test = split.test.length === 0 ? null : { ...quality(split.test), said: split.said };
  const judged = split.test.length === 0 ? split.train : split.test;
  const importance = measureImportance(
    fitted.probability,
    features.length,
    judged,
    target,
    createRandom(options.seed),
  ).map(({ feature, drop, deviation }) => ({
    feature: features[feature]?.name ?? '',
    aucDrop: drop,
    deviation,
    sentence: sayImportance(features[feature]?.name ?? '', drop, deviation),
  }));
  return {
    report: {
      tool: 'score',
      model,
      target: column,
      positive,
      rows: target.length,
      sentence: sayQuality(test ?? train, test !== null),
      fit: fitted.summary,
      train,
      test,
      importance,
    },
    probabilities: all,
    reasons: (row) => sayReasons(features, row, fitted.contributions(row)),
    split,
  };
}

type Fitted = Scorer & { summary: object };

function fitTrees(
  features: readonly Feature[],
  target: Uint8Array,
  split: RowSplit,
  options: ScoreOptions,
): Fitted {
  const trees = scoreTrees(features, target, split.train, {
    inTime: options.time !== undefined,
    seed: options.seed,
  });
  return {
    probability: trees.probability,
    contributions: trees.contributions,
    summary: { trees: trees.rounds, validationLogLoss: trees.validationLoss[trees.rounds - 1] ?? null },
  };
}

function fitLogit(
  features: readonly Feature[],
  target: Uint8Array,
  train: Uint32Array,
  options: ScoreOptions,
): Fitted {
  const scoring = scoreLogistic(features, target, train, { l2: options.l2, flag: '--features' });
  return {
    probability: scoring.probability,
    contributions: scoring.contributions,
    summary: summariseLogistic(scoring, options.l2),
  };
}

export function summariseLogistic({ fit, coefficients }: LogisticScoring, l2: number): object {
  return {
    deviance: fit.deviance,
    nullDeviance: fit.nullDeviance,
    logLikelihood: fit.logLikelihood,
    aic: fit.aic,
    l2,
    iterations: fit.iterations,
    aliased: fit.aliased,
    coefficients,
  };
}

function sayQuality(quality: ScoreQuality, unseen: boolean): string {
  const first = quality.lift[0];
  const [low, high] = quality.aucInterval;
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const rows = unseen ? `${quality.rows} rows it had not seen` : `the ${quality.rows} rows it was fitted on`;
  if (Number.isNaN(quality.auc) || first === undefined)
    return `On ${rows} there is only one outcome: nothing to judge by.`;
  return `On ${rows}, a positive one scores above a negative one in ${percent(quality.auc)} of pairs (${percent(low)} to ${percent(high)}); the best tenth holds ${percent(first.capture)} of the positives, ${first.lift.toFixed(1)} times as many as chance.`;
}

function sayImportance(name: string, drop: number, deviation: number): string {
  if (drop <= 2 * deviation || drop < 0.0005) return `${name}: the scores are as good without it.`;
  const points = (100 * drop).toFixed(1);
  return `${name}: without it, ${points} pairs in a hundred more would be in the wrong order.`;
}

/** The three features that move a row's score most, in words. */
export function sayReasons(features: readonly Feature[], row: number, contributions: Float64Array): string {
  return Array.from(contributions, (value, feature) => ({ value, feature }))
    .filter(({ value }) => Math.abs(value) > 0.05)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.feature - b.feature)
    .slice(0, 3)
    .map(({ value, feature }) => {
      const cell = features[feature]?.values[row];
      const shown =
        typeof cell === 'number' ? (Number.isNaN(cell) ? 'unknown' : Number(cell.toPrecision(4))) : cell;
      return `${features[feature]?.name} ${shown} ${value > 0 ? 'raises' : 'lowers'} it`;
    })
    .join('; ');
}

export function writeScores(
  path: string,
  options: { input: string; id?: string | undefined },
  { probabilities, reasons, split }: Scored,
): void {
  const ids = options.id === undefined ? undefined : textColumn(readTable(options.input), options.id, '--id');
  const order = Uint32Array.from(probabilities, (_value, row) => row).sort(
    (a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b,
  );
  const tenth = new Uint8Array(probabilities.length);
  for (const [position, row] of order.entries()) tenth[row] = Math.floor((position * 10) / order.length) + 1;
  const tested = new Set(split.test);
  writeCsv(
    path,
    ['id', 'score', 'tenth', 'used', 'reasons'],
    Array.from(probabilities, (score, row) => [
      ids?.[row] ?? row + 1,
      score,
      tenth[row] ?? 0,
      tested.has(row) ? 'test' : 'fit',
      reasons(row),
    ]),
  );
}
