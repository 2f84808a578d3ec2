import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createDeflate, createGzip, createZstdCompress } from 'node:zlib';
import { type EngineError, statusOf } from './engine-error.ts';
import type { AnswerSink, Outcome, Summary } from './run-statement.ts';

/** Up to this much is held back, so that most errors still become a status instead of a broken-off answer. */
const HOLD_BYTES = 256 * 1024;
const HOLD_WHOLE_BYTES = 64 * 1024 * 1024;

const CONTENT_TYPES: Record<string, string> = {
  JSON: 'application/json; charset=UTF-8',
  JSONCompact: 'application/json; charset=UTF-8',
  JSONStrings: 'application/json; charset=UTF-8',
  JSONEachRow: 'application/x-ndjson; charset=UTF-8',
  JSONCompactEachRow: 'application/x-ndjson; charset=UTF-8',
  CSV: 'text/csv; charset=UTF-8; header=absent',
  CSVWithNames: 'text/csv; charset=UTF-8; header=present',
  TabSeparated: 'text/tab-separated-values; charset=UTF-8',
  TabSeparatedWithNames: 'text/tab-separated-values; charset=UTF-8',
  Parquet: 'application/octet-stream',
};

type Compressor = ReturnType<typeof createGzip>;
export type Answer = AnswerSink & { finish(outcome: Outcome): void };

/** Writes one answer in the form of ClickHouse's HTTP interface, 25.11 and later. */
export function createAnswer(
  response: ServerResponse,
  head: {
    queryId: string;
    compress: string | undefined;
    timezone: string;
    version: string;
    holdAll: boolean;
  },
): Answer {
  const tag = randomBytes(8).toString('hex');
  const limit = head.holdAll ? HOLD_WHOLE_BYTES : HOLD_BYTES;
  let format = 'TabSeparated';
  let held: Buffer[] = [];
  let heldBytes = 0;
  let compressor: Compressor | undefined;
  let flowing = false;

  response.setHeader('X-ClickHouse-Query-Id', head.queryId);
  response.setHeader('X-ClickHouse-Server-Display-Name', 'rondo-engine');
  response.setHeader('X-ClickHouse-Timezone', head.timezone);

  const output = () => compressor ?? response;
  const flow = (summary?: Summary) => {
    flowing = true;
    response.setHeader('Content-Type', CONTENT_TYPES[format] ?? 'text/plain; charset=UTF-8');
    response.setHeader('X-ClickHouse-Format', format);
    response.setHeader('X-ClickHouse-Exception-Tag', tag);
    if (summary) response.setHeader('X-ClickHouse-Summary', formatSummary(summary));
    compressor = compressTo(response, head.compress);
    response.writeHead(200);
    let ready = true;
    for (const bytes of held) ready = output().write(bytes);
    held = [];
    return ready;
  };

  return {
    start(name) {
      format = name;
    },
    write(bytes) {
      if (flowing) return output().write(bytes);
      held.push(bytes);
      heldBytes += bytes.length;
      return heldBytes <= limit || flow();
    },
    onDrain(resume) {
      output().once('drain', resume);
    },
    finish(outcome) {
      if (response.destroyed) return;
      if (outcome.ok) {
        if (!flowing) flow(outcome.summary);
        output().end();
      } else if (flowing) breakOff(response, compressor, outcome.error, tag);
      else sendError(response, outcome.error, head.version);
    },
  };
}

/**
 * The status is out, so the error goes into the answer, marked as the official client expects it, and the
 * connection ends without its last chunk: whoever does not look for the mark still sees a broken-off answer.
 */
function breakOff(
  response: ServerResponse,
  compressor: Compressor | undefined,
  error: EngineError,
  tag: string,
): void {
  const message = `${error.message.slice(0, 8000)}\n`;
  const bytes = Buffer.from(
    `\r\n__exception__\r\n${tag}\r\n${message}${Buffer.byteLength(message)} ${tag}\r\n__exception__\r\n`,
  );
  const cutOff = () => response.socket?.end();
  if (compressor === undefined) {
    response.write(bytes, cutOff);
    return;
  }
  compressor.write(bytes);
  compressor.flush(() => response.write('', cutOff));
}

export function sendError(response: ServerResponse, error: EngineError, version: string): void {
  if (response.headersSent) return;
  const body = Buffer.from(`${error.message} (version ${version} (chDB))\n`);
  response.writeHead(statusOf(error.code), {
    'Content-Type': 'text/plain; charset=UTF-8',
    'X-ClickHouse-Exception-Code': String(error.code),
    'Content-Length': body.length,
  });
  response.end(body);
}

/** ClickHouse compresses only if both the header and the setting ask for it. */
export function chooseCompression(request: IncomingMessage, enabled: boolean): string | undefined {
  if (!enabled) return undefined;
  const accepted = String(request.headers['accept-encoding'] ?? '').toLowerCase();
  return ['gzip', 'zstd', 'br', 'deflate'].find((name) =>
    new RegExp(`(^|[ ,])${name}([ ,;]|$)`).test(accepted),
  );
}

function compressTo(response: ServerResponse, encoding: string | undefined): Compressor | undefined {
  if (encoding === undefined) return undefined;
  response.setHeader('Content-Encoding', encoding);
  const compressor = createCompressor(encoding);
  compressor.pipe(response);
  return compressor;
}

function createCompressor(encoding: string): Compressor {
  if (encoding === 'br') return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  if (encoding === 'zstd') return createZstdCompress();
  return encoding === 'deflate' ? createDeflate() : createGzip({ level: 3 });
}

function formatSummary({ counted, rows, bytes, elapsedSeconds }: Summary): string {
  const elapsed_ns = String(Math.round(elapsedSeconds * 1e9));
  if (counted === 'nothing') return JSON.stringify({ elapsed_ns });
  return JSON.stringify({
    [`${counted}_rows`]: String(rows),
    [`${counted}_bytes`]: String(bytes),
    elapsed_ns,
  });
}
