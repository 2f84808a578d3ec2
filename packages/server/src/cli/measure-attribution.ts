import {
  attributionGrains,
  conversionMetrics,
  creditModels,
  MeasuredAttribution,
  MeasureProgress,
} from '@rondo/contract';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { Value } from 'typebox/value';
import { askUntilDone } from './ask-until-done.ts';
import { dataFolder, reachServer } from './call-server.ts';

type Options = {
  data?: string;
  from: string;
  to: string;
  grain: string;
  conversion?: readonly string[];
  metric?: string;
  model: readonly string[];
  order: string;
  lookback?: string;
  halfLife?: string;
  bootstrap?: string;
  level?: string;
  seed?: string;
  json?: boolean;
};

const STEPS = {
  paths: 'Building the journeys',
  models: 'Computing the models',
  intervals: 'Drawing people anew',
};

function parseModels(text: string): string[] {
  if (text.trim() === 'all') return [...creditModels];
  return text.split(',').map((part) => {
    const name = creditModels.find((model) => model === part.trim());
    if (name === undefined) throw new InvalidArgumentError(`Allowed are all and ${creditModels.join(', ')}.`);
    return name;
  });
}

export function registerMeasureAttribution(measure: Command): void {
  measure
    .command('attribution')
    .description(
      'Who gets the credit for conversions, tab-separated: key, model, conversions, low, high, value, low, high, cost per conversion, return',
    )
    .requiredOption('--from <day>', 'first day (YYYY-MM-DD)')
    .requiredOption('--to <day>', 'day after the last')
    .option('--data <folder>', 'the server’s data folder')
    .addOption(
      new Option('--grain <grain>', 'whom to give credit').choices(attributionGrains).default('channel'),
    )
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
    .option('--model <names>', `all, or of ${creditModels.join(', ')}`, parseModels, [...creditModels])
    .option('--order <order>', 'of markov: 1 to 6, or auto', 'auto')
    .option('--lookback <days>', 'how old a touch may be at its conversion; 30 if left out')
    .option('--half-life <days>', 'of time-decay; 7 if left out')
    .option('--bootstrap <replicates>', 'of the intervals; 100 if left out, 0 for none')
    .option('--level <share>', 'of the intervals; 0.9 if left out')
    .option('--seed <number>', 'of all chance; 1 if left out')
    .option('--json', 'the whole answer, with the spread of the models and the tests of what they assume')
    .action(async (options: Options) => {
      const query = toQuery(options);
      const said = await askUntilDone(
        reachServer(dataFolder(options.data)),
        `/api/measure/attribution?${query}`,
        (answer) =>
          Value.Check(MeasureProgress, answer) ? { ...answer, label: STEPS[answer.step] } : undefined,
      );
      const answer = Value.Parse(MeasuredAttribution, said);
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
        return;
      }
      for (const { key, attributed, credits } of answer.rows) {
        for (const credit of credits) {
          const cells = [
            attributed ? key : '(no touch known)',
            credit.model,
            credit.conversions,
            credit.conversionsInterval?.low ?? '',
            credit.conversionsInterval?.high ?? '',
            credit.value,
            credit.valueInterval?.low ?? '',
            credit.valueInterval?.high ?? '',
            credit.costPerConversion ?? '',
            credit.return ?? '',
          ];
          process.stdout.write(`${cells.join('\t')}\n`);
        }
      }
      process.stderr.write('Credit is not effect: none of these models measures what a channel caused.\n');
    });
}

function toQuery(options: Options): URLSearchParams {
  const query = new URLSearchParams({
    from: options.from,
    to: options.to,
    grain: options.grain,
    order: options.order,
  });
  for (const model of options.model) query.append('models', model);
  for (const event of options.conversion ?? []) query.append('conversion', event);
  const named = {
    metric: options.metric,
    lookbackDays: options.lookback,
    halfLifeDays: options.halfLife,
    replicates: options.bootstrap,
    level: options.level,
    seed: options.seed,
  };
  for (const [name, value] of Object.entries(named)) if (value !== undefined) query.set(name, value);
  return query;
}
