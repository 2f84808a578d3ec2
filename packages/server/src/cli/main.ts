import { Command, CommanderError } from 'commander';
import { registerLab } from '../lab/register-lab.ts';
import { registerAccounts } from './accounts.ts';
import { registerConsent } from './consent.ts';
import { registerDemo } from './demo.ts';
import { registerDevices } from './devices.ts';
import { registerDoctor } from './doctor.ts';
import { registerExport } from './export.ts';
import { registerIdentity } from './identity.ts';
import { registerImport } from './import.ts';
import { registerKey } from './key.ts';
import { registerMeasure } from './measure.ts';
import { registerMigrate } from './migrate.ts';
import { printError } from './print-error.ts';
import { registerPrivacy } from './privacy.ts';
import { registerProfile } from './profile.ts';
import { registerQuery } from './query.ts';
import { readVersion } from './read-version.ts';
import { registerServe } from './serve.ts';
import { registerSignInLink } from './sign-in-link.ts';
import { registerSources } from './sources.ts';
import { registerTraits } from './traits.ts';

export function createProgram(): Command {
  const program = new Command('rondo')
    .description('Data-driven marketing, self-hosted: collect, understand, act, measure, report.')
    .version(readVersion(), '-v, --version')
    .showHelpAfterError('(rondo COMMAND --help says how)')
    // Subcommands made after this inherit it: usage errors are thrown instead of ending the process.
    .exitOverride();
  registerServe(program);
  registerDemo(program);
  registerMeasure(program);
  registerMigrate(program);
  registerDoctor(program);
  registerKey(program);
  registerSignInLink(program);
  registerQuery(program);
  registerProfile(program);
  registerImport(program);
  registerExport(program);
  registerIdentity(program);
  registerConsent(program);
  registerPrivacy(program);
  registerAccounts(program);
  registerTraits(program);
  registerSources(program);
  registerDevices(program);
  registerLab(program);
  return program;
}

/** 0 done, 1 failed, 2 wrongly called. Only results go to stdout. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  // `rondo query … | head` closes the pipe early, which is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    await createProgram().parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    printError(error);
    process.exitCode = 1;
  }
}
