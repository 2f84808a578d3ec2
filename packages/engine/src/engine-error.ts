/** An error as ClickHouse words it: its number, its name and the whole message as it goes over the wire. */
export type EngineError = { code: number; name: string; message: string };

/** Thrown by the engine's own checks; `read-request` and `run-statement` know no other. */
export class Refusal extends Error {
  readonly error: EngineError;
  constructor(code: number, name: string, text: string) {
    super(text);
    this.error = { code, name, message: `Code: ${code}. DB::Exception: ${text} (${name})` };
  }
}

const NATIVE = /^(?:[A-Za-z ]*: )?Code: (\d+)\. (?:DB::)?/;

/** Reads what chDB reports. `hide` holds private paths that mean nothing to the caller. */
export function readEngineError(thrown: unknown, hide: readonly string[] = []): EngineError {
  if (thrown instanceof Refusal) return thrown.error;
  let message = thrown instanceof Error ? thrown.message : String(thrown);
  for (const path of hide)
    message = message.replaceAll(`: (in file/uri ${path})`, '').replaceAll(path, 'the request body');
  const code = NATIVE.exec(message)?.[1];
  if (code === undefined)
    return new Refusal(1002, 'UNKNOWN_EXCEPTION', message.trim() || 'chDB gave no reason').error;
  const names = [...message.matchAll(/\(([A-Z][A-Z0-9_]{3,})\)/g)];
  return { code: Number(code), name: names.at(-1)?.[1] ?? 'UNKNOWN_EXCEPTION', message: message.trim() };
}

/** Takes our own question off a message that is about the caller's statement. */
export function withoutScope(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown;
  return new Error(
    thrown.message.replace(/: In scope SELECT formatQuery\([\s\S]*\)(?=\. \([A-Z_]+\)\s*$)/, ''),
  );
}

/** The status a ClickHouse server gives for the same code, as far as clients tell them apart. */
export function statusOf(code: number): number {
  if (code === 516) return 401;
  if (code === 164 || code === 497) return 403;
  if (code === 60 || code === 81 || code === 47 || code === 46 || code === 115) return 404;
  if (code === 62 || code === 27 || code === 26 || code === 43 || code === 53 || code === 36 || code === 456)
    return 400;
  if (code === 48) return 501;
  if (code === 159) return 408;
  if (code === 202 || code === 1004) return 503;
  return 500;
}
