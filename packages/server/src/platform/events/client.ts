import type { Readable } from 'node:stream';
import { type ClickHouseClient, ClickHouseError, createClient } from '@clickhouse/client';
import { diskFull, RondoError, saysDiskFull } from '../error.ts';
import { sendAsForm } from './send-as-form.ts';

export type Parameters = Record<string, unknown>;
export type QueryOptions = {
  settings?: Record<string, string | number>;
  signal?: AbortSignal;
};

/** The one way to ask and to write events: ClickHouse SQL over HTTP, embedded or cluster alike. */
export type Events = {
  query<Row>(sql: string, parameters?: Parameters, options?: QueryOptions): Promise<Row[]>;
  /** The first row, for questions that always have one (aggregates). */
  queryOne<Row>(sql: string, parameters?: Parameters, options?: QueryOptions): Promise<Row>;
  /** The answer's own bytes, in any format of ClickHouse's, not held in memory. */
  queryBytes(sql: string, parameters?: Parameters, options?: QueryOptions): Promise<Readable>;
  command(sql: string, parameters?: Parameters, options?: QueryOptions): Promise<void>;
  insertRows(table: string, rows: readonly object[], options?: QueryOptions): Promise<void>;
  /** `head` is the statement up to and including FORMAT; the body streams after it. */
  insertBytes(head: string, body: Readable, options?: QueryOptions): Promise<void>;
  ping(): Promise<boolean>;
  close(): Promise<void>;
};

/** Only to ask. */
export type EventsReader = Pick<Events, 'query' | 'queryOne'>;

export type EventsAddress = {
  url: string;
  username: string;
  password: string;
  database: string;
  /**
   * How long an idle connection is kept. The client's own 2.5 s, with aborts and a full queue, dropped requests in half
   * of the runs against the embedded engine and 50 s in none; a ClickHouse server closes idle ones after 10 s itself.
   */
  keepAliveMs?: number;
};

const SETTINGS = {
  date_time_input_format: 'best_effort',
  date_time_output_format: 'iso',
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 0,
  // An empty cell of a JOIN is NULL, not 0: a figure that is not known must not look like one that is nought.
  join_use_nulls: 1,
  // ClickHouse would join keys of which one side is a constant in a way that needs the old planner; keep the new one.
  enable_analyzer: 1,
} as const;

/** Threads that write an answer cost a short one a quarter of its time, and rows are read here slower than one writes them. */
const ROWS = { output_format_parallel_formatting: 0 } as const;

export function openEvents(address: EventsAddress): Events {
  const client: ClickHouseClient = createClient({
    url: address.url,
    username: address.username,
    password: address.password,
    database: address.database,
    max_open_connections: 16,
    request_timeout: 600_000,
    compression: { request: false, response: false },
    ...(address.keepAliveMs === undefined ? {} : { keep_alive: { idle_socket_ttl: address.keepAliveMs } }),
    clickhouse_settings: { ...SETTINGS },
    use_multipart_params_auto: true,
    log: { level: 127 },
  });

  async function attempt<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // Whoever cancels says why; the client’s own error for it would look like a fault.
      signal?.throwIfAborted();
      throw asRondoError(error);
    }
  }

  const passOn = (options: QueryOptions | undefined, parameters?: Parameters) => ({
    ...(parameters ? { query_params: parameters } : {}),
    ...(options?.settings ? { clickhouse_settings: options.settings } : {}),
    ...(options?.signal ? { abort_signal: options.signal } : {}),
  });

  /** For statements that the client sends as they are. */
  const statement = (sql: string, parameters?: Parameters, options?: QueryOptions) => {
    const form = sendAsForm(sql, parameters);
    return form === undefined
      ? { query: sql, ...passOn(options, parameters) }
      : { ...form, ...passOn(options) };
  };

  async function query<Row>(sql: string, parameters?: Parameters, options?: QueryOptions): Promise<Row[]> {
    return attempt(async () => {
      const result = await client.query({
        query: sql,
        format: 'JSONEachRow',
        ...passOn(options, parameters),
        clickhouse_settings: { ...ROWS, ...options?.settings },
      });
      return result.json<Row>();
    }, options?.signal);
  }

  return {
    query,
    async queryOne<Row>(sql: string, parameters?: Parameters, options?: QueryOptions): Promise<Row> {
      const [row] = await query<Row>(sql, parameters, options);
      if (row === undefined) {
        throw new RondoError({
          code: 'no-row',
          message: 'The events engine answered no row where one was expected.',
          cure: 'Report this as a defect, with the steps that led to it.',
          status: 500,
        });
      }
      return row;
    },
    queryBytes: (sql, parameters, options) =>
      attempt(async () => (await client.exec(statement(sql, parameters, options))).stream, options?.signal),
    command: (sql, parameters, options) =>
      attempt(async () => {
        await client.command(statement(sql, parameters, options));
      }),
    insertRows: (table, rows, options) =>
      attempt(async () => {
        if (rows.length === 0) return;
        await client.insert({ table, values: [...rows], format: 'JSONEachRow', ...passOn(options) });
      }),
    insertBytes: (head, body, options) =>
      attempt(async () => {
        const { stream } = await client.exec({ query: head, values: body, ...passOn(options) });
        for await (const _ of stream) {
          // The answer to an insert is empty; reading it to its end is how we learn that the rows are there.
        }
      }),
    ping: async () => (await client.ping()).success,
    close: () => client.close(),
  };
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
]);

/** What a caller may be told: the engine is away (try again), or the question failed (never its data). */
function asRondoError(error: unknown): unknown {
  if (error instanceof RondoError) return error;
  if (saysDiskFull(error)) return diskFull(error);
  if (error instanceof ClickHouseError) {
    return new RondoError({
      code: 'events-query-failed',
      message: `The events engine refused a statement: ${error.type ?? 'error'} (${error.code}): ${error.message.slice(0, 500)}`,
      cure: 'If the message does not name something that you can change, report it as a defect.',
      status: 500,
      cause: error,
    });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  if (UNREACHABLE.has(code) || /socket hang up|Timeout error/i.test(message)) {
    return new RondoError({
      code: 'events-unavailable',
      message: 'The events engine cannot be reached at the moment.',
      cure: 'Try again shortly: it is restarted by itself. If this lasts, run `rondo doctor`.',
      status: 503,
      retryAfterSeconds: 2,
      cause: error,
    });
  }
  return error;
}

/** The number that ClickHouse gives its errors, where the cause was one. */
export function clickHouseErrorCode(error: unknown): string | undefined {
  const cause = error instanceof RondoError ? error.cause : error;
  return cause instanceof ClickHouseError ? cause.code : undefined;
}
