import {
  ExperimentAllocation,
  ExperimentGains,
  ExperimentGainsProgress,
  ExperimentPolicies,
} from '@rondo/contract';
import type { Command } from 'commander';
import { Value } from 'typebox/value';
import { askUntilDone } from './ask-until-done.ts';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Options = { data?: string; json?: boolean };

const STEPS = { people: 'Reading what was known of people before', model: 'Learning who gains' };

const print = (cells: readonly (string | number | null | undefined)[]) =>
  process.stdout.write(`${cells.map((cell) => cell ?? '').join('\t')}\n`);
const printJson = (answer: unknown): void => {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
};
function addressOf(key: string, what: string, query: Record<string, string | undefined>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, value);
  return `/api/measure/experiments/${encodeURIComponent(key)}/${what}?${given}`;
}

/** What is learned from an experiment beyond its result. */
export function registerMeasureExperimentLearning(measure: Command): void {
  measure
    .command('experiment-gains')
    .description(
      'Who gains more than others by a variation, tab-separated: what was known before, which, people in the group, difference per person, from, to, the same for all others, p for all groups together',
    )
    .argument('<key>', 'of the definition')
    .option('--data <folder>', 'the server’s data folder')
    .option('--variation <key>', 'against the control; the first other one if left out')
    .option('--metric <name>', 'one per person; the first such one if left out')
    .option('--json', 'the whole answer, with the curve of what the most promising gain')
    .action(async (key: string, options: Options & { variation?: string; metric?: string }) => {
      const { variation, metric } = options;
      const found = await askUntilDone(
        reachServer(dataFolder(options.data)),
        addressOf(key, 'gains', { variation, metric }),
        (answer) =>
          Value.Check(ExperimentGainsProgress, answer) ? { ...answer, label: STEPS[answer.step] } : undefined,
      );
      if (options.json === true) return printJson(found);
      const { groups, qini, told, units } = Value.Parse(ExperimentGains, expectEnough(found));
      for (const { feature, value, units: size, inside, outside, pValueAdjusted } of groups)
        print([
          feature,
          value,
          size,
          inside.estimate,
          inside.low,
          inside.high,
          outside.estimate,
          outside.low,
          outside.high,
          pValueAdjusted,
        ]);
      const interval = `${qini.coefficient.toPrecision(2)}, between ${qini.low.toPrecision(2)} and ${qini.high.toPrecision(2)}`;
      process.stderr.write(
        `Qini ${interval}, over ${units.people} people: ${told ? 'those who gain more can be told apart.' : 'nothing can be told apart.'}\n`,
      );
    });

  measure
    .command('experiment-allocation')
    .description(
      'Which share of the next people each variation of a bandit is to get, tab-separated: variation, settled people, figure, from, to, chance to be best, share',
    )
    .argument('<key>', 'of the definition')
    .option('--data <folder>', 'the server’s data folder')
    .option('--seed <number>', 'of all chance; 1 if left out')
    .option('--json', 'the whole answer')
    .action(async (key: string, options: Options & { seed?: string }) => {
      const server = reachServer(dataFolder(options.data));
      const found = await server.callJson(addressOf(key, 'allocation', { seed: options.seed }));
      if (options.json === true) return printJson(found);
      const { variations, warnings, waiting, settled } = Value.Parse(
        ExperimentAllocation,
        expectEnough(found),
      );
      for (const one of variations)
        print([one.variation, one.people, one.figure, one.low, one.high, one.chanceToBeBest, one.share]);
      const words = {
        few: 'Fewer than 100 people in a variation have settled: leave the shares even for now.',
        fresh: `The results are fresh: ${waiting} people have not had their time, ${settled} have.`,
      };
      for (const warning of warnings) process.stderr.write(`${words[warning]}\n`);
    });

  measure
    .command('experiment-policies')
    .description(
      'What other shares would have brought, by exposures that carry the chance of their variation, tab-separated: shares, figure (self-normalised), from, to, doubly robust, from, to, people that this rests on, warnings',
    )
    .argument('<key>', 'of the definition')
    .option('--data <folder>', 'the server’s data folder')
    .option(
      '--shares <list>',
      'a policy besides those that give everybody one variation, such as A:0.3,B:0.7',
    )
    .option('--json', 'the whole answer')
    .action(async (key: string, options: Options & { shares?: string }) => {
      const server = reachServer(dataFolder(options.data));
      const found = await server.callJson(addressOf(key, 'policies', { shares: options.shares }));
      if (options.json === true) return printJson(found);
      const { policies, decisions, withoutChance } = Value.Parse(ExperimentPolicies, expectEnough(found));
      for (const { shares, snips, dr, effectiveSample, warnings } of policies)
        print([
          shares
            .filter(({ share }) => share > 0)
            .map(({ variation, share }) => `${variation}:${share}`)
            .join(','),
          snips?.estimate,
          snips?.low,
          snips?.high,
          dr?.estimate,
          dr?.low,
          dr?.high,
          Math.round(effectiveSample),
          warnings.join(','),
        ]);
      if (withoutChance > 0)
        process.stderr.write(
          `${withoutChance} of ${decisions + withoutChance} people are left out: their exposure carries no chance.\n`,
        );
    });
}
