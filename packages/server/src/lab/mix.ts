import { type Command, Option } from 'commander';
import { invalid } from '../platform/error.ts';
import { measureBayes } from '../platform/mix/measure-bayes.ts';
import type { MixInput } from '../platform/mix/mix-input.ts';
import { LEAST_TEST_SHARE } from '../platform/mix/plan-budget.ts';
import { fitFixed, transformChannels } from './mix/fit-fixed.ts';
import { collect, TRANSFORM_HELP } from './mix/parse-transform.ts';
import { planCurves } from './mix/plan-curves.ts';
import { parseReturns, readLifts } from './mix/read-knowledge.ts';
import { type MixColumns, readMix } from './mix/read-mix.ts';
import { searchTransforms } from './mix/search-transforms.ts';
import { parseInteger, parseNumber } from './read-options.ts';
import { printJson, writeCsv } from './write-results.ts';

export type MixOptions = Omit<MixColumns, 'input'> & {
  input?: string;
  output?: string;
  method: 'bayes' | 'search' | 'fixed' | 'transform';
  adstock: 'geometric' | 'weibull-cdf' | 'weibull-pdf' | 'delayed';
  trials: number;
  transform: string[];
  saturation: 'hill' | 'logistic';
  carryOver?: number;
  lifts?: string;
  returns?: string;
  holdout?: number;
  curves?: string;
  budget?: number;
  testShare?: number;
  maxChange: number;
  alpha: number;
  draws: number;
  warmUp: number;
  seed: number;
};

export function registerMix(lab: Command): void {
  lab
    .command('mix')
    .description('What each channel brought (marketing mix model), and the best split of a budget')
    .option('--input <file>', 'one row per period, or per period and place')
    .option('--date <column>', 'the period: equally long ones, none missing')
    .option('--target <column>', 'what is to be explained, such as revenue')
    .option('--media <columns>', 'spend, impressions or clicks of each channel')
    .option(
      '--spend <pairs>',
      'where a media column is no spend, the column that is: tv=tv_cost,radio=radio_cost',
    )
    .option('--controls <columns>', 'what else moves the target, such as prices or weather')
    .option('--dummies <columns>', 'columns of words: each but the most frequent becomes a 0/1 column')
    .option('--holidays <file>', 'a file with a column “date”: how many fall into each period')
    .option('--geo <column>', 'the place, where there are several')
    .option('--population <column>', 'the place’s size; the mean of its target if left out')
    .addOption(new Option('--trend <kind>', 'linear or none').choices(['linear', 'none']).default('linear'))
    .option('--fourier <pairs>', 'waves of the yearly season', parseInteger({ least: 0, most: 20 }), 2)
    .option('--season-period <periods>', 'length of a year, if not 365.25 days', parseNumber({ least: 2 }))
    .addOption(
      new Option(
        '--method <method>',
        'bayes: all is estimated; search: quick, as Robyn; fixed: least squares with --transform as given; transform: only that',
      )
        .choices(['bayes', 'search', 'fixed', 'transform'])
        .default('bayes'),
    )
    .addOption(
      new Option('--saturation <shape>', 'bayes and search: hill or logistic')
        .choices(['hill', 'logistic'])
        .default('hill'),
    )
    .addOption(
      new Option('--adstock <shape>', 'search: how spend is carried over')
        .choices(['geometric', 'weibull-cdf', 'weibull-pdf', 'delayed'])
        .default('geometric'),
    )
    .option(
      '--trials <count>',
      'search: how many models are tried',
      parseInteger({ least: 600, most: 1_000_000 }),
      6_000,
    )
    .option(
      '--carry-over <periods>',
      'bayes, and delayed adstock: how long spend can work on; 8 weeks, 28 days or 4 months',
      parseInteger({ least: 1, most: 400 }),
    )
    .option(
      '--lifts <file>',
      'bayes and search: what tests found (channel, from, to, lift, standard_error; share, geo)',
    )
    .option('--returns <pairs>', 'bayes: what is known of returns, as tv=2.1:0.4 (mean:deviation)')
    .option(
      '--holdout <periods>',
      'bayes and search: the last ones, to test on; an eighth, at most 13',
      parseInteger({ least: 0, most: 400 }),
    )
    .option('--transform <channel=steps>', `fixed: ${TRANSFORM_HELP}`, collect, [])
    .option('--curves <file>', 'instead of --input: known response curves (JSON), to split --budget over')
    .option(
      '--budget <amount>',
      'what is to be split, for as long a time as the file covers; what was spent if left out',
      parseNumber({ least: 0 }),
    )
    .option(
      '--test-share <share>',
      `kept back for tests: at least ${LEAST_TEST_SHARE} after a fit, 0 with --curves`,
      parseNumber({ least: 0, most: 0.9 }),
    )
    .option(
      '--max-change <share>',
      'how far a channel’s amount may move from what was spent',
      parseNumber({ least: 0.01, most: 10 }),
      1,
    )
    .option(
      '--alpha <share>',
      'what lies outside of the intervals',
      parseNumber({ least: 0.001, most: 0.5 }),
      0.1,
    )
    .option(
      '--draws <count>',
      'first draws of each of four chains',
      parseInteger({ least: 100, most: 20_000 }),
      1_000,
    )
    .option(
      '--warm-up <count>',
      'draws that each chain first learns from',
      parseInteger({ least: 150, most: 20_000 }),
      500,
    )
    .option('--seed <number>', 'of all chance', parseInteger({ least: 0 }), 1)
    .option('--output <file>', 'CSV: what each channel brought in each period')
    .addHelpText(
      'after',
      `
Examples:
  rondo lab mix --input docs/guide/examples/media-weeks.csv --date week --target revenue \\
    --media tv,search,social --controls price
  rondo lab mix --curves docs/guide/examples/curves.json --budget 3000`,
    )
    .action(runMix);
}

