import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  fileEncodings,
  ImportFile,
  type ImportGuess,
  ImportJob,
  ImportPreview,
  ImportRejectList,
  type ImportRequest,
  importKindIds,
  timeFormats,
} from '@rondo/contract';
import { type Command, Option } from 'commander';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { RondoError } from '../platform/error.ts';
import { dataFolder, type RunningServer, reachServer } from './call-server.ts';
import { createProgressBar } from './progress-bar.ts';
import { chooseOptions, chooseShape, type ImportFlags, readMapping } from './read-import-flags.ts';

const repeat = (value: string, earlier: string[]) => [...earlier, value];

export function registerImport(program: Command): void {
  const command = program
    .command('import')
    .description(
      'Import a file: orders, contacts, ad figures, mentions, … from CSV, text in columns, NDJSON, Parquet or XLSX',
    )
    .argument('<kind>', `auto, or one of ${importKindIds.join(', ')}`)
    .argument('<file>', 'the file')
    .option('--data <folder>', 'the server’s data folder')
    .option(
      '--map <field=column>',
      'a column for a field; columns without a header are column_1, column_2, …',
      repeat,
      [],
    )
    .option('--set <field=value>', 'the same value in every row', repeat, [])
    .option(
      '--wide <fields:field=column>',
      'one column per channel, KPI or question: channel=tv:spend=tv_S; auto guesses all of them',
      repeat,
      [],
    )
    .addOption(new Option('--time-format <format>', 'how times are written').choices(timeFormats))
    .option('--time-zone <zone>', 'zone of times that name none, such as Europe/Stockholm')
    .addOption(new Option('--decimal <mark>', 'decimals have a point or a comma').choices(['.', ',']))
    .option('--currency <code>', 'currency of amounts that name none')
    .option('--source <name>', 'shop or system it comes from: ids are told apart by it')
    .option('--region <code>', 'country of phone numbers without a country code')
    .addOption(
      new Option('--period <period>', 'how long each row’s figures run').choices(['day', 'week', 'month']),
    )
    .option('--delimiter <text>', 'what stands between columns; \\t for a tab, " " for any number of blanks')
    .option('--widths <list>', 'widths of the columns of a fixed-width file: 8,8,12')
    .addOption(new Option('--encoding <name>', 'the file’s encoding').choices(fileEncodings))
    .option('--no-header', 'the first row is data')
    .option('--header', 'the first row names the columns')
    .option('--skip-lines <count>', 'lines before the header')
    .option('--keep-rest', 'keep columns without a mapping as properties')
    .option('--no-keep-rest', 'leave columns without a mapping out')
    .option('--preview', 'show what would be taken and rejected, and import nothing');
  command.action(async (kind: string, path: string, flags: ImportFlags) => {
    const given = readKind(kind);
    // Commander cannot tell a default from a choice: only what was said overrules what is guessed.
    const said = (name: string) => command.getOptionValueSource(name) === 'cli';
    const shape = chooseShape(flags, said('header'));
    const server = reachServer(dataFolder(flags.data));
    const file = await upload(server, path);
    const guessed = await ask(server, '/api/imports/guess', ImportFile, {
      file: file.id,
      ...(given === undefined ? {} : { kind: given }),
      ...(shape === undefined ? {} : { shape }),
    });
    const guess = guessed.guesses[0];
    if (guess === undefined) throw unknownKind(guessed);
    const request: ImportRequest = {
      file: file.id,
      kind: guess.kind,
      mapping: readMapping(flags, guess),
      options: { ...guess.options, ...chooseOptions(flags, said('keepRest')) },
      ...(shape === undefined ? {} : { shape }),
    };
    describe(guess, request, given === undefined);
    if (flags.preview === true) return preview(server, request);
    await runImport(server, request);
  });
}

function readKind(kind: string): ImportRequest['kind'] | undefined {
  if (kind === 'auto') return undefined;
  const known = importKindIds.find((id) => id === kind);
  if (known !== undefined) return known;
  throw new RondoError({
    code: 'invalid',
    message: `There is no kind of import “${kind}”.`,
    cure: `Use auto, or one of ${importKindIds.join(', ')}.`,
    field: 'KIND',
  });
}

function unknownKind(file: ImportFile): RondoError {
  const columns = file.shape.columns.map((column) => column.name).join(', ');
  return new RondoError({
    code: 'kind-unknown',
    message: `What the file holds cannot be guessed from its columns (${columns}).`,
    cure: 'Name the kind instead of auto, and the columns with --map.',
    field: 'KIND',
  });
}

/** Answers are checked against the schemas that the server answers by: a version that differs is told as such. */
async function ask<T extends TSchema>(
  server: RunningServer,
  path: string,
  schema: T,
  json?: unknown,
): Promise<Static<T>> {
  const answer = await server.callJson(path, json === undefined ? {} : { method: 'POST', json });
  if (Value.Check(schema, answer)) return answer;
  throw new RondoError({
    code: 'unexpected-answer',
    message: `The server’s answer to ${path} has an unknown form.`,
    cure: 'Use the command of the same version as the server.',
  });
}

