import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ErasureReceipt,
  PrivacyPreview,
  PrivacyRequest,
  PrivacyRequestList,
  ReceiptCheck,
  RetentionRuleList,
  RetentionRun,
} from '@rondo/contract';
import type { Command } from 'commander';
import { Value } from 'typebox/value';
import { RondoError } from '../platform/error.ts';
import { dataFolder, type RunningServer, reachServer } from './call-server.ts';
import { readJsonFile } from './read-json-file.ts';

type Where = { data?: string };
const LANGUAGES = ['en', 'sv', 'nl', 'he'];

export function registerPrivacy(program: Command): void {
  const privacy = program
    .command('privacy')
    .description('Access, erasure, retention, register of processing');
  const command = (name: string, does: string) =>
    privacy.command(name).description(does).option('--data <folder>', 'the server’s data folder');
  const server = ({ data }: Where) => reachServer(dataFolder(data));
  const print = (cells: readonly (string | number)[]) => process.stdout.write(`${cells.join('\t')}\n`);

  command('access', 'Write everything that is held of a person: JSON, or a PDF to read')
    .argument('<who>', 'a person’s id, or an identifier such as email:anna@example.com')
    .requiredOption('--output <file>', 'ending in .json or .pdf')
    .option('--language <language>', 'of the PDF: en, sv, nl or he')
    .action(async (who: string, options: Where & { output: string; language?: string }) => {
      const form = /\.(json|pdf)$/i.exec(options.output)?.[1]?.toLowerCase();
      if (form === undefined) throw wrong('--output', 'The file must end in .json or .pdf.', 'Name it so.');
      if (options.language !== undefined && !LANGUAGES.includes(options.language))
        throw wrong('--language', `“${options.language}” is none of ${LANGUAGES.join(', ')}.`, 'Choose one.');
      const running = server(options);
      const { id } = await enter(running, 'access', who);
      const language = options.language === undefined ? '' : `?language=${options.language}`;
      const path = `/api/privacy/requests/${id}`;
      const { found } = Value.Parse(PrivacyPreview, await running.callJson(`${path}/preview`));
      const response = await running.call(`${path}/data.${form}${form === 'pdf' ? language : ''}`);
      if (response.body === null) throw new TypeError('an answer without a body');
      await pipeline(Readable.fromWeb(response.body), createWriteStream(options.output, { mode: 0o600 }));
      await running.callJson(path, { method: 'PATCH', json: { do: 'finish' } });
      const wrote = `Wrote ${options.output}${found ? '' : ', which says so'}. Request ${id} is done.`;
      process.stderr.write(found ? `${wrote}\n` : `Nothing is held about ${who}. ${wrote}\n`);
    });

  command('erase', 'Show what is held of a person, and with --yes erase it for good')
    .argument('<who>', 'a person’s id, or an identifier such as email:anna@example.com')
    .option('--yes', 'erase; without it only what is held is printed')
    .option('--shared', 'take identifiers that others carry, too (a household’s phone), out of their facts')
    .option('--receipt <file>', 'write the signed receipt here instead of printing it')
    .action(async (who: string, options: Where & { yes?: true; shared?: true; receipt?: string }) => {
      const running = server(options);
      const { id } = await enter(running, 'erasure', who, options.shared === true ? 'erase' : 'keep');
      const path = `/api/privacy/requests/${id}`;
      const preview = Value.Parse(PrivacyPreview, await running.callJson(`${path}/preview`));
      for (const { store, place, rows } of preview.places) print([store, place, rows]);
      for (const { store, place, rows } of preview.mentions) print([store, `${place} (named)`, rows]);
      for (const { place, rows, reason } of preview.kept) print(['kept', `${place}: ${reason}`, rows]);
      if (options.yes !== true) {
        process.stderr.write('Nothing is erased. Run it again with --yes to erase for good.\n');
        await running.callJson(path, { method: 'PATCH', json: { do: 'refuse', reason: 'preview only' } });
        return;
      }
      await running.callJson(`${path}/erase`, { method: 'POST' });
      const done = await waitFor(running, path);
      if (done.state !== 'done')
        throw wrong('erase', done.error ?? `The request is ${done.state}.`, 'Look at the request.');
      const receipt = Value.Parse(ErasureReceipt, await running.callJson(`${path}/receipt`));
      const text = `${JSON.stringify(receipt, null, 2)}\n`;
      if (options.receipt === undefined) process.stdout.write(text);
      else await pipeline(Readable.from([text]), createWriteStream(options.receipt));
      process.stderr.write('Erased.\n');
    });

  command('requests', 'List requests, tab-separated: id, kind, state, received, due').action(
    async (options: Where) => {
      const answer = await server(options).callJson('/api/privacy/requests');
      for (const { id, kind, state, receivedOn, dueOn } of Value.Parse(PrivacyRequestList, answer).items)
        print([id, kind, state, receivedOn, dueOn]);
    },
  );

  command('verify', 'Check whether a receipt is genuine')
    .argument('<file>', 'the receipt')
    .action(async (file: string, options: Where) => {
      const json = readJsonFile(file);
      const running = server(options);
      const answer = await running.callJson('/api/privacy/receipts/check', { method: 'POST', json });
      const { outcome } = Value.Parse(ReceiptCheck, answer);
      if (outcome === 'changed')
        throw wrong(
          'file',
          'The receipt was changed after it was signed.',
          'Take it anew from the request: GET /api/privacy/requests/{id}/receipt.',
        );
      if (outcome === 'other-installation')
        throw wrong(
          'file',
          'Another installation signed the receipt.',
          'Check it where the erasure ran, or by the key that its owner has published.',
        );
      const { receipt } = Value.Parse(ErasureReceipt, json);
      process.stdout.write(
        `The receipt is genuine: request ${receipt.request}, finished ${receipt.finishedAt}.\n`,
      );
    });

  command(
    'retention',
    'List retention rules, tab-separated: kind, source, event, days, on, last run, deleted',
  )
    .option('--run', 'apply them now instead of at three in the night')
    .action(async (options: Where & { run?: true }) => {
      const running = server(options);
      if (options.run === true) {
        const run = Value.Parse(
          RetentionRun,
          await running.callJson('/api/privacy/retention/run', { method: 'POST' }),
        );
        for (const { rule, deleted } of run.items) print([rule, deleted]);
        return;
      }
      const { items } = Value.Parse(RetentionRuleList, await running.callJson('/api/privacy/retention'));
      for (const rule of items)
        print([
          rule.kind,
          rule.source || '-',
          rule.event || '-',
          rule.days,
          rule.enabled ? 'on' : 'off',
          rule.lastRunAt ?? '-',
          rule.lastDeleted ?? '-',
        ]);
    });

  command('register', 'Print the register of processing activities')
    .option('--csv', 'as a table instead of JSON')
    .action(async (options: Where & { csv?: true }) => {
      const response = await server(options).call(
        `/api/privacy/register${options.csv === true ? '.csv' : ''}`,
      );
      const text = await response.text();
      process.stdout.write(options.csv === true ? text : `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    });
}

async function enter(
  running: RunningServer,
  kind: 'access' | 'erasure',
  person: string,
  shared: 'keep' | 'erase' = 'keep',
) {
  const json = { kind, person, ...(kind === 'erasure' ? { shared } : {}) };
  return Value.Parse(
    PrivacyRequest,
    await running.callJson('/api/privacy/requests', { method: 'POST', json }),
  );
}

async function waitFor(running: RunningServer, path: string): Promise<PrivacyRequest> {
  for (let told = ''; ; await sleep(500)) {
    const request = Value.Parse(PrivacyRequest, await running.callJson(path));
    if (request.state !== 'running') return request;
    if (request.step !== null && request.step !== told) process.stderr.write(`${request.step} …\n`);
    told = request.step ?? told;
  }
}

function wrong(field: string, message: string, cure: string): RondoError {
  return new RondoError({ code: 'invalid', message, cure, field });
}
