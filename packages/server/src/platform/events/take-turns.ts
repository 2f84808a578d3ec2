import type { EventsReader } from './client.ts';

/**
 * How many statements of one question the engine works on at once. It has two threads for each: more of them end no sooner
 * together, but hold the memory of all (nine of one experiment on a million people 5.3 GB, two at a time 1.9), and whoever asks something
 * small meanwhile gets one share in ten of the processor.
 */
const AT_ONCE = 2;

/** The same questions, of which those beyond `atOnce` wait for their turn; whoever aborts waits no longer. */
export function takeTurns(events: EventsReader, atOnce = AT_ONCE): EventsReader {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn<Answer>(
    signal: AbortSignal | undefined,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    if (running < atOnce) running += 1;
    else await myTurn(signal);
    try {
      return await ask();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  function myTurn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const begin = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      waiting.push(begin);
    });
  }

  return {
    query: (sql, parameters, options) =>
      inTurn(options?.signal, () => events.query(sql, parameters, options)),
    queryOne: (sql, parameters, options) =>
      inTurn(options?.signal, () => events.queryOne(sql, parameters, options)),
  };
}
