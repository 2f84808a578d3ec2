/** How a sentence begins, or reads, that the server writes in English, and the name of what it says. */
export type Sentence<Name extends string> = readonly [written: RegExp, name: Name];

/** What a sentence of the server's says, and the figures and names within it; undefined for one that is not listed. */
export function readWritten<Name extends string>(
  text: string,
  sentences: readonly Sentence<Name>[],
): { name: Name; parts: Record<string, string> } | undefined {
  for (const [written, name] of sentences) {
    const found = written.exec(text);
    if (found !== null) return { name, parts: { ...found.groups } };
  }
  return undefined;
}
