import { MeasuredMix, MixProgress, mixTargets } from '@rondo/contract';
import { type Command, Option } from 'commander';
import { Value } from 'typebox/value';
import { askUntilDone } from './ask-until-done.ts';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Options = {
  data?: string;
  target: string;
  weeks?: string;
  apart?: boolean;
  budget?: string;
  testShare?: string;
  maxChange?: string;
  json?: boolean;
};

const STEPS = {
  figures: 'Adding up orders and spend',
  model: 'Fitting the model',
  test: 'Testing it on the last weeks',
};

export function registerMeasureMix(measure: Command): void {
  measure
    .command('mix')
    .description(
      'What each channel brought by a marketing mix model, tab-separated: channel, spend, contribution, 90 % from and to, return, return of one more unit, planned amount',
    )
    .option('--data <folder>', 'the server’s data folder')
    .addOption(new Option('--target <figure>', 'what is explained').choices(mixTargets).default('revenue'))
    .option('--weeks <weeks>', 'whole weeks up to today; 104 if left out')
    .option('--apart', 'regions apart, where figures of ads name them: minutes instead of seconds')
    .option('--budget <amount>', 'what is split, for as many weeks; what was spent if left out')
    .option('--test-share <share>', 'of the budget, kept for tests; 0.1 if left out, which is the least')
    .option('--max-change <share>', 'how far a channel may move from what was spent; 0.5 if left out')
    .option('--json', 'the whole answer, with curves, weeks, the plan and the test of the model')
    .action(async (options: Options) => {
      const query = new URLSearchParams({ target: options.target });
      for (const name of ['weeks', 'budget', 'testShare', 'maxChange'] as const) {
        const value = options[name];
        if (value !== undefined) query.set(name, value);
      }
      if (options.apart === true) query.set('apart', 'true');
      const found = await askUntilDone(
        reachServer(dataFolder(options.data)),
        `/api/measure/mix?${query}`,
        (answer) => (Value.Check(MixProgress, answer) ? { ...answer, label: STEPS[answer.step] } : undefined),
      );
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
        return;
      }
      const answer = Value.Parse(MeasuredMix, expectEnough(found));
      for (const one of answer.channels) {
        const planned = answer.plan?.channels.find(({ channel }) => channel === one.channel);
        const cells = [
          one.channel,
          one.spend,
          one.contribution.mean,
          one.contribution.low,
          one.contribution.high,
          one.return?.mean ?? '',
          one.marginalReturn?.mean ?? '',
          planned?.amount ?? '',
        ];
        process.stdout.write(`${cells.join('\t')}\n`);
      }
      const { test } = answer;
      process.stderr.write(
        test === null
          ? 'Not tested: the past is too short to leave weeks out.\n'
          : `Tested on the last ${test.weeks} weeks, which it was not shown: off by ${(100 * test.error).toFixed(1)} %, ${Math.round(100 * test.inside)} % of them within the 90 % interval.\n`,
      );
    });
}
