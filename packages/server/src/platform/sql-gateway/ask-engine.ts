import { type IncomingMessage, request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { CAPS } from './allowed-settings.ts';
import type { SqlRequest } from './read-sql-request.ts';

export type EngineAddress = {
  engineUrl: string;
  username: string;
  password: string;
  database: string;
  /** By table, which of its rows may be read. */
  rows: Readonly<Record<string, string>>;
};

/** Puts one statement to the engine under the caps of a reader. The signal ends the query with the request. */
export function askEngine(
  address: EngineAddress,
  statement: string,
  asked: Pick<SqlRequest, 'format' | 'queryId' | 'params' | 'settings'>,
  accepts: string | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const url = new URL(address.engineUrl);
  const search = new URLSearchParams();
  for (const [name, value] of [...asked.params, ...asked.settings]) search.set(name, value);
  for (const [name, value] of Object.entries(CAPS)) search.set(name, value);
  const filters = Object.entries(address.rows);
  if (filters.length > 0) search.set('additional_table_filters', mapText(filters, address.database));
  search.set('default_format', asked.format);
  search.set('database', address.database);
  if (asked.queryId) search.set('query_id', asked.queryId);
  url.search = search.toString();
  const send = url.protocol === 'https:' ? requestSecurely : request;
  return new Promise((resolve, reject) => {
    const outgoing = send(url, {
      method: 'POST',
      signal,
      headers: {
        'X-ClickHouse-User': address.username,
        'X-ClickHouse-Key': address.password,
        'Content-Type': 'text/plain; charset=utf-8',
        ...(accepts ? { 'Accept-Encoding': accepts } : {}),
      },
    });
    outgoing.on('response', resolve).on('error', reject);
    outgoing.end(statement);
  });
}

/** A short answer as text; an error of ClickHouse's comes back as its words and number. */
export async function askForText(
  address: EngineAddress,
  statement: string,
  params: SqlRequest['params'],
  signal: AbortSignal,
): Promise<{ ok: true; text: string } | { ok: false; status: number; code: string; text: string }> {
  const asked = { format: 'TSVRaw', queryId: undefined, params, settings: [] };
  const response = await askEngine(address, statement, asked, undefined, signal);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  if (response.statusCode === 200) return { ok: true, text };
  const code = String(response.headers['x-clickhouse-exception-code'] ?? '1002');
  return { ok: false, status: response.statusCode ?? 500, code, text };
}

/** A map as ClickHouse writes it; a table by its full name, so that no alias of the asker's stands for it. */
function mapText(entries: readonly (readonly [string, string])[], database: string): string {
  const text = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return `{${entries.map(([table, condition]) => `${text(`${database}.${table}`)}:${text(condition)}`).join(',')}}`;
}
