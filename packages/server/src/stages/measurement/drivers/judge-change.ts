import { type DailySides, judgeByWeeks, judgeContribution, judgeMove } from '@rondo/stats';

export type Judged = {
  interval: { low: number; high: number } | null;
  verdict: 'moved' | 'within-chance' | 'unjudged';
  judgedBy: 'days' | 'weeks' | null;
};

/**
 * Whether a figure moved by more than it does anyhow: by its days where there are seven on each side, else by the same days of
 * the weeks before. Months may differ in days; whether one moved is judged by the mean of its days.
 */
export function judgeChange(given: {
  before: number;
  after: number;
  /** By day, on both sides. */
  days: { before: DailySides; after: DailySides };
  /** By what the days before were multiplied. */
  scale: number;
  /** A number of people is not the sum of its days: its days then tell only how much it varies relatively. */
  additive: boolean;
  /** The figure on the same days of earlier weeks, and of how many the comparison is the mean. */
  weeks: readonly number[];
  averaged: number;
}): Judged {
  const { before, after, days } = given;
  const change = after - before;
  const isRatio = days.after.denominator !== undefined;
  const reach = judgeContribution(days, days);
  if (reach === undefined) {
    const far = judgeByWeeks(given.weeks, given.averaged);
    if (far === undefined) return { interval: null, verdict: 'unjudged', judgedBy: null };
    return { ...judged(change, far), judgedBy: 'weeks' };
  }
  if (isRatio) return { ...judged(change, reach), judgedBy: 'days' };
  const summed = days.after.numerator.reduce((sum, value) => sum + value, 0);
  const own = given.additive || summed === 0 ? 1 : after / summed;
  const earlier = Array.from(days.before.numerator, (value) => value / given.scale);
  const move = judgeMove(earlier, [...days.after.numerator]);
  if (move === undefined) return { ...judged(change, reach * own), judgedBy: 'days' };
  const moved = move.beyondNoise && Math.sign(move.change) === Math.sign(change);
  // Of as many days as there are now: that a month has a day more is no move, so the interval leaves that out as the verdict does.
  const asLong = days.after.numerator.length * own;
  return {
    interval: { low: move.low * asLong, high: move.high * asLong },
    verdict: moved ? 'moved' : 'within-chance',
    judgedBy: 'days',
  };
}

function judged(change: number, reach: number): Pick<Judged, 'interval' | 'verdict'> {
  return {
    interval: { low: change - reach, high: change + reach },
    verdict: Math.abs(change) > reach ? 'moved' : 'within-chance',
  };
}
