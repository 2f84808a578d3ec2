import { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import {
  blackOutSql,
  type EngineTable,
  hasText,
  matchesKey,
  matchesText,
  quoteName,
  readEngineTables,
} from './engine-tables.ts';
import type { TableOfPerson } from './person-scope.ts';
import { hastenCleaning } from './purge-parts.ts';
import type { ScopeWords } from './scope-table.ts';

/** A server's own log of queries must not learn whom we look for. */
const QUIET = { log_queries: 0 } as const;
/** The list of whom to erase lives as long as the statement, so the engine may take it for settled. */
const AT_ONCE = { ...QUIET, mutations_sync: '2', allow_nondeterministic_mutations: 1 } as const;
/** Also what a lightweight delete has only masked: its bytes are still there. */
const WITH_MASKED = { ...QUIET, apply_deleted_mask: 0 } as const;

/** A table and the condition of its rows. */
export type RowsOfPerson = { table: string; rows: string; isDerived: boolean };
export type FoundRows = { table: string; rows: number };

/** What a table holds of a person where no stage has said it. */
function rowsByDefault(table: EngineTable, words: ScopeWords): string | undefined {
  const conditions = table.columns.flatMap((column) =>
    column.name === 'identity_key'
      ? [`identity_key IN ${words.keys}`]
      : /^Array/.test(column.type)
        ? []
        : (matchesKey(column, words) ?? []),
  );
  return conditions.length === 0 ? undefined : conditions.join(' OR ');
}

function namedSql(table: EngineTable, words: ScopeWords): string | undefined {
  const columns = table.columns.filter(hasText);
  if (columns.length === 0 || words.expressions.length === 0) return undefined;
  return columns.map((column) => matchesText(column, words)).join(' OR ');
}

/** The registered tables in their order, then every other that carries keys. */
export async function listRows(
  events: Events,
  registered: readonly TableOfPerson[],
  words: ScopeWords,
): Promise<RowsOfPerson[]> {
  const tables = new Map(
    (await readEngineTables(events)).filter(({ isEmpty }) => !isEmpty).map((table) => [table.name, table]),
  );
  const known = new Set(registered.map(({ table }) => table));
  const lists = new Map<string, string>();
  for (const { table, related } of registered) {
    const question = tables.has(table) ? related?.(words) : undefined;
    if (question !== undefined) lists.set(table, await words.remember(`related ${table}`, question));
  }
  return [
    ...registered.flatMap(({ table, rows: rowsOf, ifNamed, isDerived = false }) => {
      const there = tables.get(table);
      if (there === undefined) return [];
      const named = ifNamed === true ? namedSql(there, words) : undefined;
      const rows = rowsOf(words, lists.get(table) ?? '');
      return [{ table, rows: named === undefined ? rows : `(${rows}) OR ${named}`, isDerived }];
    }),
    ...[...tables.values()].flatMap((table) => {
      const rows = known.has(table.name) ? undefined : rowsByDefault(table, words);
      return rows === undefined ? [] : [{ table: table.name, rows, isDerived: true }];
    }),
  ];
}

type Condition = { table: string; rows: string };

export async function countRows(events: Events, condition: Condition): Promise<number> {
  return (await countMany(events, [condition]))[0]?.rows ?? 0;
}

const MOST_IN_ONE_QUESTION = 12;

/** How many rows each of these is: asked together, as a statement of its own for each would take longer than its work. */
export async function countMany(
  events: Events,
  conditions: readonly Condition[],
  settings: Record<string, string | number> = QUIET,
): Promise<FoundRows[]> {
  const found: FoundRows[] = [];
  for (let from = 0; from < conditions.length; from += MOST_IN_ONE_QUESTION) {
    found.push(...(await countAtOnce(events, conditions.slice(from, from + MOST_IN_ONE_QUESTION), settings)));
  }
  return found;
}

async function countAtOnce(
  events: Events,
  part: readonly Condition[],
  settings: Record<string, string | number>,
): Promise<FoundRows[]> {
  const questions = part.map(
    ({ table, rows }, index) =>
      `SELECT ${index} AS number_of_question, count() AS rows_that_match FROM ${quoteName(table)} WHERE ${rows}`,
  );
  try {
    const answers = await events.query<{ number_of_question: number; rows_that_match: string }>(
      questions.join('\nUNION ALL\n'),
      {},
      { settings },
    );
    const counts = new Map(
      answers.map((answer) => [answer.number_of_question, Number(answer.rows_that_match)]),
    );
    return part.map(({ table }, index) => ({ table, rows: counts.get(index) ?? 0 }));
  } catch (error) {
    // What an import had for its own use goes when the import has been cleared up: a table that is gone holds nobody.
    const [only] = part;
    if (only === undefined || !saysTableIsGone(error)) throw error;
    if (part.length === 1) return [{ table: only.table, rows: 0 }];
    const found: FoundRows[] = [];
    for (const condition of part) found.push(...(await countAtOnce(events, [condition], settings)));
    return found;
  }
}

function saysTableIsGone(error: unknown): boolean {
  const cause = error instanceof RondoError ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && Reflect.get(cause, 'type') === 'UNKNOWN_TABLE';
}

/** Rewrites the parts that hold such rows and no others, and waits until that is done. */
export async function deleteRows(
  events: Events,
  { table, rows }: Omit<RowsOfPerson, 'isDerived'>,
): Promise<void> {
  await hastenCleaning(events, table);
  await events.command(`ALTER TABLE ${quoteName(table)} DELETE WHERE ${rows}`, {}, { settings: AT_ONCE });
}

/** Rows about others in which the person is named, by table; `own` says which rows are the person's own. */
export async function countMentions(
  events: Events,
  tables: readonly EngineTable[],
  words: ScopeWords,
  own: ReadonlyMap<string, string> = new Map(),
): Promise<FoundRows[]> {
  const conditions = tables.flatMap((table) => {
    const named = table.isEmpty ? undefined : namedSql(table, words);
    if (named === undefined) return [];
    const mine = own.get(table.name);
    return [{ table: table.name, rows: mine === undefined ? named : `(${named}) AND NOT (${mine})` }];
  });
  return (await countMany(events, conditions)).filter(({ rows }) => rows > 0);
}

/** Blacks the identifiers out; a row that stands by such a text (a search term) goes. */
export async function blackOutMentions(events: Events, table: EngineTable, words: ScopeWords): Promise<void> {
  await hastenCleaning(events, table.name);
  for (const column of table.columns.filter(hasText)) {
    const rows = matchesText(column, words);
    if ((await countRows(events, { table: table.name, rows })) === 0) continue;
    const change = blackOutSql(column, words);
    if (change === undefined) await deleteRows(events, { table: table.name, rows });
    else await update(events, table.name, change, rows);
  }
}

async function update(events: Events, table: string, change: string, rows: string): Promise<void> {
  await events.command(
    `ALTER TABLE ${quoteName(table)} UPDATE ${change} WHERE ${rows}`,
    {},
    { settings: AT_ONCE },
  );
}

/** Takes shared identifiers out of the facts of others that carry them; answers with how many those were. */
export async function takeOutShared(
  events: Events,
  table: EngineTable,
  { own }: ScopeWords,
): Promise<number> {
  const column = table.columns.find(
    ({ name, type }) => name === 'identifiers' && type.startsWith('Array(Tuple('),
  );
  if (column === undefined) return 0;
  const rows = `arrayExists(k -> k IN ${own}, identifiers.key)`;
  const count = await countRows(events, { table: table.name, rows });
  if (count === 0) return 0;
  await hastenCleaning(events, table.name);
  await update(events, table.name, `identifiers = arrayFilter(i -> i.3 NOT IN ${own}, identifiers)`, rows);
  return count;
}

/** Searches every text and every key of every table, masked rows included. */
export async function searchEngine(
  events: Events,
  words: ScopeWords,
): Promise<{ tables: number; columns: number; found: FoundRows[] }> {
  const tables = await readEngineTables(events);
  const conditions: Condition[] = [];
  let columns = 0;
  for (const table of tables) {
    const searched = table.columns.flatMap((column) => {
      const keyed = matchesKey(column, words);
      const named = hasText(column) && words.expressions.length > 0 ? matchesText(column, words) : undefined;
      const all = [keyed, named].filter((condition) => condition !== undefined);
      if (all.length > 0) columns++;
      return all;
    });
    if (searched.length > 0 && !table.isEmpty)
      conditions.push({ table: table.name, rows: searched.join(' OR ') });
  }
  const found = await countMany(events, conditions, WITH_MASKED);
  return { tables: tables.length, columns, found: found.filter(({ rows }) => rows > 0) };
}

/** Removes from the disk what lightweight deletes have only masked. */
export async function applyMasks(events: Events, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await hastenCleaning(events, table);
    await events.command(`ALTER TABLE ${quoteName(table)} APPLY DELETED MASK`, {}, { settings: AT_ONCE });
  }
}
