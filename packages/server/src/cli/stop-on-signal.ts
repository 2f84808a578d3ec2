import { printError } from './print-error.ts';

/** Long enough for the last group commit and the engine's own end; then the process ends whatever hangs. */
const PATIENCE_MS = 20_000;

/** Ends cleanly at the first signal; a second one ends at once, for whoever cannot wait. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  async function end(): Promise<void> {
    if (stopping) process.exit(130);
    stopping = true;
    const timer = setTimeout(() => {
      process.stderr.write(
        'rondo: the end took longer than 20 s and was cut short; nothing acknowledged is lost.\n',
      );
      process.exit(1);
    }, PATIENCE_MS);
    timer.unref();
    try {
      await stop();
      process.exit(0);
    } catch (error) {
      printError(error);
      process.exit(1);
    }
  }
  process.on('SIGTERM', () => void end());
  process.on('SIGINT', () => void end());
}
