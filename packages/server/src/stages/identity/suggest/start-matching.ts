import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { RondoError } from '../../../platform/error.ts';
import type { Log } from '../../../platform/log.ts';
import type { MatchingProgress, MatchingSummary, MatchingTask } from './match-people.ts';

export type MatchingMessage =
  | { kind: 'step'; step: MatchingProgress }
  | { kind: 'done'; summary: MatchingSummary }
  | { kind: 'failed'; message: string; cure: string };

export type StartedMatching = { done: Promise<MatchingSummary>; stop(): void };

/** Behind intake and pages: matching can wait. */
const PRIORITY = 10;
/** Cells of a million people are held as text. */
const HEAP_MEGABYTES = 6_000;

/** Matches in a process of its own. `stop` ends it; `done` then never says anything but that it failed. */
export function startMatching(
  task: MatchingTask,
  log: Log,
  onStep: (step: MatchingProgress) => void,
): StartedMatching {
  const child = fork(new URL('./matching-process.ts', import.meta.url), [], {
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: process.env.HOME ?? '/' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  if (child.pid !== undefined) {
    try {
      setPriority(child.pid, PRIORITY);
    } catch {
      // It has ended already, which `done` will say.
    }
  }
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-2_000);
  });
  const done = new Promise<MatchingSummary>((resolve, reject) => {
    child.on('message', (message: MatchingMessage) => {
      if (message.kind === 'step') onStep(message.step);
      else if (message.kind === 'done') resolve(message.summary);
      else reject(failure(message.message, message.cure));
    });
    child.once('error', (error) => reject(failure(error.message, 'Run `rondo doctor`.')));
    child.once('exit', (code, signal) => {
      if (said !== '') log.warn({ said, code, signal }, 'the process that matches said something');
      reject(
        failure(
          `The process that matches people ended early (${signal ?? code}).`,
          'If the machine ran out of memory, give it more, or match at an hour with less other work.',
        ),
      );
    });
  });
  child.send(task);
  return { done, stop: () => void child.kill('SIGKILL') };
}

function failure(message: string, cure: string): RondoError {
  return new RondoError({ code: 'matching-failed', message, cure, status: 500 });
}
