import { type Command, InvalidArgumentError, Option } from 'commander';
import { invalid } from '../platform/error.ts';
import {
  analyseExperiment,
  type ExperimentOptions,
  type ExperimentResult,
} from './experiment/analyse-experiment.ts';
import { learnUplift, type Uplift } from './experiment/learn-uplift.ts';
import { type PlanOptions, planExperiment } from './experiment/plan-experiment.ts';
import { parseInteger, parseNumber } from './read-options.ts';
import { printJson, writeCsv } from './write-results.ts';

type Flags = Omit<ExperimentOptions, 'input'> &
  PlanOptions & {
    input?: string;
    plan: boolean;
    features?: string;
    test: string;
    bootstrap: number;
    seed: number;
    output?: string;
  };

const parseNames = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function parseWeights(text: string): Map<string, number> {
  const parse = parseNumber({ least: 1e-9 });
  return new Map(
    text.split(',').map((part) => {
      const at = part.lastIndexOf('=');
      if (at < 1) throw new InvalidArgumentError('It takes arm=weight, separated by commas.');
      return [part.slice(0, at).trim(), parse(part.slice(at + 1))];
    }),
  );
}

const share = parseNumber({ least: 1e-6, most: 0.5 });

export function registerExperiment(lab: Command): void {
  lab
    .command('experiment')
    .description('Judge an experiment, see who gains most by it, or plan how many units it needs')
    .option('--input <file>', 'a row a unit, or with --summary a row an arm')
    .option('--summary', 'the file holds sums: n, sum, sum_squares and the like', false)
    .option('--variant <column>', 'which arm a row belongs to', 'variant')
    .option(
      '--control <arm>',
      'what the others are compared with; control, baseline, holdout or the first if left out',
    )
    .option('--metric <columns>', 'what is measured, separated by commas', parseNames, [])
    .option('--denominator <column>', 'of a ratio')
    .option('--covariate <column>', 'the same figure from before, to narrow the interval by (CUPED)')
    .addOption(
      new Option('--kind <kind>', 'of metric')
        .choices(['mean', 'proportion', 'ratio', 'quantile'])
        .default('mean'),
    )
    .option('--quantile <share>', 'which quantile', parseNumber({ least: 0.001, most: 0.999 }), 0.5)
    .addOption(
      new Option('--engine <engine>', 'how it is judged')
        .choices(['t', 'sequential', 'bayesian'])
        .default('t'),
    )
    .addOption(
      new Option('--difference <type>', 'between arms').choices(['absolute', 'relative']).default('relative'),
    )
    .addOption(
      new Option('--alternative <side>', 't only')
        .choices(['two-sided', 'greater', 'less'])
        .default('two-sided'),
    )
    .option('--alpha <share>', 'the chance of a false find; intervals hold 1 − alpha', share, 0.05)
    .option(
      '--tuning <units>',
      'sequential: at how many units in all it is to be sharpest',
      parseNumber({ least: 1 }),
      5000,
    )
    .option('--prior-mean <number>', 'bayesian: of the relative difference', parseNumber(), 0)
    .option(
      '--prior-deviation <number>',
      'bayesian: of the relative difference; flat if left out',
      parseNumber({ least: 1e-9 }),
    )
    .addOption(
      new Option('--correction <way>', 'of p values for several comparisons')
        .choices(['holm', 'benjamini-hochberg', 'none'])
        .default('holm'),
    )
    .option('--weights <list>', 'the planned split, such as control=9,new=1; even if left out', parseWeights)
    .option('--features <columns>', 'see who gains most, by these columns (first metric, 0 and 1)')
    .option('--test <rule>', 'features: rows kept from the fit, such as every:3, or none', 'every:3')
    .option(
      '--bootstrap <replicates>',
      'features: for the interval of the Qini coefficient',
      parseInteger({ least: 10, most: 10_000 }),
      200,
    )
    .option('--seed <number>', 'of all chance', parseInteger({ least: 0 }), 1)
    .option('--plan', 'plan instead of judging', false)
    .option('--baseline <number>', 'plan: the control’s figure', parseNumber())
    .option(
      '--deviation <number>',
      'plan: standard deviation of a unit, where the figure is a mean',
      parseNumber({ least: 1e-12 }),
    )
    .option('--effect <number>', 'plan: the smallest difference that matters', parseNumber())
    .option('--units <number>', 'plan: units an arm, to hear what they can find', parseInteger({ least: 2 }))
    .option(
      '--conversions <number>',
      'plan: of both arms, for the simple sequential test',
      parseInteger({ least: 1 }),
    )
    .option('--power <share>', 'plan: the chance to find it', parseNumber({ least: 0.5, most: 0.999 }), 0.8)
    .option('--output <file>', 'one CSV row a comparison; with --features, a unit')
    .addHelpText(
      'after',
      `
Examples:
  rondo lab experiment --input docs/guide/examples/experiment.csv --metric bought --kind proportion
  rondo lab experiment --plan --baseline 0.05 --effect 0.1 --difference relative`,
    )
    .action((flags: Flags, command: Command) => {
      if (flags.plan) return printJson(planFrom(flags, command));
      const { input } = flags;
      if (input === undefined)
        throw invalid('--input', 'There is no file to read.', 'Name one, or ask for --plan.');
      const result = analyseExperiment({ ...flags, input });
      const uplift =
        flags.features === undefined ? undefined : upliftFrom(flags, input, flags.features, result);
      if (flags.output !== undefined) writeOutput(flags.output, result, uplift);
      printJson(
        uplift === undefined
          ? result
          : { ...result, uplift: uplift.map(({ predictions: _rows, ...told }) => told) },
      );
    });
}

/** A plan is of an absolute difference unless a relative one is asked for. */
function planFrom(flags: Flags, command: Command): ReturnType<typeof planExperiment> {
  const asked = command.getOptionValueSource('difference') === 'cli';
  return planExperiment({ ...flags, difference: asked ? flags.difference : 'absolute' });
}

function upliftFrom(flags: Flags, input: string, features: string, result: ExperimentResult): Uplift[] {
  const metric = flags.metric[0];
  if (metric === undefined || flags.summary) {
    throw invalid(
      '--features',
      'Who gains is learned from a row a unit.',
      'Leave out --summary and name a --metric.',
    );
  }
  return learnUplift({ ...flags, input, metric, features, level: 1 - flags.alpha }, result.control);
}

function writeOutput(path: string, { comparisons }: ExperimentResult, uplift: Uplift[] | undefined): void {
  if (uplift !== undefined) {
    writeCsv(
      path,
      ['line', 'arm', 'predicted_effect', 'tested'],
      uplift.flatMap(({ arm, predictions }) =>
        predictions.map(({ row, predicted, tested }) => [row + 2, arm, predicted, tested ? 1 : 0]),
      ),
    );
    return;
  }
  writeCsv(
    path,
    [
      'metric',
      'arm',
      'estimate',
      'standard_error',
      'low',
      'high',
      'p_value',
      'p_value_adjusted',
      'chance_to_win',
    ],
    comparisons.map((one) => [
      one.metric,
      one.arm,
      one.estimate,
      one.standardError,
      one.low,
      one.high,
      one.pValue ?? null,
      one.pValueAdjusted ?? null,
      one.chanceToWin ?? null,
    ]),
  );
}
