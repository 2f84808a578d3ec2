import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  findImportKind,
  type GuessRequest,
  type ImportFile,
  type ImportGuess,
  type ImportJob,
  type ImportPreview,
  type ImportReject,
  type ImportRequest,
} from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { notFound, RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Log } from '../../../platform/log.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import { type RejectRow, toReject } from './check-rows.ts';
import type { ReadFreeBytes } from './demand-room.ts';
import { guessAs, guessKinds } from './guess-kind.ts';
import {
  createImportStore,
  type ImportRow,
  interrupted,
  NO_COUNTS,
  type StoredFile,
  toJob,
} from './import-store.ts';
import { keepStagings } from './keep-stagings.ts';
import { type PlanDefaults, planImport } from './plan-import.ts';
import { previewImport } from './preview-import.ts';
import { type ReceivedFile, receiveFile, removeFiles, textPath } from './receive-file.ts';
import { runImport } from './run-import.ts';
import { shapeFile } from './shape-file.ts';
import { deleteImportRows } from './undo-import.ts';

export type ImportsDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  log: Log;
  node: number;
  dataDir: string;
  /** Time zone, currency and region of what a file does not say. */
  defaults(): Promise<PlanDefaults>;
  /** Called when a lane was opened. */
  onCommit(): void;
  /** Resolves when the consumers have handled what is in the log. */
  settled(): Promise<void>;
  /** How much room the disk of a folder has; the system says it. */
  readFree?: ReadFreeBytes;
  /** Later stages take back what they made of an import: edges, segment entries. */
  onImportUndone(importId: string): Promise<void>;
};

