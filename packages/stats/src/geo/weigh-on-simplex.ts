import { cholesky, solveCholesky } from '../sampling/cholesky.ts';

/**
 * Weights ≥ 0 that sum to 1 and minimise ‖target − Σ wⱼ columnⱼ‖², exactly, by an active set: what Lawson and Hanson's
 * NNLS (1974, Solving Least Squares Problems, ch. 23) does, with the sum as one more condition. Where several optima
 * exist (more columns than rows), a ridge of 1e−10 of the mean squared length picks one.
 */
export function weighOnSimplex(columns: readonly Float64Array[], target: Float64Array): Float64Array {
  const count = columns.length;
  const gram = new Float64Array(count * count);
  const cross = new Float64Array(count);
  let trace = 0;
  for (let i = 0; i < count; i++) {
    const own = columns[i] ?? new Float64Array(0);
    cross[i] = dot(own, target);
    for (let j = 0; j <= i; j++) {
      const product = dot(own, columns[j] ?? own);
      gram[i * count + j] = product;
      gram[j * count + i] = product;
    }
    trace += gram[i * count + i] ?? 0;
  }
  const ridge = Math.max((1e-10 * trace) / count, Number.MIN_VALUE);
  for (let i = 0; i < count; i++) gram[i * count + i] = (gram[i * count + i] ?? 0) + ridge;
  return solveActiveSet(gram, cross, count, 1e-11 * Math.max(trace / count, Number.MIN_VALUE));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function solveActiveSet(
  gram: Float64Array,
  cross: Float64Array,
  count: number,
  tolerance: number,
): Float64Array {
  const weights = new Float64Array(count);
  const gradient = (j: number): number => {
    let sum = -(cross[j] ?? 0);
    for (let k = 0; k < count; k++) sum += (gram[j * count + k] ?? 0) * (weights[k] ?? 0);
    return sum;
  };
  let first = 0;
  const alone = (j: number): number => (gram[j * count + j] ?? 0) / 2 - (cross[j] ?? 0);
  for (let j = 1; j < count; j++) if (alone(j) < alone(first)) first = j;
  weights[first] = 1;
  let active = [first];
  for (let round = 0; round < 20 * count + 100; round++) {
    // At the optimum on the active set all its gradients are equal: any outside that is lower wants in.
    const level = gradient(active[0] ?? 0);
    let best = -1;
    let lowest = level - tolerance;
    for (let j = 0; j < count; j++) {
      if (active.includes(j)) continue;
      const own = gradient(j);
      if (own < lowest) {
        lowest = own;
        best = j;
      }
    }
    if (best >= 0) active = [...active, best];
    else if (round > 0) return weights;
    for (;;) {
      const solved = solveEqual(gram, cross, count, active);
      if (solved === undefined) return weights;
      let step = 1;
      for (const [k, j] of active.entries()) {
        const goal = solved[k] ?? 0;
        const now = weights[j] ?? 0;
        if (goal <= 0) step = Math.min(step, now / (now - goal || 1));
      }
      for (const [k, j] of active.entries()) {
        const now = weights[j] ?? 0;
        weights[j] = Math.max(0, now + step * ((solved[k] ?? 0) - now));
      }
      if (step === 1) break;
      active = active.filter((j) => (weights[j] ?? 0) > 1e-14);
      for (let j = 0; j < count; j++) if (!active.includes(j)) weights[j] = 0;
    }
  }
  return weights;
}

/** The optimum over the active columns with the sum at 1 and no other bound. */
function solveEqual(
  gram: Float64Array,
  cross: Float64Array,
  count: number,
  active: readonly number[],
): Float64Array | undefined {
  const size = active.length;
  const own = new Float64Array(size * size);
  for (const [a, i] of active.entries()) {
    for (const [b, j] of active.entries()) own[a * size + b] = gram[i * count + j] ?? 0;
  }
  const lower = cholesky(own, size);
  if (lower === undefined) return undefined;
  const free = solveCholesky(
    lower,
    size,
    Float64Array.from(active, (j) => cross[j] ?? 0),
  );
  const ones = solveCholesky(lower, size, new Float64Array(size).fill(1));
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const multiplier = (1 - sum(free)) / sum(ones);
  return free.map((value, k) => value + multiplier * (ones[k] ?? 0));
}
