import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoError } from './demo-error.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, or a function that opens the bytes anew for each attempt. */
  readonly body?: string | (() => NodeJS.ReadableStream);
}

/** Speaks to one Rondo over connections that stay open. Waits and tries again on 429, 503 and broken connections. */
export interface Caller {
  readonly call: (call: Call) => Promise<Answer>;
  readonly close: () => void;
}

const ATTEMPTS = 30;

export function createCaller(baseUrl: string, signal?: AbortSignal): Caller {
  const base = new URL(baseUrl);
  const secure = base.protocol === 'https:';
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });

  function once({ method, path, headers = {}, body }: Call): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const send = secure ? httpsRequest : httpRequest;
      const request = send(
        new URL(path, base),
        {
          method,
          agent,
          ...(signal === undefined ? {} : { signal }),
          headers:
            typeof body === 'string'
              ? { ...headers, 'content-length': String(Buffer.byteLength(body)) }
              : { ...headers },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (part: string) => {
            text += part;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
          );
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      if (typeof body === 'function') {
        const stream = body();
        stream.on('error', (error) => request.destroy(error instanceof Error ? error : undefined));
        stream.pipe(request);
      } else request.end(body);
    });
  }

  return {
    async call(call) {
      for (let attempt = 1; ; attempt += 1) {
        signal?.throwIfAborted();
        let wait = Math.min(5000, 100 * 2 ** attempt);
        try {
          const answer = await once(call);
          if (answer.status !== 429 && answer.status !== 503) return answer;
          const asked = Number(answer.headers['retry-after']);
          if (Number.isFinite(asked) && asked > 0) wait = Math.min(30_000, asked * 1000);
          if (attempt === ATTEMPTS) return answer;
        } catch (error) {
          if (signal?.aborted || attempt === ATTEMPTS || !isBrokenConnection(error)) throw error;
        }
        await sleep(wait, undefined, signal === undefined ? {} : { signal });
      }
    },
    close: () => agent.destroy(),
  };
}

/** Events carry message ids and files their digests, so sending again after a broken answer doubles nothing. */
function isBrokenConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'].includes(String(error.code))
  );
}

export function requireSuccess(answer: Answer, what: string): Answer {
  if (answer.status >= 200 && answer.status < 400) return answer;
  throw demoError(
    'demo-refused',
    `${what} was refused with status ${answer.status}: ${answer.text.slice(0, 500)}`,
    'Check the address, the write key and the API key with which the demo is played.',
  );
}
