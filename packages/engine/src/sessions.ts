import { Refusal } from './engine-error.ts';
import type { Addon, Classification, Connection, NativeResult } from './native.ts';
import { quoteIdentifier, quoteString } from './sql-text.ts';

export type SessionOptions = {
  database: string | undefined;
  settings: ReadonlyMap<string, string>;
  params: ReadonlyMap<string, string>;
  readonly: 0 | 1 | 2;
};

/** A connection of its own for one request: one that returned an error answers the next with its remains. */
export type Session = {
  classify(sql: string): Promise<Classification>;
  prepare(options: SessionOptions): Promise<void>;
  run(sql: string, format?: string): Promise<NativeResult>;
  close(): void;
};

export type Sessions = {
  open(): Session;
  /** One statement on the engine's own connection, one after another. */
  control(sql: string): Promise<string>;
  close(): Promise<void>;
};

/** Connections kept ready: opening one takes a millisecond of the main thread. */
const SPARES = 4;

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
  let isClosing = false;
  const refill = () => {
    if (!isClosing && spares.length < SPARES) spares.push(connect());
  };

  return {
    open() {
      const connection = spares.pop() ?? connect();
      setImmediate(refill);
      return createSession(addon, connection, settingNames);
    },
    control: control.run,
    async close() {
      isClosing = true;
      for (const spare of spares) addon.CloseConnection(spare);
      await control.close();
    },
  };
}

function createSession(addon: Addon, connection: Connection, settingNames: ReadonlySet<string>): Session {
  let isOpen = true;
  const run: Session['run'] = (sql, format = 'TabSeparated') =>
    addon.QueryAsyncConnection(connection, sql, format);
  return {
    run,
    classify: (sql) => addon.DurableClassifyAsync(connection, sql, 'default'),
    async prepare(options) {
      if (options.database) await run(`USE ${quoteIdentifier(options.database)}`);
      const assignments: string[] = [];
      for (const [name, value] of options.settings) {
        if (!settingNames.has(name)) throw new Refusal(115, 'UNKNOWN_SETTING', `Unknown setting '${name}'.`);
        assignments.push(`${name} = ${quoteString(value)}`);
      }
      for (const [name, value] of options.params) assignments.push(`param_${name} = ${quoteString(value)}`);
      if (assignments.length > 0) await run(`SET ${assignments.join(', ')}`);
      // Last, since a read-only session may change no setting.
      if (options.readonly !== 0) await run(`SET readonly = ${options.readonly}`);
    },
    close() {
      if (isOpen) addon.CloseConnection(connection);
      isOpen = false;
    },
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
