import { ApiError } from './api-error.ts';

/** Who waits for the events engine right now; the header shows a quiet banner while somebody does. */
type Listener = () => void;
let waiting = 0;
const listeners = new Set<Listener>();

export function subscribeToWaiting(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export function isWaiting(): boolean {
  return waiting > 0;
}
function changeWaiting(by: number): void {
  waiting += by;
  for (const listener of listeners) listener();
}

/** Seconds to wait as `Retry-After` says it (seconds or a date), between 0.5 and 10; undefined where it says nothing. */
export function readRetryAfter(header: string | null, now: Date): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(10, Math.max(0.5, seconds));
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, seconds * 1000);
    signal.addEventListener('abort', stop, { once: true });
  });
}

type Surroundings = { fetch: (request: Request) => Promise<Response>; now: () => Date };

/**
 * Asks again for as long as the server answers 503 with Retry-After, for at most a minute. That answer means "the
 * engine is starting, nothing was done", so a write may be sent again as well.
 */
export async function fetchWithPatience(
  request: Request,
  { fetch, now }: Surroundings = { fetch: (sent) => globalThis.fetch(sent), now: () => new Date() },
): Promise<Response> {
  const giveUpAt = now().getTime() + 60_000;
  let counted = false;
  try {
    for (;;) {
      const response = await fetch(request.clone()).catch((cause: unknown) => {
        if (request.signal.aborted) throw cause;
        throw new ApiError({ code: 'unreachable', message: '', status: 0 });
      });
      const seconds =
        response.status === 503 ? readRetryAfter(response.headers.get('retry-after'), now()) : undefined;
      if (seconds === undefined || now().getTime() + seconds * 1000 > giveUpAt) return response;
      if (!counted) {
        counted = true;
        changeWaiting(1);
      }
      await response.body?.cancel();
      await pause(seconds, request.signal);
    }
  } finally {
    if (counted) changeWaiting(-1);
  }
}
