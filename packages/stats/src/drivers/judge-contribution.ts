import { type ChangePart, explainChange, type Sides } from '../explain-change.ts';
import { judgeMove } from '../judge-move.ts';

/** Both sides of a figure by day; for a sum there is no denominator. */
export type DailySides = { numerator: Float64Array; denominator?: Float64Array };
export type DailyChange = { before: DailySides; after: DailySides };

/** Half of the step by which a derivative is taken, as a share of the sum. */
const STEP = 1e-4;

/**
 * How far what a part adds to the change of the whole may be off, by the spread of the days: half the width of its 95 %
 * interval. A contribution is a smooth function of eight sums over days (both sides of the part and of the whole, before and
 * after), so that each day moves it by its own figures times the derivatives (the delta method; Oehlert 1992, American
 * Statistician 46:27); of those daily movements `judgeMove` takes the spread, weekdays' own pattern apart. A part that is the
 * whole gives the interval of the whole change. Undefined with fewer than seven days on a side.
 */
export function judgeContribution(part: DailyChange, whole: DailyChange): number | undefined {
  const columns = [part.before, whole.before, part.after, whole.after].flatMap((sides) => [
    sides.numerator,
    sides.denominator,
  ]);
  const sums = columns.map((column) => column?.reduce((sum, value) => sum + value, 0) ?? Number.NaN);
  const slopes = sums.map((sum, k) => {
    if (!(Math.abs(sum) > 0)) return 0;
    const at = (factor: number): number =>
      contributionOf(sums.map((one, i) => (i === k ? one * factor : one)));
    return (at(1 + STEP) - at(1 - STEP)) / (2 * STEP * sum);
  });
  const movements = (first: number, sign: number): number[] => {
    const days = columns[first]?.length ?? 0;
    return Array.from({ length: days }, (_, day) => {
      let moved = 0;
      for (let k = first; k < first + 4; k++) moved += (slopes[k] ?? 0) * (columns[k]?.[day] ?? 0);
      return sign * days * moved;
    });
  };
  const judged = judgeMove(movements(0, -1), movements(4, 1));
  return judged === undefined ? undefined : (judged.high - judged.low) / 2;
}

/** Of a part's and the whole's sums, in the order numerator, denominator; first before, then after. */
function contributionOf(sums: readonly number[]): number {
  const sides = (k: number): Sides => {
    const numerator = sums[k] ?? 0;
    const denominator = sums[k + 1] ?? 0;
    return Number.isNaN(denominator) ? { numerator } : { numerator, denominator };
  };
  const less = (whole: Sides, part: Sides): Sides => ({
    numerator: whole.numerator - part.numerator,
    ...(whole.denominator === undefined ? {} : { denominator: whole.denominator - (part.denominator ?? 0) }),
  });
  const parts: ChangePart[] = [
    { key: 'part', before: sides(0), after: sides(4) },
    { key: 'rest', before: less(sides(2), sides(0)), after: less(sides(6), sides(4)) },
  ];
  return explainChange(parts).parts.find(({ key }) => key === 'part')?.contribution ?? 0;
}
