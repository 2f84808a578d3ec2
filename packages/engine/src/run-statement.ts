import { type EngineError, Refusal, readEngineError, withoutScope } from './engine-error.ts';
import type { AnswerPipe, PipePool } from './pipes.ts';
import type { StatementRequest } from './read-request.ts';
import type { ReceivedBody } from './receive-body.ts';
import type { Session, Sessions } from './sessions.ts';
import { hidesRows } from './split-insert.ts';
import { namesLocalFile, nestsSettings, splitOutput } from './split-output.ts';
import { isWord, quoteString, readTokens } from './sql-text.ts';

/** chDB counts the rows of an answer, and those of a file it inserts; what it read from tables it does not say. */
export type Summary = {
  counted: 'result' | 'written' | 'nothing';
  rows: number;
  bytes: number;
  elapsedSeconds: number;
};
export type Outcome = { ok: true; summary: Summary } | { ok: false; error: EngineError };

/** Where an answer goes. `write` returns false when the receiver is behind; `onDrain` then says when to go on. */
export type AnswerSink = {
  start(format: string): void;
  write(bytes: Buffer): boolean;
  onDrain(resume: () => void): void;
};

export type StatementContext = {
  sessions: Sessions;
  pipes: PipePool;
  /** 0: may write; 1: may only read, with fixed settings; 2: may only read, with settings of its own. */
  readonly: 0 | 1 | 2;
  /** Settings that the caller cannot change, such as the caps of a read-only user. */
  fixedSettings: ReadonlyMap<string, string>;
  maxAnswerBytes: number;
  /** Aborted when the caller leaves. */
  signal: AbortSignal;
};

const READ_ONLY_CLASS = 0;
const KILL_RETRY_MS = 100;

/** Runs one statement. Errors of the statement are values; the sink may have part of an answer by then. */
export async function runStatement(
  request: StatementRequest,
  body: ReceivedBody,
  sink: AnswerSink,
  context: StatementContext,
): Promise<Outcome> {
  const hide = body.kind === 'insert' ? [body.data.path] : [];
  try {
    return await inSession(request, context, async (session, prepare) => {
      const kind = body.kind === 'insert' ? 'insert' : await judge(session, body.text, context.readonly);
      await prepare();
      if (body.kind === 'insert') {
        const leaves = body.data.insert.settings !== '';
        return { outcome: await runInsert(session, body), isClean: !leaves };
      }
      if (kind === 'rows')
        return { outcome: await streamAnswer(session, body.text, request, sink, context), isClean: true };
      return { outcome: await runWhole(session, body.text, request, sink), isClean: false };
    });
  } catch (error) {
    return { ok: false, error: readEngineError(error, hide) };
  } finally {
    if (body.kind === 'insert') body.data.remove();
  }
}

/** ClickHouse's own parser says how many statements there are and whether they only read. */
async function judge(
  session: Session,
  sql: string,
  readonly: 0 | 1 | 2,
): Promise<'rows' | 'explain' | 'other'> {
  const { statementCount, queryClass } = await session.classify(sql);
  if (statementCount === 0) throw await explainSyntax(session, sql);
  if (statementCount > 1) {
    throw new Refusal(
      62,
      'SYNTAX_ERROR',
      'Syntax error (Multi-statements are not allowed): send one at a time.',
    );
  }
  if (namesLocalFile(sql)) {
    throw new Refusal(
      48,
      'NOT_IMPLEMENTED',
      'INTO OUTFILE and FROM INFILE are not allowed over HTTP: use the body.',
    );
  }
  if (hidesRows(sql)) {
    throw new Refusal(
      62,
      'SYNTAX_ERROR',
      'Cannot tell where the rows begin: write INSERT INTO t (a, b) FORMAT x.',
    );
  }
  if (readonly === 1 && nestsSettings(sql)) {
    throw new Refusal(164, 'READONLY', 'Cannot modify settings of a subquery in readonly mode.');
  }
  if (queryClass !== READ_ONLY_CLASS) {
    if (readonly !== 0) throw readonlyRefusal();
    return 'other';
  }
  const [first] = readTokens(sql);
  return isWord(first, 'EXPLAIN') ? 'explain' : 'rows';
}

/**
 * What does not parse is never run, not even for the message: of `DROP TABLE t; nonsense` chDB would run the
 * first half. `formatQuery` parses and does nothing else.
 */
async function explainSyntax(session: Session, sql: string): Promise<unknown> {
  const found = await session.run(`SELECT formatQuery(${quoteString(sql)})`).catch((error: unknown) => error);
  if (found instanceof Error) return withoutScope(found);
  return new Refusal(62, 'SYNTAX_ERROR', 'Syntax error: this is not one statement of ClickHouse SQL.');
}

function readonlyRefusal(): Refusal {
  return new Refusal(164, 'READONLY', 'Cannot execute query in readonly mode: this user may only read.');
}

/** What came of a statement, and whether it left its connection as it was: what may change a session never does. */
type Ran = { outcome: Outcome; isClean: boolean };

