import type { ErrorBody } from '@rondo/contract';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { diskFull, RondoError, saysDiskFull } from '../error.ts';
import { describeWrongField } from './describe-wrong-field.ts';

/** Turns whatever was thrown into the one shape of error; only our own words and the caller's field names leave. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = withoutEngineWords(toRondoError(error), request);
  if (known.status >= 500 && known.status !== 503) {
    request.log.error({ err: error, url: request.routeOptions.url, code: known.code }, 'a request failed');
  }
  if (known.retryAfterSeconds !== undefined)
    void reply.header('retry-after', String(known.retryAfterSeconds));
  return reply.status(known.status).type('application/json').send(errorBody(known));
}

/** The engine words its refusals with names and values of ours: for those who are let in, not for whoever sends events. */
function withoutEngineWords(error: RondoError, request: FastifyRequest): RondoError {
  if (error.code !== 'events-query-failed' || request.actor !== undefined) return error;
  return new RondoError({
    code: error.code,
    message: 'The events engine refused a statement.',
    cure: 'Report it with the time at which it happened; Rondo’s log says more.',
    status: error.status,
    cause: error,
  });
}

export function errorBody(error: RondoError): ErrorBody {
  return {
    error: {
      code: error.code,
      message: error.message,
      cure: error.cure,
      ...(error.field === undefined ? {} : { field: error.field }),
      link: error.link,
    },
  };
}

export function toRondoError(error: unknown): RondoError {
  if (error instanceof RondoError) return error;
  if (saysDiskFull(error)) return diskFull(error);
  const raw = error instanceof Error ? (error as FastifyError) : undefined;
  const wrong = describeWrongField(raw?.validationContext ?? '', raw?.validation ?? []);
  if (wrong !== undefined) return new RondoError({ code: 'invalid', ...wrong });
  const status = raw?.statusCode;
  if (raw !== undefined && status !== undefined && status >= 400 && status < 500) {
    return new RondoError({ code: codeOf(status), message: raw.message, cure: cureOf(status), status });
  }
  return new RondoError({
    code: 'defect',
    message: 'Something went wrong inside Rondo. Nothing of the request was lost that had been acknowledged.',
    cure: 'Try again; if it happens again, report it with the time at which it happened.',
    status: 500,
    cause: error,
  });
}

function codeOf(status: number): string {
  if (status === 413) return 'too-large';
  if (status === 415) return 'unsupported-media-type';
  if (status === 429) return 'too-many-requests';
  return status === 404 ? 'not-found' : 'invalid';
}

function cureOf(status: number): string {
  if (status === 413) return 'Send less at a time.';
  if (status === 415) return 'Send JSON with the header “Content-Type: application/json”.';
  if (status === 429) return 'Wait for as long as the Retry-After header says.';
  return 'Correct the request; /api/openapi.json says what it takes.';
}
