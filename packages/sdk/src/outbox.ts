import type { Browser } from './browser.ts';

export type Call = Record<string, unknown>;

const SEND_AT = 20;
const SEND_AFTER_MS = 2_000;
/** Far below Rondo's limit for a batch, and within what a browser sends from a page that goes away (64 KB). */
const MOST_BATCH_CHARACTERS = 60_000;
const MOST_EVENT_CHARACTERS = 32_000;
const MOST_WAITING = 200;
const LONGEST_WAIT_MS = 60_000;
const STORED = 'rondo_outbox';

/** Collects events into batches, sends them, and keeps what could not be sent for the next page. */
export function createOutbox(browser: Browser, writeKey: string) {
  const done = new Set<unknown>();
  let waiting: Call[] = stored();
  let sending = false;
  let timer = false;
  let pause = 1_000;
  let notBefore = 0;

  function stored(): Call[] {
    try {
      const kept: unknown = JSON.parse(browser.readLocal(STORED) ?? '[]');
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }

  /** Another tab may have kept events, too: they stay. */
  function keep(): void {
    const own = new Set(waiting.map((call) => call.messageId));
    const others = stored().filter((call) => !done.has(call.messageId) && !own.has(call.messageId));
    const all = [...others, ...waiting].slice(-MOST_WAITING);
    browser.writeLocal(STORED, all.length === 0 ? '' : JSON.stringify(all));
  }

  function finish(batch: readonly Call[]): void {
    for (const call of batch) done.add(call.messageId);
    waiting = waiting.filter((call) => !done.has(call.messageId));
  }

  function bodyOf(batch: readonly Call[]): string {
    return JSON.stringify({ writeKey, batch, sentAt: new Date(browser.now()).toISOString() });
  }

  function nextBatch(): Call[] {
    let size = 0;
    const end = waiting.findIndex((call) => {
      size += JSON.stringify(call).length;
      return size > MOST_BATCH_CHARACTERS;
    });
    return waiting.slice(0, end < 0 ? waiting.length : Math.max(1, end));
  }

  function schedule(milliseconds: number): void {
    if (timer) return;
    timer = true;
    browser.later(() => {
      timer = false;
      void flush();
    }, milliseconds);
  }

  async function flush(): Promise<void> {
    if (sending || waiting.length === 0) return;
    const wait = notBefore - browser.now();
    if (wait > 0) {
      schedule(wait);
      return;
    }
    sending = true;
    const batch = nextBatch();
    const { status, retryAfter } = await browser.send(bodyOf(batch));
    sending = false;
    const again = status === 0 || status === 429 || status >= 500;
    if (again) {
      notBefore = browser.now() + (retryAfter > 0 ? retryAfter * 1000 : pause);
      pause = Math.min(pause * 2, LONGEST_WAIT_MS);
    } else {
      pause = 1_000;
      if (status >= 400) browser.complain(`the server refused ${batch.length} events (${status})`);
      finish(batch);
    }
    keep();
    if (waiting.length > 0) schedule(again ? notBefore - browser.now() : 0);
  }

  return {
    add(call: Call): void {
      if (JSON.stringify(call).length > MOST_EVENT_CHARACTERS) {
        browser.complain('an event of more than 32 KB was left out');
        return;
      }
      waiting = [...waiting, call].slice(-MOST_WAITING);
      if (waiting.length >= SEND_AT) void flush();
      else schedule(SEND_AFTER_MS);
    },
    flush,
    /**
     * The page goes away. What the browser takes over is done with; the message ids make it harmless that a batch under
     * way may be sent twice.
     */
    leave(): void {
      while (waiting.length > 0) {
        const batch = nextBatch();
        if (!browser.sendLast(bodyOf(batch))) break;
        finish(batch);
      }
      keep();
    },
    forget(): void {
      waiting = [];
      browser.writeLocal(STORED, '');
    },
  };
}
