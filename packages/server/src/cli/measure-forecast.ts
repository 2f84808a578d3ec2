import { ForecastAnswer, forecastGrains, forecastModels } from '@rondo/contract';
import { type Command, Option } from 'commander';
import { Value } from 'typebox/value';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Options = {
  data?: string;
  grain: string;
  horizon?: string;
  model?: string;
  from?: string;
  filter: readonly string[];
  json?: boolean;
};

export function registerMeasureForecast(measure: Command): void {
  measure
    .command('forecast')
    .description(
      'What a collected figure will be, tab-separated: step, mean, 95 % from and to, 80 % from and to',
    )
    .argument(
      '<metric>',
      'key of a metric, such as revenue_net or orders, or kpi:NAME for an imported figure',
    )
    .option('--data <folder>', 'the server’s data folder')
    .addOption(new Option('--grain <step>', 'length of a step').choices(forecastGrains).default('week'))
    .option('--horizon <steps>', 'how many steps ahead: 28 days, 13 weeks or 12 months if left out')
    .addOption(
      new Option('--model <model>', 'the one that foretold the past best, if left out').choices(
        forecastModels,
      ),
    )
    .option('--from <day>', 'learn from this day on (YYYY-MM-DD)')
    .option(
      '--filter <dimension:value>',
      'of part of it alone, such as country:SE; may be given several times',
      (value: string, before: readonly string[]) => [...before, value],
      [],
    )
    .option('--json', 'the whole answer, with the past and the test of the models')
    .action(async (metric: string, options: Options) => {
      const query = new URLSearchParams({ metric, grain: options.grain });
      for (const name of ['horizon', 'model', 'from'] as const) {
        const value = options[name];
        if (value !== undefined) query.set(name, value);
      }
      for (const filter of options.filter) query.append('filter', filter);
      const found = await reachServer(dataFolder(options.data)).callJson(`/api/measure/forecast?${query}`);
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
        return;
      }
      const answer = Value.Parse(ForecastAnswer, expectEnough(found));
      for (const { at, mean, interval95, interval80 } of answer.forecast) {
        const cells = [at, mean, interval95.low, interval95.high, interval80.low, interval80.high];
        process.stdout.write(`${cells.join('\t')}\n`);
      }
      const chosen = answer.models.find(({ model }) => model === answer.chosen);
      const held = chosen?.coverage95;
      process.stderr.write(
        held === undefined || held === null
          ? `By ${answer.chosen}, which could not be tested on so short a past.\n`
          : `By ${answer.chosen}: in the past ${Math.round(100 * held)} % of the figures lay within its 95 % intervals.\n`,
      );
    });
}
