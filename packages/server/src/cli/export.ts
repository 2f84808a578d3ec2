import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { RondoError } from '../platform/error.ts';
import { dataFolder, type RunningServer, reachServer } from './call-server.ts';
import { exportPeople, itemsOf } from './export-people.ts';
import { guardFormulas } from './guard-formulas.ts';
import { writeSheet } from './write-sheet.ts';

const FORMATS = {
  csv: 'CSVWithNames',
  ndjson: 'JSONEachRow',
  parquet: 'Parquet',
  xlsx: 'JSONCompactEachRowWithNames',
} as const;
type Format = keyof typeof FORMATS;

function isFormat(text: string): text is Format {
  return text in FORMATS;
}

type Options = { data?: string; format?: string; output?: string; where?: string; raw?: true };
/** What is asked for, in checked words. */
type Ask = { server: RunningServer; what: string; format: Format; where: string | undefined; raw: boolean };

export function registerExport(program: Command): void {
  program
    .command('export')
    .description(
      'Write a table of the events engine, the people or a segment to a file or to stdout, as it comes',
    )
    .argument(
      '<what>',
      'people, segment, or a table: events, traits, … (rondo query "SHOW TABLES" lists them)',
    )
    .argument('[name]', 'of the segment')
    .option('--data <folder>', 'the server’s data folder')
    .addOption(
      new Option('--format <format>', 'by default that of the file’s name, else csv').choices(
        Object.keys(FORMATS),
      ),
    )
    .option('--output <file>', 'write there instead of to stdout')
    .option(
      '--where <condition>',
      'only rows of which this SQL condition holds, such as "event = \'Order Completed\'"; for tables',
    )
    .option('--raw', 'leave CSV cells as they are that a spreadsheet would run as a formula')
    .action(async (what: string, name: string | undefined, options: Options) => {
      const format = chooseFormat(options);
      check(what, name, format, options);
      const server = reachServer(dataFolder(options.data));
      const ask = { server, what, format, where: options.where, raw: options.raw === true };
      const rows = await readRows(ask, name);
      const target: Writable =
        options.output === undefined ? process.stdout : createWriteStream(options.output);
      await pipeline(rows, target, { end: options.output !== undefined });
      if (options.output !== undefined) process.stderr.write(`Wrote ${options.output}.\n`);
    });
}

function check(what: string, name: string | undefined, format: Format, options: Options): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(what)) {
    throw wrong(
      'WHAT',
      `“${what}” is not the name of a table.`,
      'List the tables with rondo query "SHOW TABLES".',
    );
  }
  if ((what === 'segment') !== (name !== undefined)) {
    throw wrong(
      'NAME',
      what === 'segment' ? 'The segment has no name.' : `${what} takes no name.`,
      'Write rondo export segment "Name of the segment", or rondo export TABLE.',
    );
  }
  if (options.where !== undefined && (what === 'people' || what === 'segment')) {
    throw wrong('--where', '--where is for tables.', 'Save a segment with that condition and export it.');
  }
  const possible =
    what === 'people' ? ['csv', 'ndjson', 'xlsx'] : what === 'segment' ? ['csv', 'xlsx'] : undefined;
  if (possible?.includes(format) === false) {
    throw wrong('--format', `${what} cannot be written as ${format}.`, `Choose ${possible.join(' or ')}.`);
  }
  if (what === 'segment' && options.raw) {
    throw wrong(
      '--raw',
      'A segment’s CSV always keeps formulas as text.',
      'Leave --raw out, or export the table traits.',
    );
  }
  if ((format === 'parquet' || format === 'xlsx') && options.output === undefined && process.stdout.isTTY) {
    throw wrong(
      '--output',
      `A terminal cannot show ${format}.`,
      `Name a file with --output ${what}.${format}, or pipe it on.`,
    );
  }
}

function wrong(field: string, message: string, cure: string): RondoError {
  return new RondoError({ code: 'invalid', message, cure, field });
}

async function readRows(ask: Ask, segment: string | undefined): Promise<Readable> {
  const { server, what, format, raw } = ask;
  if (segment !== undefined) return readSegment(ask, segment);
  if (what !== 'people') return readTable(ask);
  if (format === 'csv' || format === 'ndjson') return Readable.from(exportPeople(server, { format, raw }));
  return writeSheet(
    Readable.from(exportPeople(server, { format: 'array', raw }), { objectMode: false }),
    what,
  );
}

async function readTable({ server, what, format, where, raw }: Ask): Promise<Readable> {
  const answer = await server.call(`/sql?default_format=${FORMATS[format]}`, {
    method: 'POST',
    body: `SELECT * FROM ${what}${where === undefined ? '' : ` WHERE ${where}`}`,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
  const rows = bodyOf(answer);
  if (format === 'xlsx') return writeSheet(rows, what);
  return format === 'csv' && !raw ? Readable.from(guardFormulas(rows)) : rows;
}

/** The server's own export: it is in the audit log. */
async function readSegment({ server, format }: Ask, name: string): Promise<Readable> {
  const segments = itemsOf(await server.callJson('/api/segments')).map((segment) => ({
    id: String(Reflect.get(segment, 'id')),
    name: String(Reflect.get(segment, 'name')),
  }));
  const found = segments.find((segment) => segment.name === name || segment.id === name);
  if (found !== undefined) return bodyOf(await server.call(`/api/segments/${found.id}/members.${format}`));
  const names = segments.map((segment) => `“${segment.name}”`);
  throw wrong(
    'NAME',
    `There is no segment “${name}”.`,
    names.length === 0 ? 'Save one under Segments first.' : `Choose one of ${names.slice(0, 20).join(', ')}.`,
  );
}

const bodyOf = (answer: Response): Readable =>
  answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body);

function chooseFormat(options: Options): Format {
  const asked = options.format ?? options.output?.split('.').at(-1)?.toLowerCase() ?? 'csv';
  return isFormat(asked) ? asked : 'csv';
}
