export type Decomposition = { seasonal: Float64Array; trend: Float64Array; remainder: Float64Array };
export type StlOptions = {
  period: number;
  /** Length of the seasonal smoother, odd; `periodic` takes the mean of each season. */
  seasonalWindow: number | 'periodic';
  /** Downweight outliers, in 15 rounds. */
  robust?: boolean;
};

const nextOdd = (value: number): number => {
  const rounded = Math.ceil(value);
  return rounded % 2 === 0 ? rounded + 1 : rounded;
};

type Smoother = { window: number; degree: 0 | 1; jump: number };

/**
 * STL (Cleveland, Cleveland, McRae and Terpenning 1990, J. Official Statistics 6:3), with the defaults of R's `stats::stl` and
 * its steps between which it interpolates, so that it gives the same figures. Needs two full periods, and no unknown value.
 */
export function decomposeSeasonal(values: Float64Array, options: StlOptions): Decomposition {
  const { period, robust = false } = options;
  const n = values.length;
  const periodic = options.seasonalWindow === 'periodic';
  const window =
    options.seasonalWindow === 'periodic' ? 10 * n + 1 : Math.max(3, nextOdd(options.seasonalWindow));
  const smoother = (length: number, degree: 0 | 1): Smoother => ({
    window: length,
    degree,
    jump: Math.ceil(length / 10),
  });
  const ofSeason = smoother(window, 0);
  const ofTrend = smoother(nextOdd((1.5 * period) / (1 - 1.5 / window)), 1);
  const ofLow = smoother(nextOdd(period), 1);
  const trend = new Float64Array(n);
  const seasonal = new Float64Array(n);
  let weights: Float64Array | undefined;
  for (let outer = 0; outer <= (robust ? 15 : 0); outer++) {
    for (let inner = 0; inner < (robust ? 1 : 2); inner++) {
      const detrended = values.map((value, i) => value - (trend[i] ?? 0));
      const cycles = smoothCycles(detrended, period, ofSeason, weights);
      const low = smooth(average(average(average(cycles, period), period), 3), ofLow, undefined);
      for (let i = 0; i < n; i++) seasonal[i] = (cycles[period + i] ?? 0) - (low[i] ?? 0);
      trend.set(
        smooth(
          values.map((value, i) => value - (seasonal[i] ?? 0)),
          ofTrend,
          weights,
        ),
      );
    }
    if (robust)
      weights = weighResiduals(values.map((value, i) => value - (trend[i] ?? 0) - (seasonal[i] ?? 0)));
  }
  if (periodic) averageSeasons(seasonal, period);
  const remainder = values.map((value, i) => value - (trend[i] ?? 0) - (seasonal[i] ?? 0));
  return { seasonal, trend, remainder };
}

/**
 * MSTL (Bandara, Hyndman and Bergmeir 2021, arXiv:2107.13462): STL for each period in turn, shortest first, twice, each with the
 * others' seasons taken out; seasonal windows 11, 15, 19 …. Periods that are not seen twice are left out.
 */
export function decomposeMultiple(
  values: Float64Array,
  periods: readonly number[],
): { seasonal: Float64Array[]; periods: number[]; trend: Float64Array; remainder: Float64Array } {
  const used = [...new Set(periods)]
    .filter((period) => period > 1 && 2 * period < values.length)
    .sort((a, b) => a - b);
  if (used.length === 0) {
    const trend = smooth(
      values,
      { window: nextOdd(Math.max(5, values.length / 3)), degree: 1, jump: 1 },
      undefined,
    );
    return { seasonal: [], periods: [], trend, remainder: values.map((value, i) => value - (trend[i] ?? 0)) };
  }
  const seasonal = used.map(() => new Float64Array(values.length));
  let rest = values.slice();
  let last: Decomposition | undefined;
  for (let round = 0; round < 2; round++) {
    for (const [k, period] of used.entries()) {
      const own = seasonal[k] ?? rest;
      const withOwn = rest.map((value, i) => value + (own[i] ?? 0));
      last = decomposeSeasonal(withOwn, { period, seasonalWindow: 11 + 4 * k });
      own.set(last.seasonal);
      rest = withOwn.map((value, i) => value - (own[i] ?? 0));
    }
  }
  const trend = last?.trend ?? new Float64Array(values.length);
  return { seasonal, periods: used, trend, remainder: rest.map((value, i) => value - (trend[i] ?? 0)) };
}

/** Each season's values smoothed over the cycles, and foretold one cycle before the first and after the last. */
function smoothCycles(
  values: Float64Array,
  period: number,
  smoother: Smoother,
  weights: Float64Array | undefined,
): Float64Array {
  const n = values.length;
  const result = new Float64Array(n + 2 * period);
  for (let season = 0; season < period; season++) {
    const count = Math.floor((n - season - 1) / period) + 1;
    const pick = (column: Float64Array): Float64Array =>
      Float64Array.from({ length: count }, (_value, i) => column[i * period + season] ?? 0);
    const own = pick(values);
    const ownWeights = weights === undefined ? undefined : pick(weights);
    const smoothed = smooth(own, smoother, ownWeights);
    const { window, degree } = smoother;
    const before =
      estimate(own, window, degree, 0, 1, Math.min(window, count), ownWeights) ?? smoothed[0] ?? 0;
    const after =
      estimate(own, window, degree, count + 1, Math.max(1, count - window + 1), count, ownWeights) ??
      smoothed[count - 1] ??
      0;
    result[season] = before;
    for (let i = 0; i < count; i++) result[(i + 1) * period + season] = smoothed[i] ?? 0;
    result[(count + 1) * period + season] = after;
  }
  return result;
}

