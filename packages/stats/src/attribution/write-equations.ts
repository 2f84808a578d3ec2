import type { Chain } from './build-chain.ts';
import { type Core, contractComponent } from './contract-component.ts';
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

/** Rows `start` … `end`, which lead back to one another. */
export type Cycle = { start: number; end: number; core: Core };

/** The equations in the order in which they are solved: row i is state `states[i]`. */
export type Equations = {
  /** Row i is the sum over `rows[i]` … `rows[i + 1]` of probability × visits of row `source`, and `right`. */
  rows: Int32Array;
  source: Int32Array;
  probability: Float64Array;
  right: Float64Array;
  /** How often row i is visited while nothing is removed. */
  visited: Float64Array;
  /** The channels of row i's state: `tokens[i * window]` … */
  tokens: Uint16Array;
  window: number;
};

/** The equations of a flow, with what has to be iterated of each component that has cycles. */
export function writeEquations(
  chain: Chain,
  order: SolvingOrder,
  flow: Flow,
): { equations: Equations; cycles: Cycle[] } {
  const { states, incoming, incomingStarts } = order;
  const { from, tokens: tokensOf, order: window } = chain;
  const rowOf = new Int32Array(chain.states);
  for (let row = 0; row < states.length; row += 1) rowOf[states[row] ?? 0] = row;
  const rows = new Int32Array(chain.states + 1);
  const source = new Int32Array(from.length);
  const probability = new Float64Array(from.length);
  const right = new Float64Array(chain.states);
  const visited = new Float64Array(chain.states);
  const tokens = new Uint16Array(chain.states * window);
  let at = 0;
  // Plain loops: an iterator's pair for each of some hundred thousand rows takes longer than the rest.
  for (let row = 0; row < states.length; row += 1) {
    const state = states[row] ?? 0;
    rows[row] = at;
    right[row] = flow.starts[state] ?? 0;
    visited[row] = flow.out[state] ?? 0;
    for (let k = 0; k < window; k += 1) tokens[row * window + k] = tokensOf[state * window + k] ?? 0;
    const last = incomingStarts[state + 1] ?? 0;
    for (let i = incomingStarts[state] ?? 0; i < last; i += 1) {
      const edge = incoming[i] ?? 0;
      const weight = flow.edges[edge] ?? 0;
      if (weight === 0) continue;
      const before = from[edge] ?? 0;
      source[at] = rowOf[before] ?? 0;
      probability[at] = weight / (flow.out[before] ?? 1);
      at += 1;
    }
  }
  rows[chain.states] = at;
  const equations = { rows, source, probability, right, visited, tokens, window };
  const cycles: Cycle[] = [];
  for (let component = 0; component + 1 < order.components.length; component += 1) {
    const start = order.components[component] ?? 0;
    const end = order.components[component + 1] ?? 0;
    if (end - start > 1) cycles.push({ start, end, core: contractComponent(equations, start, end) });
  }
  return { equations, cycles };
}
