import type { Events } from '../../../platform/events/client.ts';
import type { PersonScope } from './person-scope.ts';

/** Lists to compare columns with, each a subquery. */
export type ScopeWords = {
  /** Numbers: facts under these keys are the person's. */
  keys: string;
  /** Numbers: the identifiers that are the person's alone. */
  own: string;
  /** Texts: the values of those. */
  values: string;
  /** Expressions of `joinPatterns`, each one text. */
  expressions: readonly string[];
  /** Answers a question now and keeps the numbers under a name; what comes back is the list. */
  remember(name: string, question: string): Promise<string>;
};

export type EngineSearch = { scope: PersonScope; expressions: readonly string[] };

/**
 * Whom we look for, in a table that lives in memory for as long as `work` takes. The engine writes each ALTER into a file
 * that it keeps, so a statement must not spell out the person whom it erases.
 */
export async function withScopeTable<T>(
  events: Events,
  { name, cluster }: { name: string; cluster: string | undefined },
  { scope, expressions }: EngineSearch,
  work: (words: ScopeWords) => Promise<T>,
): Promise<T> {
  const table = `${PREFIX}${name.replace(/[^a-z0-9]/g, '')}`;
  const everywhere = cluster === undefined ? '' : ` ON CLUSTER '${cluster}'`;
  const engine = cluster === undefined ? 'Memory' : 'ReplicatedMergeTree ORDER BY role';
  const drop = () => events.command(`DROP TABLE IF EXISTS ${table}${everywhere} SYNC`);
  await drop();
  await endOrphans(events);
  await events.command(
    `CREATE TABLE ${table}${everywhere} (role LowCardinality(String), number UInt64, text String) ENGINE = ${engine}`,
  );
  try {
    const number = (role: string) => (key: bigint) => ({ role, number: String(key), text: '' });
    const text = (role: string) => (value: string) => ({ role, number: '0', text: value });
    await events.insertRows(
      table,
      [
        ...scope.keys.map(number('key')),
        ...scope.own.map(({ key }) => number('own')(key)),
        ...scope.own.map(({ value }) => text('value')(value)),
        ...expressions.map((source, index) => text(`expression${index}`)(`(?i)${source}`)),
      ],
      { settings: { log_queries: 0 } },
    );
    const listed = (column: string, role: string) =>
      `(SELECT ${column} FROM ${table} WHERE role = '${role}')`;
    return await work({
      keys: listed('number', 'key'),
      own: listed('number', 'own'),
      values: listed('text', 'value'),
      expressions: expressions.map((_, index) => listed('text', `expression${index}`)),
      async remember(asked, question) {
        await events.command(
          `INSERT INTO ${table} SELECT '${asked}', number, '' FROM (${question})`,
          {},
          { settings: { log_queries: 0 } },
        );
        return listed('number', asked);
      },
    });
  } finally {
    await drop();
  }
}

const PREFIX = 'erasure_scope_';

/**
 * A change that a crash cut short goes on by itself, and without its list of persons fails for ever; the changes after it
 * would wait for it. An erasure makes its list anew under the same name; of others, such as a day's retention, it is ended.
 */
async function endOrphans(events: Events): Promise<void> {
  const orphans = await events.query<{ table: string; mutation: string }>(
    `SELECT table, mutation_id AS mutation FROM system.mutations
     WHERE database = currentDatabase() AND NOT is_done AND match(command, '${PREFIX}')
       AND extract(command, '${PREFIX}[a-z0-9]+') NOT IN (SELECT name FROM system.tables WHERE database = currentDatabase())`,
  );
  for (const { table, mutation } of orphans) {
    await events.command(
      'KILL MUTATION WHERE database = currentDatabase() AND table = {table:String} AND mutation_id = {mutation:String}',
      { table, mutation },
    );
  }
}

export const isScopeTable = (table: string): boolean => table.startsWith(PREFIX);
