import { isWord, readTokens, type Token } from './sql-text.ts';

/** An `INSERT` whose rows follow the statement, taken apart so that the rows can come from a file instead. */
export type InlineInsert = {
  /** `INTO t (a, b)` */
  into: string;
  /** `SETTINGS …`, or nothing. */
  settings: string;
  /** For `INSERT … SELECT … FROM input('…')`: what stands before, in and behind the parentheses of `input`. */
  select: { before: string; structure: string; after: string } | undefined;
  format: string;
  /** Where the rows begin. */
  dataStart: number;
};

/**
 * Takes apart `INSERT INTO t (…) SETTINGS … FORMAT X <rows>`, and the same with `SELECT … FROM input('…')` before
 * `FORMAT`. Returns undefined for every other statement, `VALUES` included: those are run as they stand.
 */
export function splitInsert(sql: string): InlineInsert | undefined {
  const tokens = readTokens(sql);
  const next = () => tokens.next().value ?? undefined;
  const first = next();
  if (first === undefined || !isWord(first, 'INSERT')) return undefined;
  const target = readTarget(next);
  if (target === undefined) return undefined;
  let token = target.following;
  const into = sql.slice(target.start, target.end ?? token?.start).trim();

  let settings = '';
  if (isWord(token, 'SETTINGS')) {
    const start = token?.start;
    let end = start;
    for (
      ;
      token !== undefined && !isWord(token, 'FORMAT', 'VALUES', 'SELECT', 'WITH', 'FROM');
      token = next()
    ) {
      end = token.end;
    }
    settings = sql.slice(start, end);
  }
  const select =
    isWord(token, 'SELECT', 'WITH') || token?.text === '(' ? readSelect(sql, token, next) : undefined;
  if (select !== undefined) token = select.following;
  if (!isWord(token, 'FORMAT')) return undefined;
  const format = next();
  if (format?.kind !== 'word' || isWord(format, 'VALUES')) return undefined;
  return {
    into,
    settings,
    select: select?.parts,
    format: format.text,
    dataStart: skipLineEnd(sql, format.end),
  };
}

/**
 * Whether something stands behind the `FORMAT` of an `INSERT` that `splitInsert` did not take apart: chDB might run
 * it as SQL. `INSERT … SELECT … FORMAT x` by itself is what the official client sends for a query.
 */
export function hidesRows(sql: string): boolean {
  let previous: Token | undefined;
  let isInsert = false;
  let selects = false;
  for (const token of readTokens(sql)) {
    if (previous === undefined) isInsert = isWord(token, 'INSERT');
    if (!isInsert || isWord(token, 'VALUES')) return false;
    if (isWord(token, 'SELECT')) selects = true;
    if (isWord(previous, 'FORMAT') && token.kind === 'word') {
      return !selects || /[^\s;]/.test(sql.slice(token.end));
    }
    previous = token;
  }
  return false;
}

type Next = () => Token | undefined;

type Target = { start: number; end: number | undefined; following: Token | undefined };

/** `INTO`, the table or table function, and its columns. `end` is set if they end with a parenthesis. */
function readTarget(next: Next): Target | undefined {
  const first = next();
  if (first === undefined || !isWord(first, 'INTO')) return undefined;
  let token = next();
  if (isWord(token, 'TABLE', 'FUNCTION')) {
    // Both are also legal names of tables: they are keywords only if a name follows.
    const following = next();
    token =
      startsName(following) && !isWord(following, 'FORMAT', 'SELECT')
        ? afterName(following, next)
        : following;
  } else if (startsName(token)) {
    token = afterName(token, next);
  } else return undefined;
  while (token?.text === '.') token = afterName(next(), next);
  let end: number | undefined;
  while (token?.text === '(') {
    const inside = skipParentheses(next);
    // `INSERT INTO t (SELECT …)` has no columns.
    if (isWord(inside.first, 'SELECT', 'WITH')) return undefined;
    end = inside.end;
    token = next();
  }
  return { start: first.start, end, following: token };
}

function startsName(token: Token | undefined): boolean {
  return token?.kind === 'quoted' || token?.kind === 'word' || token?.text === '{';
}

/** A name may be a parameter: `{table:Identifier}`. */
function afterName(name: Token | undefined, next: Next): Token | undefined {
  if (name?.text !== '{') return next();
  for (let token = next(); token !== undefined && token.text !== '}'; ) token = next();
  return next();
}

function skipParentheses(next: Next): { first: Token | undefined; end: number | undefined } {
  const first = next();
  let depth = 1;
  for (let token = first; token !== undefined; token = next()) {
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    if (depth === 0) return { first, end: token.end };
  }
  return { first, end: undefined };
}

/** Reads on to the `FORMAT` at top level, and finds the one `input(…)` on the way. */
function readSelect(sql: string, start: Token | undefined, next: Next) {
  let depth = start?.text === '(' ? 1 : 0;
  let previous = start;
  let input: { start: number; open: number; depth: number; close: number } | undefined;
  for (let token = next(); token !== undefined; token = next()) {
    if (token.text === '(') {
      if (isWord(previous, 'INPUT') && input === undefined && previous !== undefined) {
        input = { start: previous.start, open: token.end, depth, close: -1 };
      }
      depth++;
    } else if (token.text === ')') {
      depth--;
      if (input?.close === -1 && depth === input.depth) input.close = token.start;
    } else if (depth === 0 && isWord(token, 'FORMAT')) {
      if (input === undefined || input.close === -1) return undefined;
      const before = sql.slice(start?.start, input.start);
      const structure = sql.slice(input.open, input.close).trim();
      const after = sql.slice(input.close + 1, token.start).trim();
      return { parts: { before, structure, after }, following: token };
    }
    previous = token;
  }
  return undefined;
}

/** Blanks and one line end between the format's name and the rows belong to the statement, as in ClickHouse. */
function skipLineEnd(sql: string, from: number): number {
  const skipped = /[ \t\f]*;?[ \t\f]*(?:\r?\n)?/y;
  skipped.lastIndex = from;
  return from + (skipped.exec(sql)?.[0].length ?? 0);
}
