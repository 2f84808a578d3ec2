/** Lower triangle L of a symmetric positive definite matrix (row by row), A = LLᵀ; undefined where it is not. */
export function cholesky(matrix: Float64Array, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      if (i !== j) {
        lower[i * size + j] = sum / (lower[j * size + j] ?? 1);
        continue;
      }
      if (!(sum > 0)) return undefined;
      lower[i * size + i] = Math.sqrt(sum);
    }
  }
  return lower;
}

/** x with Lx = b. */
export function solveLower(lower: Float64Array, size: number, right: Float64Array): Float64Array {
  const solved = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (lower[i * size + k] ?? 0) * (solved[k] ?? 0);
    solved[i] = sum / (lower[i * size + i] ?? 1);
  }
  return solved;
}

/** x with Lᵀx = b. */
export function solveUpper(lower: Float64Array, size: number, right: Float64Array): Float64Array {
  const solved = new Float64Array(size);
  for (let i = size - 1; i >= 0; i--) {
    let sum = right[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= (lower[k * size + i] ?? 0) * (solved[k] ?? 0);
    solved[i] = sum / (lower[i * size + i] ?? 1);
  }
  return solved;
}

/** x with LLᵀx = b. */
export function solveCholesky(lower: Float64Array, size: number, right: Float64Array): Float64Array {
  return solveUpper(lower, size, solveLower(lower, size, right));
}
