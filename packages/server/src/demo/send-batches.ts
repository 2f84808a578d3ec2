import type { SegmentEvent } from './segment-event.ts';
import { type Caller, requireSuccess } from './send-request.ts';

/** Segment's limits are 500 KB and, for its own clients, 100 events a batch. */
const MAX_EVENTS = 100;
const MAX_BYTES = 480_000;

export interface BatchSender {
  /** A promise only where the sender is full and the caller should wait. */
  readonly add: (event: SegmentEvent) => Promise<void> | undefined;
  /** Sends what is left and waits for everything that is under way. */
  readonly finish: () => Promise<void>;
  readonly sent: () => number;
}

export function createBatchSender(caller: Caller, writeKey: string, inFlight: number): BatchSender {
  const headers = {
    'content-type': 'application/json',
    authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
  };
  const running = new Set<Promise<void>>();
  let failure: unknown;
  let parts: string[] = [];
  let bytes = 0;
  let sent = 0;

  function send(): void {
    if (parts.length === 0) return;
    const count = parts.length;
    const body = `{"batch":[${parts.join(',')}]}`;
    parts = [];
    bytes = 0;
    const task = caller
      .call({ method: 'POST', path: '/v1/batch', headers, body })
      .then((answer) => {
        requireSuccess(answer, 'A batch of events');
        sent += count;
      })
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => running.delete(task));
    running.add(task);
  }

  async function waitForRoom(): Promise<void> {
    while (running.size >= inFlight) await Promise.race(running);
    if (failure !== undefined) throw failure;
  }

  return {
    add(event) {
      const text = JSON.stringify(event);
      // Hebrew takes two bytes a letter: count bytes, not characters.
      const size = Buffer.byteLength(text) + 1;
      if (bytes + size > MAX_BYTES) send();
      parts.push(text);
      bytes += size;
      if (parts.length >= MAX_EVENTS) send();
      return running.size >= inFlight || failure !== undefined ? waitForRoom() : undefined;
    },
    async finish() {
      send();
      await Promise.all(running);
      if (failure !== undefined) throw failure;
    },
    sent: () => sent,
  };
}
