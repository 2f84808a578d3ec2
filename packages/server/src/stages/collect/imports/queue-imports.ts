import { findImportKind, type ImportRequest } from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Log } from '../../../platform/log.ts';
import type { FileGate } from '../../consent/index.ts';
import type { ErasedUpTo } from '../intake/stay-erased.ts';
import { type ImportStore, interrupted, type StoredFile } from './import-store.ts';
import type { Stagings } from './keep-stagings.ts';
import { type PlanDefaults, planImport } from './plan-import.ts';
import { textPath } from './receive-file.ts';
import { runImport } from './run-import.ts';
import type { Sniffed } from './sniff-file.ts';
import { deleteImportRows } from './undo-import.ts';

/** What other parts of Rondo do for an import, or hear of it. */
export type ImportPorts = {
  events: Events;
  clock: Clock;
  log: Log;
  /** The process that reads what is imported here. */
  node: number;
  /** Time zone, currency and region of what a file does not say. */
  defaults(): Promise<PlanDefaults>;
  /** Called when a lane was opened. */
  onCommit(): void;
  /** Resolves when the consumers have handled what is in the log. */
  settled(): Promise<void>;
  /** Later stages take back what they made of an import: edges, segment entries. */
  onImportUndone(importId: string): Promise<void>;
  /** Who is not to come back; nobody where it is left out. */
  erasedUpTo?: ErasedUpTo;
  /** Who has withdrawn what joins data to them, as of now; nobody where it is left out. */
  openConsent?: () => Promise<FileGate | undefined>;
  /** Called when permissions came in or went: every gate reads them anew before anything else is answered. */
  onPermissionsChanged?: () => Promise<void>;
};

export type ImportQueueDeps = ImportPorts & {
  store: ImportStore;
  stagings: Stagings;
  folder: string;
  fileOf(id: string): Promise<StoredFile>;
  shapeOf(file: StoredFile, choice: ImportRequest['shape']): Promise<Sniffed>;
};

export type ImportQueue = {
  /** Imports what waits under this id, when its turn comes. */
  add(id: string): void;
  /** Takes back what is being undone under this id, when its turn comes. */
  takeBack(id: string): void;
  /** From 0 to 1 while it is under way here. */
  progressOf(id: string): number | undefined;
  /** Done, but not all consumers have read the lane yet: who asked for a count now would get too few. */
  isSettling(id: string): boolean;
  /** Does other work while no import or undo runs here. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  cancel(id: string): void;
  /** Ends what a process left that crashed or is gone for good: nothing of it was visible. */
  clearAfter(node: number): Promise<void>;
  idle(): Promise<void>;
  close(): Promise<void>;
};

