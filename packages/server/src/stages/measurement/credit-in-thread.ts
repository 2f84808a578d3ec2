import { Worker } from 'node:worker_threads';
import type { CreditAnswer, CreditQuestion, Report } from './credit-models.ts';
import type { CreditMessage } from './credit-worker.ts';

/** Computes the models in a thread of their own; an abort ends it at once. Rejects with the signal's reason then. */
export function creditInThread(
  question: CreditQuestion,
  report: Report,
  signal: AbortSignal,
): Promise<CreditAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./credit-worker.ts', import.meta.url), { workerData: question });
    const stop = (): void => {
      void worker.terminate();
      reject(signal.reason);
    };
    const settle = (): void => {
      signal.removeEventListener('abort', stop);
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: CreditMessage) => {
      if ('answer' in message) {
        settle();
        resolve(message.answer);
      } else {
        report(message.step, message.done, message.total);
      }
    });
    worker.on('error', (error) => {
      settle();
      reject(error);
    });
    worker.on('exit', () => reject(new Error('The thread of the models ended without an answer.')));
    if (signal.aborted) stop();
  });
}
