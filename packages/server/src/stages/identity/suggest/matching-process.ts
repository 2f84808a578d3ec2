import { RondoError } from '../../../platform/error.ts';
import { type MatchingTask, matchPeople } from './match-people.ts';
import type { MatchingMessage } from './start-matching.ts';

/**
 * The process that matches: minutes of computing and gigabytes for a million people, which the server's own process has
 * better uses for. It ends with whoever started it, and its engine with it.
 */
function say(message: MatchingMessage): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => resolve());
  });
}

process.once('disconnect', () => process.exit(0));
process.once('message', async (task: MatchingTask) => {
  try {
    const summary = await matchPeople(task, (step) => void say({ kind: 'step', step }));
    await say({ kind: 'done', summary });
  } catch (error) {
    const known = error instanceof RondoError;
    await say({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
      cure: known ? error.cure : 'Look at the server’s log, and try again.',
    });
  }
  process.disconnect();
});
