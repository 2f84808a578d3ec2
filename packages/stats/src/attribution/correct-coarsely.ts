import { COLUMNS, type Columns } from './solve-visits.ts';

/** A small system that stands for a component: one unknown a group of states. */
export type CoarseGrid = { correct(visits: Float64Array): void };

/**
 * Iterative aggregation and disaggregation (Koury, McAllister and Stewart 1984, SIAM J. Alg. Disc. Meth. 5:164; Stewart
 * 1994, Introduction to the Numerical Solution of Markov Chains, section 6.3): the states are grouped by their last
 * channel, the groups' visits are solved exactly, and the states keep their proportions within the group. How long
 * journeys go on is settled so at once, and the sweeps are left with what only the higher order knows. Groups that
 * are single states make it the solution itself.
 */
export function createCoarseGrid({ core, given: into, held, cut }: Columns): CoarseGrid {
  const { starts, source, probability, groups: group } = core;
  const count = held.length;
  const groups = group.reduce((most, one) => Math.max(most, one + 1), 0);
  const flows = new Float64Array(groups * groups * COLUMNS);
  const given = new Float64Array(groups * COLUMNS);
  const totals = new Float64Array(groups * COLUMNS);
  const matrix = new Float64Array(groups * groups);
  const solution = new Float64Array(groups);

  const sum = (visits: Float64Array): void => {
    flows.fill(0);
    given.fill(0);
    totals.fill(0);
    for (let row = 0; row < count; row += 1) {
      const to = group[row] ?? 0;
      const bits = held[row] ?? 0;
      for (let j = 0; j < COLUMNS; j += 1) {
        const slot = to * COLUMNS + j;
        totals[slot] = (totals[slot] ?? 0) + (visits[row * COLUMNS + j] ?? 0);
        given[slot] = (given[slot] ?? 0) + (into[row * COLUMNS + j] ?? 0);
      }
      // By name, as in the sweep: they stay in registers while ways come from the same group.
      let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
      let from = -1;
      const last = starts[row + 1] ?? 0;
      for (let at = starts[row] ?? 0; at <= last; at += 1) {
        const place = source[at] ?? 0;
        const origin = at === last ? -1 : (group[place] ?? 0);
        if (origin !== from) {
          if (from !== -1) {
            const target = (to * groups + from) * COLUMNS;
            if (!(bits & 1)) flows[target] = (flows[target] ?? 0) + a;
            if (!(bits & 2)) flows[target + 1] = (flows[target + 1] ?? 0) + b;
            if (!(bits & 4)) flows[target + 2] = (flows[target + 2] ?? 0) + c;
            if (!(bits & 8)) flows[target + 3] = (flows[target + 3] ?? 0) + d;
            if (!(bits & 16)) flows[target + 4] = (flows[target + 4] ?? 0) + e;
            if (!(bits & 32)) flows[target + 5] = (flows[target + 5] ?? 0) + f;
            if (!(bits & 64)) flows[target + 6] = (flows[target + 6] ?? 0) + g;
            if (!(bits & 128)) flows[target + 7] = (flows[target + 7] ?? 0) + h;
          }
          a = b = c = d = e = f = g = h = 0;
          from = origin;
        }
        if (at === last) break;
        const p = probability[at] ?? 0;
        const base = place * COLUMNS;
        const hidden = cut[at] ?? 0;
        a += hidden & 1 ? 0 : p * (visits[base] ?? 0);
        b += hidden & 2 ? 0 : p * (visits[base + 1] ?? 0);
        c += hidden & 4 ? 0 : p * (visits[base + 2] ?? 0);
        d += hidden & 8 ? 0 : p * (visits[base + 3] ?? 0);
        e += hidden & 16 ? 0 : p * (visits[base + 4] ?? 0);
        f += hidden & 32 ? 0 : p * (visits[base + 5] ?? 0);
        g += hidden & 64 ? 0 : p * (visits[base + 6] ?? 0);
        h += hidden & 128 ? 0 : p * (visits[base + 7] ?? 0);
      }
    }
  };

  return {
    correct: (visits) => {
      sum(visits);
      const factors = new Float64Array(groups * COLUMNS).fill(1);
      for (let j = 0; j < COLUMNS; j += 1) {
        for (let into = 0; into < groups; into += 1) {
          solution[into] = given[into * COLUMNS + j] ?? 0;
          for (let from = 0; from < groups; from += 1) {
            const total = totals[from * COLUMNS + j] ?? 0;
            const flow = flows[(into * groups + from) * COLUMNS + j] ?? 0;
            matrix[into * groups + from] = (into === from ? 1 : 0) - (total > 0 ? flow / total : 0);
          }
        }
        if (!solveDense(matrix, solution, groups)) continue;
        for (let g = 0; g < groups; g += 1) {
          const total = totals[g * COLUMNS + j] ?? 0;
          const factor = (solution[g] ?? 0) / total;
          if (total > 0 && factor > 0 && Number.isFinite(factor)) factors[g * COLUMNS + j] = factor;
        }
      }
      for (let row = 0; row < count; row += 1) {
        const base = row * COLUMNS;
        const own = (group[row] ?? 0) * COLUMNS;
        for (let j = 0; j < COLUMNS; j += 1)
          visits[base + j] = (visits[base + j] ?? 0) * (factors[own + j] ?? 1);
      }
    },
  };
}

/**
 * Gaussian elimination in place, without pivoting: the matrix is an M-matrix, on whose pivots nothing is lost (Berman
 * and Plemmons 1994, Nonnegative Matrices in the Mathematical Sciences, chapter 6). False where it is singular.
 */
function solveDense(matrix: Float64Array, right: Float64Array, size: number): boolean {
  for (let k = 0; k < size; k += 1) {
    const pivot = matrix[k * size + k] ?? 0;
    if (!(pivot > 1e-14)) return false;
    for (let i = k + 1; i < size; i += 1) {
      const factor = (matrix[i * size + k] ?? 0) / pivot;
      if (factor === 0) continue;
      for (let j = k + 1; j < size; j += 1) {
        matrix[i * size + j] = (matrix[i * size + j] ?? 0) - factor * (matrix[k * size + j] ?? 0);
      }
      right[i] = (right[i] ?? 0) - factor * (right[k] ?? 0);
    }
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let value = right[i] ?? 0;
    for (let j = i + 1; j < size; j += 1) value -= (matrix[i * size + j] ?? 0) * (right[j] ?? 0);
    right[i] = value / (matrix[i * size + i] ?? 1);
  }
  return true;
}
