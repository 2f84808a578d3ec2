import { CREDIT_MODELS, type CreditModel, NotSolvedError } from '@rondo/stats';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { invalid } from '../platform/error.ts';
import {
  type AttributionOptions,
  type AttributionResult,
  attributeFile,
} from './attribution/attribute-file.ts';
import { parseInteger, parseNumber } from './read-options.ts';
import { printJson, writeCsv } from './write-results.ts';

type Flags = Omit<AttributionOptions, 'models' | 'orders' | 'withoutNulls'> & {
  model: readonly CreditModel[];
  order: readonly number[] | 'auto';
  nulls: boolean;
  output?: string;
};

function parseModels(text: string): CreditModel[] {
  if (text.trim() === 'all') return [...CREDIT_MODELS];
  return text.split(',').map((part) => {
    const name = CREDIT_MODELS.find((model) => model === part.trim());
    if (name === undefined)
      throw new InvalidArgumentError(`Allowed are all and ${CREDIT_MODELS.join(', ')}.`);
    return name;
  });
}

function parseSeparator(text: string): string {
  if (text === '') throw new InvalidArgumentError('It takes at least one character, such as ">".');
  return text;
}

function parseOrders(text: string): number[] | 'auto' {
  if (text.trim() === 'auto') return 'auto';
  return text.split(',').map(parseInteger({ least: 1, most: 20 }));
}

export function registerAttribution(lab: Command): void {
  lab
    .command('attribution')
    .description('Give channels credit for conversions, by rules, Markov chains, Shapley and counterfactuals')
    .requiredOption(
      '--input <file>',
      'paths (path, total_conversions, total_conversion_value, total_null) or events (person, time, channel, conversion, value)',
    )
    .option('--model <names>', `all, or of ${CREDIT_MODELS.join(', ')}`, parseModels, [...CREDIT_MODELS])
    .option(
      '--order <orders>',
      'markov: how many touches a state holds, such as 1,2; auto chooses',
      parseOrders,
      'auto',
    )
    .option('--no-nulls', 'leave out the journeys that did not convert')
    .option(
      '--direct <channel>',
      'last-non-direct: the channel that counts only when there is no other',
      'direct',
    )
    .option(
      '--half-life <number>',
      'time-decay: touches (a file of paths; 1) or days (of events; 7) until a touch counts half',
      parseNumber({ least: 1e-9 }),
    )
    .option('--first-share <share>', 'position: of the first touch', parseNumber({ least: 0, most: 1 }), 0.4)
    .option('--last-share <share>', 'position: of the last touch', parseNumber({ least: 0, most: 1 }), 0.4)
    .addOption(
      new Option('--transform <kind>', 'counterfactual: every exposure, or the first touch of each channel')
        .choices(['exposure', 'first'])
        .default('exposure'),
    )
    .option('--separator <text>', 'between the steps of a path', parseSeparator, ' > ')
    .option(
      '--lookback <days>',
      'events: how old a touch may be at its conversion',
      parseNumber({ least: 0 }),
      30,
    )
    .option(
      '--window <days>',
      'events: after so long without a touch a journey has ended',
      parseNumber({ least: 0 }),
      30,
    )
    .option(
      '--bootstrap <replicates>',
      'intervals by drawing people anew so often; 0 for none',
      parseInteger({ least: 0, most: 10_000 }),
      100,
    )
    .option('--level <share>', 'of the intervals', parseNumber({ least: 0.5, most: 0.999 }), 0.9)
    .option('--seed <number>', 'of all chance', parseInteger({ least: 0 }), 1)
    .option('--transitions', 'add the transitions of the Markov chain', false)
    .option('--output <file>', 'one CSV row a model and channel')
    .addHelpText(
      'after',
      `
Example:
  rondo lab attribution --input docs/guide/examples/paths.csv --model last,shapley,markov --order auto --bootstrap 200`,
    )
    .action((flags: Flags) => {
      const result = attribute(flags);
      if (flags.output !== undefined) writeCredits(flags.output, result);
      printJson({ tool: 'attribution', ...result });
    });
}

function attribute(flags: Flags): AttributionResult {
  if (flags.firstShare + flags.lastShare > 1) {
    throw invalid(
      '--first-share',
      `--first-share and --last-share add up to ${flags.firstShare + flags.lastShare}.`,
      'Leave them at most 1 together, such as 0.4 and 0.4.',
    );
  }
  try {
    return attributeFile({
      ...flags,
      models: flags.model,
      orders: flags.order,
      withoutNulls: !flags.nulls,
      halfLife: flags.halfLife,
    });
  } catch (error) {
    if (!(error instanceof NotSolvedError)) throw error;
    throw invalid(
      '--order',
      'The Markov chain has no solution to rely on: its journeys hardly ever end.',
      'Check that paths are not cut off in the middle, or ask for a lower --order.',
    );
  }
}

function writeCredits(path: string, { models }: AttributionResult): void {
  writeCsv(
    path,
    [
      'model',
      'order',
      'channel',
      'conversions',
      'value',
      'conversions_low',
      'conversions_high',
      'value_low',
      'value_high',
      'removal_conversions',
      'removal_value',
    ],
    models.flatMap(({ model, order, channels }) =>
      channels.map((one) => [
        model,
        order ?? null,
        one.channel,
        one.conversions,
        one.value,
        one.conversionsInterval?.low ?? null,
        one.conversionsInterval?.high ?? null,
        one.valueInterval?.low ?? null,
        one.valueInterval?.high ?? null,
        one.removal?.conversions ?? null,
        one.removal?.value ?? null,
      ]),
    ),
  );
}
