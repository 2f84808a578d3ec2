import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { RondoError } from '../platform/error.ts';
import { dataFolder, reachServer } from './call-server.ts';

export function registerQuery(program: Command): void {
  program
    .command('query')
    .description('Ask the events in ClickHouse SQL, read-only; the answer goes to stdout as it comes')
    .argument('<sql>', 'one SELECT, such as "SELECT count() FROM events"')
    .option('--data <folder>', 'the server’s data folder')
    .option(
      '--format <format>',
      'any format of ClickHouse’s: TSV, CSV, JSONEachRow, PrettyCompact, Parquet …',
      'PrettyCompact',
    )
    .action(async (sql: string, options: { data?: string; format: string }) => {
      checkFormat(options.format);
      const server = reachServer(dataFolder(options.data));
      const answer = await server.call(`/sql?default_format=${options.format}`, {
        method: 'POST',
        body: sql,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      });
      if (answer.body !== null) await pipeline(Readable.fromWeb(answer.body), process.stdout, { end: false });
    });
}

function checkFormat(format: string): void {
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(format)) return;
  throw new RondoError({
    code: 'invalid',
    message: `“${format}” is not a format.`,
    cure: 'Name one of ClickHouse’s, such as TSV, CSV, JSONEachRow or Parquet.',
    field: '--format',
  });
}
