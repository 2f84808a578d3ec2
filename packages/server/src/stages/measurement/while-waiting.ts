import { cancelled } from './ask-measure.ts';

/** Ends when whoever asked goes away: nobody wants the answer any more. */
export function whileWaiting(reply: {
  raw: { once(event: 'close', listener: () => void): unknown };
}): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort(cancelled()));
  return left.signal;
}
