import type { Chain } from './build-chain.ts';
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
export const EXACT = 1e-13;
const MOST_SWEEPS = 200_000;
/** So many right-hand sides are solved at once: their visits share a cache line and each edge is read once. */
export const COLUMNS = 8;

/** Sweeps did not settle: the journeys hardly ever end. */
export class NotSolvedError extends RangeError {}

/**
 * How often each state is visited, x = (I − Qᵀ)⁻¹ b, for `COLUMNS` chains at once: in column j the states that hold
 * channel `removed + j` are not entered (Anderl, Becker, von Wangenheim and Schumann 2016, Int. J. Res. Mark. 33:457:
 * the removal effect). Columns beyond the last channel remove nothing.
 *
 * Components without a cycle are solved by substitution, in one pass. Within a cycle, Gauss–Seidel: for a chain that
 * ends with certainty it rises to the solution without overshooting (Varga 2000, Matrix Iterative Analysis, section 3),
 * and it stops when what is missing, judged by the pace at which the steps shrink, is below `precision` of the solution.
 */
export function solveVisits(
  chain: Chain,
  order: SolvingOrder,
  flow: Flow,
  removed: number,
  precision = EXACT,
): Float64Array {
  const { from, tokens, order: window } = chain;
  const { incoming, incomingStarts, states, components } = order;
  const visits = new Float64Array(chain.states * COLUMNS);
  const sum = new Float64Array(COLUMNS);
  const perOut = flow.out.map((out) => (out > 0 ? 1 / out : 0));
  let largestStep = 0;
  let largest = 0;

  const solveState = (state: number): void => {
    sum.fill(flow.starts[state] ?? 0);
    const end = incomingStarts[state + 1] ?? 0;
    for (let at = incomingStarts[state] ?? 0; at < end; at += 1) {
      const edge = incoming[at] ?? 0;
      const weight = flow.edges[edge] ?? 0;
      if (weight === 0) continue;
      const source = from[edge] ?? 0;
      const probability = weight * (perOut[source] ?? 0);
      const base = source * COLUMNS;
      for (let j = 0; j < COLUMNS; j += 1) {
        sum[j] = (sum[j] ?? 0) + probability * (visits[base + j] ?? 0);
      }
    }
    for (let k = 0; k < window; k += 1) {
      const column = (tokens[state * window + k] ?? 0) - removed;
      if (column >= 0 && column < COLUMNS) sum[column] = 0;
    }
    const base = state * COLUMNS;
    for (let j = 0; j < COLUMNS; j += 1) {
      const now = sum[j] ?? 0;
      const step = Math.abs(now - (visits[base + j] ?? 0));
      if (step > largestStep) largestStep = step;
      if (now > largest) largest = now;
      visits[base + j] = now;
    }
  };

  for (let component = 0; component + 1 < components.length; component += 1) {
    const start = components[component] ?? 0;
    const end = components[component + 1] ?? 0;
    if (end - start === 1) {
      solveState(states[start] ?? 0);
      continue;
    }
    let before = Number.POSITIVE_INFINITY;
    for (let sweep = 1; ; sweep += 1) {
      if (sweep > MOST_SWEEPS) throw new NotSolvedError('the journeys hardly ever end');
      largestStep = 0;
      largest = 0;
      for (let i = start; i < end; i += 1) solveState(states[i] ?? 0);
      const pace = largestStep / before;
      before = largestStep;
      if (largestStep === 0) break;
      // What is missing after steps that shrink by `pace` is their geometric rest.
      if (sweep > 2 && pace < 1 && (largestStep * pace) / (1 - pace) <= precision * largest) break;
      // Steps of a few units in the last place only wander.
      if (sweep > 10 && largestStep <= 4e-16 * largest) break;
    }
  }
  return visits;
}
