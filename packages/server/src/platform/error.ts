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

/** What the operating system, SQLite and ClickHouse say when a disk is full. */
export function saysDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    code === 'SQLITE_FULL' ||
    /No space left on device|Disk quota exceeded|\bENOSPC\b|NOT_ENOUGH_SPACE|Cannot reserve .*, not enough space/i.test(
      `${'type' in error ? String(error.type) : ''} ${error.message.slice(0, 2_000)}`,
    )
  );
}

/** For now, not for good: clients keep what they have and send it again. */
export function diskFull(cause: unknown): RondoError {
  return new RondoError({
    code: 'disk-full',
    message: 'The disk is full: nothing can be stored at the moment.',
    cure: 'Make room on the disk of the data folder. What was acknowledged is safe; send this again afterwards.',
    status: 503,
    retryAfterSeconds: 60,
    cause,
  });
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
