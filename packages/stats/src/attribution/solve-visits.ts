import type { Chain } from './build-chain.ts';
import { createCoarseGrid } from './correct-coarsely.ts';
import type { SolvingOrder } from './order-states.ts';

/** What flows through a chain: sums over the journeys. */
export type Flow = {
  /** Along each edge. */
  edges: Float64Array;
  /** Into each state from the start. */
  starts: Float64Array;
  /** Out of each state, to wherever. */
  out: Float64Array;
  conversions: Float64Array;
  value: Float64Array;
};

/** How far a solution may be off, relative to itself, before the sweeps stop. */
export const EXACT = 1e-12;
const MOST_SWEEPS = 200_000;
/** Worse than this many sweeps in a row, and the coarse correction is left out. */
const MOST_SETBACKS = 5;
/** So many right-hand sides are solved at once: their visits share a cache line and each edge is read once. */
export const COLUMNS = 8;

/** Sweeps did not settle: the journeys hardly ever end. */
export class NotSolvedError extends RangeError {}

/** The equations in the order in which they are solved: row i is state `states[i]`. */
export type Equations = {
  order: SolvingOrder;
  /** Row i is the sum over `rows[i]` … `rows[i + 1]` of probability × visits of row `source`, and `right`. */
  rows: Int32Array;
  source: Int32Array;
  probability: Float64Array;
  right: Float64Array;
  /** The channels of row i's state: `tokens[i * window]` … */
  tokens: Uint16Array;
  window: number;
};

export function writeEquations(chain: Chain, order: SolvingOrder, flow: Flow): Equations {
  const { states, incoming, incomingStarts } = order;
  const rowOf = new Int32Array(chain.states);
  for (const [row, state] of states.entries()) rowOf[state] = row;
  const rows = new Int32Array(chain.states + 1);
  const source = new Int32Array(chain.from.length);
  const probability = new Float64Array(chain.from.length);
  const right = new Float64Array(chain.states);
  const window = chain.order;
  const tokens = new Uint16Array(chain.states * window);
  let at = 0;
  for (const [row, state] of states.entries()) {
    rows[row] = at;
    right[row] = flow.starts[state] ?? 0;
    for (let k = 0; k < window; k += 1) tokens[row * window + k] = chain.tokens[state * window + k] ?? 0;
    for (let i = incomingStarts[state] ?? 0; i < (incomingStarts[state + 1] ?? 0); i += 1) {
      const edge = incoming[i] ?? 0;
      const weight = flow.edges[edge] ?? 0;
      if (weight === 0) continue;
      const from = chain.from[edge] ?? 0;
      source[at] = rowOf[from] ?? 0;
      probability[at] = weight / (flow.out[from] ?? 1);
      at += 1;
    }
  }
  rows[chain.states] = at;
  return { order, rows, source, probability, right, tokens, window };
}

/**
 * How often each state is visited, x = (I − Qᵀ)⁻¹ b, for `COLUMNS` chains at once: in column j the states that hold
 * channel `removed + j` are not entered (Anderl, Becker, von Wangenheim and Schumann 2016, Int. J. Res. Mark. 33:457:
 * the removal effect). Columns beyond the last channel remove nothing. Visits are by row of the equations.
 *
 * Components without a cycle are solved by substitution, in one pass. Within a cycle, Gauss–Seidel sweeps: for a chain
 * that ends with certainty they settle (Varga 2000, Matrix Iterative Analysis, section 3). Between sweeps the totals
 * per last channel are corrected by a small dense system (`createCoarseGrid`). It stops when what is missing, judged by
 * the pace at which the steps shrink, is below `precision` of the solution.
 */
export function solveVisits(
  equations: Equations,
  channels: number,
  removed: number,
  precision = EXACT,
): Float64Array {
  const { components } = equations.order;
  const visits = new Float64Array(equations.right.length * COLUMNS);
  const scale = { largest: 0 };
  for (let component = 0; component + 1 < components.length; component += 1) {
    const start = components[component] ?? 0;
    const end = components[component + 1] ?? 0;
    if (end - start === 1) {
      sweep(equations, visits, removed, start, end, scale);
      continue;
    }
    const grid = createCoarseGrid(equations, channels, start, end);
    let before = Number.POSITIVE_INFINITY;
    let setbacks = 0;
    for (let sweeps = 1; ; sweeps += 1) {
      if (sweeps > MOST_SWEEPS) throw new NotSolvedError('the journeys hardly ever end');
      scale.largest = 0;
      const step = sweep(equations, visits, removed, start, end, scale);
      const pace = step / before;
      before = step;
      if (step === 0) break;
      // What is missing after steps that shrink by `pace` is their geometric rest.
      if (sweeps > 2 && pace < 1 && (step * pace) / (1 - pace) <= precision * scale.largest) break;
      // Steps of a few units in the last place only wander.
      if (sweeps > 4 && step <= 1e-15 * scale.largest) break;
      if (pace > 1) setbacks += 1;
      if (setbacks < MOST_SETBACKS) grid.correct(visits);
    }
  }
  return visits;
}

/** Solves each row from `start` to `end` for its own visits, once; answers the largest step. */
function sweep(
  { rows, source, probability, right, tokens, window }: Equations,
  visits: Float64Array,
  removed: number,
  start: number,
  end: number,
  scale: { largest: number },
): number {
  let largestStep = 0;
  let largest = scale.largest;
  const sums = new Float64Array(COLUMNS);
  for (let row = start; row < end; row += 1) {
    // Eight sums by name stay in registers: a third of the time of a loop over them.
    const given = right[row] ?? 0;
    let [a, b, c, d, e, f, g, h] = [given, given, given, given, given, given, given, given];
    const last = rows[row + 1] ?? 0;
    for (let at = rows[row] ?? 0; at < last; at += 1) {
      const p = probability[at] ?? 0;
      const base = (source[at] ?? 0) * COLUMNS;
      a += p * (visits[base] ?? 0);
      b += p * (visits[base + 1] ?? 0);
      c += p * (visits[base + 2] ?? 0);
      d += p * (visits[base + 3] ?? 0);
      e += p * (visits[base + 4] ?? 0);
      f += p * (visits[base + 5] ?? 0);
      g += p * (visits[base + 6] ?? 0);
      h += p * (visits[base + 7] ?? 0);
    }
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
    sums[4] = e;
    sums[5] = f;
    sums[6] = g;
    sums[7] = h;
    for (let k = 0; k < window; k += 1) {
      const column = (tokens[row * window + k] ?? 0) - removed;
      if (column >= 0 && column < COLUMNS) sums[column] = 0;
    }
    const base = row * COLUMNS;
    for (let j = 0; j < COLUMNS; j += 1) {
      const now = sums[j] ?? 0;
      const step = Math.abs(now - (visits[base + j] ?? 0));
      if (step > largestStep) largestStep = step;
      if (now > largest) largest = now;
      visits[base + j] = now;
    }
  }
  scale.largest = largest;
  return largestStep;
}
