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
import { notFound, RondoError } from '../../../platform/error.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import type { HoldOfPerson } from '../../consent/index.ts';
import { type RejectRow, toReject } from './check-rows.ts';
import type { ReadFreeBytes } from './demand-room.ts';
import { guessAs, guessKinds } from './guess-kind.ts';
import { holdOfUploads } from './hold-of-uploads.ts';
import { createImportStore, type ImportRow, NO_COUNTS, type StoredFile, toJob } from './import-store.ts';
import { keepStagings } from './keep-stagings.ts';
import { planImport } from './plan-import.ts';
import { previewImport } from './preview-import.ts';
import { createImportQueue, type ImportPorts } from './queue-imports.ts';
import { type ReceivedFile, receiveFile, removeFiles, textPath } from './receive-file.ts';
import { shapeFile } from './shape-file.ts';
import type { Sniffed } from './sniff-file.ts';

export type ImportsDeps = ImportPorts & {
  records: Records;
  dataDir: string;
  /** How much room the disk of a folder has; the system says it. */
  readFree?: ReadFreeBytes;
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
  /** Does other work while no import runs in this process. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Uploaded files and what is staged of them, for access and erasure. */
  hold: HoldOfPerson;
  /** Removes uploads from before this moment that no import needs; answers with how many those were. */
  removeUploads(before: Date): Promise<number>;
  countUploads(before: Date): Promise<number>;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

const KEEP_FILES_MS = 24 * 3_600_000;

/** Files in, facts and figures out: one import at a time, in the order in which they were asked for. */
export async function openImports(deps: ImportsDeps): Promise<Imports> {
  const { events, clock } = deps;
  const folder = join(deps.dataDir, 'imports');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = createImportStore(deps.records);
  const stagings = keepStagings(events, deps.node);
  const queue = createImportQueue({ ...deps, store, stagings, folder, fileOf, shapeOf });
  await stagings.dropLeftovers();
  await queue.clearAfter(deps.node);
  for (const id of await store.filesBefore(new Date(clock.now().getTime() - KEEP_FILES_MS).toISOString())) {
    await removeFiles(folder, id);
    await store.removeFile(id);
  }

  async function unneededFiles(before: Date): Promise<string[]> {
    const inUse = await store.filesInUse();
    return (await store.filesBefore(before.toISOString())).filter((id) => !inUse.has(id));
  }

  function now(): string {
    return clock.now().toISOString();
  }

  async function fileOf(id: string): Promise<StoredFile> {
    const file = await store.findFile(id);
    if (file === undefined) throw notFound('uploaded file', id);
    return file;
  }

  function shapeOf(file: StoredFile, choice: ImportRequest['shape']): Promise<Sniffed> {
    return shapeFile(
      { events, stagings, folder },
      { ...file, container: containerOf(file.container) },
      choice,
    );
  }

  async function describe(file: StoredFile, request: Omit<GuessRequest, 'file'> = {}): Promise<ImportFile> {
    const sniffed = await shapeOf(file, request.shape);
    const kind = request.kind === undefined ? undefined : findImportKind(request.kind);
    const guesses: ImportGuess[] =
      kind === undefined ? guessKinds(sniffed.shape) : [guessAs(kind, sniffed.shape)];
    const { id, name, bytes, digest } = file;
    return { id, name, bytes, digest, shape: sniffed.shape, preview: sniffed.preview, guesses };
  }

  async function jobOf(row: ImportRow | undefined, id: string): Promise<ImportJob> {
    if (row === undefined) throw notFound('import', id);
    if (row.state === 'done' && queue.isSettling(row.id))
      return toJob({ ...row, state: 'running', step: 'opening' }, 0.99);
    return toJob(
      row,
      queue.progressOf(row.id) ?? (row.state === 'waiting' || row.state === 'running' ? 0 : 1),
    );
  }

  async function find(id: string): Promise<ImportJob> {
    return jobOf(await store.find(id), id);
  }

  return {
    async receive(body, name, expectedBytes) {
      const file = await receiveFile(body, { folder, expectedBytes, readFree: deps.readFree });
      try {
        const sniffed = await shapeFile({ events, stagings, folder }, file, undefined);
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
      const sniffed = await shapeOf(file, request.shape);
      const plans = planImport(request, sniffed.shape, await deps.defaults(), clock.now());
      return stagings.use({ id: file.id, path: textPath(folder, file) }, sniffed.shape, (staging) =>
        previewImport({ events, stagings, staging, plans, digest: file.digest, receivedAt: now() }, request),
      );
    },
    async start(request, by) {
      const file = await fileOf(request.file);
      const sniffed = await shapeOf(file, request.shape);
      // Faults in the mapping are the caller's to hear at once, not a failed job's.
      planImport(request, sniffed.shape, await deps.defaults(), clock.now());
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
      queue.add(row.id);
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
      else if (job.state === 'running') queue.cancel(id);
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
      queue.takeBack(id);
      return find(id);
    },
    clearAfter: queue.clearAfter,
    alone: queue.alone,
    hold: holdOfUploads({ folder, store, stagings }),
    async countUploads(before) {
      return (await unneededFiles(before)).length;
    },
    async removeUploads(before) {
      const files = await unneededFiles(before);
      for (const id of files) {
        await removeFiles(folder, id);
        await store.removeFile(id);
      }
      return files.length;
    },
    idle: queue.idle,
    async close() {
      await queue.close();
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
