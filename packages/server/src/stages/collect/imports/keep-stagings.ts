import { createHash, randomUUID } from 'node:crypto';
import type { FileShape } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import { type Staging, stageFile } from './stage-file.ts';

type Kept = { staging: Staging; ready: Promise<void>; users: number; usedAt: number };

/** So many files stay staged between the wizard's steps; the one that was used longest ago makes room. */
const MOST_KEPT = 4;

export type Stagings = {
  /** The staged file; several may use it at once. `onBytes` is told of the bytes where it has to be staged first. */
  use<T>(
    file: { id: string; path: string },
    shape: FileShape,
    work: (staging: Staging) => Promise<T>,
    options?: { onBytes?: (bytes: number) => void; signal?: AbortSignal },
  ): Promise<T>;
  /** A name for a table that lives for one import or preview at most. */
  temporaryName(purpose: string): string;
  dropLeftovers(): Promise<void>;
  /** Drops what nobody uses at the moment; the files can be staged again. */
  dropIdle(): Promise<void>;
  close(): Promise<void>;
};

/** Staging a file takes a second per million rows; the preview and the import that follows it share one. */
export function keepStagings(events: Events, node: number): Stagings {
  const kept = new Map<string, Kept>();
  // The process's own number, so that processes on one engine do not drop each other's.
  const prefix = `import_temporary_n${node}_`;
  const temporaryName = (purpose: string) =>
    `${prefix}${purpose}_${randomUUID().replaceAll('-', '').slice(0, 16)}`;

  async function drop(key: string, entry: Kept): Promise<void> {
    kept.delete(key);
    await entry.ready.catch(() => undefined);
    await events.command(`DROP TABLE IF EXISTS ${entry.staging.table} SYNC`);
  }

  async function makeRoom(): Promise<void> {
    const idle = [...kept]
      .filter(([, entry]) => entry.users === 0)
      .sort(([, one], [, other]) => one.usedAt - other.usedAt);
    for (const [key, entry] of idle.slice(0, Math.max(0, kept.size - MOST_KEPT))) await drop(key, entry);
  }

  let uses = 0;
  return {
    temporaryName,
    async use(file, shape, work, options = {}) {
      const key = `${file.id}:${createHash('sha256').update(JSON.stringify(shape)).digest('hex')}`;
      let entry = kept.get(key);
      if (entry === undefined) {
        const staging = { table: temporaryName('staging'), shape };
        const ready = stageFile(events, staging, { path: file.path, ...options });
        entry = { staging, ready, users: 0, usedAt: 0 };
        kept.set(key, entry);
      }
      entry.users++;
      entry.usedAt = ++uses;
      try {
        await entry.ready;
        return await work(entry.staging);
      } catch (error) {
        // A staging that failed (or was cancelled) must be tried afresh the next time.
        await entry.ready.catch(() => kept.delete(key));
        throw error;
      } finally {
        entry.users--;
        await makeRoom();
      }
    },
    async dropLeftovers() {
      const tables = await events.query<{ name: string }>(
        'SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, {prefix:String})',
        { prefix },
      );
      for (const { name } of tables)
        await events.command('DROP TABLE IF EXISTS {name:Identifier} SYNC', { name });
    },
    async dropIdle() {
      for (const [key, entry] of [...kept]) if (entry.users === 0) await drop(key, entry);
    },
    async close() {
      for (const [key, entry] of [...kept]) await drop(key, entry).catch(() => undefined);
    },
  };
}
