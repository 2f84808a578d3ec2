import type { ImpactOptions } from '@rondo/stats';
import { checkPlacebo, type Placebo } from '../../../platform/lift/check-placebo.ts';
import type { ImpactInput } from '../../../platform/lift/estimate-surely.ts';

export type Tried = { placebos: Placebo[]; levelDeviation: number };

/** With fewer, that all intervals held says little: the level is then thought to drift. */
const FEWEST_TO_TRUST = 3;
/** Of intervals of 95 %, one in five tries may fail by chance. */
const MAY_FAIL = 0.2;

/** Whether so many intervals failed that the real one is not to be believed either. */
export const failedTooOften = (placebos: readonly Placebo[]): boolean =>
  placebos.filter(({ holdsZero }) => !holdsZero).length > MAY_FAIL * placebos.length;

/**
 * The same question at earlier ends, each with as long a time before and after as the real one, if that is there. How far the
 * level is thought to drift follows from it: of the given deviations, in rising order, the first that did not fail too often,
 * or else the last. The first, of a calm level, must not fail at all: its narrow intervals are often false on figures of
 * companies. CausalImpact's usual 0.01 held in 8 of 18 such tries on a year of a made-up company's daily orders, 0.1 in 17.
 */
export function tryOnPast(
  input: ImpactInput,
  options: ImpactOptions,
  { ends, deviations }: { ends: number; deviations: readonly number[] },
  report: (done: number) => void,
): Tried {
  const ranges = listRanges(input, ends);
  let done = 0;
  let tried: Tried = { placebos: [], levelDeviation: options.levelDeviation };
  for (const levelDeviation of deviations) {
    const isCalm = levelDeviation === deviations[0];
    if (isCalm && ranges.length < FEWEST_TO_TRUST) continue;
    const placebos: Placebo[] = [];
    for (const { start, range } of ranges) {
      const placebo = checkPlacebo(
        { ...input, before: [start, range[0] - 1] },
        { ...options, levelDeviation },
        range,
      );
      report(++done);
      if (placebo === null) continue;
      placebos.push(placebo);
      if (isCalm && !placebo.holdsZero) break;
    }
    tried = { placebos, levelDeviation };
    const failed = isCalm ? placebos.some(({ holdsZero }) => !holdsZero) : failedTooOften(placebos);
    if (!failed) break;
  }
  return tried;
}

function listRanges(
  { before: [start, last], after }: ImpactInput,
  ends: number,
): { start: number; range: [number, number] }[] {
  const length = after[1] - after[0] + 1;
  const known = last - start + 1;
  const ranges: { start: number; range: [number, number] }[] = [];
  for (let k = 1; k <= ends; k++) {
    const turn = last + 1 - k * length;
    const from = Math.max(0, turn - known);
    // With much less to learn from it would be another test than the real one.
    if (turn - from < known / 2) break;
    ranges.push({ start: from, range: [turn, turn + length - 1] });
  }
  return ranges;
}
