import {
  allocateTraffic,
  createRandom,
  doubtPolicy,
  evaluatePolicy,
  type PolicyDoubt,
  type PolicyValue,
} from '@rondo/stats';
import { type Command, Option } from 'commander';
import { invalid } from '../platform/error.ts';
import { parseInteger, parseNumber } from './read-options.ts';
import { lineOf, numberColumn, readTable, type Table, textColumn } from './read-table.ts';
import { printJson } from './write-results.ts';

export type BanditOptions = {
  input: string;
  method: 'thompson' | 'top-two';
  arm: string;
  units: string;
  successes: string;
  floor: number;
  draws: number;
  level: number;
  seed: number;
  reward?: string;
  propensity: string;
  target?: string;
  predictedLogged?: string;
  predictedTarget?: string;
};

export function registerBandit(lab: Command): void {
  lab
    .command('bandit')
    .description('Split traffic over arms by what they earned, or judge another policy by logged decisions')
    .requiredOption('--input <file>', 'a row an arm; with --reward, a row a logged decision')
    .addOption(
      new Option('--method <method>', 'of splitting').choices(['thompson', 'top-two']).default('thompson'),
    )
    .option('--arm <column>', 'names the arms', 'arm')
    .option('--units <column>', 'how often the arm was tried', 'units')
    .option('--successes <column>', 'how often it succeeded', 'successes')
    .option('--floor <share>', 'the least that an arm gets', parseNumber({ least: 0, most: 0.5 }), 0.05)
    .option(
      '--draws <number>',
      'from the posterior',
      parseInteger({ least: 1000, most: 10_000_000 }),
      100_000,
    )
    .option('--level <share>', 'of the intervals', parseNumber({ least: 0.5, most: 0.999 }), 0.9)
    .option('--seed <number>', 'of all chance', parseInteger({ least: 0 }), 1)
    .option('--reward <column>', 'what a logged decision brought')
    .option('--propensity <column>', 'how likely the logged action was', 'propensity')
    .option('--target <column or number>', 'how likely the other policy makes the logged action')
    .option('--predicted-logged <column>', 'a model’s reward of the logged action (doubly robust)')
    .option('--predicted-target <column>', 'a model’s average reward of what the other policy would do')
    .addHelpText(
      'after',
      `
Examples:
  rondo lab bandit --input docs/guide/examples/arms.csv --method top-two --floor 0.1
  rondo lab bandit --input docs/guide/examples/decisions.csv --reward click --target 0.25`,
    )
    .action((options: BanditOptions) => {
      printJson(options.reward === undefined ? splitTraffic(options) : judgePolicy(options, options.reward));
    });
}

function splitTraffic(options: BanditOptions): unknown {
  const table = readTable(options.input);
  const names = textColumn(table, options.arm, '--arm');
  const units = numberColumn(table, options.units, { flag: '--units' });
  const successes = numberColumn(table, options.successes, { flag: '--successes' });
  const wrong = names.findIndex(
    (_, i) => !((successes[i] ?? -1) >= 0 && (successes[i] ?? 0) <= (units[i] ?? 0)),
  );
  if (wrong !== -1) {
    throw invalid(
      '--successes',
      `Line ${lineOf(table, wrong)} of “${table.path}” has ${successes[wrong]} successes of ${units[wrong]} tries.`,
      'Successes are from 0 to as many as there were tries.',
    );
  }
  if (names.length < 2) {
    throw invalid('--arm', 'There is only one arm, so there is nothing to split.', 'Give each arm a row.');
  }
  if (options.floor * names.length > 1) {
    throw invalid(
      '--floor',
      `${names.length} arms with at least ${options.floor} each are more than all traffic.`,
      `Take at most ${1 / names.length}.`,
    );
  }
  const arms = names.map((_, i) => ({ units: units[i] ?? 0, successes: successes[i] ?? 0 }));
  const { floor, draws, level, seed } = options;
  const allocation = allocateTraffic(arms, options.method, {
    floor,
    draws,
    level,
    random: createRandom(seed),
  });
  return {
    method: options.method,
    floor,
    level,
    seed,
    arms: allocation.map((one, i) => ({ arm: names[i], ...arms[i], ...one })),
    notes: [
      'The posterior takes tries as independent and the arms’ rates as constant; where days differ, keep a floor and compare with a fixed split.',
    ],
  };
}

function chances(table: Table, column: string, flag: string, least: number): Float64Array {
  const values = numberColumn(table, column, { flag });
  const row = values.findIndex(
    (value) => !(value >= least && value <= 1) || (flag === '--propensity' && value === 0),
  );
  if (row === -1) return values;
  throw invalid(
    flag,
    `Line ${lineOf(table, row)} of “${table.path}” has ${values[row]} in column “${column}”.`,
    flag === '--propensity'
      ? 'A logged action had a chance above 0 and at most 1.'
      : 'A chance is from 0 to 1.',
  );
}

function readTarget(table: Table, target: string | undefined): Float64Array {
  const number = target === undefined || target.trim() === '' ? Number.NaN : Number(target);
  if (!Number.isNaN(number)) {
    if (number >= 0 && number <= 1) return new Float64Array(table.rows.length).fill(number);
    throw invalid('--target', `${target} is no chance.`, 'Give a number from 0 to 1, or a column.');
  }
  if (target === undefined) {
    throw invalid(
      '--target',
      'The other policy is not known.',
      'Name the column with its chance of the logged action; of n actions alike it is the number 1/n.',
    );
  }
  return chances(table, target, '--target', 0);
}

export function judgePolicy(options: BanditOptions, reward: string): PolicyValue & { warnings: string[] } {
  const table = readTable(options.input);
  const { predictedLogged, predictedTarget } = options;
  if ((predictedLogged === undefined) !== (predictedTarget === undefined)) {
    throw invalid(
      predictedLogged === undefined ? '--predicted-logged' : '--predicted-target',
      'The doubly robust estimate needs both predictions.',
      'Name --predicted-logged and --predicted-target, or neither.',
    );
  }
  const value = evaluatePolicy({
    reward: numberColumn(table, reward, { flag: '--reward' }),
    propensity: chances(table, options.propensity, '--propensity', 0),
    target: readTarget(table, options.target),
    ...(predictedLogged === undefined || predictedTarget === undefined
      ? {}
      : {
          predicted: {
            logged: numberColumn(table, predictedLogged, { flag: '--predicted-logged' }),
            target: numberColumn(table, predictedTarget, { flag: '--predicted-target' }),
          },
        }),
  });
  return { ...value, warnings: warnOf(value) };
}

function warnOf(value: PolicyValue): string[] {
  const { decisions, effectiveSample, largestWeightShare, meanWeight } = value;
  const words: Record<PolicyDoubt, string> = {
    'no-overlap': 'The other policy never does what was logged: nothing can be said about it.',
    'small-sample': `The effective sample is ${effectiveSample.toFixed(0)} of ${decisions} decisions: the estimates rest on few of them, and their errors are too small. Log with a policy closer to the one in question, or run it as an experiment.`,
    'one-decision': `A single decision carries ${(100 * largestWeightShare).toFixed(0)} % of the weight.`,
    'weights-off': `Weights average ${meanWeight.toFixed(2)} instead of 1: propensities may be wrong, or actions of the other policy were never logged.`,
  };
  return doubtPolicy(value).map((doubt) => words[doubt]);
}
