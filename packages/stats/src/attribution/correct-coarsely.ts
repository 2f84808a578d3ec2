import { COLUMNS, type Equations } from './solve-visits.ts';

/** A small system that stands for a component: one unknown a group of states. */
export type CoarseGrid = { correct(visits: Float64Array): void };

/** Of more channels the most seen have a group of their own and the others one together. */
const MOST_GROUPS = 64;
/** Where what comes from before the component, or from the start, is counted to. */
const OUTSIDE = -1;

/**
 * Iterative aggregation and disaggregation (Koury, McAllister and Stewart 1984, SIAM J. Alg. Disc. Meth. 5:164; Stewart
 * 1994, Introduction to the Numerical Solution of Markov Chains, section 6.3): the states are grouped by their last
 * channel, the groups' visits are solved exactly, and the states keep their proportions within the group. How long
 * journeys go on is settled so at once, and the sweeps are left with what only the higher order knows. Groups that
 * are single states make it the solution itself.
 */
export function createCoarseGrid(
  equations: Equations,
  channels: number,
  start: number,
  end: number,
): CoarseGrid {
  const { rows, source, probability, right } = equations;
  const group = groupRows(equations, channels, start, end);
  const groups = group.reduce((most, one) => Math.max(most, one + 1), 0);
  const flows = new Float64Array(groups * groups * COLUMNS);
  const given = new Float64Array(groups * COLUMNS);
  const totals = new Float64Array(groups * COLUMNS);
  const matrix = new Float64Array(groups * groups);
  const solution = new Float64Array(groups);

  const partial = new Float64Array(COLUMNS);
  const keep = (
    a: number,
    b: number,
    c: number,
    d: number,
    e: number,
    f: number,
    g: number,
    h: number,
  ): void => {
    partial[0] = a;
    partial[1] = b;
    partial[2] = c;
    partial[3] = d;
    partial[4] = e;
    partial[5] = f;
    partial[6] = g;
    partial[7] = h;
  };
  /** Adds what came into a row from one group, in the columns that enter the row at all. */
  const flush = (visits: Float64Array, row: number, into: number, from: number): void => {
    const sink = from === OUTSIDE ? given : flows;
    const target = from === OUTSIDE ? into * COLUMNS : (into * groups + from) * COLUMNS;
    for (let j = 0; j < COLUMNS; j += 1) {
      if (visits[row * COLUMNS + j] === 0) continue;
      sink[target + j] = (sink[target + j] ?? 0) + (partial[j] ?? 0);
    }
  };
  const sum = (visits: Float64Array): void => {
    flows.fill(0);
    given.fill(0);
    totals.fill(0);
    for (let row = start; row < end; row += 1) {
      const into = group[row - start] ?? 0;
      for (let j = 0; j < COLUMNS; j += 1) {
        const slot = into * COLUMNS + j;
        totals[slot] = (totals[slot] ?? 0) + (visits[row * COLUMNS + j] ?? 0);
      }
      const own = right[row] ?? 0;
      let from = OUTSIDE;
      // By name, as in the sweep: they stay in registers.
      let [a, b, c, d, e, f, g, h] = [own, own, own, own, own, own, own, own];
      const last = rows[row + 1] ?? 0;
      for (let at = rows[row] ?? 0; at < last; at += 1) {
        const place = source[at] ?? 0;
        const origin = place >= start ? (group[place - start] ?? 0) : OUTSIDE;
        // From order 2 on, all that leads into a state has the same last channel: one flush a row.
        if (origin !== from) {
          keep(a, b, c, d, e, f, g, h);
          flush(visits, row, into, from);
          a = b = c = d = e = f = g = h = 0;
          from = origin;
        }
        const p = probability[at] ?? 0;
        const base = place * COLUMNS;
        a += p * (visits[base] ?? 0);
        b += p * (visits[base + 1] ?? 0);
        c += p * (visits[base + 2] ?? 0);
        d += p * (visits[base + 3] ?? 0);
        e += p * (visits[base + 4] ?? 0);
        f += p * (visits[base + 5] ?? 0);
        g += p * (visits[base + 6] ?? 0);
        h += p * (visits[base + 7] ?? 0);
      }
      keep(a, b, c, d, e, f, g, h);
      flush(visits, row, into, from);
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
      for (let row = start; row < end; row += 1) {
        const base = row * COLUMNS;
        const own = (group[row - start] ?? 0) * COLUMNS;
        for (let j = 0; j < COLUMNS; j += 1)
          visits[base + j] = (visits[base + j] ?? 0) * (factors[own + j] ?? 1);
      }
    },
  };
}

/** Single states where they are few; else by last channel, the most seen channels for themselves. */
function groupRows({ tokens, window }: Equations, channels: number, start: number, end: number): Int32Array {
  if (end - start <= MOST_GROUPS) return Int32Array.from({ length: end - start }, (_, i) => i);
  const lastOf = (row: number): number => {
    for (let k = window - 1; k > 0; k -= 1) {
      const token = tokens[row * window + k] ?? 0;
      if (token < channels) return token;
    }
    return tokens[row * window] ?? 0;
  };
  const seen = new Int32Array(channels);
  for (let row = start; row < end; row += 1) seen[lastOf(row)] = (seen[lastOf(row)] ?? 0) + 1;
  const groupOf = new Int32Array(channels).fill(MOST_GROUPS - 1);
  const often = [...seen.keys()].filter((channel) => (seen[channel] ?? 0) > 0);
  often.sort((a, b) => (seen[b] ?? 0) - (seen[a] ?? 0));
  for (const [place, channel] of often.entries()) groupOf[channel] = Math.min(place, MOST_GROUPS - 1);
  return Int32Array.from({ length: end - start }, (_, i) => groupOf[lastOf(start + i)] ?? 0);
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
