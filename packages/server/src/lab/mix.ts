import { type Command, Option } from 'commander';
import { invalid } from '../platform/error.ts';
import { fitFixed, transformChannels } from './mix/fit-fixed.ts';
import { collect, TRANSFORM_HELP } from './mix/parse-transform.ts';
import { planCurves } from './mix/plan-curves.ts';
import { type MixColumns, type MixInput, readMix } from './mix/read-mix.ts';
import { parseInteger, parseNumber } from './read-options.ts';
import { printJson, writeCsv } from './write-results.ts';

export type MixOptions = Omit<MixColumns, 'input'> & {
  input?: string;
  output?: string;
  method: 'fixed' | 'transform';
  transform: string[];
  curves?: string;
  budget?: number;
  testShare?: number;
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
    .option('--population <column>', 'the place’s population, so that places of different size compare')
    .addOption(new Option('--trend <kind>', 'linear or none').choices(['linear', 'none']).default('linear'))
    .option('--fourier <pairs>', 'waves of the yearly season', parseInteger({ least: 0, most: 20 }), 2)
    .option('--season-period <periods>', 'length of a year, if not 365.25 days', parseNumber({ least: 2 }))
    .addOption(
      new Option('--method <method>', 'fixed: least squares with --transform as given; transform: only that')
        .choices(['fixed', 'transform'])
        .default('fixed'),
    )
    .option('--transform <channel=steps>', TRANSFORM_HELP, collect, [])
    .option('--curves <file>', 'instead of --input: known response curves (JSON), to split --budget over')
    .option('--budget <amount>', 'what is to be split', parseNumber({ least: 0 }))
    .option('--test-share <share>', 'kept back for tests', parseNumber({ least: 0, most: 0.9 }))
    .option('--output <file>', 'CSV: what each channel brought in each period')
    .action((options: MixOptions) => {
      if (options.curves !== undefined) {
        printJson(planCurves(options.curves, options.budget, options.testShare ?? 0));
        return;
      }
      const { input } = options;
      if (input === undefined) {
        throw invalid('--input', 'No file is named.', 'Name one with --input, or curves with --curves.');
      }
      const data = readMix({ ...options, input });
      if (options.method === 'transform') {
        const channels = transformChannels(data, options.transform);
        if (options.output !== undefined) writeSeries(options.output, data, channels);
        printJson({
          tool: 'mix',
          method: 'transform',
          periods: data.periods.labels,
          geos: data.geos,
          channels,
        });
        return;
      }
      const { report, contributions, fitted } = fitFixed(data, options.transform);
      if (options.output !== undefined) {
        writeSeries(options.output, data, [...contributions, { name: 'fitted', series: fitted }]);
      }
      printJson(report);
    });
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
