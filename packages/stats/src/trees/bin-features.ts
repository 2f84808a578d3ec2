import type { Feature } from '../regression/index.ts';

/** A feature cut into at most 255 bins. Bin 0 is “unknown”. */
export type BinnedFeature = { codes: Uint8Array; bins: number; ordered: boolean };

const MOST_BINS = 254;

/**
 * Histogram binning (Ke et al. 2017, LightGBM, NeurIPS 30): numbers at their quantiles, each value of its own where there are
 * few; categories one bin each, the rarest together where there are more than the bins hold.
 */
export function binFeature(feature: Feature): BinnedFeature {
  return feature.kind === 'number' ? binNumbers(feature.values) : binCategories(feature.values);
}

function binNumbers(values: Float64Array): BinnedFeature {
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
  const codes = Uint8Array.from(values, (value) => (Number.isNaN(value) ? 0 : findBin(edges, value) + 1));
  return { codes, bins: edges.length + 1, ordered: true };
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

function binCategories(values: readonly string[]): BinnedFeature {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const levels = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([level]) => level);
  const code = new Map(levels.map((level, i) => [level, Math.min(i, MOST_BINS - 1) + 1]));
  return {
    codes: Uint8Array.from(values, (value) => code.get(value) ?? 0),
    bins: Math.min(levels.length, MOST_BINS) + 1,
    ordered: false,
  };
}