/** The work of imports and undos: one at a time, in the order in which they were asked for. */
export function createImportQueue(deps: ImportQueueDeps): ImportQueue {
  const { events, clock, log, store, stagings, folder } = deps;
  const running = new Map<string, { progress: number; abort: AbortController }>();
  const settling = new Set<string>();
  let queue: Promise<void> = Promise.resolve();
  let closed = false;

  const now = () => clock.now().toISOString();

  async function clearAfter(node: number): Promise<void> {
    for (const row of await store.unfinished(node)) {
      if (row.lane !== null) await store.closeLane(row.lane);
      await takeRowsAway(row);
      if (row.state === 'undoing') {
        await deps.onImportUndone(row.id);
        await store.change(row.id, { state: 'undone', claim: null, finished_at: now() });
        continue;
      }
      const { code, message, cure } = interrupted();
      await store.change(row.id, {
        state: 'failed',
        claim: null,
        error: JSON.stringify({ code, message, cure }),
        finished_at: now(),
      });
    }
  }

  async function takeRowsAway(
    row: { id: string; kind: string },
    options?: { keepRejects: boolean },
  ): Promise<void> {
    await deleteImportRows(events, row.id, options);
    if (isPermissions(row)) await deps.onPermissionsChanged?.();
  }

  function enqueue(work: () => Promise<void>): void {
    queue = queue
      .then(work)
      .catch((error: unknown) => log.error({ err: error }, 'the queue of imports met a defect'));
  }

  async function run(id: string): Promise<void> {
    const abort = new AbortController();
    running.set(id, { progress: 0, abort });
    let clean = async () => {};
    try {
      if (closed || !(await store.move(id, ['waiting'], 'running'))) return;
      const row = await store.find(id);
      if (row === undefined) return;
      const request: ImportRequest = JSON.parse(row.request);
      const file = await deps.fileOf(row.file_id);
      const sniffed = await deps.shapeOf(file, request.shape);
      const plans = planImport(request, sniffed.shape, await deps.defaults(), clock.now());
      const onStep = (step: string, progress: number) => {
        const entry = running.get(id);
        if (entry) entry.progress = progress;
        void store.change(id, { step }).catch(() => undefined);
      };
      onStep('staging', 0);
      let bytes = 0;
      const onBytes = (count: number) => {
        bytes += count;
        const entry = running.get(id);
        if (entry) entry.progress = Math.min(0.4, (0.4 * bytes) / Math.max(1, file.bytes));
      };
      await stagings.use(
        { id: file.id, path: textPath(folder, file) },
        sniffed.shape,
        async (staging) => {
          const outcome = await runImport({
            events,
            stagings,
            staging,
            plans,
            importId: id,
            digest: file.digest,
            receivedAt: row.created_at,
            signal: abort.signal,
            onStep,
            erasedUpTo: deps.erasedUpTo,
            openConsent: deps.openConsent,
            onDropped: (reason, count) =>
              events.insertRows('intake_drops', [
                {
                  minute: `${now().slice(0, 16)}:00Z`,
                  source: `import:${row.kind}`,
                  reason,
                  event: '',
                  count,
                },
              ]),
            takeLane: async () => {
              const lane = await store.takeLane(id, deps.node);
              await store.change(id, { lane });
              return lane;
            },
          });
          clean = outcome.clean;
          abort.signal.throwIfAborted();
          onStep('opening', 0.99);
          await outcome.show();
          if (isPermissions(row)) await deps.onPermissionsChanged?.();
          await store.finish(
            id,
            {
              state: 'done',
              step: '',
              counts: JSON.stringify(outcome.counts),
              row_key: JSON.stringify(outcome.key),
              first_at: outcome.firstAt ?? null,
              last_at: outcome.lastAt ?? null,
              finished_at: now(),
            },
            outcome.lane?.lastSeq ? outcome.lane : undefined,
            now(),
          );
          if (outcome.lane?.lastSeq) showOnceSettled(id);
        },
        { onBytes, signal: abort.signal },
      );
      deps.onCommit();
    } catch (error) {
      await fail(id, error, abort.signal.aborted);
    } finally {
      await clean().catch(() => undefined);
      running.delete(id);
    }
  }

  /** Until queries see what was imported, its job still shows as running. */
  function showOnceSettled(id: string): void {
    settling.add(id);
    deps.onCommit();
    void deps.settled().finally(() => settling.delete(id));
  }

  async function fail(id: string, error: unknown, cancelled: boolean): Promise<void> {
    if (closed) return;
    // What the engine says of a statement of ours is for the log, not for the person who imports.
    const known = error instanceof RondoError && error.code !== 'events-query-failed' ? error : undefined;
    if (!cancelled && known === undefined) log.error({ err: error, importId: id }, 'an import failed');
    const words = known ?? {
      code: 'defect',
      message: 'Something went wrong inside Rondo. Nothing of the file was taken.',
      cure: 'Try again; if it happens again, report it.',
    };
    const row = await store.find(id);
    if (row?.lane !== null && row?.lane !== undefined) await store.closeLane(row.lane);
    // The rejects stay: they are why nothing was taken.
    if (row !== undefined) await takeRowsAway(row, { keepRejects: !cancelled });
    await store.change(id, {
      state: cancelled ? 'cancelled' : 'failed',
      claim: null,
      finished_at: now(),
      ...(cancelled
        ? {}
        : { error: JSON.stringify({ code: words.code, message: words.message, cure: words.cure }) }),
    });
  }

  async function takeBack(id: string): Promise<void> {
    const row = await store.find(id);
    if (row === undefined || row.state !== 'undoing') return;
    // Consumers first finish what they have begun, so that nothing of the import is written after it was deleted.
    if (row.lane !== null) {
      await deps.settled();
      await store.closeLane(row.lane);
    }
    await takeRowsAway(row);
    await deps.onImportUndone(id);
    await store.change(id, { state: 'undone', claim: null, finished_at: now() });
    deps.onCommit();
  }

  return {
    add: (id) => enqueue(() => run(id)),
    takeBack: (id) => enqueue(() => takeBack(id)),
    progressOf: (id) => running.get(id)?.progress,
    isSettling: (id) => settling.has(id),
    alone(work) {
      const done = queue.then(work);
      queue = done.then(
        () => undefined,
        () => undefined,
      );
      return done;
    },
    cancel: (id) => running.get(id)?.abort.abort(),
    clearAfter,
    async idle() {
      for (let seen: Promise<void> | undefined; seen !== queue; ) {
        seen = queue;
        await seen;
      }
    },
    async close() {
      closed = true;
      for (const { abort } of running.values()) abort.abort();
      await queue;
    },
  };
}

function isPermissions({ kind }: { kind: string }): boolean {
  return findImportKind(kind)?.target === 'consents';
}
