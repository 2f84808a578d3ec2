import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { createLog } from '../platform/log.ts';

export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Bring both stores to this version; “rondo serve” does it at each start, too')
    .option('--data <folder>', 'the data folder (RONDO_DATA, else ./rondo-data)')
    .action(async (options: { data?: string }) => {
      const config = readConfig(options, process.env);
      const { migrateStores, openStores } = await import('../main.ts');
      const log = createLog({ level: 'warn', pretty: config.logPretty });
      const stores = await openStores(config, log);
      try {
        const applied = await migrateStores(stores, config);
        for (const name of applied) process.stdout.write(`${name}\n`);
        const count = applied.length;
        process.stderr.write(
          count === 0
            ? 'Both stores were up to date.\n'
            : `Applied ${count} migration${count === 1 ? '' : 's'}.\n`,
        );
      } finally {
        await stores.close();
      }
    });
}
