import { type Design, encodeFeatures, type Feature, levelsOf } from './encode-columns.ts';
import { type LogisticFit, logistic, predictor } from './fit-logistic.ts';

/** Scores rows of features. */
export type Scorer = {
  /** With `swapped`, as if that feature (or group of features) were another row's. */
  probability(row: number, swapped?: { feature: number; row: number }): number;
  /** What each feature (or group of features) adds to the row's log-odds. */
  contributions(row: number): Float64Array;
};

/** What was learned, as plain data: it can be passed between threads and score rows that come later. */
export type LogisticModel = {
  coefficients: Float64Array;
  /** Of the design's columns over the rows that were fitted on. */
  means: Float64Array;
  levels: readonly (readonly string[])[];
};

export function keepLogistic(
  features: readonly Feature[],
  design: Design,
  rows: Uint32Array,
  fit: LogisticFit,
): LogisticModel {
  const means = Float64Array.from(design.columns, (column) => {
    let sum = 0;
    for (const row of rows) sum += column[row] ?? 0;
    return sum / rows.length;
  });
  return { coefficients: fit.coefficients, means, levels: levelsOf(features) };
}

/**
 * Log-odds are a sum over columns, so what a feature adds against the mean row is exact, and a swapped feature is a difference
 * of two of them. `groupOf[j]` is the group that feature j counts to.
 */
export function applyLogistic(
  { coefficients, means, levels }: LogisticModel,
  features: readonly Feature[],
  rows: number,
  groupOf: readonly number[] = features.map((_feature, i) => i),
): Scorer {
  const design = encodeFeatures(features, rows, levels);
  const all = predictor(design, coefficients);
  const groups = Math.max(-1, ...groupOf) + 1;
  const columnsOf = Array.from({ length: groups }, (): number[] => []);
  for (const [j, from] of design.source.entries()) if (from >= 0) columnsOf[groupOf[from] ?? 0]?.push(j);
  const added = (group: number, row: number): number => {
    let sum = 0;
    for (const j of columnsOf[group] ?? [])
      sum += (coefficients[j] ?? 0) * ((design.columns[j]?.[row] ?? 0) - (means[j] ?? 0));
    return sum;
  };
  return {
    contributions: (row) => Float64Array.from({ length: groups }, (_value, group) => added(group, row)),
    probability: (row, swapped) => {
      const own = all[row] ?? 0;
      return logistic(
        swapped === undefined ? own : own + added(swapped.feature, swapped.row) - added(swapped.feature, row),
      );
    },
  };
}
