import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { stopOnSignal } from './stop-on-signal.ts';

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('Start Rondo and keep it running until Ctrl-C or SIGTERM')
    .option('--data <folder>', 'where everything is kept (RONDO_DATA, else ./rondo-data)')
    .option('--host <address>', 'address to listen on (RONDO_HOST, else 127.0.0.1: this machine only)')
    .option('--port <number>', 'port to listen on, 0 for any free one (RONDO_PORT, else 8080)')
    .action(async (options: { data?: string; host?: string; port?: string }) => {
      const config = readConfig(options, process.env);
      const { startRondo } = await import('../main.ts');
      const rondo = await startRondo(config);
      stopOnSignal(() => rondo.stop());
      process.stdout.write(`Rondo listens on ${rondo.url}\n`);
      if (rondo.signInLink !== undefined) {
        process.stdout.write(`Set it up here (the link is good for 24 hours): ${rondo.signInLink}\n`);
      }
      if (config.host !== '127.0.0.1' && config.host !== 'localhost' && config.publicUrl === undefined) {
        process.stderr.write(
          'Others can reach this address. Put a proxy with HTTPS before it and set RONDO_PUBLIC_URL; see docs/guide/settings.md.\n',
        );
      }
    });
}
