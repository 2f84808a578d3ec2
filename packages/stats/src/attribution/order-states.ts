import type { Chain } from './build-chain.ts';

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
 * Tarjan's strongly connected components (Tarjan 1972, SIAM J. Comput. 1:146), without recursion: journeys are long.
 * Within a component the states stand in reverse postorder, so that most edges lead forwards.
 */
export function orderStates(chain: Chain): SolvingOrder {
  const { states: count, to } = chain;
  const outgoing = groupEdges(chain.from, count);
  const { edges: incoming, starts: incomingStarts } = groupEdges(to, count);
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const postorder = new Int32Array(count);
  const cursor = outgoing.starts.slice(0, count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const way: number[] = [];
  const states = new Int32Array(count);
  const sizes: number[] = [];
  let visited = 0;
  let finished = 0;
  // Components come out last first: `states` is filled from its end.
  let end = count;

  const enter = (state: number): void => {
    index[state] = visited;
    low[state] = visited;
    visited += 1;
    stack.push(state);
    onStack[state] = 1;
    way.push(state);
  };
  const close = (root: number): void => {
    const members: number[] = [];
    for (;;) {
      const member = stack.pop() ?? root;
      onStack[member] = 0;
      members.push(member);
      if (member === root) break;
    }
    members.sort((a, b) => (postorder[b] ?? 0) - (postorder[a] ?? 0));
    end -= members.length;
    states.set(members, end);
    sizes.push(members.length);
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
      postorder[state] = finished;
      finished += 1;
      const parent = way[way.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[state] ?? 0);
      if (low[state] === index[state]) close(state);
    }
  }
  const components = new Int32Array(sizes.length + 1);
  for (const [i, size] of sizes.reverse().entries()) components[i + 1] = (components[i] ?? 0) + size;
  return { incoming, incomingStarts, states, components };
}
