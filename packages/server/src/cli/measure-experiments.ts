import { ExperimentList, ExperimentPeople, ExperimentResult, PlannedExperiment } from '@rondo/contract';
import type { Command } from 'commander';
import { Value } from 'typebox/value';
import { dataFolder, reachServer } from './call-server.ts';
import { expectEnough } from './expect-enough.ts';
import { readJsonFile } from './read-json-file.ts';

const API = '/api/measure/experiments';
type Options = { data?: string; json?: boolean };

const print = (cells: readonly (string | number | null)[]) =>
  process.stdout.write(`${cells.map((cell) => cell ?? '').join('\t')}\n`);
const printJson = (answer: unknown): void => {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
};

export function registerMeasureExperiments(measure: Command): void {
  measure
    .command('experiments')
    .description(
      'Experiments, tab-separated: state, key or where it was found, first day, the day after the last, name',
    )
    .option('--data <folder>', 'the server’s data folder')
    .option('--define <file>', 'first, define one, or change it if there is one of its key: a JSON file')
    .option('--remove <key>', 'first, delete a definition; what people did stays')
    .option('--json', 'the whole answer')
    .action(async (options: Options & { define?: string; remove?: string }) => {
      const server = reachServer(dataFolder(options.data));
      if (options.define !== undefined) await define(server, readJsonFile(options.define));
      if (options.remove !== undefined)
        await server.call(`${API}/${encodeURIComponent(options.remove)}`, { method: 'DELETE' });
      const found = await server.callJson(API);
      if (options.json === true) return printJson(found);
      const list = Value.Parse(ExperimentList, found);
      for (const { state, key, from, to, name } of list.items) print([state, key, from, to ?? null, name]);
      for (const { source, from, name } of list.found) {
        const where =
          source.kind === 'exposures' ? source.experiment : source.kind === 'holdout' ? source.held : '';
        print(['found', where, from, null, name]);
      }
    });

  measure
    .command('experiment')
    .description(
      'What an experiment shows, tab-separated: metric, variation, people, figure, relative difference, from, to, p for all metrics together, chance to win',
    )
    .argument('<key>', 'of the definition')
    .option('--data <folder>', 'the server’s data folder')
    .option(
      '--people <variation>',
      'instead, who is in a variation: person, first exposure, message, figure of the primary metric',
    )
    .option('--json', 'the whole answer')
    .action(async (key: string, options: Options & { people?: string }) => {
      const server = reachServer(dataFolder(options.data));
      const path = `${API}/${encodeURIComponent(key)}`;
      if (options.people !== undefined) {
        const query = new URLSearchParams({ variation: options.people, limit: '500' });
        const found = await server.callJson(`${path}/people?${query}`);
        if (options.json === true) return printJson(found);
        for (const one of Value.Parse(ExperimentPeople, found).items)
          print([one.person, one.exposedAt, one.message, one.value]);
        return;
      }
      const found = await server.callJson(`${path}/result`);
      if (options.json === true) return printJson(found);
      printResult(Value.Parse(ExperimentResult, expectEnough(found)));
    });

  measure
    .command('experiment-plan')
    .description('How many people an experiment on all visitors needs, by what the last weeks’ visitors did')
    .option('--data <folder>', 'the server’s data folder')
    .option(
      '--kind <kind>',
      'of the metric: conversion, count, revenue, count-ratio or revenue-ratio',
      'conversion',
    )
    .requiredOption('--events <names>', 'that the metric counts, separated by commas')
    .option('--per <names>', 'of a ratio: the events that it is divided by')
    .option(
      '--effect <share>',
      'the smallest relative difference that matters; 0.05, which is 5 %, if left out',
    )
    .option('--variations <count>', 'with the control; 2 if left out')
    .option('--days <days>', 'the past that is learned from; 28 if left out')
    .option('--people <count>', 'of each variation, to hear what they find')
    .action(
      async (
        options: Options & Record<'kind' | 'events', string> & { per?: string } & Record<string, unknown>,
      ) => {
        const query = new URLSearchParams({ kind: options.kind });
        for (const event of options.events.split(',')) query.append('events', event.trim());
        for (const event of options.per?.split(',') ?? []) query.append('per', event.trim());
        for (const name of ['effect', 'variations', 'days', 'people']) {
          const value = options[name];
          if (typeof value === 'string') query.set(name, value);
        }
        const server = reachServer(dataFolder(options.data));
        const found = await server.callJson(`/api/measure/experiment-plan?${query}`);
        printJson(Value.Parse(PlannedExperiment, expectEnough(found)));
      },
    );
}

async function define(server: ReturnType<typeof reachServer>, definition: unknown): Promise<void> {
  const key =
    typeof definition === 'object' && definition !== null ? Reflect.get(definition, 'key') : undefined;
  const list = Value.Parse(ExperimentList, await server.callJson(API));
  if (typeof key !== 'string' || !list.items.some((item) => item.key === key)) {
    await server.call(API, { method: 'POST', json: definition });
    return;
  }
  const { key: _key, ...rest } = Object(definition);
  await server.call(`${API}/${encodeURIComponent(key)}`, { method: 'PUT', json: rest });
}

function printResult({ metrics, verdict, split, judged }: ExperimentResult): void {
  for (const { name, variations, comparisons } of metrics) {
    for (const { variation, people, figure } of variations) {
      const own = comparisons.find((one) => one.variation === variation);
      print([
        name,
        variation,
        people,
        figure,
        own?.relative?.estimate ?? null,
        own?.relative?.low ?? null,
        own?.relative?.high ?? null,
        own?.pValueAdjusted ?? null,
        own?.chanceToWin ?? null,
      ]);
    }
  }
  const said = {
    ship: `Ship ${verdict.variation}.`,
    keep:
      verdict.reason === 'guardrail'
        ? `Keep the control: ${verdict.variation} is better, but ${verdict.guardrail} got worse.`
        : 'Keep the control.',
    'broken-split': `No winner: the split is not the planned one (p ${split.p?.toExponential(1)}), so something decided who was counted.`,
    'not-decided':
      verdict.daysLeft === null
        ? 'Not decided.'
        : `Not decided; at today’s pace in ${verdict.daysLeft} days, if the difference stays.`,
  };
  const looks = judged === 'sequential' ? 'hold however often you look' : 'hold for one look, at the end';
  process.stderr.write(`${said[verdict.decision]} Intervals ${looks}.\n`);
}
