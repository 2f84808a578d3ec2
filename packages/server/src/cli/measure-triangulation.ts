import { conversionMetrics, TriangulationAnswer } from '@rondo/contract';
import { type Command, Option } from 'commander';
import { Value } from 'typebox/value';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Options = {
  data?: string;
  weeks?: string;
  conversion?: readonly string[];
  metric?: string;
  margin?: string;
  json?: boolean;
};

export function registerMeasureTriangulation(measure: Command): void {
  measure
    .command('triangulation')
    .description(
      'What each channel caused, tab-separated: channel, spend, conversions caused, 90 % from and to, chance that it pays, credit by last click, Markov and Shapley',
    )
    .option('--data <folder>', 'the server’s data folder')
    .option('--weeks <weeks>', 'whole weeks up to today; 52 if left out')
    .option(
      '--conversion <event>',
      'event that is the conversion; may be given several times',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .addOption(
      new Option('--metric <metric>', 'conversion as a metric; orders if left out').choices(
        conversionMetrics,
      ),
    )
    .option('--margin <share>', 'of a conversion’s value that is left before marketing; 0.4 if left out')
    .option('--json', 'the whole answer, with campaigns, experiments and which to run next')
    .action(async (options: Options) => {
      const query = new URLSearchParams();
      for (const name of ['weeks', 'metric', 'margin'] as const) {
        const value = options[name];
        if (value !== undefined) query.set(name, value);
      }
      for (const event of options.conversion ?? []) query.append('conversion', event);
      const path = `/api/measure/triangulation?${query}`;
      const found = await reachServer(dataFolder(options.data)).callJson(path);
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
        return;
      }
      const answer = Value.Parse(TriangulationAnswer, expectEnough(found));
      for (const { channel, spend, increment, pays, credited } of answer.channels) {
        const credit = (model: string) => credited.find((one) => one.model === model)?.conversions ?? '';
        const { mean, low, high } = increment;
        const cells = [channel, spend, mean, low, high, pays, ...['last', 'markov', 'shapley'].map(credit)];
        process.stdout.write(`${cells.join('\t')}\n`);
      }
      process.stderr.write(
        answer.best === null
          ? 'No experiment would be worth its cost.\n'
          : `The experiment that is worth most: hold ${answer.best} out.\n`,
      );
    });
}
