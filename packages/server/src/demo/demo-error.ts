export interface DemoError extends Error {
  readonly code: string;
  readonly cure: string;
}

/** What went wrong while playing the demo, with what to do about it. */
export function demoError(code: string, message: string, cure: string): DemoError {
  return Object.assign(new Error(message), { code, cure });
}
