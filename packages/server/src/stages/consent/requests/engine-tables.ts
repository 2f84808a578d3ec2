import type { Events } from '../../../platform/events/client.ts';
import { SQL_REPLACEMENT } from './pattern-of-identifier.ts';
import { isScopeTable, type ScopeWords } from './scope-table.ts';

export type EngineColumn = { name: string; type: string; isKey: boolean };
export type EngineTable = { name: string; columns: readonly EngineColumn[]; isEmpty: boolean };

/** Tables that hold facts about nobody. */
const OWN_BOOKS = ['migrations'];

export const quoteName = (name: string): string =>
  `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;

/** Every table that stores rows, whichever stage made it, with its columns. */
export async function readEngineTables(events: Events): Promise<EngineTable[]> {
  const rows = await events.query<{
    table: string;
    name: string;
    type: string;
    is_key: number;
    is_empty: number;
  }>(
    `SELECT table, name, type,
       toUInt8(table NOT IN (SELECT table FROM system.parts WHERE database = currentDatabase() AND active AND rows > 0)) AS is_empty,
       toUInt8(is_in_sorting_key OR is_in_primary_key OR is_in_partition_key) AS is_key
     FROM system.columns
     WHERE database = currentDatabase() AND default_kind NOT IN ('ALIAS', 'EPHEMERAL') AND table IN (
       SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'
     )
     ORDER BY table, position`,
  );
  return [...Map.groupBy(rows, (row) => row.table)]
    .filter(([name]) => !OWN_BOOKS.includes(name) && !isScopeTable(name))
    .map(([name, columns]) => ({
      name,
      isEmpty: columns[0]?.is_empty === 1,
      columns: columns.map((column) => ({
        name: column.name,
        type: column.type,
        isKey: column.is_key === 1,
      })),
    }));
}

const isJson = (type: string): boolean => /^(Nullable\()?JSON/.test(type);
const isText = (type: string): boolean => /String/.test(type);
const isPlainText = (type: string): boolean =>
  /^(LowCardinality\()?(Nullable\()?(String|FixedString\(\d+\))\)*$/.test(type);

export const hasText = ({ type }: EngineColumn): boolean => isJson(type) || isText(type);

/** The column as one text. */
function textOf({ name, type }: EngineColumn): string {
  const column = quoteName(name);
  if (isJson(type)) return `toJSONString(${column})`;
  if (type === 'String') return column;
  return `ifNull(toString(${column}), '')`;
}

export function matchesText(column: EngineColumn, { expressions }: ScopeWords): string {
  const text = textOf(column);
  return `(${expressions.map((expression) => `match(${text}, ${expression})`).join(' OR ')})`;
}

/** Whether a row carries one of the person's own keys: in a number of its own or among its identifiers. */
export function matchesKey({ name, type }: EngineColumn, { own }: ScopeWords): string | undefined {
  const column = quoteName(name);
  if (/^(Nullable\()?UInt64\)?$/.test(type)) return `ifNull(${column} IN ${own}, 0)`;
  if (type === 'Array(UInt64)') return `arrayExists(k -> k IN ${own}, ${column})`;
  if (/^Array\(Tuple\(.*\bkey UInt64\b/.test(type)) return `arrayExists(k -> k IN ${own}, ${column}.key)`;
  return undefined;
}

/** The rest of a row stays as it is; undefined where the engine lets no such column change, and the row must go. */
export function blackOutSql(
  { name, type, isKey }: EngineColumn,
  { expressions }: ScopeWords,
): string | undefined {
  if (isKey) return undefined;
  const column = quoteName(name);
  const put = SQL_REPLACEMENT.replaceAll('\\', '\\\\');
  // Twice: of two that stand side by side the first takes the blank that the second begins with.
  const replaced = (text: string) =>
    [...expressions, ...expressions].reduce(
      (out, expression) => `replaceRegexpAll(${out}, ${expression}, '${put}')`,
      text,
    );
  if (isJson(type)) return `${column} = CAST(${replaced(`toJSONString(${column})`)} AS ${type})`;
  if (isPlainText(type)) return `${column} = CAST(${replaced(`toString(${column})`)} AS ${type})`;
  if (/^Array\((LowCardinality\()?String\)+$/.test(type))
    return `${column} = arrayMap(x -> ${replaced('toString(x)')}, ${column})`;
  // Identifiers of persons or accounts: the one that names the person goes, the others stay.
  if (/^Array\(Tuple\(kind .*\bvalue String\b/.test(type))
    return `${column} = arrayFilter(i -> NOT (${expressions.map((expression) => `match(i.2, ${expression})`).join(' OR ')}), ${column})`;
  if (/^Map\(/.test(type))
    return `${column} = CAST(mapApply((k, v) -> (k, ${replaced('toString(v)')}), ${column}) AS ${type})`;
  return undefined;
}
