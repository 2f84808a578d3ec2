import type { MatchLevel as Level } from '@rondo/contract';

export function nameLevel(level: readonly Level[]): string {
  return level
    .map((one) => {
      if ('atLeast' in one) return `${one.test} ≥ ${one.atLeast}`;
      if ('atMost' in one) return `${one.test} ≤ ${one.atMost}`;
      if ('length' in one) return `${one.test} of ${one.length}`;
      if ('with' in one) return `${one.test} with ${one.with}`;
      return one.test;
    })
    .join(' or ');
}
