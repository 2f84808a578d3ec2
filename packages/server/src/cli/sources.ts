import { DataSource, RegionEffect } from '@rondo/contract';
import type { Command } from 'commander';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { invalid } from '../platform/error.ts';
import { dataFolder, reachServer } from './call-server.ts';

type Where = { data?: string };

/** `rondo sources …`: what has sent facts, and of which country its numbers are. */
export function registerSources(program: Command): void {
  const sources = program.command('sources').description('Where facts come from');
  const command = (name: string, does: string) =>
    sources.command(name).description(does).option('--data <folder>', 'the server’s data folder');
  const server = ({ data }: Where) => reachServer(dataFolder(data));

  command('list', 'List all sources, tab-separated: name, rows, newest fact, dead letters, region').action(
    async (options: Where) => {
      const answer = await server(options).callJson('/api/sources');
      const { items } = Value.Parse(Type.Object({ items: Type.Array(DataSource) }), answer);
      for (const { source, rows, newest, deadLetters, region } of items) {
        process.stdout.write(`${[source, rows, newest ?? '-', deadLetters, region ?? '-'].join('\t')}\n`);
      }
    },
  );

  command('region', 'Say of which country a source’s numbers are that do not name it; from now on')
    .argument('<source>')
    .argument('[region]', 'two letters, such as NL')
    .option('--forget', 'let them be of the workspace’s region again')
    .option('--try <phone>', 'only say how this number would be read')
    .action(
      async (
        source: string,
        region: string | undefined,
        options: Where & { forget?: boolean; try?: string },
      ) => {
        if ((region === undefined) !== (options.forget === true)) {
          throw invalid(
            'region',
            'Either a region or --forget is needed.',
            'Write: rondo sources region webshop-nl NL',
          );
        }
        const running = server(options);
        const path = `/api/sources/${encodeURIComponent(source)}/region`;
        if (region === undefined) {
          await running.callJson(path, { method: 'DELETE' });
          process.stderr.write(`${source} follows the workspace.\n`);
          return;
        }
        const phone = options.try === undefined ? '' : `?phone=${encodeURIComponent(options.try)}`;
        const effect = Value.Parse(
          RegionEffect,
          await running.callJson(`/api/regions/${encodeURIComponent(region)}/effect${phone}`),
        );
        if (options.try !== undefined) {
          const { kept, refused } = effect;
          process.stdout.write(
            refused === undefined
              ? `${options.try} → ${kept}\n`
              : `${options.try} ${refused.message}. ${refused.cure}\n`,
          );
          return;
        }
        await running.callJson(path, { method: 'PUT', json: { region } });
        process.stdout.write(`${source}\t${effect.region}\n`);
        if (effect.example !== undefined) {
          process.stderr.write(`For example ${effect.example.written} → ${effect.example.kept}\n`);
        }
      },
    );
}
