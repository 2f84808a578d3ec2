import { resolve } from 'node:path';
import { readLocalToken } from '../local-token.ts';
import { RondoError } from '../platform/error.ts';

export type ServerCall = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: NonNullable<RequestInit['body']>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** The running server of a data folder, as the commands see it. */
export type RunningServer = {
  url: string;
  /** Answers that are no success are thrown as `RondoError`, in the server's own words. */
  call(path: string, call?: ServerCall): Promise<Response>;
  callJson(path: string, call?: ServerCall): Promise<unknown>;
};

export function noServer(dataDir: string): RondoError {
  return new RondoError({
    code: 'no-server',
    message: `No server runs on the data folder ${dataDir}.`,
    cure: `Start it with rondo serve --data ${dataDir}`,
  });
}

/** `--data`, else RONDO_DATA, else `rondo-data`: the same as `rondo serve` takes. */
export function dataFolder(option: string | undefined): string {
  return resolve(option ?? process.env.RONDO_DATA ?? 'rondo-data');
}

export function reachServer(dataDir: string): RunningServer {
  const local = readLocalToken(dataDir);
  if (local === undefined) throw noServer(dataDir);
  const { url, token } = local;

  async function call(path: string, options: ServerCall = {}): Promise<Response> {
    const { method = 'GET', json, body, headers = {}, signal } = options;
    let response: Response;
    try {
      response = await fetch(new URL(path, url), {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(body === undefined ? {} : { body, duplex: 'half' }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      // The file outlived its server (kill -9, a crash of the machine).
      throw noServer(dataDir);
    }
    if (response.ok) return response;
    // Another program, or a server on another data folder, listens on that address now.
    if (response.status === 401) throw noServer(dataDir);
    throw await readFault(response);
  }

  return {
    url,
    call,
    async callJson(path, options) {
      const response = await call(path, options);
      return response.status === 204 ? undefined : response.json();
    },
  };
}

async function readFault(response: Response): Promise<RondoError> {
  const text = await response.text();
  const fault = readErrorBody(text);
  if (fault !== undefined) return new RondoError({ ...fault, status: response.status });
  // `/sql` answers as ClickHouse does: plain text.
  return new RondoError({
    code: response.headers.has('x-clickhouse-exception-code') ? 'query-refused' : 'unexpected-answer',
    message: text.trim().slice(0, 2000) || `The server answered ${response.status}.`,
    cure: 'Correct the request; if it looks right, look into the server’s log.',
    status: response.status,
  });
}

function readErrorBody(
  text: string,
): { code: string; message: string; cure: string; field?: string } | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
    const { error } = body;
    if (typeof error !== 'object' || error === null) return undefined;
    const at = (name: string): string => {
      const value: unknown = Reflect.get(error, name);
      return typeof value === 'string' ? value : '';
    };
    const field = at('field');
    return { code: at('code'), message: at('message'), cure: at('cure'), ...(field === '' ? {} : { field }) };
  } catch {
    return undefined;
  }
}
