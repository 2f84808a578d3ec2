export type GroupCommit<Item> = {
  /** Resolves when the items are durably stored; rejects when none of them are known to be. */
  add(items: readonly Item[]): Promise<void>;
  readonly waiting: number;
  /** Waits for what is under way; refuses what comes after. */
  close(): Promise<void>;
};

type Waiting<Item> = { items: readonly Item[]; resolve: () => void; reject: (error: unknown) => void };

/**
 * An insert costs the engine about 5 ms however small it is, so callers that arrive while one insert runs share the
 * next. One insert runs at a time.
 */
export function createGroupCommit<Item>(
  flush: (items: Item[]) => Promise<void>,
  mostItems: number,
): GroupCommit<Item> {
  let queue: Waiting<Item>[] = [];
  let count = 0;
  let running: Promise<void> | undefined;
  let closed = false;

  async function commitAll(): Promise<void> {
    while (queue.length > 0) {
      const batch = takeBatch();
      try {
        await flush(batch.flatMap((waiting) => waiting.items));
      } catch (error) {
        for (const waiting of batch) waiting.reject(error);
        continue;
      }
      for (const waiting of batch) waiting.resolve();
    }
  }

  function takeBatch(): Waiting<Item>[] {
    let items = 0;
    let taken = 0;
    while (taken < queue.length && items < mostItems) items += queue[taken++]?.items.length ?? 0;
    const batch = queue.slice(0, taken);
    queue = queue.slice(taken);
    count -= items;
    return batch;
  }

  return {
    add(items) {
      if (items.length === 0) return Promise.resolve();
      if (closed) return Promise.reject(new TypeError('this writer is closed'));
      return new Promise<void>((resolve, reject) => {
        queue.push({ items, resolve, reject });
        count += items.length;
        // A turn of the event loop lets requests that arrived together share the first insert, too.
        running ??= new Promise<void>((begin) => setImmediate(begin)).then(commitAll).finally(() => {
          running = undefined;
        });
      });
    },
    get waiting() {
      return count;
    },
    async close() {
      closed = true;
      await running;
    },
  };
}
