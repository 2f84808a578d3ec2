import { mkdir, rm, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { loadAddon } from './native.ts';
import { openPipePool, type PipePool } from './pipes.ts';
import { MAX_STATEMENT_BYTES } from './receive-body.ts';
import { openSessions, type Sessions } from './sessions.ts';

export type EngineOptions = { dataDir: string; memoryBytes: number | undefined };

export type Engine = {
  sessions: Sessions;
  pipes: PipePool;
  spoolDir: string;
  version: string;
  timezone: string;
  close(): Promise<void>;
};

/** Of the 16 threads that `UV_THREADPOOL_SIZE` gives, four stay free for files, compression and KILL. */
export const MAX_RUNNING = 12;

/** `<dataDir>/clickhouse` is chDB's; `spool` is private and emptied at every start; `backups` is what BACKUP may write. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const dataDir = resolve(options.dataDir);
  const spoolDir = join(dataDir, 'spool');
  const storeDir = join(dataDir, 'clickhouse');
  const configFile = join(dataDir, 'engine-config.xml');
  const memoryBytes = options.memoryBytes ?? Math.floor(totalmem() * 0.6);
  await mkdir(storeDir, { recursive: true, mode: 0o700 });
  await mkdir(join(dataDir, 'backups'), { recursive: true, mode: 0o700 });
  await writeFile(configFile, describeConfig(dataDir, memoryBytes), { mode: 0o600 });

  const addon = loadAddon();
  // chDB takes a kernel lock on its folder here, so what follows has the folder to itself.
  const sessions = await openSessions(addon, storeDir, [
    `--config-file=${configFile}`,
    `--max_memory_usage=${Math.floor(memoryBytes * 0.8)}`,
    // Parameters travel in a statement of their own here, so the limit holds for them, too.
    `--max_query_size=${MAX_STATEMENT_BYTES * 2}`,
    // A ClickHouse server's defaults, where `clickhouse local` has others.
    '--implicit_select=0',
    '--allow_introspection_functions=0',
    // Mapping files into memory would count a large body as the engine's own.
    '--storage_file_read_method=pread',
  ]);
  await rm(spoolDir, { recursive: true, force: true });
  await mkdir(spoolDir, { mode: 0o700 });
  const pipes = await openPipePool(spoolDir, MAX_RUNNING);
  const timezone = await sessions.control('SELECT timezone()');
  return {
    sessions,
    pipes,
    spoolDir,
    version: addon.EngineVersion(),
    timezone,
    close: () => sessions.close(),
  };
}

function describeConfig(dataDir: string, memoryBytes: number): string {
  return `<clickhouse>
  <max_server_memory_usage>${memoryBytes}</max_server_memory_usage>
  <merge_tree><fsync_after_insert>1</fsync_after_insert></merge_tree>
  <backups><allowed_path>${escapeXml(join(dataDir, 'backups'))}</allowed_path></backups>
</clickhouse>
`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
