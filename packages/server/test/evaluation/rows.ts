import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** One figure that somebody published, and ours beside it. */
export type Row = {
  name: string;
  expected: number;
  obtained: number;
  /** How far apart they may be: `within` either side, or a bound that ours must keep. */
  tolerance: { within: number } | { relative: number } | { atLeast: true } | { atMost: true };
  /** Asked for and not reached yet: the bench fails on it as on any miss; the tests only see that it is measured. */
  open?: true;
};

/** The rows of one evaluation set; `count` is how many there must be, so that a row that was not checked shows. */
export type RowSet = { name: string; count: number; compute: () => Row[] | Promise<Row[]> };

/** Where the evaluation data lie; undefined when they are not here. */
export function evaluationData(...path: string[]): string {
  return join(
    process.env.RONDO_EVALUATION_DATA ?? join(import.meta.dirname, '../../../../../shared/data'),
    ...path,
  );
}

export const hasEvaluationData = (): boolean => existsSync(evaluationData('README.md'));

export function holds({ expected, obtained, tolerance }: Row): boolean {
  if (Number.isNaN(obtained)) return false;
  // Infinity equals itself, but has no distance to itself.
  if (obtained === expected) return true;
  if ('atLeast' in tolerance) return obtained >= expected;
  if ('atMost' in tolerance) return obtained <= expected;
  const distance = Math.abs(obtained - expected);
  if ('within' in tolerance) return distance <= tolerance.within;
  // “Relative, and absolute for figures below 1.”
  return distance <= tolerance.relative * Math.max(1, Math.abs(expected));
}

export function describeTolerance({ tolerance }: Row): string {
  if ('atLeast' in tolerance) return 'at least';
  if ('atMost' in tolerance) return 'at most';
  return 'within' in tolerance ? `± ${tolerance.within}` : `± ${tolerance.relative} relative`;
}
