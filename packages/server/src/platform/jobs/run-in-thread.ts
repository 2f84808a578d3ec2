import { Worker } from 'node:worker_threads';

/** What a thread says of how far it is, if it says anything. */
export type ThreadMessage<Answer, Progress> = { progress: Progress } | { answer: Answer };

/**
 * Answers one question in a thread of its own, whose module reads `workerData` and posts `{ answer }` (and `{ progress }`
 * before that). An abort ends the thread at once; the promise then rejects with the signal's reason.
 */
export function runInThread<Answer, Progress = never>(
  module: URL,
  question: unknown,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(module, { workerData: question });
    const settle = (): void => {
      signal?.removeEventListener('abort', stop);
      void worker.terminate();
    };
    const stop = (): void => {
      settle();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: ThreadMessage<Answer, Progress>) => {
      if ('progress' in message) return onProgress?.(message.progress);
      settle();
      resolve(message.answer);
    });
    worker.on('error', (error) => {
      settle();
      reject(error);
    });
    worker.on('exit', () => reject(new Error('A thread ended without an answer.')));
  });
}
