import { ApiKey, keyScopes, MadeApiKey } from '@rondo/contract';
import { type Command, Option } from 'commander';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { dataFolder, reachServer } from './call-server.ts';

const KeyList = Type.Object({ items: Type.Array(ApiKey) });

export function registerKey(program: Command): void {
  const key = program.command('key').description('Make, list and revoke API keys, on the running server');

  key
    .command('create')
    .description('Make a key and print it, alone, on stdout: it is shown this once')
    .option('--data <folder>', 'the server’s data folder')
    .addOption(
      new Option('--scope <scope>', 'write feeds events in, read asks, manage does all that a marketer may')
        .choices(keyScopes)
        .makeOptionMandatory(),
    )
    .option('--name <name>', 'what it is for', 'Command line')
    .option(
      '--source <source>',
      'write keys: the source to which its events are counted; made from the name if left out',
    )
    .action(async (options: { data?: string; scope: string; name: string; source?: string }) => {
      const { scope, name, source } = options;
      const server = reachServer(dataFolder(options.data));
      const answer = await server.callJson('/api/keys', { method: 'POST', json: { scope, name, source } });
      process.stdout.write(`${Value.Parse(MadeApiKey, answer).key}\n`);
    });

  key
    .command('list')
    .description('List all keys, tab-separated: id, scope, source, name, made, last used, state')
    .option('--data <folder>', 'the server’s data folder')
    .action(async (options: { data?: string }) => {
      const answer = await reachServer(dataFolder(options.data)).callJson('/api/keys');
      for (const item of Value.Parse(KeyList, answer).items) {
        const state = item.revokedAt === undefined ? 'active' : `revoked ${item.revokedAt}`;
        const cells = [
          item.id,
          item.scope,
          item.source ?? '-',
          item.name,
          item.createdAt,
          item.lastUsedAt ?? 'never',
          state,
        ];
        process.stdout.write(`${cells.join('\t')}\n`);
      }
    });

  key
    .command('revoke')
    .description('Revoke a key: from then on nobody gets in with it')
    .argument('<id>', 'its id, as “rondo key list” shows it')
    .option('--data <folder>', 'the server’s data folder')
    .action(async (id: string, options: { data?: string }) => {
      const server = reachServer(dataFolder(options.data));
      await server.callJson(`/api/keys/${encodeURIComponent(id)}`, { method: 'DELETE' });
      process.stderr.write(`Revoked ${id}.\n`);
    });
}