/** Opens a session, and kills what runs in it when the caller goes away. */
async function inSession(
  request: StatementRequest,
  context: StatementContext,
  work: (session: Session, prepare: () => Promise<void>) => Promise<Ran>,
): Promise<Outcome> {
  const settings = new Map([...request.settings, ...context.fixedSettings]);
  const { database, params } = request;
  const session = context.sessions.open({ database, settings, params, readonly: context.readonly });
  let running = true;
  const kill = async () => {
    // The statement may not have started yet when its caller leaves, so one KILL is not enough.
    while (running) {
      const victim = `Settings['log_comment'] = ${quoteString(session.marker)}`;
      await context.sessions.control(`KILL QUERY WHERE ${victim} ASYNC`).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, KILL_RETRY_MS));
    }
  };
  const onAbort = () => void kill();
  context.signal.addEventListener('abort', onAbort, { once: true });
  try {
    const { outcome, isClean } = await work(session, async () => {
      await session.prepare();
      if (context.signal.aborted) throw new Refusal(394, 'QUERY_WAS_CANCELLED', 'Query was cancelled.');
    });
    // A KILL may still be on its way to the session of a caller who left.
    if (outcome.ok && isClean && !context.signal.aborted) session.keep();
    return outcome;
  } finally {
    running = false;
    context.signal.removeEventListener('abort', onAbort);
    session.close();
  }
}

async function runInsert(session: Session, body: ReceivedBody & { kind: 'insert' }): Promise<Outcome> {
  const { insert, path } = body.data;
  if (body.data.bytes === 0) return done({ rowsRead: 0, bytesRead: 0, elapsed: 0 }, 'written');
  const file = quoteString(path);
  // On lines of their own, since each piece may end with a comment.
  const { into, settings, format, select } = insert;
  if (select === undefined) {
    const source = `FROM INFILE ${file} COMPRESSION 'none'`;
    const statement = ['INSERT', into, source, settings, 'FORMAT', format].join('\n');
    return done(await session.run(statement), 'written');
  }
  // chDB's own input() answers OK and stores nothing.
  const source = `file(${file}, ${format}, ${select.structure || "'auto'"}\n, 'none')`;
  const statement = ['INSERT', into, settings, select.before, source, select.after].join('\n');
  return done(await session.run(statement), 'nothing');
}

/** Statements whose answer is small by nature: DDL, SYSTEM, KILL, BACKUP, and EXPLAIN, which would swallow our clauses. */
async function runWhole(
  session: Session,
  sql: string,
  request: StatementRequest,
  sink: AnswerSink,
): Promise<Outcome> {
  const [first] = readTokens(sql);
  const parts = isWord(first, 'EXPLAIN') ? splitOutput(sql) : { body: sql, format: undefined, trailer: '' };
  const format = parts.format ?? request.defaultFormat ?? 'TabSeparated';
  const result = await session.run(`${parts.body}\n${parts.trailer}`, format);
  sink.start(format);
  if (result.bytes.length > 0) sink.write(Buffer.from(result.bytes));
  return done(result, 'nothing');
}

async function streamAnswer(
  session: Session,
  sql: string,
  request: StatementRequest,
  sink: AnswerSink,
  context: StatementContext,
): Promise<Outcome> {
  const { body, format = request.defaultFormat ?? 'TabSeparated', trailer } = splitOutput(sql);
  const pipe = context.pipes.take();
  sink.start(format);
  try {
    const reading = readPipe(pipe, sink, context);
    const statement = `${body}\nINTO OUTFILE ${quoteString(pipe.path)} TRUNCATE FORMAT ${format} ${trailer}`;
    const outcome = await session.run(statement, format).then(
      (result) => done(result, 'result'),
      (error: unknown): Outcome => ({ ok: false, error: readEngineError(error, [pipe.path]) }),
    );
    // A failed query keeps its end of the pipe open until its connection goes.
    if (!outcome.ok) session.close();
    pipe.endReader();
    if (await reading) return outcome;
    throw new Refusal(
      396,
      'TOO_MANY_ROWS_OR_BYTES',
      `The answer is longer than ${context.maxAnswerBytes} bytes.`,
    );
  } finally {
    pipe.release();
  }
}

/**
 * The pipe is read to its end even if nobody listens any more: a query that waits in a full pipe cannot be killed.
 * Resolves to whether the answer was no longer than it may be.
 */
function readPipe(pipe: AnswerPipe, sink: AnswerSink, context: StatementContext): Promise<boolean> {
  const { signal, maxAnswerBytes } = context;
  const reader = pipe.openReader();
  const resume = () => reader.resume();
  let total = 0;
  signal.addEventListener('abort', resume, { once: true });
  reader.on('data', (bytes: Buffer) => {
    total += bytes.length;
    if (signal.aborted || total > maxAnswerBytes || sink.write(bytes)) return;
    reader.pause();
    sink.onDrain(resume);
  });
  return new Promise<boolean>((resolve, reject) => {
    reader.on('error', reject);
    reader.on('close', () => resolve(total <= maxAnswerBytes));
  }).finally(() => signal.removeEventListener('abort', resume));
}

function done(
  result: { rowsRead: number; bytesRead: number; elapsed: number },
  counted: Summary['counted'],
): Outcome {
  const { rowsRead: rows, bytesRead: bytes, elapsed: elapsedSeconds } = result;
  return { ok: true, summary: { counted, rows, bytes, elapsedSeconds } };
}
