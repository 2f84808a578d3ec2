import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { askEngine, askForText, type EngineAddress } from './ask-engine.ts';
import { judgeQuery, type Scope } from './judge-query.ts';
import { readAst } from './read-ast.ts';
import { denied, readKey, readSqlRequest, type SqlRefusal, type SqlRequest } from './read-sql-request.ts';

export type SqlGatewayOptions = {
  /** The engine with its read-only user, or a ClickHouse server with a user that may only read. */
  engineUrl: string;
  username: string;
  password: string;
  database?: string;
  /** Tables and views of that database that readers may see. */
  tables: readonly string[];
  /** By table, which of its rows readers may see: a condition over its columns. */
  rows?: Readonly<Record<string, string>>;
  /** Whether this key (of an API key, with the scope to read) may ask. */
  authorise(key: string, request: FastifyRequest): Promise<boolean>;
};

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_AT_ONCE = 16;
const PASSED_HEADERS = [
  'content-type',
  'content-encoding',
  'x-clickhouse-format',
  'x-clickhouse-timezone',
  'x-clickhouse-query-id',
  'x-clickhouse-summary',
  'x-clickhouse-exception-code',
  'x-clickhouse-exception-tag',
];
const SHOW = /^\s*SHOW\s+(TABLES|DATABASES)(\s+(FROM|IN)\s+[`"]?(\w+)[`"]?)?(\s+LIKE\s+'[^'\\]*')?\s*$/i;

/**
 * `/sql`: ClickHouse's HTTP protocol, read-only, for BI tools. Three layers keep it so: the judgement of the
 * query's syntax tree here, a session that may only read, and the engine's own classifier of statements.
 */
export function createSqlGateway(options: SqlGatewayOptions): FastifyPluginAsync {
  const database = options.database ?? 'default';
  const scope: Scope = { database, tables: new Set(options.tables) };
  let running = 0;

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const url = new URL(request.url, 'http://rondo').searchParams;
    const headers = plainHeaders(request);
    if (!(await options.authorise(readKey(url, headers), request))) {
      reply.header('WWW-Authenticate', 'Basic realm="Rondo SQL"');
      return refuse(reply, {
        code: 516,
        name: 'AUTHENTICATION_FAILED',
        status: 401,
        text: 'Authentication failed: send an API key with the scope read as the password',
      });
    }
    if (running >= MAX_AT_ONCE) {
      reply.header('Retry-After', '5');
      return refuse(reply, {
        code: 202,
        name: 'TOO_MANY_SIMULTANEOUS_QUERIES',
        status: 503,
        text: 'Too many queries at once: try again',
      });
    }
    running++;
    try {
      const body = unpack(request);
      const asked = body && readSqlRequest({ method: request.method, url, headers, body }, database);
      if (asked === undefined)
        return refuse(reply, denied('this body cannot be unpacked: send gzip or plain text'));
      if ('status' in asked) return refuse(reply, asked);
      return await run(asked, headers['accept-encoding'], reply);
    } finally {
      running--;
    }
  }

  async function run(
    asked: SqlRequest,
    accepts: string | undefined,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { engineUrl, username, password, rows = {} } = options;
    const engine: EngineAddress = { engineUrl, username, password, database, rows };
    const left = new AbortController();
    reply.raw.on('close', () => {
      if (!reply.raw.writableFinished) left.abort();
    });
    let response: IncomingMessage;
    try {
      const refusal = await judge(asked, engine, scope, left.signal);
      if (refusal !== undefined) return refuse(reply, refusal);
      response = await askEngine(engine, asked.query, asked, accepts, left.signal);
    } catch {
      reply.header('Retry-After', '2');
      return refuse(reply, {
        code: 210,
        name: 'NETWORK_ERROR',
        status: 503,
        text: 'The events engine is not up at the moment: try again',
      });
    }
    for (const name of PASSED_HEADERS) {
      const value = response.headers[name];
      if (value !== undefined) reply.header(name, value);
    }
    reply.code(response.statusCode ?? 502);
    // The answer ends as the engine's does: broken off, if that was.
    response.on('error', () => reply.raw.destroy());
    response.on('aborted', () => reply.raw.destroy());
    reply.send(response);
    await new Promise((resolve) => reply.raw.on('close', resolve));
    return reply;
  }

  return async (http) => {
    http.removeAllContentTypeParsers();
    http.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    http.get('/sql/ping', { schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/plain').send('Ok.\n'),
    );
    http.route({ method: ['GET', 'POST'], url: '/sql', schema: { hide: true }, handler: answer });
  };
}

/** Undefined if the query may run. */
async function judge(
  asked: SqlRequest,
  engine: EngineAddress,
  scope: Scope,
  signal: AbortSignal,
): Promise<SqlRefusal | undefined> {
  const show = SHOW.exec(asked.query);
  if (show !== null) {
    const from = show[4] ?? scope.database;
    return from === scope.database || from === 'system'
      ? undefined
      : denied(`database ${from} is not for readers`);
  }
  const explained = await askForText(engine, `EXPLAIN AST ${asked.query}`, asked.params, signal);
  if (!explained.ok) {
    const text = /DB::Exception: ([\s\S]*?)(?: \([A-Z0-9_]+\))?(?: \(version .*\))?\s*$/.exec(
      explained.text,
    )?.[1];
    const name = /\(([A-Z][A-Z0-9_]+)\) \(version/.exec(explained.text)?.[1];
    return {
      code: Number(explained.code),
      name: name ?? 'SYNTAX_ERROR',
      status: explained.status,
      text: text ?? 'Syntax error',
    };
  }
  const tree = readAst(explained.text);
  if (tree === undefined) return denied('the query cannot be understood with certainty');
  const verdict = judgeQuery(tree, scope);
  if (verdict.outcome === 'refused') return denied(verdict.reason);
  if (verdict.outcome === 'allowed') return undefined;
  const known = await askForText(
    engine,
    'SELECT name FROM system.tables WHERE database = {database:String} UNION ALL SELECT name FROM system.dictionaries WHERE database = {database:String}',
    [['param_database', scope.database]],
    signal,
  );
  const tables = new Set(known.ok ? known.text.split('\n') : verdict.names);
  const forbidden = verdict.names.find((name) => tables.has(name));
  return forbidden === undefined ? undefined : denied(`table ${forbidden} is not for readers`);
}

function refuse(reply: FastifyReply, { code, name, status, text }: SqlRefusal): FastifyReply {
  return reply
    .code(status)
    .header('X-ClickHouse-Exception-Code', String(code))
    .type('text/plain; charset=UTF-8')
    .send(`Code: ${code}. DB::Exception: ${text.replace(/\.$/, '')}. (${name}) (version Rondo)\n`);
}

function plainHeaders(request: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

function unpack(request: FastifyRequest): Buffer | undefined {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const encoding = request.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return body;
  try {
    return encoding === 'gzip' ? gunzipSync(body, { maxOutputLength: MAX_BODY_BYTES }) : undefined;
  } catch {
    return undefined;
  }
}
