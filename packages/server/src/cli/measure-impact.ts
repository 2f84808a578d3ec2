import { ImpactProgress, impactGrains, MeasuredImpact } from '@rondo/contract';
import { type Command, Option } from 'commander';
import { Value } from 'typebox/value';
import { askUntilDone } from './ask-until-done.ts';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Options = {
  data?: string;
  from: string;
  to?: string;
  since?: string;
  grain: string;
  filter: readonly string[];
  control: readonly string[];
  json?: boolean;
};

const STEPS = {
  figures: 'Reading the figures',
  placebos: 'Trying it on earlier days',
  model: 'Fitting the model',
};
const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export function registerMeasureImpact(measure: Command): void {
  measure
    .command('impact')
    .description(
      'What something changed that happened on a day, tab-separated by day or week: step, figure, expected, 95 % from and to, effect so far, 95 % from and to',
    )
    .argument(
      '<metric>',
      'key of a metric, such as revenue_net or orders, or kpi:NAME for an imported figure',
    )
    .requiredOption('--from <day>', 'the first day of what happened (YYYY-MM-DD)')
    .option('--data <folder>', 'the server’s data folder')
    .option('--to <day>', 'the day after the last one to judge; 28 days or 8 weeks later if left out')
    .option('--since <day>', 'learn from this day on; five times as long as it judges if left out')
    .addOption(new Option('--grain <step>', 'length of a step').choices(impactGrains).default('day'))
    .option(
      '--filter <dimension:value>',
      'of part of it alone, such as country:SE; may be given several times',
      collect,
      [],
    )
    .option(
      '--control <metric or dimension:value>',
      'what moves alike and was not touched, such as sessions or country:NL; may be given several times',
      collect,
      [],
    )
    .option('--json', 'the whole answer, with the test of its assumptions')
    .action(async (metric: string, options: Options) => {
      const query = new URLSearchParams({ metric, from: options.from, grain: options.grain });
      for (const name of ['to', 'since'] as const) {
        const value = options[name];
        if (value !== undefined) query.set(name, value);
      }
      for (const name of ['filter', 'control'] as const)
        for (const value of options[name]) query.append(name, value);
      const found = await askUntilDone(
        reachServer(dataFolder(options.data)),
        `/api/measure/impact?${query}`,
        (answer) =>
          Value.Check(ImpactProgress, answer) ? { ...answer, label: STEPS[answer.step] } : undefined,
      );
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
        return;
      }
      const answer = Value.Parse(MeasuredImpact, expectEnough(found));
      for (const { at, actual, expected, cumulative } of answer.steps) {
        if (at < answer.after.from) continue;
        const cells = [at, actual, expected.mean, expected.low, expected.high];
        const sum = [cumulative?.mean, cumulative?.low, cumulative?.high];
        process.stdout.write(`${[...cells, ...sum].map((cell) => cell ?? '').join('\t')}\n`);
      }
      process.stderr.write(`${sumUp(answer)}\n${judge(answer)}\n`);
    });
}

function sumUp({ average, total, relative, chance, grain }: MeasuredImpact): string {
  const write = (value: number): string => value.toPrecision(4);
  const { effect } = total ?? average;
  const share =
    relative === null
      ? ''
      : `, ${(100 * relative.mean).toFixed(1)} % (${(100 * relative.low).toFixed(1)} to ${(100 * relative.high).toFixed(1)} %)`;
  const found = effect.low <= 0 && effect.high >= 0 ? 'No effect can be told from chance' : 'Effect';
  return `${found}: ${write(effect.mean)} (95 %: ${write(effect.low)} to ${write(effect.high)}) ${total === null ? `per ${grain}` : 'in all'}${share}. Chance of an effect in that direction: ${(100 * chance).toFixed(1)} %.`;
}

function judge({ trust, placebos }: MeasuredImpact): string {
  const held = placebos.filter(({ holdsZero }) => holdsZero).length;
  if (trust === 'untested') return 'Not tried on earlier days: too little lies before it.';
  const said = `Tried on ${placebos.length} earlier days on which nothing is known to have happened: ${held} times the interval held.`;
  return trust === 'held' ? said : `${said} Do not rely on it.`;
}
