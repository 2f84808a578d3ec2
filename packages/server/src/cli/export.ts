import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { RondoError } from '../platform/error.ts';
import { dataFolder, reachServer } from './call-server.ts';
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

type Options = { data?: string; format?: string; output?: string; where?: string };

export function registerExport(program: Command): void {
  program
    .command('export')
    .description('Write a table of the events engine to a file or to stdout, as it comes')
    .argument('<table>', 'events, traits or any other table (rondo query "SHOW TABLES" lists them)')
    .option('--data <folder>', 'the server’s data folder')
    .addOption(
      new Option('--format <format>', 'by default that of the file’s name, else csv').choices(
        Object.keys(FORMATS),
      ),
    )
    .option('--output <file>', 'write there instead of to stdout')
    .option(
      '--where <condition>',
      'only rows of which this SQL condition holds, such as "event = \'Order Completed\'"',
    )
    .action(async (table: string, options: Options) => {
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(table)) {
        throw new RondoError({
          code: 'invalid',
          message: `“${table}” is not the name of a table.`,
          cure: 'List the tables with rondo query "SHOW TABLES".',
          field: 'TABLE',
        });
      }
      const format = chooseFormat(options);
      if (
        (format === 'parquet' || format === 'xlsx') &&
        options.output === undefined &&
        process.stdout.isTTY
      ) {
        throw new RondoError({
          code: 'invalid',
          message: `A terminal cannot show ${format}.`,
          cure: `Name a file with --output ${table}.${format}, or pipe it on.`,
          field: '--output',
        });
      }
      const server = reachServer(dataFolder(options.data));
      const where = options.where === undefined ? '' : ` WHERE ${options.where}`;
      const answer = await server.call(`/sql?default_format=${FORMATS[format]}`, {
        method: 'POST',
        body: `SELECT * FROM ${table}${where}`,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      });
      const rows = answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body);
      const target: Writable =
        options.output === undefined ? process.stdout : createWriteStream(options.output);
      const source = format === 'xlsx' ? await writeSheet(rows, table) : rows;
      await pipeline(source, target, { end: options.output !== undefined });
      if (options.output !== undefined) process.stderr.write(`Wrote ${options.output}.\n`);
    });
}

function chooseFormat(options: Options): Format {
  const asked = options.format ?? options.output?.split('.').at(-1)?.toLowerCase() ?? 'csv';
  return isFormat(asked) ? asked : 'csv';
}
