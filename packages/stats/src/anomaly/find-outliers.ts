import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { decomposeSeasonal } from '../forecast/index.ts';

export type Outlier = {
  index: number;
  value: number;
  expected: number;
  score: number;
};

/** A residual that was the furthest of those that were left. */
type Extreme = {
  index: number;
  /** The middle of those that were left. */
  centre: number;
  /** How many spreads it is from the middle, and from how many on it would be an outlier. */
  distance: number;
  critical: number;
};

/**
 * S-H-ESD (Hochenbaum, Vallis and Kejariwal 2017, “Automatic anomaly detection in the cloud via statistical learning”,
 * arXiv:1704.07706): the season by STL and the median are taken out, and what is left goes through the generalised extreme
 * Studentised deviate test (Rosner 1983, Technometrics 25:165) with median and median absolute deviation, which the outliers do
 * not move. At most `share` of the values are outliers; `score` is the test statistic over its critical value. A period that is
 * not seen twice, or of 1, means no season.
 */
export function findOutliers(
  values: Float64Array,
  options: { period: number; alpha?: number; share?: number },
): Outlier[] {
  const { period, alpha = 0.05, share = 0.1 } = options;
  const seasonal =
    period > 1 && values.length > 2 * period
      ? decomposeSeasonal(values, { period, seasonalWindow: 'periodic', robust: true }).seasonal
      : new Float64Array(values.length);
  const middle = medianOf(values.slice().sort());
  const rest = values.map((value, i) => value - (seasonal[i] ?? 0) - middle);
  const { outliers } = rejectExtremes(rest, alpha, share);
  return outliers
    .map(({ index, centre, distance, critical }) => ({
      index,
      value: values[index] ?? 0,
      expected: (seasonal[index] ?? 0) + middle + centre,
      score: distance / critical,
    }))
    .sort((a, b) => a.index - b.index);
}

/** The generalised extreme Studentised deviate test with median and median absolute deviation; and what was not rejected. */
export function rejectExtremes(
  rest: Float64Array,
  alpha: number,
  share: number,
): { outliers: Extreme[]; ordinary: Float64Array } {
  const n = rest.length;
  let left = Uint32Array.from(rest, (_value, i) => i);
  const removed: Extreme[] = [];
  let outliers = 0;
  const most = Math.max(1, Math.floor(n * Math.min(0.49, share)));
  for (let i = 1; i <= most && left.length > 3; i++) {
    const { centre, spread } = middleOf(rest, left);
    if (!(spread > 0)) break;
    let furthest = 0;
    let largest = -1;
    for (const k of left) {
      const distance = Math.abs((rest[k] ?? 0) - centre) / spread;
      if (distance > largest) {
        largest = distance;
        furthest = k;
      }
    }
    const size = n - i;
    const t = tQuantile(1 - alpha / (2 * (size + 1)), size - 1);
    const critical = (size * t) / Math.sqrt((size - 1 + t * t) * (size + 1));
    removed.push({ index: furthest, centre, distance: largest, critical });
    // All removed so far are outliers if the last one is, also those that hid behind each other.
    if (largest > critical) outliers = i;
    left = left.filter((k) => k !== furthest);
  }
  const rejected = new Set(removed.slice(0, outliers).map(({ index }) => index));
  return { outliers: removed.slice(0, outliers), ordinary: rest.filter((_, i) => !rejected.has(i)) };
}

function middleOf(rest: Float64Array, left: Uint32Array): { centre: number; spread: number } {
  const centre = medianOf(Float64Array.from(left, (k) => rest[k] ?? 0).sort());
  const spread = 1.4826 * medianOf(Float64Array.from(left, (k) => Math.abs((rest[k] ?? 0) - centre)).sort());
  return { centre, spread };
}

export function medianOf(sorted: Float64Array): number {
  const n = sorted.length;
  return ((sorted[(n - 1) >> 1] ?? 0) + (sorted[n >> 1] ?? 0)) / 2;
}
