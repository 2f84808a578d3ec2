import { type Chain, NO_CHANNEL } from './build-chain.ts';
import { sortByCount } from './sort-by-count.ts';

/** Incoming edges by state, and the order in which the states' equations are solved. */
export type SolvingOrder = {
  /** Edge numbers into state s: `incoming[incomingStarts[s]]` … */
  incoming: Int32Array;
  incomingStarts: Int32Array;
  /** All states; those of one strongly connected component stand together, components in the direction of the edges. */
  states: Int32Array;
  /** Where each component begins in `states`, and the end. */
  components: Int32Array;
};

function groupEdges(ends: Int32Array, states: number): { edges: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(states + 1);
  for (const end of ends) starts[end + 1] = (starts[end + 1] ?? 0) + 1;
  for (let s = 0; s < states; s += 1) starts[s + 1] = (starts[s + 1] ?? 0) + (starts[s] ?? 0);
  const next = starts.slice();
  const edges = new Int32Array(ends.length);
  for (let edge = 0; edge < ends.length; edge += 1) {
    const end = ends[edge] ?? 0;
    edges[next[end] ?? 0] = edge;
    next[end] = (next[end] ?? 0) + 1;
  }
  return { edges, starts };
}

/**
 * The states by component, within one by all channels but the oldest, then the oldest: what leads into a state then
 * lies together, and states one after another read the same places. Where the chain outgrows the processor's cache
 * that is most of the time.
 */
function sortStates(chain: Chain, component: Int32Array, components: number): Int32Array {
  const { order, tokens } = chain;
  let states: Int32Array = Int32Array.from({ length: chain.states }, (_, state) => state);
  const most = tokens.reduce(
    (highest, token) => (token === NO_CHANNEL ? highest : Math.max(highest, token)),
    0,
  );
  for (const place of [0, ...Array.from({ length: order - 1 }, (_, k) => order - 1 - k)]) {
    states = sortByCount(states, (state) => Math.min(tokens[state * order + place] ?? 0, most + 1), most + 2);
  }
  return sortByCount(states, (state) => component[state] ?? 0, components);
}

/**
 * Tarjan's strongly connected components (Tarjan 1972, SIAM J. Comput. 1:146), without recursion: journeys are long.
 */
export function orderStates(chain: Chain): SolvingOrder {
  const { states: count, to } = chain;
  const outgoing = groupEdges(chain.from, count);
  const { edges: incoming, starts: incomingStarts } = groupEdges(to, count);
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const component = new Int32Array(count);
  const cursor = outgoing.starts.slice(0, count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const way: number[] = [];
  let visited = 0;
  let closed = 0;

  const enter = (state: number): void => {
    index[state] = visited;
    low[state] = visited;
    visited += 1;
    stack.push(state);
    onStack[state] = 1;
    way.push(state);
  };
  const close = (root: number): void => {
    for (;;) {
      const member = stack.pop() ?? root;
      onStack[member] = 0;
      component[member] = closed;
      if (member === root) break;
    }
    closed += 1;
  };
  for (let root = 0; root < count; root += 1) {
    if (index[root] !== -1) continue;
    enter(root);
    while (way.length > 0) {
      const state = way[way.length - 1] ?? 0;
      const at = cursor[state] ?? 0;
      if (at < (outgoing.starts[state + 1] ?? 0)) {
        cursor[state] = at + 1;
        const next = to[outgoing.edges[at] ?? 0] ?? 0;
        if (index[next] === -1) enter(next);
        else if (onStack[next] === 1) low[state] = Math.min(low[state] ?? 0, index[next] ?? 0);
        continue;
      }
      way.pop();
      const parent = way[way.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[state] ?? 0);
      if (low[state] === index[state]) close(state);
    }
  }
  // Components close last first.
  const sizes = new Int32Array(closed);
  for (const [state, own] of component.entries()) {
    component[state] = closed - 1 - own;
    sizes[closed - 1 - own] = (sizes[closed - 1 - own] ?? 0) + 1;
  }
  const components = new Int32Array(closed + 1);
  for (const [i, size] of sizes.entries()) components[i + 1] = (components[i] ?? 0) + size;
  return {
    incoming,
    incomingStarts,
    states: sortStates(chain, component, closed),
    components,
  };
}
