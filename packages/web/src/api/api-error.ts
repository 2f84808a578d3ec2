/** What every failed call throws: the server's own words, or the closest honest ones when it sent none. */
export class ApiError extends Error {
  readonly code: string;
  readonly cure: string | undefined;
  /** JSON pointer or name of the field at fault; `useApiForm` puts the message beside it. */
  readonly field: string | undefined;
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;

  constructor(fault: {
    code: string;
    message: string;
    cure?: string | undefined;
    field?: string | undefined;
    status: number;
  }) {
    super(fault.message);
    this.name = 'ApiError';
    this.code = fault.code;
    this.cure = fault.cure;
    this.field = fault.field;
    this.status = fault.status;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Reads `{ error: { code, message, cure, field } }`; a proxy's HTML page or an empty body still gives an error. */
export function toApiError(status: number, body: unknown): ApiError {
  const fault = isRecord(body) && isRecord(body.error) ? body.error : isRecord(body) ? body : {};
  return new ApiError({
    status,
    code: textOf(fault.code) ?? (status === 0 ? 'unreachable' : `http-${status}`),
    message: textOf(fault.message) ?? '',
    cure: textOf(fault.cure),
    field: textOf(fault.field),
  });
}

/** `/body/email` or `/email` → `email`; `/steps/0/event` → `steps.0.event`, as react-hook-form names fields. */
export function toFormField(pointer: string): string {
  return pointer
    .replace(/^\/?(body\/)?/, '')
    .replaceAll('/', '.')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}
