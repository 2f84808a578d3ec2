import { Account, AccountMembers, AccountsPage } from '@rondo/contract';
import type { Command } from 'commander';
import { Value } from 'typebox/value';
import { dataFolder, type RunningServer, reachServer } from './call-server.ts';

type Where = { data?: string };

const print = (cells: readonly (string | number)[]) => process.stdout.write(`${cells.join('\t')}\n`);

export function registerAccounts(program: Command): void {
  program
    .command('accounts')
    .description(
      'List companies and teams, tab-separated: id, name, members, orders, revenue, open cases, last seen',
    )
    .argument('[text]', 'part of a name, a company number, a VAT number, a domain or an id')
    .option('--sort <column>', 'last_seen, members or revenue, the most first', 'last_seen')
    .option('--limit <count>', 'how many, at most 200', '50')
    .option('--data <folder>', 'the server’s data folder')
    .action(async (text: string | undefined, options: Where & { sort: string; limit: string }) => {
      const query = new URLSearchParams({ sort: options.sort, limit: options.limit });
      if (text !== undefined) query.set('q', text);
      const answer = await reachServer(dataFolder(options.data)).callJson(`/api/accounts?${query}`);
      const { items, total } = Value.Parse(AccountsPage, answer);
      for (const { id, name, members, orders, revenue, openCases, lastSeen } of items) {
        print([id, name, members, orders, revenue, openCases, lastSeen]);
      }
      process.stderr.write(`${items.length} of ${total}.\n`);
    });

  program
    .command('account')
    .description('Print one company or team as JSON, with its members')
    .argument('<id>', 'its id, or an identifier such as group_id:lind-bygg or company_number:559900-0014')
    .option('--data <folder>', 'the server’s data folder')
    .action(async (id: string, options: Where) => {
      const server = reachServer(dataFolder(options.data));
      const account = Value.Parse(Account, await server.callJson(`/api/accounts/${encodeURIComponent(id)}`));
      const memberList = await readMembers(server, account.id);
      process.stdout.write(`${JSON.stringify({ ...account, memberList }, null, 2)}\n`);
    });
}

async function readMembers(server: RunningServer, id: string): Promise<AccountMembers['items']> {
  const members: AccountMembers['items'] = [];
  for (let after: string | undefined; ; ) {
    const query = new URLSearchParams({ limit: '200', ...(after === undefined ? {} : { after }) });
    const page = Value.Parse(AccountMembers, await server.callJson(`/api/accounts/${id}/members?${query}`));
    members.push(...page.items);
    if (page.next === undefined) return members;
    after = page.next;
  }
}
