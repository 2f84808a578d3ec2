/** A name from the data inside a sentence: its own direction, so that a Latin name does not turn a Hebrew sentence around. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