function average(values: Float64Array, length: number): Float64Array {
  const result = new Float64Array(values.length - length + 1);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] ?? 0;
    if (i >= length) sum -= values[i - length] ?? 0;
    if (i >= length - 1) result[i - length + 1] = sum / length;
  }
  return result;
}

/** Loess at every `jump`-th point and at the last, straight lines between. Positions count from 1, as in the paper's program. */
function smooth(
  values: Float64Array,
  { window, degree, jump }: Smoother,
  weights: Float64Array | undefined,
): Float64Array {
  const n = values.length;
  const result = new Float64Array(n);
  if (n < 2) return values.slice();
  const step = Math.min(jump, n - 1);
  const half = Math.floor((window + 1) / 2);
  let left = 1;
  let right = Math.min(window, n);
  const at = (position: number): void => {
    result[position - 1] =
      estimate(values, window, degree, position, left, right, weights) ?? values[position - 1] ?? 0;
  };
  for (let position = 1; position <= n; position += step) {
    if (window < n && step === 1) {
      if (position > half && right !== n) {
        left++;
        right++;
      }
    } else if (window < n) {
      if (position < half) [left, right] = [1, window];
      else if (position >= n - half + 1) [left, right] = [n - window + 1, n];
      else [left, right] = [position - half + 1, window + position - half];
    }
    at(position);
  }
  if (step === 1) return result;
  const last = Math.floor((n - 1) / step) * step + 1;
  if (last !== n) at(n);
  const join = (from: number, to: number): void => {
    const slope = ((result[to - 1] ?? 0) - (result[from - 1] ?? 0)) / (to - from);
    for (let j = from + 1; j < to; j++) result[j - 1] = (result[from - 1] ?? 0) + slope * (j - from);
  };
  for (let position = 1; position + step <= last; position += step) join(position, position + step);
  if (last !== n) join(last, n);
  return result;
}

/** Locally weighted mean or line at `position` from the points `left` to `right`; undefined where all weights are 0. */
function estimate(
  values: Float64Array,
  window: number,
  degree: 0 | 1,
  position: number,
  left: number,
  right: number,
  weights: Float64Array | undefined,
): number | undefined {
  const n = values.length;
  let reach = Math.max(position - left, right - position);
  if (window > n) reach += Math.floor((window - n) / 2);
  const local = new Float64Array(right - left + 1);
  let total = 0;
  for (let j = left; j <= right; j++) {
    const distance = Math.abs(j - position);
    if (distance > 0.999 * reach) continue;
    let weight = distance <= 0.001 * reach ? 1 : (1 - (distance / reach) ** 3) ** 3;
    if (weights !== undefined) weight *= weights[j - 1] ?? 0;
    local[j - left] = weight;
    total += weight;
  }
  if (total <= 0) return undefined;
  let centre = 0;
  for (let j = left; j <= right; j++) {
    local[j - left] = (local[j - left] ?? 0) / total;
    centre += (local[j - left] ?? 0) * j;
  }
  if (reach > 0 && degree > 0) {
    let spread = 0;
    for (let j = left; j <= right; j++) spread += (local[j - left] ?? 0) * (j - centre) ** 2;
    if (Math.sqrt(spread) > 0.001 * (n - 1)) {
      const slope = (position - centre) / spread;
      for (let j = left; j <= right; j++)
        local[j - left] = (local[j - left] ?? 0) * (slope * (j - centre) + 1);
    }
  }
  let sum = 0;
  for (let j = left; j <= right; j++) sum += (local[j - left] ?? 0) * (values[j - 1] ?? 0);
  return sum;
}

/** Bisquare weights by distance in units of six median residuals. */
function weighResiduals(residuals: Float64Array): Float64Array {
  const distances = residuals.map(Math.abs);
  const sorted = distances.slice().sort();
  const n = sorted.length;
  const middle = ((sorted[Math.floor((n - 1) / 2)] ?? 0) + (sorted[Math.floor(n / 2)] ?? 0)) / 2;
  const limit = 6 * middle;
  return distances.map((distance) => {
    if (distance <= 0.001 * limit) return 1;
    return distance <= 0.999 * limit ? (1 - (distance / limit) ** 2) ** 2 : 0;
  });
}

function averageSeasons(seasonal: Float64Array, period: number): void {
  for (let season = 0; season < period; season++) {
    let sum = 0;
    let count = 0;
    for (let i = season; i < seasonal.length; i += period) {
      sum += seasonal[i] ?? 0;
      count++;
    }
    for (let i = season; i < seasonal.length; i += period) seasonal[i] = sum / count;
  }
}
