import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { type Accounts, checkCredentials } from './accounts.ts';
import { chooseCompression, createAnswer, sendError } from './answer.ts';
import { Refusal, readEngineError } from './engine-error.ts';
import { createLimit } from './limit-running.ts';
import { type Engine, MAX_RUNNING } from './open-engine.ts';
import {
  checkName,
  readCredentials,
  readMultipart,
  readRequest,
  type StatementRequest,
} from './read-request.ts';
import { type ReceivedBody, type RowsPlace, receiveBody } from './receive-body.ts';
import { runStatement } from './run-statement.ts';

/** The official client sends parameters in the URL, lists of thousands of ids included. */
const MAX_URL_BYTES = 4 * 1024 * 1024;
/** The read-only user takes at most this many places, so that its long queries leave room for the rest. */
const MAX_READERS = 4;

type Enter = (readonly: boolean, signal: AbortSignal) => Promise<() => void>;

/** The HTTP server: `/ping`, `/account`, and statements on `/`. */
export function createEngineServer(engine: Engine, accounts: Accounts): Server {
  const enterAny = createLimit(MAX_RUNNING);
  const enterReading = createLimit(MAX_READERS);
  const enter: Enter = async (readonly, signal) => {
    const leaveReading = readonly ? await enterReading(signal) : undefined;
    try {
      const leave = await enterAny(signal);
      return () => {
        leave();
        leaveReading?.();
      };
    } catch (error) {
      leaveReading?.();
      throw error;
    }
  };
  const server = createServer(
    { keepAliveTimeout: 60_000, requestTimeout: 0, maxHeaderSize: MAX_URL_BYTES },
    (request, response) => {
      void answerRequest(request, response, engine, accounts, enter).catch((error: unknown) => {
        if (!request.complete) {
          // Most clients look at the answer only after they have sent their body.
          response.setHeader('Connection', 'close');
          request.unpipe().resume();
        }
        sendError(response, readEngineError(error), engine.version);
      });
    },
  );
  return server;
}

async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  engine: Engine,
  accounts: Accounts,
  enter: Enter,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://engine');
  const isGreeting = url.pathname === '/' && request.method === 'GET' && !url.searchParams.has('query');
  if (url.pathname === '/ping' || isGreeting) {
    response.end('Ok.\n');
    return;
  }
  const account = checkCredentials(accounts, readCredentials(url.searchParams, request.headers));
  if (url.pathname === '/account') {
    // For a supervisor: like /ping, but only the right engine can say yes, since another program may hold its port.
    response.end('Ok.\n');
    return;
  }
  if (url.pathname !== '/')
    throw new Refusal(48, 'NOT_IMPLEMENTED', `There is nothing at ${url.pathname}: send statements to /.`);
  if (request.method !== 'POST' && request.method !== 'GET') {
    throw new Refusal(48, 'NOT_IMPLEMENTED', `Method ${request.method} is not supported: use POST or GET.`);
  }
  const left = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) left.abort();
  });

  const asked = readRequest(url.searchParams, request.headers);
  // As on a ClickHouse server, a GET may change nothing, but may have settings of its own.
  const readonly = account.readonly ? 1 : request.method === 'GET' ? 2 : 0;
  const place = { spoolDir: engine.spoolDir, takesRows: readonly === 0 };
  const { statement, body } = await readStatement(request, asked, place);
  const answer = createAnswer(response, {
    queryId: statement.queryId ?? randomUUID(),
    compress: chooseCompression(request, statement.settings.get('enable_http_compression') === '1'),
    timezone: engine.timezone,
    version: engine.version,
    holdAll: statement.waitEndOfQuery,
  });
  const leave = await enter(account.readonly, left.signal).catch(() => undefined);
  if (leave === undefined) {
    if (body.kind === 'insert') body.data.remove();
    return;
  }
  try {
    const outcome = await runStatement(statement, body, answer, {
      sessions: engine.sessions,
      pipes: engine.pipes,
      readonly,
      fixedSettings: account.settings,
      maxAnswerBytes: account.maxAnswerBytes,
      signal: left.signal,
    });
    answer.finish(outcome);
  } finally {
    leave();
  }
}

async function readStatement(
  request: IncomingMessage,
  asked: StatementRequest,
  place: RowsPlace,
): Promise<{ statement: StatementRequest; body: ReceivedBody }> {
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/form-data')) {
    return { statement: asked, body: await receiveBody(decompress(request), asked.query, place) };
  }
  const whole = await receiveBody(decompress(request), '', place);
  if (whole.kind !== 'text') throw new Refusal(36, 'BAD_ARGUMENTS', 'The multipart body is malformed.');
  const parts = readMultipart(contentType, Buffer.from(whole.text));
  const params = new Map(asked.params);
  for (const [name, value] of parts) {
    if (name !== 'query') params.set(checkName(name.slice('param_'.length), 'query parameter'), value);
  }
  return { statement: { ...asked, params }, body: { kind: 'text', text: parts.get('query') ?? asked.query } };
}

function decompress(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return request;
  const unpack = createUnpacker(encoding);
  return pipeline(request, unpack, () => undefined);
}

function createUnpacker(encoding: string) {
  if (encoding === 'gzip') return createGunzip();
  if (encoding === 'zstd') return createZstdDecompress();
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding === 'deflate') return createInflate();
  throw new Refusal(
    48,
    'NOT_IMPLEMENTED',
    `Content-Encoding ${encoding} is not supported: use gzip, zstd, br or deflate.`,
  );
}
