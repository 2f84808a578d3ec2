/** What stands for nobody in particular: a value, or a pattern in which `*` is any run of characters. Case does not matter. */
export type BlockedPattern = { kind?: string | undefined; pattern: string };

/** In the common subset of JavaScript and RE2, so that the events engine finds the same. */
export function patternToRegExp(pattern: string): string {
  const parts = pattern.split('*').map((part) => part.replace(/[!-/:-@[-`{-~]/g, '\\$&'));
  return `(?i)^${parts.join('.*')}$`;
}

export type PatternMatcher = { readonly isEmpty: boolean; matches(kind: string, value: string): boolean };

export function createPatternMatcher(patterns: readonly BlockedPattern[]): PatternMatcher {
  const compiled = patterns.map(({ kind, pattern }) => ({
    kind,
    expression: new RegExp(patternToRegExp(pattern).slice('(?i)'.length), 'i'),
  }));
  return {
    isEmpty: compiled.length === 0,
    matches: (kind, value) =>
      compiled.some((one) => (one.kind === undefined || one.kind === kind) && one.expression.test(value)),
  };
}
