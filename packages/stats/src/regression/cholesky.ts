/**
 * Cholesky factor of a symmetric positive semi-definite matrix (row-major, `size` × `size`), columns in order. A column
 * that the ones before it explain but for `tolerance` of its own variance is left out, as R's `glm` leaves out aliased
 * columns (Golub and Van Loan 2013, Matrix Computations, 4.2).
 */
export type Factor = {
  size: number;
  /** Lower triangle, row-major; rows and columns of left-out columns are zero. */
  lower: Float64Array;
  kept: boolean[];
};

export function factorise(matrix: Float64Array, size: number, tolerance = 1e-11): Factor {
  const lower = new Float64Array(size * size);
  const kept: boolean[] = [];
  for (let j = 0; j < size; j++) {
    const diagonal = matrix[j * size + j] ?? 0;
    let rest = diagonal;
    for (let k = 0; k < j; k++) rest -= (lower[j * size + k] ?? 0) ** 2;
    if (!(rest > tolerance * diagonal) || !(diagonal > 0)) {
      kept.push(false);
      for (let k = 0; k < j; k++) lower[j * size + k] = 0;
      continue;
    }
    kept.push(true);
    const root = Math.sqrt(rest);
    lower[j * size + j] = root;
    for (let i = j + 1; i < size; i++) {
      let value = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) value -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      lower[i * size + j] = value / root;
    }
  }
  return { size, lower, kept };
}

/** Solves A·x = b; entries of left-out columns are 0. */
export function solveFactor({ size, lower, kept }: Factor, right: Float64Array): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    if (!kept[i]) continue;
    let value = right[i] ?? 0;
    for (let k = 0; k < i; k++) value -= (lower[i * size + k] ?? 0) * (x[k] ?? 0);
    x[i] = value / (lower[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    if (!kept[i]) continue;
    let value = x[i] ?? 0;
    for (let k = i + 1; k < size; k++) value -= (lower[k * size + i] ?? 0) * (x[k] ?? 0);
    x[i] = value / (lower[i * size + i] ?? 1);
  }
  return x;
}

/** The inverse of A, row-major; rows and columns of left-out columns are 0. */
export function invertFactor(factor: Factor): Float64Array {
  const { size } = factor;
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    if (!factor.kept[j]) continue;
    unit.fill(0);
    unit[j] = 1;
    const column = solveFactor(factor, unit);
    for (let i = 0; i < size; i++) inverse[i * size + j] = column[i] ?? 0;
  }
  return inverse;
}
