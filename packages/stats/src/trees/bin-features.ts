import type { Feature } from '../regression/index.ts';

/** A feature cut into at most 255 bins. Bin 0 is “unknown”. */
export type BinnedFeature = { codes: Uint8Array; bins: number; ordered: boolean };

const MOST_BINS = 254;

/** Where the bins of a feature lie: enough to bin rows that come later. */
export type FeatureBins =
  | { kind: 'number'; edges: readonly number[] }
  | { kind: 'category'; codes: ReadonlyMap<string, number>; bins: number };

/**
 * Histogram binning (Ke et al. 2017, LightGBM, NeurIPS 30): numbers at their quantiles, each value of its own where there are
 * few; categories one bin each, the rarest together where there are more than the bins hold.
 */
export function learnBins(feature: Feature): FeatureBins {
  return feature.kind === 'number' ? binNumbers(feature.values) : binCategories(feature.values);
}

/** A category that was not there when the bins were learned is unknown. */
export function binFeature(feature: Feature, bins: FeatureBins): BinnedFeature {
  if (feature.kind === 'number' && bins.kind === 'number') {
    const { edges } = bins;
    return {
      codes: Uint8Array.from(feature.values, (value) =>
        Number.isNaN(value) ? 0 : findBin(edges, value) + 1,
      ),
      bins: edges.length + 1,
      ordered: true,
    };
  }
  const known = bins.kind === 'category' ? bins : { codes: new Map<string, number>(), bins: 1 };
  return {
    codes: Uint8Array.from(
      feature.kind === 'category' ? feature.values : [],
      (value) => known.codes.get(value) ?? 0,
    ),
    bins: known.bins,
    ordered: false,
  };
}

function binNumbers(values: Float64Array): FeatureBins {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const edges: number[] = [];
  // The upper edge of each bin, a value that occurs; equal values never fall apart.
  const step = Math.max(1, known.length / MOST_BINS);
  let distinct = 0;
  for (let i = 0; i < known.length; i++) if (i === 0 || known[i] !== known[i - 1]) distinct++;
  if (distinct <= MOST_BINS) {
    for (let i = 0; i < known.length; i++) if (known[i] !== known[i + 1]) edges.push(known[i] ?? 0);
  } else {
    for (let k = 1; k <= MOST_BINS; k++) {
      const edge = known[Math.min(known.length - 1, Math.ceil(k * step) - 1)] ?? 0;
      if (edge !== edges.at(-1)) edges.push(edge);
    }
  }
  return { kind: 'number', edges };
}

function findBin(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function binCategories(values: readonly string[]): FeatureBins {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const levels = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([level]) => level);
  return {
    kind: 'category',
    codes: new Map(levels.map((level, i) => [level, Math.min(i, MOST_BINS - 1) + 1])),
    bins: Math.min(levels.length, MOST_BINS) + 1,
  };
}
