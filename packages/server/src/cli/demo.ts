import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.ts';
import { readLocalToken } from '../local-token.ts';
import { demoFolder } from './demo-folder.ts';
import { fillDemo, printWayIn } from './fill-demo.ts';
import { findFreePort } from './find-free-port.ts';
import { startDemoHost } from './leave-demo.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const DEFAULT_PEOPLE = 20_000;
const MOST_PEOPLE = 1_000_000;
const LEAST_PEOPLE = 500;

type Options = { data?: string; port?: string; host?: string; people?: number; reset?: boolean };

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description(
      'Start Rondo with a made-up company of one year in it, to look around; your own data stays apart',
    )
    .option('--data <folder>', 'where the demo is kept (./.rondo/demo in the checkout)')
    .option('--host <address>', 'address to listen on (127.0.0.1: this machine only)')
    .option('--port <number>', 'port to listen on; a taken one gives the next free one (8080)')
    .option('--people <number>', `how many people the company knows (${DEFAULT_PEOPLE})`, readPeople)
    .option('--reset', 'throw the demo away and start over')
    .action((options: Options) => runDemo(options));
}

function readPeople(text: string): number {
  const people = Number(text);
  if (Number.isInteger(people) && people >= LEAST_PEOPLE && people <= MOST_PEOPLE) return people;
  throw new InvalidArgumentError(`It must be a whole number from ${LEAST_PEOPLE} to ${MOST_PEOPLE}.`);
}

async function runDemo(options: Options): Promise<void> {
  const dataDir = options.data === undefined ? join(homeOfDemo(), '.rondo', 'demo') : resolve(options.data);
  if (await showRunning(dataDir)) return;
  const folder = demoFolder(dataDir);
  if (options.reset) folder.remove();
  else if (folder.state() === 'half-filled') {
    process.stderr.write('The demo was not filled to its end the last time; starting over.\n');
    folder.remove();
  }
  const fresh = folder.state() === 'empty';
  const people = options.people ?? DEFAULT_PEOPLE;
  if (fresh) folder.begin(people);
  // The demo has stores of its own: settings that name those of real use must not reach it.
  const { RONDO_EVENTS_URL: _events, RONDO_RECORDS_URL: _records, RONDO_DATA: _data, ...env } = process.env;
  const wanted = readConfig(
    { data: dataDir, demo: true, host: options.host, port: options.port },
    { RONDO_LOG_LEVEL: 'warn', ...env },
  );
  const port = await findFreePort(wanted.host, wanted.port);
  if (port !== wanted.port) process.stderr.write(`Port ${wanted.port} is taken; the demo takes ${port}.\n`);

  const { startRondo } = await import('../main.ts');
  const rondo = await startDemoHost({
    start: startRondo,
    demo: { ...wanted, port },
    own: () => readConfig({}, { RONDO_LOG_LEVEL: 'warn', ...process.env }),
    tell: (line) => void process.stderr.write(line),
  });
  const filling = new AbortController();
  stopOnSignal(async () => {
    filling.abort();
    await rondo.stop();
  });
  try {
    if (fresh) {
      await fillDemo({ dataDir, people, signal: filling.signal });
      folder.end(people);
    } else if (options.people !== undefined && options.people !== folder.people()) {
      process.stderr.write(
        `The demo has ${folder.people()} people already; --reset makes one with ${options.people}.\n`,
      );
    }
    await printWayIn(dataDir);
  } catch (error) {
    // Ctrl-C while it was filled: whoever stopped it knows.
    if (filling.signal.aborted) return;
    await rondo.stop();
    throw error;
  }
}

/** The checkout, where this runs in one; else the folder in which the command was called. */
function homeOfDemo(): string {
  const checkout = resolve(import.meta.dirname, '../../../..');
  const manifest = join(checkout, 'package.json');
  const isCheckout = existsSync(manifest) && readFileSync(manifest, 'utf8').includes('"rondo-workspace"');
  return isCheckout ? checkout : process.cwd();
}

async function showRunning(dataDir: string): Promise<boolean> {
  const local = readLocalToken(dataDir);
  if (local === undefined) return false;
  try {
    if (!(await fetch(new URL('/healthz', local.url), { signal: AbortSignal.timeout(2_000) })).ok)
      return false;
  } catch {
    return false;
  }
  process.stderr.write('The demo runs already.\n');
  await printWayIn(dataDir);
  return true;
}
