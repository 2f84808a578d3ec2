import { setTimeout as pause } from 'node:timers/promises';
import { RondoError } from '../platform/error.ts';
import type { RunningServer } from './call-server.ts';
import { createProgressBar } from './progress-bar.ts';

const PAUSE_MS = 300;

/**
 * Asks again until the answer is there, and gives it; `progressOf` says of an answer that it only tells how far the work is.
 * Ctrl C ends the work on the server as well.
 */
export async function askUntilDone(
  server: RunningServer,
  path: string,
  progressOf: (answer: unknown) => { done: number; total: number; label: string } | undefined,
): Promise<unknown> {
  const bar = createProgressBar();
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once('SIGINT', stop);
  try {
    for (;;) {
      const said = await server.callJson(path, { signal: abort.signal });
      const progress = progressOf(said);
      if (progress === undefined) return said;
      bar.show(progress.total === 0 ? 0 : progress.done / progress.total, progress.label);
      await pause(PAUSE_MS, undefined, { signal: abort.signal });
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    await server.callJson(path, { method: 'DELETE' });
    throw new RondoError({
      code: 'measuring-cancelled',
      message: 'The measuring was cancelled before it was done.',
      cure: 'Ask again to start it anew.',
    });
  } finally {
    process.off('SIGINT', stop);
    bar.end();
  }
}
