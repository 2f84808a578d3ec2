import type { Command } from 'commander';
import { dataFolder } from './call-server.ts';
import type { Finding } from './examine-machine.ts';

const SIGNS = { good: '✓', warning: '!', fault: '✗' } as const;

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'Examine this installation and say the cure for each fault; works with and without a running server',
    )
    .option('--data <folder>', 'the data folder (RONDO_DATA, else ./rondo-data)')
    .action(async (options: { data?: string }) => {
      const { examineMachine } = await import('./examine-machine.ts');
      const { examineInstallation } = await import('./examine-installation.ts');
      const dataDir = dataFolder(options.data);
      const findings: Finding[] = [];
      for await (const finding of examineBoth(
        examineMachine(dataDir),
        examineInstallation(dataDir, process.env),
      )) {
        findings.push(finding);
        const cure = finding.cure === undefined ? '' : `\n  Cure: ${finding.cure}`;
        process.stdout.write(`${SIGNS[finding.state]} ${finding.name}: ${finding.message}${cure}\n`);
      }
      const faults = findings.filter((finding) => finding.state === 'fault').length;
      const warnings = findings.filter((finding) => finding.state === 'warning').length;
      process.stdout.write(`${findings.length} checks; faults: ${faults}; warnings: ${warnings}\n`);
      if (faults > 0) process.exitCode = 1;
    });
}

async function* examineBoth(...parts: AsyncIterable<Finding>[]): AsyncGenerator<Finding> {
  for (const part of parts) yield* part;
}
