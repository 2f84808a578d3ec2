import { Refusal } from './engine-error.ts';
import type { Addon, Connection, NativeResult } from './native.ts';
import { quoteIdentifier, quoteString } from './sql-text.ts';

/** A connection of its own for one request: a connection that returned an error answers the next with its remains. */
export type Session = {
  run(sql: string, format?: string): Promise<NativeResult>;
  close(): void;
};

export type SessionOptions = {
  database: string | undefined;
  settings: ReadonlyMap<string, string>;
  params: ReadonlyMap<string, string>;
  readonly: boolean;
};

export type Sessions = {
  open(options: SessionOptions): Promise<Session>;
  /** One statement on the engine's own connection, one after another. */
  control(sql: string, format?: string): Promise<string>;
  classify(sql: string): Promise<{ statementCount: number; queryClass: number }>;
  close(): Promise<void>;
};

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
  let control = connect();
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    const mine = turn.then(async () => {
      try {
        return await work(control);
      } catch (error) {
        const spoilt = control;
        control = connect();
        addon.CloseConnection(spoilt);
        throw error;
      }
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
  const settingNames = new Set(
    (
      await inTurn((c) =>
        query(
          addon,
          c,
          'SELECT name FROM system.settings UNION DISTINCT SELECT alias_for FROM system.settings',
        ),
      )
    ).split('\n'),
  );

  return {
    async open(options) {
      const connection = connect();
      let isOpen = true;
      const session: Session = {
        run: (sql, format = 'TabSeparated') => addon.QueryAsyncConnection(connection, sql, format),
        close() {
          if (isOpen) addon.CloseConnection(connection);
          isOpen = false;
        },
      };
      try {
        if (options.database) await session.run(`USE ${quoteIdentifier(options.database)}`);
        const assignments: string[] = [];
        for (const [name, value] of options.settings) {
          if (!settingNames.has(name))
            throw new Refusal(115, 'UNKNOWN_SETTING', `Unknown setting '${name}'.`);
          assignments.push(`${name} = ${quoteString(value)}`);
        }
        for (const [name, value] of options.params) assignments.push(`param_${name} = ${quoteString(value)}`);
        if (assignments.length > 0) await session.run(`SET ${assignments.join(', ')}`);
        if (options.readonly) await session.run('SET readonly = 1');
        return session;
      } catch (error) {
        session.close();
        throw error;
      }
    },
    control: (sql, format) => inTurn((c) => query(addon, c, sql, format)),
    classify: (sql) => inTurn((c) => addon.DurableClassifyAsync(c, sql, 'default')),
    async close() {
      await turn;
      addon.CloseConnection(control);
    },
  };
}

async function query(
  addon: Addon,
  connection: Connection,
  sql: string,
  format = 'TabSeparated',
): Promise<string> {
  const { bytes } = await addon.QueryAsyncConnection(connection, sql, format);
  return Buffer.from(bytes).toString('utf8').trimEnd();
}
