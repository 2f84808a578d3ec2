/** What is thought of a value at the moment it arrives. */
export type StreamVerdict = {
  /** What was expected; `NaN` while there is nothing to compare with. */
  expected: number;
  /** −log₁₀ of the chance of a value so far off: 3 is one in a thousand. 0 while learning. */
  score: number;
  /** Score at the threshold or beyond, and no alarm within the quiet time before. */
  alarm: boolean;
};

export type StreamOptions = {
  /** Values a day; 1 for daily values. */
  perDay: number;
  /** The score from which there is an alarm. */
  threshold: number;
  /** After an alarm, days without another: one incident is one alarm. */
  quietDays?: number;
};

/**
 * `step` says when, in steps since whenever: where some are missing, seasons stay in their place; a step that comes again takes
 * the place of the earlier one. Left out, the value comes one step after the last.
 */
export type StreamWatcher = { push(value: number, step?: number): StreamVerdict };

/** Weeks and days looked back, share of residuals that counts as tail, pace of the level in days. */
const WEEKS = 4;
const DAYS = 7;
const TAIL = 0.1;
const PACE = 0.3;
const MOST_HISTORY = 20_000;
const HIGHEST_SCORE = 20;

/**
 * A detector that sees each value once, in order, and never the future. The expectation is the median of the same moment in the
 * last four weeks (of the last seven days while there is no week), shifted by a slow mean of what it has been off; the chance of a
 * residual's size is read from a generalised Pareto distribution fitted to the largest tenth of the residuals so far, as in SPOT
 * (Siffer, Fouque, Termier and Largouët 2017, “Anomaly detection in streams with extreme value theory”, KDD), with
 * probability-weighted moments (Hosking and Wallis 1987, Technometrics 29:339). Amounts are taken as logarithms, with a hundredth
 * of the first days' median added; a series that goes below 0 while learning is taken as it is.
 */
export function watchStream(options: StreamOptions): StreamWatcher {
  const day = Math.max(1, Math.round(options.perDay));
  const week = 7 * day;
  const least = Math.max(20, Math.min(100, day));
  const quiet = Math.max(1, Math.round((options.quietDays ?? 2) * options.perDay));
  const refit = Math.max(1, Math.floor(day / 48));
  const early: { value: number; step: number }[] = [];
  const values = new Map<number, number>();
  let offset: number | undefined;
  let logarithms = true;
  let level = 0;
  let bias = 0;
  const sizes: number[] = [];
  const order: number[] = [];
  let tail: Tail | undefined;
  let lastAlarm = Number.NEGATIVE_INFINITY;
  let lastStep = -1;

  const transform = (value: number): number =>
    logarithms ? Math.log(Math.max(value, 0) + (offset ?? 0)) : value;
  const chooseScale = (): void => {
    const raw = early.map(({ value }) => value);
    logarithms = raw.every((value) => value >= 0) && raw.some((value) => value > 0);
    offset = logarithms ? 0.01 * median(raw.filter((value) => value > 0)) : 0;
    level = transform(raw[0] ?? 0);
  };
  const expectation = (i: number): number => {
    const weeks = lookBack(values, i, week, WEEKS);
    if (weeks.length > 0) return median(weeks) + bias;
    const days = lookBack(values, i, day, DAYS);
    return (days.length > 0 ? median(days) : level) + bias;
  };
  const learn = (i: number, value: number): number => {
    const expected = expectation(i);
    const residual = value - expected;
    bias += Math.min(1, PACE / day) * residual;
    level += (2 / (day / 2 + 1)) * (value - level);
    return residual;
  };
  const remember = (size: number): void => {
    insert(sizes, size);
    order.push(size);
    if (order.length > MOST_HISTORY) remove(sizes, order.shift() ?? 0);
  };
  const back = (value: number): number => (logarithms ? Math.max(0, Math.exp(value) - (offset ?? 0)) : value);

  return {
    push(value, step = lastStep + 1) {
      const i = Math.max(step, lastStep);
      lastStep = i;
      // The scale is chosen once the first values are there; what came before is then learned at once.
      if (offset === undefined) {
        early.push({ value, step: i });
        if (early.length < least) return { expected: Number.NaN, score: 0, alarm: false };
        chooseScale();
        for (const [k, first] of early.entries()) {
          const earlier = transform(first.value);
          const residual = learn(first.step, earlier);
          values.set(first.step, earlier);
          if (k > 0) remember(Math.abs(residual));
        }
        return { expected: Number.NaN, score: 0, alarm: false };
      }
      const transformed = transform(value);
      const expected = expectation(i);
      const size = Math.abs(learn(i, transformed));
      values.set(i, transformed);
      values.delete(i - WEEKS * week - 1);
      if (tail === undefined || i % refit === 0) tail = fitTail(sizes);
      const score = Math.min(HIGHEST_SCORE, -Math.log10(Math.max(1e-300, chanceBeyond(tail, size))));
      remember(size);
      const alarm = score >= options.threshold && i - lastAlarm >= quiet;
      if (alarm) lastAlarm = i;
      return { expected: back(expected), score, alarm };
    },
  };
}

type Tail = { from: number; scale: number; shape: number };

/** Peaks over the ninetieth percentile; the shape is kept between −0.3 and 0.9, where its estimate means something. */
function fitTail(sorted: readonly number[]): Tail {
  const first = Math.floor((1 - TAIL) * sorted.length);
  const from = sorted[first] ?? 0;
  const count = sorted.length - first;
  let mean = 0;
  let weighted = 0;
  for (let k = 0; k < count; k++) {
    const excess = (sorted[first + k] ?? 0) - from;
    mean += excess / count;
    weighted += (excess * (count - 1 - k)) / Math.max(1, count - 1) / count;
  }
  const distance = mean - 2 * weighted;
  const shape = distance > 0 && count > 4 ? Math.min(0.9, Math.max(-0.3, 2 - mean / distance)) : 0;
  return { from, scale: Math.max(mean * (1 - shape), 1e-12), shape };
}

function chanceBeyond({ from, scale, shape }: Tail, size: number): number {
  if (size <= from) return 1;
  const excess = (size - from) / scale;
  if (Math.abs(shape) < 1e-9) return TAIL * Math.exp(-excess);
  return TAIL * Math.max(0, 1 + shape * excess) ** (-1 / shape);
}

function lookBack(values: ReadonlyMap<number, number>, i: number, step: number, most: number): number[] {
  const found: number[] = [];
  for (let k = 1; k <= most; k++) {
    const value = values.get(i - k * step);
    if (value !== undefined) found.push(value);
  }
  return found;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  return ((sorted[(n - 1) >> 1] ?? 0) + (sorted[n >> 1] ?? 0)) / 2;
}

function placeOf(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(sorted: number[], value: number): void {
  sorted.splice(placeOf(sorted, value), 0, value);
}

function remove(sorted: number[], value: number): void {
  sorted.splice(placeOf(sorted, value), 1);
}