async function runMix(options: MixOptions): Promise<void> {
  if (options.curves !== undefined) {
    printJson(planCurves(options.curves, options.budget, options.testShare ?? 0));
    return;
  }
  const { input, output } = options;
  if (input === undefined) {
    throw invalid('--input', 'No file is named.', 'Name one with --input, or curves with --curves.');
  }
  const data = readMix({ ...options, input });
  if (options.method === 'bayes' || options.method === 'search') {
    if (options.transform.length > 0) {
      throw invalid(
        '--transform',
        `Transforms are estimated by the method ${options.method}.`,
        'Add --method fixed, or leave --transform out.',
      );
    }
  }
  if (options.method === 'search') {
    const { report, fitted } = searchTransforms(data, {
      ...options,
      carryOver: options.carryOver,
      holdout: options.holdout,
      lifts: readLifts(options.lifts, data),
    });
    if (output !== undefined) writeSeries(output, data, [{ name: 'fitted', series: fitted }]);
    printJson(report);
    return;
  }
  if (options.method === 'bayes') {
    const { report, contributions } = await measureBayes(data, {
      ...options,
      length: options.carryOver,
      holdout: options.holdout,
      lifts: readLifts(options.lifts, data),
      returns: parseReturns(options.returns, data),
      budget: options.budget,
      testShare: options.testShare ?? LEAST_TEST_SHARE,
    });
    if (output !== undefined) {
      writeCsv(
        output,
        ['date', ...contributions.flatMap(({ name }) => [name, `${name}_low`, `${name}_high`])],
        data.periods.labels.map((label, t) => [
          label,
          ...contributions.flatMap(({ series }) => {
            const { mean = null, low = null, high = null } = series[t] ?? {};
            return [mean, low, high];
          }),
        ]),
      );
    }
    printJson(report);
    return;
  }
  if (options.method === 'transform') {
    const channels = transformChannels(data, options.transform);
    if (output !== undefined) writeSeries(output, data, channels);
    printJson({ tool: 'mix', method: 'transform', periods: data.periods.labels, geos: data.geos, channels });
    return;
  }
  const { report, contributions, fitted } = fitFixed(data, options.transform);
  if (output !== undefined) writeSeries(output, data, [...contributions, { name: 'fitted', series: fitted }]);
  printJson(report);
}

function writeSeries(
  path: string,
  data: MixInput,
  series: readonly { name: string; series: Float64Array }[],
): void {
  const { labels } = data.periods;
  const rows = data.geos.flatMap((geo, g) =>
    labels.map((label, t) => [label, geo, ...series.map((own) => own.series[g * labels.length + t] ?? null)]),
  );
  writeCsv(path, ['date', 'geo', ...series.map(({ name }) => name)], rows);
}
