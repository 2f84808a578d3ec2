import type { Feature } from '@rondo/stats';

/** What of each feature was seen when it was learned from; nothing of names. */
export type Ranges = readonly ({ low: number; high: number } | undefined)[];

/**
 * All but the lowest and the highest hundredth. A line that was learned where a figure hardly varied says nothing of where it
 * does: days since somebody was first seen are alike where all data begin on one day, and differ a quarter later.
 */
export function learnRanges(features: readonly Feature[], rows: Uint32Array): Ranges {
  return features.map((feature) => {
    if (feature.kind === 'category') return undefined;
    const sorted = Float64Array.from(rows, (row) => feature.values[row] ?? 0).sort();
    const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
    return { low: at(0.01), high: at(0.99) };
  });
}

export function clampFeatures(features: readonly Feature[], ranges: Ranges): Feature[] {
  return features.map((feature, i) => {
    const range = ranges[i];
    if (feature.kind === 'category' || range === undefined) return feature;
    const values = feature.values.map((value) => Math.min(range.high, Math.max(range.low, value)));
    return { ...feature, values };
  });
}
