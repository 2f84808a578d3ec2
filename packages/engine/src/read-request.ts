import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './engine-error.ts';

/** What a request of ClickHouse's HTTP protocol asks for, its body aside. */
export type StatementRequest = {
  query: string;
  queryId: string | undefined;
  database: string | undefined;
  defaultFormat: string | undefined;
  params: ReadonlyMap<string, string>;
  settings: ReadonlyMap<string, string>;
  waitEndOfQuery: boolean;
};

export type Credentials = { user: string; password: string };

/** Parameters of the protocol that change nothing here: each has a plain meaning on a server with many users. */
const IGNORED = new Set([
  'quota_key',
  'buffer_size',
  'close_session',
  'session_timeout',
  'session_check',
  'stacktrace',
  'client_protocol_version',
  'user',
  'password',
  'add_http_cors_header',
  'role',
]);
/** An insert here is durable when it is acknowledged; buffering it would only weaken that. */
const IGNORED_SETTINGS = new Set([
  'async_insert',
  'wait_for_async_insert',
  'async_insert_busy_timeout_ms',
  'async_insert_max_data_size',
  'wait_for_async_insert_timeout',
]);

export function readRequest(url: URLSearchParams, headers: IncomingHttpHeaders): StatementRequest {
  const params = new Map<string, string>();
  const settings = new Map<string, string>();
  const known = new Map<string, string>();
  for (const [name, value] of url) {
    if (name.startsWith('param_'))
      params.set(checkName(name.slice('param_'.length), 'query parameter'), value);
    else if (OWN.has(name)) known.set(name, value);
    else if (!IGNORED.has(name) && !IGNORED_SETTINGS.has(name))
      settings.set(checkName(name, 'setting'), value);
  }
  if (known.get('session_id')) {
    throw new Refusal(48, 'NOT_IMPLEMENTED', 'Sessions are not supported: leave out session_id.');
  }
  if (isOn(known.get('compress')) || isOn(known.get('decompress'))) {
    throw new Refusal(
      48,
      'NOT_IMPLEMENTED',
      "ClickHouse's own block compression is not supported: use Content-Encoding and Accept-Encoding.",
    );
  }
  return {
    query: known.get('query') ?? '',
    queryId: known.get('query_id') || headerOf(headers, 'x-clickhouse-query-id'),
    database: known.get('database') || headerOf(headers, 'x-clickhouse-database'),
    defaultFormat: known.get('default_format') || headerOf(headers, 'x-clickhouse-format'),
    params,
    settings,
    waitEndOfQuery: isOn(known.get('wait_end_of_query')),
  };
}

const OWN = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'session_id',
  'compress',
  'decompress',
  'wait_end_of_query',
]);

/** Names go into a `SET` statement unquoted. */
export function checkName(name: string, what: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) return name;
  throw new Refusal(36, 'BAD_ARGUMENTS', `'${name.slice(0, 80)}' is not the name of a ${what}.`);
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value.toLowerCase() !== 'false';
}

/** In the order of a ClickHouse server: its own headers, then Basic, then the URL. */
export function readCredentials(url: URLSearchParams, headers: IncomingHttpHeaders): Credentials {
  const key = headerOf(headers, 'x-clickhouse-key');
  if (key !== undefined) return { user: headerOf(headers, 'x-clickhouse-user') ?? 'default', password: key };
  const basic = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (basic !== undefined) {
    const text = Buffer.from(basic, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    return colon === -1
      ? { user: text, password: '' }
      : { user: text.slice(0, colon), password: text.slice(colon + 1) };
  }
  return { user: url.get('user') ?? 'default', password: url.get('password') ?? '' };
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) || undefined;
}

/** Reads the form that the official client sends for long parameters: text parts only, no files. */
export function readMultipart(contentType: string, body: Buffer): Map<string, string> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) throw new Refusal(36, 'BAD_ARGUMENTS', 'The multipart body names no boundary.');
  const parts = new Map<string, string>();
  const pieces = `\r\n${body.toString('utf8')}`.split(`\r\n--${mark}`);
  for (const piece of pieces.slice(1)) {
    if (piece.startsWith('--')) return parts;
    const headEnd = piece.indexOf('\r\n\r\n');
    const name = /name="([A-Za-z0-9_.-]+)"/.exec(piece.slice(0, headEnd))?.[1];
    if (headEnd === -1 || name === undefined) break;
    if (name !== 'query' && !name.startsWith('param_')) {
      throw new Refusal(48, 'NOT_IMPLEMENTED', `External tables are not supported (part '${name}').`);
    }
    parts.set(name, piece.slice(headEnd + 4));
  }
  throw new Refusal(36, 'BAD_ARGUMENTS', 'The multipart body is cut short or malformed.');
}
