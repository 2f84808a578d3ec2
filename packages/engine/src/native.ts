import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** One native connection to the data directory. Opaque: only the addon looks inside. */
export type Connection = { readonly __connection: unique symbol };

export type NativeResult = { bytes: Uint8Array; elapsed: number; rowsRead: number; bytesRead: number };

export type Classification = {
  statementCount: number;
  /** 0 read-only, 1 mutating, 2 mutating globally, 3 control (SET, SYSTEM, KILL, INTO OUTFILE …), 4 unknown. */
  queryClass: number;
};

export type Addon = {
  EngineVersion(): string;
  CreateConnection(path: string, args: readonly string[]): Connection | undefined;
  CloseConnection(connection: Connection): void;
  QueryAsyncConnection(connection: Connection, sql: string, format: string): Promise<NativeResult>;
  DurableClassifyAsync(connection: Connection, sql: string, database: string): Promise<Classification>;
};

/**
 * Loads chDB's addon itself rather than the package's `Session`. A `Session` that is closed while *any* other
 * query of the process runs waits for all of them before it lets go of its connection, so under steady load
 * connections pile up without end; the addon closes at once.
 */
export function loadAddon(): Addon {
  const require = createRequire(import.meta.url);
  const loader = join(dirname(require.resolve('chdb/package.json')), 'dist', 'loader.js');
  const addon: Addon = require(loader).loadNative();
  return addon;
}
