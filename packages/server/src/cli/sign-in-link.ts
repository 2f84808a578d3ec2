import { OneTimeLink } from '@rondo/contract';
import type { Command } from 'commander';
import { Value } from 'typebox/value';
import { dataFolder, reachServer } from './call-server.ts';

export function registerSignInLink(program: Command): void {
  program
    .command('sign-in-link')
    .description(
      'Print a link that signs a member in, once, within 15 minutes; before the first visit, the link that sets Rondo up',
    )
    .option('--data <folder>', 'the server’s data folder')
    .option('--email <address>', 'whom to sign in; the owner if left out')
    .action(async (options: { data?: string; email?: string }) => {
      const server = reachServer(dataFolder(options.data));
      const json = options.email === undefined ? {} : { email: options.email };
      const answer = await server.callJson('/api/sign-in-links', { method: 'POST', json });
      process.stdout.write(`${Value.Parse(OneTimeLink, answer).link}\n`);
    });
}
