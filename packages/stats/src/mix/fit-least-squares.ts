import { Matrix, QrDecomposition } from 'ml-matrix';

export type LeastSquares = {
  coefficients: Float64Array;
  standardErrors: Float64Array;
  fitted: Float64Array;
  degreesOfFreedom: number;
  /** Residual standard deviation, on the degrees of freedom. */
  deviation: number;
  rSquared: number;
  adjustedRSquared: number;
  /** Root mean squared error over the range of the target, as Robyn reports it. */
  normalisedError: number;
};

/** Why there is no answer; `columns` are the places of the columns at fault. */
export type LeastSquaresFailure = { failure: 'too-few-rows' | 'dependent'; columns: number[] };

/**
 * Ordinary least squares by Householder QR on columns scaled to unit length (Golub 1965, Numer. Math. 7:206): columns
 * whose scales differ by nine orders of magnitude cost no digits. A column that others make up is named, not dropped.
 */
export function fitLeastSquares(
  columns: readonly Float64Array[],
  target: Float64Array,
): LeastSquares | LeastSquaresFailure {
  const rows = target.length;
  const count = columns.length;
  if (rows <= count) return { failure: 'too-few-rows', columns: [] };
  const lengths = columns.map((column) => Math.hypot(...column));
  const empty = lengths.flatMap((length, j) => (length === 0 ? [j] : []));
  if (empty.length > 0) return { failure: 'dependent', columns: empty };
  const design = new Matrix(rows, count);
  for (const [j, column] of columns.entries()) {
    for (const [i, value] of column.entries()) design.set(i, j, value / (lengths[j] ?? 1));
  }
  const decomposition = new QrDecomposition(design);
  const triangle = decomposition.upperTriangularMatrix;
  const dependent = columns.flatMap((_, j) => (Math.abs(triangle.get(j, j)) < 1e-9 ? [j] : []));
  if (dependent.length > 0) return { failure: 'dependent', columns: dependent };
  const solved = decomposition.solve(Matrix.columnVector(target));
  const coefficients = Float64Array.from(lengths, (length, j) => solved.get(j, 0) / length);
  const fitted = new Float64Array(rows);
  for (const [j, column] of columns.entries()) {
    const weight = coefficients[j] ?? 0;
    for (const [i, value] of column.entries()) fitted[i] = (fitted[i] ?? 0) + weight * value;
  }
  let mean = 0;
  for (const value of target) mean += value / rows;
  let residual = 0;
  let total = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const [i, value] of target.entries()) {
    residual += (value - (fitted[i] ?? 0)) ** 2;
    total += (value - mean) ** 2;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const degreesOfFreedom = rows - count;
  const deviation = Math.sqrt(residual / degreesOfFreedom);
  const rSquared = 1 - residual / total;
  return {
    coefficients,
    standardErrors: standardErrors(triangle, lengths, deviation),
    fitted,
    degreesOfFreedom,
    deviation,
    rSquared,
    adjustedRSquared: 1 - ((1 - rSquared) * (rows - 1)) / degreesOfFreedom,
    normalisedError: Math.sqrt(residual / rows) / (high - low),
  };
}

/** Var(β) = σ² (XᵀX)⁻¹ = σ² R⁻¹R⁻ᵀ. */
function standardErrors(triangle: Matrix, lengths: readonly number[], deviation: number): Float64Array {
  const size = lengths.length;
  const errors = new Float64Array(size);
  // Column by column of R⁻¹, by back substitution; row i of R⁻¹ squared and summed is the variance of βᵢ.
  for (let j = 0; j < size; j++) {
    const column = new Float64Array(size);
    for (let i = j; i >= 0; i--) {
      let sum = i === j ? 1 : 0;
      for (let k = i + 1; k <= j; k++) sum -= triangle.get(i, k) * (column[k] ?? 0);
      column[i] = sum / triangle.get(i, i);
    }
    for (const [i, value] of column.entries()) errors[i] = (errors[i] ?? 0) + value * value;
  }
  return errors.map((sum, i) => (deviation * Math.sqrt(sum)) / (lengths[i] ?? 1));
}
