/** A token of ClickHouse SQL. Comments and blanks are left out. */
export type Token = {
  kind: 'word' | 'quoted' | 'string' | 'number' | 'symbol';
  text: string;
  start: number;
  end: number;
};

const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const NUMBER = /[0-9][0-9A-Za-z_.]*/y;
const BLANK = /(?:\s|--[^\n]*|#[! ][^\n]*|\/\*[\s\S]*?\*\/)+/y;
const HEREDOC = /\$[A-Za-z0-9_]*\$/y;

/**
 * Cuts the start of a text into tokens, one at a time, so that the data behind `INSERT … FORMAT x` is never
 * looked at. It finds where clauses begin; what a statement *is* and may do is decided by ClickHouse's parser.
 */
export function* readTokens(sql: string): Generator<Token> {
  let at = 0;
  while (at < sql.length) {
    const blank = matchAt(BLANK, sql, at);
    if (blank) {
      at += blank.length;
      continue;
    }
    const token = readToken(sql, at);
    yield token;
    at = token.end;
  }
}

function readToken(sql: string, start: number): Token {
  const first = sql.charAt(start);
  if (first === "'") return cut('string', sql, start, endOfQuoted(sql, start, "'"));
  if (first === '`' || first === '"') return cut('quoted', sql, start, endOfQuoted(sql, start, first));
  if (first === '\u201c') return cut('quoted', sql, start, endAfter(sql, '\u201d', start + 1));
  if (first === '\u2018') return cut('string', sql, start, endAfter(sql, '\u2019', start + 1));
  const heredoc = matchAt(HEREDOC, sql, start);
  if (heredoc) return cut('string', sql, start, endAfter(sql, heredoc, start + heredoc.length));
  const word = matchAt(WORD, sql, start);
  if (word) return cut('word', sql, start, start + word.length);
  const number = matchAt(NUMBER, sql, start);
  if (number) return cut('number', sql, start, start + number.length);
  return cut('symbol', sql, start, start + 1);
}

function cut(kind: Token['kind'], sql: string, start: number, end: number): Token {
  return { kind, text: sql.slice(start, end), start, end };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function endAfter(sql: string, closing: string, from: number): number {
  const found = sql.indexOf(closing, from);
  return found === -1 ? sql.length : found + closing.length;
}

/** Both `\'` and `''` stand for a quote inside. */
function endOfQuoted(sql: string, start: number, quote: string): number {
  for (let at = start + 1; at < sql.length; at++) {
    const character = sql.charAt(at);
    if (character === '\\') at++;
    else if (character === quote) {
      if (sql.charAt(at + 1) !== quote) return at + 1;
      at++;
    }
  }
  return sql.length;
}

export function isWord(token: Token | undefined, ...words: string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text.toUpperCase());
}

/** A string literal of ClickHouse SQL. */
export function quoteString(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}

export function quoteIdentifier(value: string): string {
  return `\`${value.replace(/[\\`]/g, '\\$&')}\``;
}
