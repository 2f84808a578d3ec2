import { isWord, readTokens, type Token } from './sql-text.ts';

export type OutputParts = { body: string; format: string | undefined; trailer: string };

/**
 * Takes the output format off a statement that returns rows: `SELECT 1 FORMAT JSON SETTINGS a = 1;` becomes
 * the body `SELECT 1`, the format `JSON` and the trailer `SETTINGS a = 1`.
 */
export function splitOutput(sql: string): OutputParts {
  const tokens = [...readTokens(sql)];
  while (tokens.at(-1)?.text === ';') tokens.pop();
  const end = tokens.at(-1)?.end ?? 0;
  const formatAt = findFormat(tokens);
  const formatName = formatAt === -1 ? undefined : tokens[formatAt + 1];
  if (formatName === undefined) return splitSettings(sql, tokens, end);
  return {
    body: sql.slice(0, tokens[formatAt]?.start),
    format: formatName.text,
    trailer: sql.slice(formatName.end, end),
  };
}

/** `DESCRIBE t SETTINGS …` takes the clause after the output's, `SELECT … SETTINGS …` before it. */
function splitSettings(sql: string, tokens: Token[], end: number): OutputParts {
  const whole = { body: sql.slice(0, end), format: undefined, trailer: '' };
  if (isWord(tokens[0], 'SELECT', 'WITH', 'FROM') || tokens[0]?.text === '(') return whole;
  const at = lastAtTopLevel(tokens, (token) => isWord(token, 'SETTINGS'));
  const start = at === -1 ? undefined : tokens[at]?.start;
  if (start === undefined) return whole;
  return { body: sql.slice(0, start), format: undefined, trailer: sql.slice(start, end) };
}

function findFormat(tokens: Token[]): number {
  return lastAtTopLevel(tokens, (token, at) => {
    if (!isWord(token, 'FORMAT') || tokens[at + 1]?.kind !== 'word') return false;
    const after = tokens[at + 2];
    return after === undefined || isWord(after, 'SETTINGS');
  });
}

function lastAtTopLevel(tokens: Token[], matches: (token: Token, at: number) => boolean): number {
  let depth = 0;
  let found = -1;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'symbol' && '([{'.includes(token.text)) depth++;
    else if (token.kind === 'symbol' && ')]}'.includes(token.text)) depth--;
    else if (depth === 0 && matches(token, at)) found = at;
  }
  return found;
}

/** Whether the statement names a file of the machine it runs on, as ClickHouse's own client may, but no HTTP client. */
export function namesLocalFile(sql: string): boolean {
  let previous: Token | undefined;
  for (const token of readTokens(sql)) {
    if (isWord(previous, 'INTO') && isWord(token, 'OUTFILE')) return true;
    if (isWord(previous, 'FROM') && isWord(token, 'INFILE')) return true;
    previous = token;
  }
  return false;
}

/**
 * Whether a subquery has settings of its own. In a read-only session ClickHouse refuses them to the statement, but
 * not to a scalar subquery, which could lift its caps with them.
 */
export function nestsSettings(sql: string): boolean {
  let depth = 0;
  let before: Token | undefined;
  let previous: Token | undefined;
  for (const token of readTokens(sql)) {
    if (token.kind === 'symbol' && token.text === '(') depth++;
    if (token.kind === 'symbol' && token.text === ')') depth--;
    const assigns = isWord(before, 'SETTINGS') && (token.text === '=' || token.text === ',');
    if (depth > 0 && assigns && previous?.kind !== 'symbol') return true;
    before = previous;
    previous = token;
  }
  return false;
}
