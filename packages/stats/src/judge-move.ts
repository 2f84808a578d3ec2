export type Move = {
  change: number;
  /** Change over the level before; null where that was 0. */
  relative: number | null;
  /** 95 % interval of the change, from the spread of the daily values. */
  low: number;
  high: number;
  /** Whether the interval leaves out 0. */
  beyondNoise: boolean;
};

/** 97.5 % quantile of Student's t for small numbers of degrees of freedom, and of the normal distribution beyond. */
const T_975: readonly number[] = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/**
 * Whether the mean of a figure's daily values moved by more than days differ anyhow: Welch's unequal-variances t
 * interval (Welch 1947, Biometrika 34:28) on values from which the weekday's pattern was taken away, since Saturdays
 * that differ from Mondays are no noise. Days are taken to be independent; with a strong trend inside a period the
 * interval is too wide rather than too narrow. Undefined with fewer than 7 days on a side.
 */
export function judgeMove(before: readonly number[], after: readonly number[]): Move | undefined {
  if (before.length < 7 || after.length < 7) return undefined;
  const left = describe(before);
  const right = describe(after);
  const change = right.mean - left.mean;
  const error = Math.sqrt(left.variance / before.length + right.variance / after.length);
  const a = left.variance / before.length;
  const b = right.variance / after.length;
  const freedom =
    a + b === 0
      ? Number.POSITIVE_INFINITY
      : (a + b) ** 2 / (a ** 2 / (before.length - 1) + b ** 2 / (after.length - 1));
  const reach = error * (T_975[Math.max(0, Math.floor(freedom) - 1)] ?? 1.96);
  return {
    change,
    relative: left.mean === 0 ? null : change / Math.abs(left.mean),
    low: change - reach,
    high: change + reach,
    beyondNoise: change - reach > 0 || change + reach < 0,
  };
}

/**
 * How far the change of a short period may be off by chance, where its own days are too few to tell: half the width of the 95 %
 * interval for a further value beside the mean of `averaged` values, by the spread of the same days of earlier weeks (Student's
 * prediction interval; Whitmore 1986, American Statistician 40:141). Undefined with fewer than four weeks.
 */
export function judgeByWeeks(weeks: readonly number[], averaged: number): number | undefined {
  if (weeks.length < 4) return undefined;
  const mean = weeks.reduce((sum, value) => sum + value, 0) / weeks.length;
  const squares = weeks.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const spread = Math.sqrt(squares / (weeks.length - 1));
  return (T_975[weeks.length - 2] ?? 1.96) * spread * Math.sqrt(1 + 1 / averaged);
}

/** Mean, and the variance that is left when each weekday's own mean is taken away. */
function describe(values: readonly number[]): { mean: number; variance: number } {
  const sums = new Array<number>(7).fill(0);
  const counts = new Array<number>(7).fill(0);
  for (const [day, value] of values.entries()) {
    sums[day % 7] = (sums[day % 7] ?? 0) + value;
    counts[day % 7] = (counts[day % 7] ?? 0) + 1;
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  // With a single week nothing of the weekday's pattern can be told from noise: then all spread counts as noise.
  const patterned = values.length >= 14;
  let squares = 0;
  for (const [day, value] of values.entries()) {
    const expected = patterned ? (sums[day % 7] ?? 0) / (counts[day % 7] ?? 1) : mean;
    squares += (value - expected) ** 2;
  }
  return { mean, variance: squares / (values.length - (patterned ? 7 : 1)) };
}
