import { RondoError } from '../platform/error.ts';

/** Code, message and cure on stderr. Anything but a `RondoError` is a defect and shows where it happened. */
export function printError(error: unknown): void {
  const known = asRondoError(error);
  const field = known.field === undefined ? '' : ` (${known.field})`;
  process.stderr.write(`rondo: ${known.code}: ${known.message}${field}\n  Cure: ${known.cure}\n`);
  if (known.code === 'defect' && error instanceof Error)
    process.stderr.write(`${error.stack ?? error.message}\n`);
}

function asRondoError(error: unknown): RondoError {
  if (error instanceof RondoError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // The demo is a client of Rondo's and has errors of its own, with a cure as well.
  if (
    error instanceof Error &&
    typeof code === 'string' &&
    'cure' in error &&
    typeof error.cure === 'string'
  ) {
    return new RondoError({ code, message: error.message, cure: error.cure, cause: error });
  }
  if (code === 'EADDRINUSE' && error instanceof Error) {
    return new RondoError({
      code: 'port-in-use',
      message: `The port is taken by another program: ${error.message}.`,
      cure: 'Take another with --port, or 0 for any free one.',
    });
  }
  if (code === 'EACCES' && error instanceof Error) {
    return new RondoError({
      code: 'no-access',
      message: `This user may not do that: ${error.message}.`,
      cure: 'Ports below 1024 and folders of others need more rights: take another port or folder.',
    });
  }
  return new RondoError({
    code: 'defect',
    message: error instanceof Error ? error.message : String(error),
    cure: 'This is a defect of Rondo: report it with the lines below.',
    cause: error,
  });
}
