import { isWord, readTokens, type Token } from './sql-text.ts';

/** `INSERT` whose rows follow the statement: `INTO t (a, b)`, its settings, its format, and where the data begins. */
export type InlineInsert = { into: string; settings: string; format: string; dataStart: number };

/**
 * Splits `INSERT INTO t (…) SETTINGS … FORMAT X <data>` (or `VALUES <data>`).
 * Returns undefined for everything else, `INSERT … SELECT` and `INSERT … FROM INFILE` included.
 */
export function splitInsert(sql: string): InlineInsert | undefined {
  const tokens = readTokens(sql);
  const next = () => tokens.next().value ?? undefined;

  const first = next();
  if (first === undefined || !isWord(first, 'INSERT')) return undefined;
  let token = next();
  if (!isWord(token, 'INTO')) return undefined;
  token = next();
  // `table` and `function` are also legal table names: they are keywords only if a name follows.
  if (isWord(token, 'TABLE', 'FUNCTION')) {
    const following = next();
    token = startsName(following) ? afterName(following, next) : following;
  } else if (startsName(token)) {
    token = afterName(token, next);
  } else return undefined;
  while (token?.text === '.') token = afterName(next(), next);
  let intoEnd = token?.start ?? sql.length;
  if (token?.text === '(') {
    intoEnd = skipParentheses(next);
    token = next();
    if (token?.text === '(') {
      intoEnd = skipParentheses(next);
      token = next();
    }
  }
  const into = sql.slice(first.end, intoEnd).replace(/^\s*INTO/i, 'INTO');

  const settingsStart = token;
  let settingsEnd = token?.start ?? sql.length;
  if (isWord(token, 'SETTINGS')) {
    while (token !== undefined && !isWord(token, 'FORMAT', 'VALUES', 'SELECT', 'WITH', 'FROM')) {
      settingsEnd = token.end;
      token = next();
    }
  }
  const settings = isWord(settingsStart, 'SETTINGS') ? sql.slice(settingsStart?.start, settingsEnd) : '';

  if (isWord(token, 'VALUES'))
    return { into, settings, format: 'Values', dataStart: token?.end ?? sql.length };
  if (!isWord(token, 'FORMAT')) return undefined;
  const format = next();
  if (format?.kind !== 'word') return undefined;
  return { into, settings, format: format.text, dataStart: skipLineEnd(sql, format.end) };
}

function startsName(token: Token | undefined): boolean {
  return token?.kind === 'quoted' || token?.kind === 'word' || token?.text === '{';
}

/** A name may be a parameter: `{table:Identifier}`. */
function afterName(name: Token | undefined, next: () => Token | undefined): Token | undefined {
  if (name?.text !== '{') return next();
  let token = next();
  while (token !== undefined && token.text !== '}') token = next();
  return next();
}

function skipParentheses(next: () => Token | undefined): number {
  let depth = 1;
  for (let token = next(); token !== undefined; token = next()) {
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    if (depth === 0) return token.end;
  }
  return Number.MAX_SAFE_INTEGER;
}

/** Blanks and one line end between the format's name and the data belong to the statement, as in ClickHouse. */
function skipLineEnd(sql: string, from: number): number {
  const skipped = /[ \t\f]*;?(?:\r?\n)?/y;
  skipped.lastIndex = from;
  return from + (skipped.exec(sql)?.[0].length ?? 0);
}
