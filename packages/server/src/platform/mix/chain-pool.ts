import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BayesMixDraw, BayesMixModel } from '@rondo/stats';

export type ChainRequest = {
  chain: number;
  draws: number;
  /** Given with a chain's first request. */
  start?: { model: BayesMixModel; seed: number; warmUp: number };
};

export type ChainAnswer =
  | { chain: number; draws: BayesMixDraw[]; divergences: number; failure?: undefined }
  | { chain: number; failure: string };

export type ChainPool = {
  take(request: ChainRequest): Promise<{ draws: BayesMixDraw[]; divergences: number }>;
  /** Whoever waits is told so; then only closing is left. */
  end(reason: Error): void;
  close(): Promise<void>;
};

/** Threads that run chains, as many as there are processors and chains; a chain stays on the thread that it began on. */
export function openChainPool(chains: number): ChainPool {
  const waiting = new Map<
    number,
    { resolve: (answer: ChainAnswer) => void; reject: (error: Error) => void }
  >();
  const rejectAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const workers = Array.from({ length: Math.max(1, Math.min(chains, availableParallelism())) }, () => {
    const worker = new Worker(new URL('./chain-worker.ts', import.meta.url));
    worker.on('message', (message: ChainAnswer) => {
      waiting.get(message.chain)?.resolve(message);
      waiting.delete(message.chain);
    });
    worker.on('error', (error) => rejectAll(error instanceof Error ? error : new Error(String(error))));
    return worker;
  });
  return {
    async take(request) {
      const answer = await new Promise<ChainAnswer>((resolve, reject) => {
        waiting.set(request.chain, { resolve, reject });
        workers[request.chain % workers.length]?.postMessage(request);
      });
      if (answer.failure !== undefined) throw new Error(answer.failure);
      return answer;
    },
    end: rejectAll,
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