export type Imports = {
  /** `bytes` is how long the sender says that it is. */
  receive(body: Readable, name: string, bytes?: number): Promise<ImportFile>;
  guess(request: GuessRequest): Promise<ImportFile>;
  preview(request: ImportRequest): Promise<ImportPreview>;
  start(request: ImportRequest, by: string): Promise<ImportJob>;
  list(limit: number): Promise<ImportJob[]>;
  find(id: string): Promise<ImportJob>;
  rejects(id: string, limit: number, offset: number): Promise<{ items: ImportReject[]; total: number }>;
  cancel(id: string): Promise<ImportJob>;
  undo(id: string): Promise<ImportJob>;
  /** Ends the imports that a process left when it went for good, so that their files can be imported again. */
  clearAfter(node: number): Promise<void>;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

const KEEP_FILES_MS = 24 * 3_600_000;

/** Files in, facts and figures out: one import at a time, in the order in which they were asked for. */
export async function openImports(deps: ImportsDeps): Promise<Imports> {
  const { events, clock, log } = deps;
  const folder = join(deps.dataDir, 'imports');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = createImportStore(deps.records);
  const stagings = keepStagings(events, deps.node);
  const running = new Map<string, { progress: number; abort: AbortController }>();
  /** Done, but not all consumers have read the lane yet: who asked for a count now would get too few. */
  const settling = new Set<string>();
  let queue: Promise<void> = Promise.resolve();
  let closed = false;
  await stagings.dropLeftovers();
  await clearAfter(deps.node);
  for (const id of await store.filesBefore(new Date(clock.now().getTime() - KEEP_FILES_MS).toISOString())) {
    await removeFiles(folder, id);
    await store.removeFile(id);
  }

  /** What a process that crashed, or is gone for good, left half done is taken away: none of it was visible. */
  async function clearAfter(node: number): Promise<void> {
    for (const row of await store.unfinished(node)) {
      if (row.lane !== null) await store.closeLane(row.lane);
      await deleteImportRows(events, row.id);
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

  function now(): string {
    return clock.now().toISOString();
  }

  async function fileOf(id: string): Promise<StoredFile> {
    const file = await store.findFile(id);
    if (file === undefined) throw notFound('uploaded file', id);
    return file;
  }

  const received = (file: StoredFile): ReceivedFile => ({ ...file, container: containerOf(file.container) });
  const shape = (file: ReceivedFile, choice: ImportRequest['shape']) =>
    shapeFile({ events, stagings, folder }, file, choice);

  async function describe(file: StoredFile, request: Omit<GuessRequest, 'file'> = {}): Promise<ImportFile> {
    const sniffed = await shape(received(file), request.shape);
    const kind = request.kind === undefined ? undefined : findImportKind(request.kind);
    const guesses: ImportGuess[] =
      kind === undefined ? guessKinds(sniffed.shape) : [guessAs(kind, sniffed.shape)];
    const { id, name, bytes, digest } = file;
    return { id, name, bytes, digest, shape: sniffed.shape, preview: sniffed.preview, guesses };
  }

  async function jobOf(row: ImportRow | undefined, id: string): Promise<ImportJob> {
    if (row === undefined) throw notFound('import', id);
    if (row.state === 'done' && settling.has(row.id))
      return toJob({ ...row, state: 'running', step: 'opening' }, 0.99);
    return toJob(
      row,
      running.get(row.id)?.progress ?? (row.state === 'waiting' || row.state === 'running' ? 0 : 1),
    );
  }

  async function find(id: string): Promise<ImportJob> {
    return jobOf(await store.find(id), id);
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
      const file = await fileOf(row.file_id);
      const sniffed = await shape(received(file), request.shape);
      const plans = planImport(request, sniffed.shape, await deps.defaults());
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
    await deleteImportRows(events, id, { keepRejects: !cancelled });
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
    await deleteImportRows(events, id);
    await deps.onImportUndone(id);
    await store.change(id, { state: 'undone', claim: null, finished_at: now() });
    deps.onCommit();
  }

  return {
    async receive(body, name, expectedBytes) {
      const file = await receiveFile(body, { folder, expectedBytes, readFree: deps.readFree });
      try {
        const sniffed = await shape(file, undefined);
        const stored = { ...file, name: name.slice(0, 255), shape: sniffed.shape, created_at: now() };
        await store.addFile(stored);
        return await describe(stored);
      } catch (error) {
        await removeFiles(folder, file.id);
        await store.removeFile(file.id);
        throw error;
      }
    },
    guess: async ({ file, ...request }) => describe(await fileOf(file), request),
    async preview(request) {
      const file = await fileOf(request.file);
      const sniffed = await shape(received(file), request.shape);
      const plans = planImport(request, sniffed.shape, await deps.defaults());
      return stagings.use({ id: file.id, path: textPath(folder, file) }, sniffed.shape, (staging) =>
        previewImport({ events, stagings, staging, plans, digest: file.digest, receivedAt: now() }, request),
      );
    },
    async start(request, by) {
      const file = await fileOf(request.file);
      const sniffed = await shape(received(file), request.shape);
      // Faults in the mapping are the caller's to hear at once, not a failed job's.
      planImport(request, sniffed.shape, await deps.defaults());
      const claim = `${file.digest}:${request.kind}`;
      const row: ImportRow = {
        id: randomUUID(),
        kind: request.kind,
        file_id: file.id,
        file_name: file.name,
        digest: file.digest,
        bytes: file.bytes,
        request: JSON.stringify(request),
        state: 'waiting',
        step: '',
        counts: JSON.stringify(NO_COUNTS),
        row_key: null,
        lane: null,
        process_node: deps.node,
        first_at: null,
        last_at: null,
        error: null,
        created_at: now(),
        created_by: by,
        finished_at: null,
        claim,
      };
      if (!(await store.add(row))) return answerKnown(await store.findByClaim(claim), request);
      enqueue(() => run(row.id));
      return jobOf(row, row.id);
    },
    list: async (limit) => Promise.all((await store.list(limit)).map((row) => jobOf(row, row.id))),
    find,
    async rejects(id, limit, offset) {
      await find(id);
      const { total } = await events.queryOne<{ total: string }>(
        'SELECT count() AS total FROM import_rejects WHERE import_id = {id:String}',
        { id },
      );
      const rows = await events.query<RejectRow>(
        'SELECT row, field, reason, value, taken FROM import_rejects WHERE import_id = {id:String} ORDER BY row, field LIMIT {limit:UInt32} OFFSET {offset:UInt64}',
        { id, limit, offset },
      );
      return { items: rows.map(toReject), total: Number(total) };
    },
    async cancel(id) {
      const job = await find(id);
      if (await store.move(id, ['waiting'], 'cancelled'))
        await store.change(id, { claim: null, finished_at: now() });
      else if (job.state === 'running') running.get(id)?.abort.abort();
      else
        throw conflict(
          `The import is ${job.state}: there is nothing to cancel.`,
          'Undo it instead, if it is done.',
        );
      return find(id);
    },
    async undo(id) {
      const job = await find(id);
      if (!(await store.move(id, ['done'], 'undoing'))) {
        throw conflict(
          `The import is ${job.state}: only one that is done can be undone.`,
          job.state === 'undone' ? 'There is nothing left to do.' : 'Cancel it, or wait until it is done.',
        );
      }
      enqueue(() => takeBack(id));
      return find(id);
    },
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
      await stagings.close();
    },
  };

  /** The same file as the same kind a second time changes nothing; with another mapping it is a mistake to be told. */
  async function answerKnown(row: ImportRow | undefined, request: ImportRequest): Promise<ImportJob> {
    const job = await jobOf(row, request.file);
    if (job.state === 'undoing') {
      throw conflict(
        'The undo of this import is still running.',
        'Wait until it has finished; then import the file again.',
      );
    }
    const known: ImportRequest = JSON.parse(row?.request ?? '{}');
    const told = ({ mapping, options }: ImportRequest) => canonical({ mapping, options: options ?? {} });
    if (told(known) === told(request)) return { ...job, alreadyImported: true };
    throw conflict(
      `This file was imported as ${job.kind} before (${job.fileName}, ${job.createdAt.slice(0, 10)}) with another mapping or other options.`,
      'Undo that import first; then import it with the new mapping.',
    );
  }
}

/** The same whatever the order in which the keys were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

function conflict(message: string, cure: string): RondoError {
  return new RondoError({ code: 'import-conflict', message, cure, status: 409 });
}

function containerOf(text: string): ReceivedFile['container'] {
  return text === 'xlsx' || text === 'parquet' ? text : 'text';
}
