import { parentPort } from 'node:worker_threads';
import { type BayesMixChain, startBayesMixChain } from '@rondo/stats';
import type { ChainAnswer, ChainRequest } from './chain-pool.ts';

// One thread of the pool: keeps its chains, so that they can be continued.
const chains = new Map<number, BayesMixChain>();

parentPort?.on('message', (request: ChainRequest) => {
  try {
    let chain = chains.get(request.chain);
    if (request.start !== undefined || chain === undefined) {
      if (request.start === undefined) throw new Error('The chain was never started.');
      chain = startBayesMixChain(request.start.model, request.start);
      chains.set(request.chain, chain);
    }
    const draws = chain.take(request.draws);
    answer({ chain: request.chain, draws, divergences: chain.divergences() });
  } catch (error) {
    answer({
      chain: request.chain,
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});

function answer(message: ChainAnswer): void {
  parentPort?.postMessage(message);
}
