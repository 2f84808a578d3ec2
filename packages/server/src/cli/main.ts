import { Command, CommanderError } from 'commander';
import { printError } from './print-error.ts';
import { readVersion } from './read-version.ts';

/**
 * What a command needs is loaded when it is called: all of them together take a second of processor time, most alone a
 * fifth of it.
 */
const COMMANDS = {
  serve: async () => (await import('./serve.ts')).registerServe,
  demo: async () => (await import('./demo.ts')).registerDemo,
  measure: async () => (await import('./measure.ts')).registerMeasure,
  migrate: async () => (await import('./migrate.ts')).registerMigrate,
  doctor: async () => (await import('./doctor.ts')).registerDoctor,
  key: async () => (await import('./key.ts')).registerKey,
  'sign-in-link': async () => (await import('./sign-in-link.ts')).registerSignInLink,
  query: async () => (await import('./query.ts')).registerQuery,
  profile: async () => (await import('./profile.ts')).registerProfile,
  import: async () => (await import('./import.ts')).registerImport,
  export: async () => (await import('./export.ts')).registerExport,
  identity: async () => (await import('./identity.ts')).registerIdentity,
  consent: async () => (await import('./consent.ts')).registerConsent,
  privacy: async () => (await import('./privacy.ts')).registerPrivacy,
  accounts: async () => (await import('./accounts.ts')).registerAccounts,
  traits: async () => (await import('./traits.ts')).registerTraits,
  sources: async () => (await import('./sources.ts')).registerSources,
  devices: async () => (await import('./devices.ts')).registerDevices,
  lab: async () => (await import('../lab/register-lab.ts')).registerLab,
} satisfies Record<string, () => Promise<(program: Command) => void>>;

/** Commands that another one's file adds along with its own. */
const ADDED_BY: Readonly<Record<string, string>> = { account: 'accounts' };

const VERSION: readonly string[] = ['-v', '--version'];

/** The program with the command called `only`, or with all of them: for the help, and for a name that there is not. */
export async function createProgram(only?: string): Promise<Command> {
  const program = new Command('rondo')
    .description('Data-driven marketing, self-hosted: collect, understand, act, measure, report.')
    .version(readVersion(), VERSION.join(', '))
    .showHelpAfterError('(rondo COMMAND --help says how)')
    // Subcommands made after this inherit it: usage errors are thrown instead of ending the process.
    .exitOverride();
  if (only !== undefined && VERSION.includes(only)) return program;
  const wanted = ADDED_BY[only ?? ''] ?? only;
  const one = Object.entries(COMMANDS).filter(([name]) => name === wanted);
  for (const [, load] of one.length > 0 ? one : Object.entries(COMMANDS)) (await load())(program);
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
    const program = await createProgram(args[0]);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    printError(error);
    process.exitCode = 1;
  }
}