async function upload(server: RunningServer, path: string): Promise<ImportFile> {
  const { size } = fileSize(path);
  const bar = createProgressBar();
  let sent = 0;
  const source = createReadStream(path, { highWaterMark: 1024 * 1024 });
  source.on('data', (chunk) => {
    sent += chunk.length;
    bar.show(sent / Math.max(1, size), 'uploading');
  });
  try {
    const response = await server.call(
      `/api/imports/files?${new URLSearchParams({ name: basename(path) })}`,
      {
        method: 'POST',
        body: Readable.toWeb(source),
        headers: { 'content-type': 'application/octet-stream' },
      },
    );
    const answer: unknown = await response.json();
    if (Value.Check(ImportFile, answer)) return answer;
    throw new RondoError({
      code: 'unexpected-answer',
      message: 'The server’s answer to the upload has an unknown form.',
      cure: 'Use the command of the same version as the server.',
    });
  } finally {
    bar.end();
  }
}

function fileSize(path: string): { size: number } {
  try {
    const found = statSync(path);
    if (found.isFile()) return found;
  } catch {
    // Said below.
  }
  throw new RondoError({
    code: 'no-file',
    message: `There is no file ${path}.`,
    cure: 'Check the path.',
    field: 'FILE',
  });
}

function describe(guess: ImportGuess, request: ImportRequest, guessed: boolean): void {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  if (guessed) say(`Taken as ${guess.kind} (${Math.round(guess.confidence * 100)} % sure).`);
  for (const [field, column] of Object.entries(request.mapping.fields)) say(`  ${field} ← ${column}`);
  for (const group of request.mapping.wide ?? []) {
    const set = Object.entries(group.set)
      .map(([field, value]) => `${field} ${value}`)
      .join(', ');
    say(
      `  ${set}: ${Object.entries(group.columns)
        .map(([field, column]) => `${field} ← ${column}`)
        .join(', ')}`,
    );
  }
}

async function preview(server: RunningServer, request: ImportRequest): Promise<void> {
  const found = await ask(server, '/api/imports/preview', ImportPreview, request);
  for (const row of found.rows) process.stdout.write(`${JSON.stringify(row)}\n`);
  const { counts } = found;
  process.stderr.write(
    `${counts.rows} rows: ${counts.taken} would be taken, ${counts.known} are there already, ${counts.rejected} would be rejected.\n`,
  );
  for (const reject of found.rejects.slice(0, 20)) process.stderr.write(rejectLine(reject));
}

async function runImport(server: RunningServer, request: ImportRequest): Promise<void> {
  let job = await ask(server, '/api/imports', ImportJob, request);
  if (job.alreadyImported === true && job.state === 'done') {
    process.stdout.write(`${JSON.stringify({ id: job.id, alreadyImported: true, written: 0 })}\n`);
    process.stderr.write(
      `This file was imported before (${job.createdAt.slice(0, 10)}). Nothing was changed.\n`,
    );
    return;
  }
  const bar = createProgressBar();
  for (let wait = 50; job.state === 'waiting' || job.state === 'running'; wait = Math.min(500, wait * 1.5)) {
    bar.show(job.progress, job.step);
    await sleep(wait);
    job = await ask(server, `/api/imports/${job.id}`, ImportJob);
  }
  bar.end();
  const { counts } = job;
  if (counts.rejected + counts.valuesLeftOut > 0 || job.state === 'failed') {
    const rejects = await ask(server, `/api/imports/${job.id}/rejects?limit=20`, ImportRejectList);
    for (const reject of rejects.items) process.stderr.write(rejectLine(reject));
    if ((rejects.total ?? 0) > rejects.items.length)
      process.stderr.write(
        `  … and ${(rejects.total ?? 0) - rejects.items.length} more: GET /api/imports/${job.id}/rejects\n`,
      );
  }
  if (job.state !== 'done') {
    throw new RondoError({
      code: job.error?.code ?? `import-${job.state}`,
      message: job.error?.message ?? `The import ended as ${job.state}.`,
      cure: job.error?.cure ?? 'Start it again.',
    });
  }
  process.stdout.write(`${JSON.stringify({ id: job.id, ...counts })}\n`);
  process.stderr.write(
    `${counts.taken} of ${counts.rows} rows were taken, ${counts.known} were there already, ${counts.rejected} were rejected.\n`,
  );
}

function rejectLine({
  row,
  field,
  message,
  cure,
  value,
  taken,
}: {
  row: number;
  field: string;
  message: string;
  cure: string;
  value: string;
  taken: boolean;
}): string {
  const shown = value === '' ? '' : ` (${JSON.stringify(value.slice(0, 60))})`;
  return `  row ${row}, ${field}: ${message}${shown}${taken ? '; the row was taken without it' : ''}. ${cure}\n`;
}
