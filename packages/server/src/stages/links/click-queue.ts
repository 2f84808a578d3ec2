import type { TrackingCall } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { LinkStore } from './store.ts';

export type ClickQueue = {
  /** Returns at once: whoever clicked is not kept waiting, whatever state the engine is in. */
  add(call: TrackingCall): void;
  readonly lost: number;
  /** Resolves when everything added so far is in the log, or is kept, or is counted as lost. */
  settled(): Promise<void>;
  /** Puts kept clicks into the log; false where the engine is still away. */
  flush(): Promise<boolean>;
  close(): Promise<void>;
};

export type ClickQueueDeps = {
  /** Appends to the log, durably; throws where it cannot. */
  take(calls: readonly object[]): Promise<unknown>;
  store: LinkStore;
  clock: Clock;
  log: Log;
  mostKept?: number;
};

const MOST_KEPT = 100_000;
const RETRY_MS = 5_000;
const FLUSH_ROWS = 500;

/**
 * From the redirect to the log. While the events engine is away, clicks are kept in the records store and follow when
 * it is back; their message ids make a second attempt harmless. Only what neither store takes, or what comes beyond
 * `mostKept`, is lost, and that is counted.
 */
export function createClickQueue({ take, store, log, mostKept = MOST_KEPT }: ClickQueueDeps): ClickQueue {
  const underWay = new Set<Promise<void>>();
  let lost = 0;
  // After a start there may be clicks from before it.
  let kept = 1;
  let flushing: Promise<boolean> | undefined;

  async function record(call: TrackingCall): Promise<void> {
    try {
      await take([call]);
    } catch {
      await keep(call);
    }
  }

  async function keep(call: TrackingCall): Promise<void> {
    try {
      if (kept >= mostKept) throw new RangeError('too many clicks wait already');
      kept++;
      const at = String(call.timestamp ?? '');
      await store.keepClick({ id: String(call.messageId ?? at), at, call: JSON.stringify(call) });
    } catch (error) {
      lost++;
      log.error({ err: error, lost }, 'a click could not be kept and is lost');
    }
  }

  async function drain(): Promise<boolean> {
    for (;;) {
      const rows = await store.waitingClicks(FLUSH_ROWS);
      if (rows.length === 0) {
        kept = 0;
        return true;
      }
      try {
        await take(rows.map((row): object => JSON.parse(row.call)));
      } catch {
        return false;
      }
      await store.forgetClicks(rows.map((row) => row.id));
      log.info({ clicks: rows.length }, 'clicks that had waited were put into the log');
    }
  }

  function flush(): Promise<boolean> {
    flushing ??= drain().finally(() => {
      flushing = undefined;
    });
    return flushing;
  }

  const timer = setInterval(() => {
    if (kept > 0) void flush().catch(() => undefined);
  }, RETRY_MS);
  timer.unref();

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
  }

  return {
    add(call) {
      const work = record(call).finally(() => underWay.delete(work));
      underWay.add(work);
    },
    get lost() {
      return lost;
    },
    settled,
    flush,
    async close() {
      clearInterval(timer);
      await settled();
      await flushing;
    },
  };
}
