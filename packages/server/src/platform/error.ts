/** What an error costs the caller: the HTTP status that says whose turn it is. */
export type ErrorDetails = {
  code: string;
  message: string;
  cure: string;
  status?: number;
  field?: string;
  retryAfterSeconds?: number;
  cause?: unknown;
};

const GUIDE = 'docs/guide/errors.md';

/** The one error type of Rondo. Anything else that is thrown is a defect and is answered as such. */
export class RondoError extends Error {
  readonly code: string;
  readonly cure: string;
  readonly status: number;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(details: ErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'RondoError';
    this.code = details.code;
    this.cure = details.cure;
    this.status = details.status ?? 400;
    this.field = details.field;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  get link(): string {
    return `${GUIDE}#${this.code}`;
  }
}

export function notFound(what: string, id: string): RondoError {
  return new RondoError({
    code: 'not-found',
    message: `There is no ${what} “${id}”.`,
    cure: `List them to see which exist; it may have been deleted.`,
    status: 404,
  });
}

export function invalid(field: string, message: string, cure: string): RondoError {
  return new RondoError({ code: 'invalid', message, cure, field, status: 400 });
}
