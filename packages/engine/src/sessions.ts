import { randomUUID } from 'node:crypto';
import { Refusal } from './engine-error.ts';
import type { Addon, Classification, Connection, NativeResult } from './native.ts';
import { quoteIdentifier, quoteString } from './sql-text.ts';

export type SessionOptions = {
  database: string | undefined;
  settings: ReadonlyMap<string, string>;
  params: ReadonlyMap<string, string>;
  readonly: 0 | 1 | 2;
};

/** A connection for one request at a time: one that returned an error answers the next with its remains, and is closed. */
export type Session = {
  /** What marks its statement in `system.processes`: chDB gives queries ids of its own. */
  readonly marker: string;
  classify(sql: string): Promise<Classification>;
  prepare(): Promise<void>;
  run(sql: string, format?: string): Promise<NativeResult>;
  /** Keeps the connection for the next request of its kind: only after a statement that left nothing behind. */
  keep(): void;
  close(): void;
};

export type Sessions = {
  open(options: SessionOptions): Session;
  /** One statement on the engine's own connection, one after another. */
  control(sql: string): Promise<string>;
  close(): Promise<void>;
};

/** Connections kept ready: opening one takes a millisecond of the main thread. */
const SPARES = 4;
/** Connections kept with their settings, which spares a short statement a third of its time. */
const MOST_KEPT = 16;
/** What chDB's connections gather is let go from time to time. */
const MOST_STATEMENTS = 1_000;

const MOST_CLASSIFIED = 500;
const LONGEST_CLASSIFIED = 10_000;

/** A connection on which everything is set but the values of parameters. */
type Prepared = { connection: Connection; marker: string; statements: number };

export async function openSessions(
  addon: Addon,
  dataDir: string,
  args: readonly string[],
): Promise<Sessions> {
  const connect = (): Connection => {
    const connection = addon.CreateConnection(dataDir, args);
    if (!connection) throw new Error(`chDB cannot open ${dataDir}.`);
    return connection;
  };
  // The first one holds the data directory open for as long as the engine lives.
  const control = openControl(addon, connect);
  const names = await control.run(
    "SELECT name FROM system.settings UNION DISTINCT SELECT alias_for FROM system.settings WHERE alias_for != ''",
  );
  const settingNames = new Set(names.split('\n'));
  const spares: Connection[] = [];
  const kept: (Prepared & { kind: string })[] = [];
  const classified = new Map<string, Classification>();
  /** What a text is depends on nothing but the text, and most of them come again and again. */
  const classify = async (connection: Connection, sql: string): Promise<Classification> => {
    const known = classified.get(sql);
    if (known !== undefined) return known;
    const found = await addon.DurableClassifyAsync(connection, sql, 'default');
    if (sql.length > LONGEST_CLASSIFIED) return found;
    if (classified.size >= MOST_CLASSIFIED) classified.clear();
    classified.set(sql, found);
    return found;
  };
  let isClosing = false;
  const refill = () => {
    if (!isClosing && spares.length < SPARES) spares.push(connect());
  };
  const takeKept = (kind: string): Prepared | undefined => {
    const at = kept.findLastIndex((one) => one.kind === kind);
    return at < 0 ? undefined : kept.splice(at, 1)[0];
  };

  return {
    open(options) {
      const kind = kindOf(options);
      const prepared = kind === undefined ? undefined : takeKept(kind);
      if (prepared === undefined) setImmediate(refill);
      const own = prepared ?? {
        connection: spares.pop() ?? connect(),
        marker: `engine:${randomUUID()}`,
        statements: 0,
      };
      return createSession(addon, own, options, {
        settingNames,
        classify: (sql) => classify(own.connection, sql),
        isPrepared: prepared !== undefined,
        keep(statements) {
          if (kind === undefined || isClosing || statements >= MOST_STATEMENTS) return false;
          kept.push({ ...own, statements, kind });
          const oldest = kept.length > MOST_KEPT ? kept.shift() : undefined;
          if (oldest !== undefined) addon.CloseConnection(oldest.connection);
          return true;
        },
      });
    },
    control: control.run,
    async close() {
      isClosing = true;
      for (const spare of spares) addon.CloseConnection(spare);
      for (const { connection } of kept) addon.CloseConnection(connection);
      await control.close();
    },
  };
}

/**
 * Requests of one kind may have the same connection one after another: the same database, the same settings, and values
 * for the same parameters, so that none is left of the request before. A read-only session cannot be prepared again.
 */
function kindOf({ database, settings, params, readonly }: SessionOptions): string | undefined {
  if (readonly !== 0) return undefined;
  return JSON.stringify([database ?? '', [...settings].sort(), [...params.keys()].sort()]);
}

function createSession(
  addon: Addon,
  { connection, marker, statements }: Prepared,
  { database, settings, params, readonly }: SessionOptions,
  shared: {
    settingNames: ReadonlySet<string>;
    classify: Session['classify'];
    isPrepared: boolean;
    /** Whether the connection is kept. */
    keep(statements: number): boolean;
  },
): Session {
  let isOpen = true;
  const run: Session['run'] = (sql, format = 'TabSeparated') =>
    addon.QueryAsyncConnection(connection, sql, format);
  const close = () => {
    if (isOpen) addon.CloseConnection(connection);
    isOpen = false;
  };
  return {
    marker,
    run,
    classify: shared.classify,
    async prepare() {
      const assignments: string[] = [];
      if (!shared.isPrepared) {
        if (database) await run(`USE ${quoteIdentifier(database)}`);
        assignments.push(`log_comment = ${quoteString(marker)}`);
        for (const [name, value] of settings) {
          if (!shared.settingNames.has(name))
            throw new Refusal(115, 'UNKNOWN_SETTING', `Unknown setting '${name}'.`);
          assignments.push(`${name} = ${quoteString(value)}`);
        }
      }
      for (const [name, value] of params) assignments.push(`param_${name} = ${quoteString(value)}`);
      if (assignments.length > 0) await run(`SET ${assignments.join(', ')}`);
      // Last, since a read-only session may change no setting.
      if (readonly !== 0) await run(`SET readonly = ${readonly}`);
    },
    keep() {
      if (isOpen && shared.keep(statements + 1)) isOpen = false;
      else close();
    },
    close,
  };
}

function openControl(addon: Addon, connect: () => Connection) {
  let connection = connect();
  let turn: Promise<unknown> = Promise.resolve();
  const query = async (sql: string): Promise<string> => {
    try {
      const { bytes } = await addon.QueryAsyncConnection(connection, sql, 'TabSeparated');
      return Buffer.from(bytes).toString('utf8').trimEnd();
    } catch (error) {
      const spoilt = connection;
      connection = connect();
      addon.CloseConnection(spoilt);
      throw error;
    }
  };
  return {
    run(sql: string): Promise<string> {
      const mine = turn.then(() => query(sql));
      turn = mine.catch(() => undefined);
      return mine;
    },
    async close(): Promise<void> {
      await turn;
      addon.CloseConnection(connection);
    },
  };
}
