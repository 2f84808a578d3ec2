import {
  MatchingSettings,
  MatchingState,
  Suggestion,
  SuggestionPage,
  ThresholdAdvice,
} from '@rondo/contract';
import type { Command } from 'commander';
import { Value } from 'typebox/value';
import { RondoError } from '../platform/error.ts';
import { dataFolder, type RunningServer, reachServer } from './call-server.ts';
import { createProgressBar } from './progress-bar.ts';
import { readJsonFile } from './read-json-file.ts';

type Where = { data?: string };
const SUGGESTIONS = '/api/identity/suggestions';
const MATCHING = '/api/identity/matching';
const LOOK_MS = 500;

/** `rondo identity suggest …`: who may be one person, and what people say of it. */
export function registerSuggestions(command: (name: string, does: string) => Command): void {
  const server = ({ data }: Where) => reachServer(dataFolder(data));
  const printJson = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

  command('suggest', 'Match all people now, and suggest who may be one; Ctrl C cancels')
    .option('--background', 'only begin; the server goes on by itself')
    .action(async (options: Where & { background?: boolean }) => {
      const running = server(options);
      await running.callJson(MATCHING, { method: 'POST' });
      if (options.background !== true) await follow(running);
    });

  command(
    'suggestions',
    'List pairs of people who may be one, tab-separated: id, probability, weight, left, right, vetoes; with an id, all about one as JSON',
  )
    .argument('[id]', 'one of the list')
    .option('--state <state>', 'open, vetoed, accepted, rejected, applied, confirmed or contradicted', 'open')
    .option('--order <order>', 'probable, telling or latest', 'probable')
    .option('--limit <count>', 'how many, at most 100', '20')
    .action(
      async (id: string | undefined, options: Where & { state: string; order: string; limit: string }) => {
        const running = server(options);
        if (id !== undefined) {
          const answer = await running.callJson(`${SUGGESTIONS}/${encodeURIComponent(id)}`);
          printJson(Value.Parse(Suggestion, answer));
          return;
        }
        const { state, order, limit } = options;
        const query = new URLSearchParams({ state, order, limit });
        const page = Value.Parse(SuggestionPage, await running.callJson(`${SUGGESTIONS}?${query}`));
        for (const one of page.items) {
          const name = ({ identifier: { kind, value } }: typeof one.left) => `${kind}:${value}`;
          process.stdout.write(
            `${[one.id, one.probability.toFixed(4), one.weight.toFixed(2), name(one.left), name(one.right), one.vetoes.map(({ kind, limit: most }) => `${kind}>${most}`).join(',')].join('\t')}\n`,
          );
        }
        process.stderr.write(`${page.items.length} of ${page.total}.\n`);
      },
    );

  for (const [name, method, path, does] of [
    ['accept', 'POST', 'accept', 'Make one person of a suggested pair'],
    ['reject', 'POST', 'reject', 'Say that a suggested pair is two people; it is not suggested again'],
    ['undo', 'DELETE', 'decision', 'Take back what was decided on a suggested pair'],
  ] as const) {
    command(name, does)
      .argument('<id>', 'as “rondo identity suggestions” shows it')
      .action(async (id: string, options: Where) => {
        const answer = await server(options).callJson(`${SUGGESTIONS}/${encodeURIComponent(id)}/${path}`, {
          method,
        });
        const { state, left, right } = Value.Parse(Suggestion, answer);
        process.stdout.write(`${[state, left.person, right.person].join('\t')}\n`);
      });
  }

  command(
    'threshold',
    'Say from which weight on so many suggestions are right, as far as decisions show; JSON',
  )
    .argument('<precision>', '0.95: at least 95 in 100')
    .action(async (precision: string, options: Where) => {
      const answer = await server(options).callJson(
        `${MATCHING}/threshold?precision=${encodeURIComponent(precision)}`,
      );
      printJson(Value.Parse(ThresholdAdvice, answer));
    });

  command('matching', 'Print the settings of matching as JSON, or make those of a file hold')
    .option('--apply <file>', 'settings as JSON: when it runs, what it compares, whether it joins by itself')
    .option(
      '--try <file>',
      'match by this “config” and only say what it would find; “null” in it: as proposed now',
    )
    .option('--proposed', 'print what the last run compared and how, to be changed and given as “config”')
    .action(async (options: Where & { apply?: string; try?: string; proposed?: boolean }) => {
      const running = server(options);
      if (options.try !== undefined) {
        const config = readJsonFile(options.try);
        await running.callJson(`${MATCHING}/trial`, { method: 'POST', json: { config } });
        await follow(running, 'trial');
        const { trial } = Value.Parse(MatchingState, await running.callJson(MATCHING));
        printJson(trial);
        return;
      }
      if (options.proposed === true) {
        const { run } = Value.Parse(MatchingState, await running.callJson(MATCHING));
        if (run?.config === undefined) {
          throw new RondoError({
            code: 'invalid',
            message: 'No run has finished yet, so nothing was proposed.',
            cure: 'Run “rondo identity suggest” first.',
            field: '--proposed',
          });
        }
        printJson(run.config);
        return;
      }
      const answer = await running.callJson(
        `${MATCHING}/settings`,
        options.apply === undefined ? {} : { method: 'PUT', json: readJsonFile(options.apply) },
      );
      printJson(Value.Parse(MatchingSettings, answer));
    });
}

/** Shows how far it is until it is over. */
async function follow(running: RunningServer, what: 'run' | 'trial' = 'run'): Promise<void> {
  const bar = createProgressBar();
  const cancel = () => void running.callJson(MATCHING, { method: 'DELETE' }).catch(() => undefined);
  process.once('SIGINT', cancel);
  try {
    for (;;) {
      const { [what]: run, counts } = Value.Parse(MatchingState, await running.callJson(MATCHING));
      if (run === undefined) return;
      if (run.state === 'running') {
        bar.show(run.share, run.step);
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        continue;
      }
      bar.end();
      if (run.state === 'failed') {
        throw new RondoError({
          code: 'matching-failed',
          message: run.error?.message ?? 'Matching failed.',
          cure: run.error?.cure ?? 'Look at the server’s log.',
        });
      }
      if (run.state === 'cancelled') process.stderr.write('Cancelled.\n');
      else {
        const said = `${run.people} people, ${run.found} suggestions, ${run.vetoed} against a rule`;
        process.stderr.write(
          what === 'trial'
            ? `${said}; nothing was stored.\n`
            : `${said}, ${run.applied} joined by the rule; ${counts.open ?? 0} wait for a decision.\n`,
        );
      }
      return;
    }
  } finally {
    process.off('SIGINT', cancel);
    bar.end();
  }
}
