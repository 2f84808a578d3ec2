import { isAllowedFormat, judgeSetting } from './allowed-settings.ts';

/** One question of a BI tool, with what is to be passed on. */
export type SqlRequest = {
  /** Without its FORMAT clause and closing semicolon. */
  query: string;
  format: string;
  queryId: string | undefined;
  /** `param_x`, for the judgement and for the answer. */
  params: readonly (readonly [string, string])[];
  settings: readonly (readonly [string, string])[];
};

/** A refusal in ClickHouse's own words, since ClickHouse's clients read it. */
export type SqlRefusal = { code: number; name: string; status: number; text: string };

export type RawRequest = {
  method: string;
  url: URLSearchParams;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
};

const MAX_QUERY_BYTES = 256 * 1024;
const TRAILING_FORMAT = /\sFORMAT\s+([A-Za-z][A-Za-z0-9]*)[\s;]*$/i;

export function readSqlRequest(raw: RawRequest, database: string): SqlRequest | SqlRefusal {
  const fields = readFields(raw);
  if ('text' in fields) return fields;
  const params: [string, string][] = [];
  const settings: [string, string][] = [];
  const own = new Map<string, string>();
  for (const [name, value] of fields.entries) {
    if (name.startsWith('param_')) params.push([name, value]);
    else if (OWN.has(name)) own.set(name, value);
    else if (judgeSetting(name) === 'pass-on') settings.push([name, value]);
    else if (judgeSetting(name) === 'refuse')
      return denied(`setting ${name.slice(0, 80)} is not allowed here`);
  }
  if (own.get('session_id')) return denied('sessions are not supported: leave out session_id');
  if (isOn(own.get('compress')) || isOn(own.get('decompress'))) {
    return denied("ClickHouse's block compression is not supported: use Accept-Encoding");
  }
  const asked = own.get('database') || raw.headers['x-clickhouse-database'] || database;
  if (asked !== database && asked !== 'default')
    return denied(`database ${asked.slice(0, 80)} is not for readers`);

  const text = [own.get('query') ?? '', fields.query].filter((part) => part.trim() !== '').join('\n');
  if (text === '') return { code: 62, name: 'SYNTAX_ERROR', status: 400, text: 'Empty query' };
  if (Buffer.byteLength(text) > MAX_QUERY_BYTES)
    return denied(`a query may have ${MAX_QUERY_BYTES} bytes at most`);
  const ending = TRAILING_FORMAT.exec(text);
  const format =
    ending?.[1] ?? (own.get('default_format') || raw.headers['x-clickhouse-format'] || 'TabSeparated');
  if (!isAllowedFormat(format)) return denied(`format ${format.slice(0, 80)} is not allowed`);
  const query = withoutEnd(ending === null ? text : text.slice(0, ending.index));
  return { query, format, queryId: own.get('query_id'), params, settings };
}

/** By hand: /[\s;]+$/ looks at a run of n blanks n²/2 times, and a query may have a quarter of a million. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s;]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

const OWN = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'session_id',
  'compress',
  'decompress',
  'session_timeout',
  'session_check',
  'role',
]);

export function denied(reason: string): SqlRefusal {
  return { code: 497, name: 'ACCESS_DENIED', status: 403, text: `Not allowed for readers: ${reason}.` };
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value.toLowerCase() !== 'false';
}

type Fields = { query: string; entries: [string, string][] };

/** The query and the parameters, from the URL and the body, or from the form that the official client sends. */
function readFields(raw: RawRequest): Fields | SqlRefusal {
  const entries = [...raw.url];
  const type = raw.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { query: raw.body.toString('utf8'), entries };
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  const pieces = `\r\n${raw.body.toString('utf8')}`.split(`\r\n--${boundary?.[1] ?? boundary?.[2] ?? ''}`);
  let query = '';
  for (const piece of pieces.slice(1)) {
    if (piece.startsWith('--')) return { query, entries };
    const headEnd = piece.indexOf('\r\n\r\n');
    const name = /name="([A-Za-z0-9_]+)"/.exec(piece.slice(0, headEnd))?.[1];
    if (headEnd === -1 || name === undefined) break;
    if (name === 'query') query = piece.slice(headEnd + 4);
    else if (name.startsWith('param_')) entries.push([name, piece.slice(headEnd + 4)]);
    else return denied('external tables are not supported');
  }
  return {
    code: 36,
    name: 'BAD_ARGUMENTS',
    status: 400,
    text: 'The multipart body is cut short or malformed',
  };
}

/** The key of a request: ClickHouse's own header, Basic, Bearer or the URL, in that order. */
export function readKey(url: URLSearchParams, headers: Readonly<Record<string, string | undefined>>): string {
  const own = headers['x-clickhouse-key'];
  if (own) return own;
  const [, scheme, value] = /^(Basic|Bearer) +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (value === undefined) return url.get('password') ?? '';
  if (scheme?.toLowerCase() === 'bearer') return value;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}
