import type { Command } from 'commander';
import type { ImpactInput } from '../platform/lift/estimate-surely.ts';
import { measureImpact } from './impact/measure-impact.ts';
import { type ImpactColumns, readImpact } from './impact/read-impact.ts';
import { parseInteger, parseNumber } from './read-options.ts';
import { printJson, writeCsv } from './write-results.ts';

type ImpactFlags = ImpactColumns & {
  levelDeviation: number;
  expectedSize: number;
  explained: number;
  alpha: number;
  draws: number;
  seed: number;
  output?: string;
};

export function registerImpact(lab: Command): void {
  lab
    .command('impact')
    .description('What an intervention changed, without a randomised test (Bayesian structural time series)')
    .requiredOption('--input <file>', 'one row per period')
    .option('--target <column>', 'the figure; empty where it was not measured')
    .option('--date <column>', 'the period; rows are counted from 1 if left out')
    .option(
      '--controls <columns>',
      'series that move with the figure and that the intervention did not touch',
    )
    .option('--intervention <period>', 'its first period: all before it is before, the rest after')
    .option('--before <first,last>', 'instead: the periods to learn from')
    .option('--after <first,last>', 'and those to judge, both ends included')
    .option(
      '--season <parts>',
      'a repeating pattern: 7 for weekdays of daily data, 12x4 for 12 parts of 4 periods',
    )
    .option(
      '--level-deviation <share>',
      'how far the level is thought to move per period, in standard deviations',
      parseNumber({ least: 1e-6, most: 10 }),
      0.01,
    )
    .option(
      '--expected-size <count>',
      'how many controls are thought to matter',
      parseNumber({ least: 0.01 }),
      3,
    )
    .option(
      '--explained <share>',
      'share of the variance that the controls are thought to explain',
      parseNumber({ least: 0.01, most: 0.99 }),
      0.8,
    )
    .option(
      '--alpha <share>',
      'what lies outside of the intervals',
      parseNumber({ least: 0.001, most: 0.5 }),
      0.05,
    )
    .option(
      '--draws <count>',
      'per chain, of which there are four',
      parseInteger({ least: 200, most: 20_000 }),
      1_000,
    )
    .option('--seed <number>', 'of all chance', parseInteger({ least: 0 }), 1)
    .option('--output <file>', 'CSV: actual, predicted, effect and cumulative effect of each period')
    .addHelpText(
      'after',
      `
Example:
  rondo lab impact --input docs/guide/examples/campaign.csv --date day --target orders \\
    --controls orders_elsewhere --intervention 2026-05-01 --season 7`,
    )
    .action((flags: ImpactFlags) => {
      const input = readImpact(flags);
      const { report, impact } = measureImpact(input, flags);
      if (flags.output !== undefined) writePeriods(flags.output, input, impact.periods);
      printJson(report);
    });
}

function writePeriods(
  path: string,
  input: ImpactInput,
  periods: ReturnType<typeof measureImpact>['impact']['periods'],
): void {
  const start = input.before[0];
  const columns = ['predicted', 'effect', 'cumulative'] as const;
  writeCsv(
    path,
    ['period', 'actual', ...columns.flatMap((name) => [name, `${name}_low`, `${name}_high`])],
    periods.predicted.map((_, t) => [
      input.labels[start + t] ?? '',
      input.series[start + t] ?? null,
      ...columns.flatMap((name) => {
        const cell = periods[name][t];
        return cell ? [cell.mean, cell.low, cell.high] : [null, null, null];
      }),
    ]),
  );
}
