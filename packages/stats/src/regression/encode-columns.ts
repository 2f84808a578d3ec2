/** What is known about each row under one name: numbers (`NaN` is unknown) or categories. */
export type Feature =
  | { name: string; kind: 'number'; values: Float64Array }
  | { name: string; kind: 'category'; values: readonly string[] };

/** A model's columns. `source[j]` is the index of the feature that column j comes from, −1 for the intercept. */
export type Design = { names: string[]; source: number[]; columns: Float64Array[]; rows: number };

/** The levels of each category in alphabetical order; none of a number. */
export function levelsOf(features: readonly Feature[]): string[][] {
  return features.map((feature) => (feature.kind === 'number' ? [] : [...new Set(feature.values)].sort()));
}

/**
 * Treatment coding, as R's `model.matrix` does it: an intercept, a number as it is, a category as one 0/1 column for each
 * of its levels but the first in alphabetical order. Rows that come later take the levels of those that were fitted on.
 */
export function encodeFeatures(
  features: readonly Feature[],
  rows: number,
  levels: readonly (readonly string[])[] = levelsOf(features),
): Design {
  const design: Design = {
    names: ['(intercept)'],
    source: [-1],
    columns: [new Float64Array(rows).fill(1)],
    rows,
  };
  for (const [index, feature] of features.entries()) {
    if (feature.kind === 'number') {
      design.names.push(feature.name);
      design.source.push(index);
      design.columns.push(feature.values);
      continue;
    }
    for (const level of (levels[index] ?? []).slice(1)) {
      design.names.push(`${feature.name} = ${level}`);
      design.source.push(index);
      design.columns.push(Float64Array.from(feature.values, (value) => (value === level ? 1 : 0)));
    }
  }
  return design;
}

export function pickRows(column: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => column[row] ?? Number.NaN);
}

export function pickDesignRows(design: Design, rows: Uint32Array): Design {
  return { ...design, rows: rows.length, columns: design.columns.map((column) => pickRows(column, rows)) };
}
