import { isAllowedFunction } from './allowed-functions.ts';
import type { AstNode } from './read-ast.ts';

/** What a query may see. Names are those of ClickHouse, `table` or `database.table`. */
export type Scope = {
  database: string;
  tables: ReadonlySet<string>;
};

export type Verdict =
  | { outcome: 'allowed' }
  /** Only if none of these is a table that exists: then they are names that the query itself gives (WITH). */
  | { outcome: 'allowed-unless-tables'; names: readonly string[] }
  | { outcome: 'refused'; reason: string };

/** Tables about tables, for the schema browsers of BI tools. */
const SYSTEM_TABLES = new Set([
  'system.one',
  'system.tables',
  'system.columns',
  'system.databases',
  'system.functions',
  'INFORMATION_SCHEMA.TABLES',
  'INFORMATION_SCHEMA.COLUMNS',
  'INFORMATION_SCHEMA.SCHEMATA',
]);
/** Those whose columns may all be seen. */
const OPEN_SYSTEM_TABLES = new Set(['system.one', 'system.columns']);
/** Columns of the others that hold definitions (with the secrets of their engines), paths or sizes of the machine. */
const HIDDEN_COLUMNS = new Set([
  'create_table_query',
  'create_query',
  'engine_full',
  'as_select',
  'data_path',
  'data_paths',
  'metadata_path',
  'uuid',
  'definer',
  'parameterized_view_parameters',
  'loading_dependencies_database',
  'loading_dependencies_table',
  'loading_dependent_database',
  'loading_dependent_table',
  'total_bytes_uncompressed',
]);
const KINDS = new Set([
  'SelectWithUnionQuery',
  'SelectIntersectExceptQuery',
  'SelectQuery',
  'ExpressionList',
  'Literal',
  'Identifier',
  'Function',
  'TablesInSelectQuery',
  'TablesInSelectQueryElement',
  'TableExpression',
  'TableIdentifier',
  'TableJoin',
  'Subquery',
  'WithElement',
  'Asterisk',
  'QualifiedAsterisk',
  'ColumnsRegexpMatcher',
  'ColumnsListMatcher',
  'ColumnsTransformerList',
  'ColumnsExceptTransformer',
  'ColumnsReplaceTransformer',
  'ColumnsReplaceTransformer::Replacement',
  'OrderByElement',
  'InterpolateElement',
  'WindowDefinition',
  'WindowListElement',
  'ArrayJoin',
  'SampleRatio',
  'DescribeQuery',
]);
const IN_FUNCTIONS = /^(global)?(not)?(null)?in$/i;
const WILD = new Set(['Asterisk', 'QualifiedAsterisk', 'ColumnsRegexpMatcher', 'ColumnsListMatcher']);

/**
 * Judges a query by its syntax tree, before anything of it runs: known kinds of nodes only, listed functions only,
 * listed tables only, no table functions, no settings, no file for the answer.
 */
export function judgeQuery(root: AstNode, scope: Scope): Verdict {
  if (root.kind !== 'SelectWithUnionQuery' && root.kind !== 'DescribeQuery') {
    return refuse('only SELECT, DESCRIBE TABLE, SHOW TABLES and SHOW DATABASES are allowed');
  }
  const seen: Seen = { unknown: new Set(), guarded: [], hidden: [], isWild: false };
  const reason = walk(root, scope, seen);
  if (reason !== undefined) return refuse(reason);
  if (seen.guarded.length > 0) {
    const table = seen.guarded[0];
    if (seen.isWild) return refuse(`name the columns of ${table} instead of *`);
    if (seen.hidden.length > 0) return refuse(`column ${seen.hidden[0]} of ${table} is not for readers`);
  }
  if (seen.unknown.size > 0) return { outcome: 'allowed-unless-tables', names: [...seen.unknown] };
  return { outcome: 'allowed' };
}

type Seen = { unknown: Set<string>; guarded: string[]; hidden: string[]; isWild: boolean };

function refuse(reason: string): Verdict {
  return { outcome: 'refused', reason };
}

/** Returns why the tree is refused, or undefined. */
function walk(node: AstNode, scope: Scope, seen: Seen): string | undefined {
  const reason = inspect(node, scope, seen);
  if (reason !== undefined) return reason;
  for (const child of node.children) {
    const inner = walk(child, scope, seen);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function inspect(node: AstNode, scope: Scope, seen: Seen): string | undefined {
  if (node.kind === 'Set') return 'settings inside a query are not allowed';
  if (node.kind === 'ColumnsApplyTransformer') return 'APPLY is not allowed';
  if (!KINDS.has(node.kind)) return `${node.kind} is not allowed`;
  if (WILD.has(node.kind)) seen.isWild = true;
  switch (node.kind) {
    case 'SelectWithUnionQuery':
      // Besides its SELECTs it would hold the file of INTO OUTFILE, a FORMAT or SETTINGS.
      return node.children.length === 1 && node.children[0]?.kind === 'ExpressionList'
        ? undefined
        : 'INTO OUTFILE, and FORMAT or SETTINGS in this place, are not allowed';
    case 'TableExpression':
      return inspectSource(node);
    case 'TableIdentifier':
      return inspectTable(node.name, scope, seen);
    case 'Function':
      return inspectFunction(node, scope, seen);
    case 'Identifier':
      if (HIDDEN_COLUMNS.has(node.name.split('.').at(-1) ?? '')) seen.hidden.push(node.name);
      return undefined;
    default:
      return undefined;
  }
}

function inspectSource(node: AstNode): string | undefined {
  for (const child of node.children) {
    if (child.kind === 'Function') return `table function ${child.name} is not allowed`;
    if (child.kind === 'ExpressionList') return 'a list of column names behind a table is not allowed';
  }
  return undefined;
}

function inspectTable(name: string, scope: Scope, seen: Seen): string | undefined {
  if (!/^[\w.]+$/.test(name)) return `table ${name} has an unusual name`;
  const own = name.startsWith(`${scope.database}.`) ? name.slice(scope.database.length + 1) : name;
  if (scope.tables.has(own)) return undefined;
  if (SYSTEM_TABLES.has(name)) {
    if (!OPEN_SYSTEM_TABLES.has(name)) seen.guarded.push(name);
    return undefined;
  }
  if (name.includes('.')) return `table ${name} is not for readers`;
  seen.unknown.add(name);
  return undefined;
}

function inspectFunction(node: AstNode, scope: Scope, seen: Seen): string | undefined {
  if (!isAllowedFunction(node.name)) return `function ${node.name} is not allowed`;
  if (!IN_FUNCTIONS.test(node.name)) return undefined;
  // `x IN name` reads the table of that name, though it stands there as a plain identifier.
  const right = node.children[0]?.children[1];
  if (right?.kind !== 'Identifier') return undefined;
  return inspectTable(right.name, scope, seen);
}
