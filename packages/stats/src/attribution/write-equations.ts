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
  const equations = { rows, source, probability, right, tokens, window };
  const cycles: Cycle[] = [];
  for (let component = 0; component + 1 < order.components.length; component += 1) {
    const start = order.components[component] ?? 0;
    const end = order.components[component + 1] ?? 0;
    if (end - start > 1) cycles.push({ start, end, core: contractComponent(equations, start, end) });
  }
  return { equations, cycles };
}
