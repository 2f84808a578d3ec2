import { factorise, solveFactor } from './cholesky.ts';
import type { Design } from './encode-columns.ts';

/**
 * Least squares with a ridge penalty (Hoerl and Kennard 1970, Technometrics 12:55): minimises Σ(y − Xβ)² + λ·Σ(βⱼ·sdⱼ)²,
 * sdⱼ being the column's standard deviation, the intercept (the first column) left alone. Columns that others explain
 * wholly get 0.
 */
export function fitLinear(design: Design, target: Float64Array, { ridge }: { ridge: number }): Float64Array {
  const { columns, rows } = design;
  const size = columns.length;
  const centres = columns.map((column) => mean(column));
  const deviations = columns.map((column, j) =>
    Math.sqrt(column.reduce((sum, value) => sum + (value - (centres[j] ?? 0)) ** 2, 0) / Math.max(1, rows)),
  );
  const level = mean(target);
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (let a = 1; a < size; a += 1) {
    const [first, ownCentre] = [columns[a], centres[a] ?? 0];
    for (let b = a; b < size; b += 1) {
      const [second, centre] = [columns[b], centres[b] ?? 0];
      let sum = 0;
      for (let i = 0; i < rows; i += 1)
        sum += ((first?.[i] ?? 0) - ownCentre) * ((second?.[i] ?? 0) - centre);
      matrix[a * size + b] = sum;
      matrix[b * size + a] = sum;
    }
    for (let i = 0; i < rows; i += 1)
      right[a] = (right[a] ?? 0) + ((first?.[i] ?? 0) - ownCentre) * ((target[i] ?? 0) - level);
    matrix[a * size + a] = (matrix[a * size + a] ?? 0) + ridge * (deviations[a] ?? 0) ** 2;
  }
  const coefficients = solveFactor(factorise(matrix, size), right);
  coefficients[0] = level - coefficients.reduce((sum, value, j) => sum + value * (centres[j] ?? 0), 0);
  return coefficients;
}

/** What the coefficients foresee of rows that may be others than those fitted on. */
export function predictLinear({ columns, rows }: Design, coefficients: Float64Array): Float64Array {
  const predicted = new Float64Array(rows);
  for (const [j, column] of columns.entries()) {
    const factor = coefficients[j] ?? 0;
    for (let i = 0; i < rows; i += 1) predicted[i] = (predicted[i] ?? 0) + factor * (column[i] ?? 0);
  }
  return predicted;
}

function mean(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
