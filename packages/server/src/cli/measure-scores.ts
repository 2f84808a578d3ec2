import {
  MeasuredScores,
  ScoredPeople,
  type ScoreReason,
  ScoresProgress,
  scoreOutcomes,
} from '@rondo/contract';
import { type Command, Option } from 'commander';
import { Value } from 'typebox/value';
import { askUntilDone } from './ask-until-done.ts';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';

type Options = {
  data?: string;
  outcome: string;
  event: readonly string[];
  days?: string;
  without: readonly string[];
  people?: string;
  json?: boolean;
};

const STEPS = {
  features: 'Reading what people did',
  models: 'Learning and testing the models',
  scores: 'Scoring everybody',
};
const several = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export function registerMeasureScores(measure: Command): void {
  measure
    .command('scores')
    .description(
      'Who will order, do something or stay away, tested on the past, tab-separated by tenths: tenth, people, with the outcome, share, 95 % from and to, foreseen, share of all outcomes so far',
    )
    .option('--data <folder>', 'the server’s data folder')
    .addOption(new Option('--outcome <outcome>', 'what is foreseen').choices(scoreOutcomes).default('order'))
    .option('--event <name>', 'with --outcome event, its name; may be given several times', several, [])
    .option('--days <days>', 'within how many days; 90 if left out')
    .option(
      '--without <feature>',
      'what may not be used, such as country; may be given several times',
      several,
      [],
    )
    .option('--people <count>', 'instead, those with the highest scores: person, chance, tenth, reasons')
    .option('--json', 'the whole answer, with both models and what they rest on')
    .action(async (options: Options) => {
      const query = new URLSearchParams({ outcome: options.outcome });
      if (options.days !== undefined) query.set('days', options.days);
      for (const name of ['event', 'without'] as const)
        for (const value of options[name]) query.append(name, value);
      const people = options.people !== undefined;
      const ask = (path: string): Promise<unknown> =>
        askUntilDone(reachServer(dataFolder(options.data)), path, (answer) =>
          Value.Check(ScoresProgress, answer) ? { ...answer, label: STEPS[answer.step] } : undefined,
        );
      const found = await ask(`/api/measure/scores?${query}`);
      const listed = people
        ? await ask(`/api/measure/scores/people?${query}&limit=${options.people}`)
        : found;
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify(listed, null, 2)}\n`);
        return;
      }
      const answer = Value.Parse(MeasuredScores, expectEnough(found));
      const print = (cells: readonly (string | number)[]) => process.stdout.write(`${cells.join('\t')}\n`);
      if (people) {
        for (const { person, chance, tenth, reasons } of Value.Parse(ScoredPeople, listed).items)
          print([person, chance, tenth, reasons.map(sayReason).join('; ')]);
      } else {
        for (const { tenth, people: count, happened, rate, foreseen, captured } of answer.tenths)
          print([tenth, count, happened, rate.value, rate.low, rate.high, foreseen, captured.value]);
      }
      process.stderr.write(`${sayQuality(answer)}\n`);
    });
}

function sayQuality({ learned, models, chosen, test, asked }: MeasuredScores): string {
  const auc = models.find(({ model }) => model === chosen)?.auc;
  if (auc === undefined) return '';
  const percent = (share: number): string => (100 * share).toFixed(1);
  const said = `Tested on the ${asked.days} days after ${test.day}, which it was not shown: of two people, one with the outcome and one without, the first has the higher score in ${percent(auc.value)} % of cases (${percent(auc.low)} to ${percent(auc.high)}; 50 is chance).`;
  return learned ? said : `${said} Nothing was learned: nobody should be chosen by these scores.`;
}

function sayReason({ feature, change, recent, whole, text }: ScoreReason): string {
  const known = text ?? [recent, whole].filter((one) => one !== null).join('/');
  return `${change > 0 ? '+' : '-'} ${feature} ${known}`;
}
