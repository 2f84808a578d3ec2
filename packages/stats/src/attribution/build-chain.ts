import { createPairTable } from './pair-table.ts';
import { type Paths, pathCount } from './paths.ts';

/** The way of the journeys through states, without their numbers: it stays the same when journeys are weighed anew. */
export type Chain = {
  order: number;
  states: number;
  /** The channels of state s, oldest first: `tokens[s * order]` onwards; 65535 where it holds fewer. */
  tokens: Uint16Array;
  /** Edge e leads from `from[e]` to `to[e]`. */
  from: Int32Array;
  to: Int32Array;
  /** The state in which path i begins, and the one in which it ends. */
  first: Int32Array;
  last: Int32Array;
  /** The edges that path i takes: `route[routeStarts[i]]` … */
  route: Int32Array;
  routeStarts: Uint32Array;
};

export const NO_CHANNEL = 65_535;

/** Numbers runs of channels: a trie whose nodes are (node before, channel) pairs, each a state when it is asked for. */
function createStates(order: number, channels: number) {
  const nodes = createPairTable(channels);
  let stateOfNode = new Int32Array(1024).fill(-1);
  let tokens = new Uint16Array(1024 * order);
  let states = 0;
  return {
    count: () => states,
    tokens: () => tokens.slice(0, states * order),
    token: (state: number, place: number) => tokens[state * order + place] ?? NO_CHANNEL,
    /** The state of `count` channels. */
    find: (run: Uint16Array, count: number): number => {
      let node = 0;
      // Node numbers are shifted by one: 0 is the root, which no pair is.
      for (let k = 0; k < count; k += 1) node = nodes.intern(node, run[k] ?? 0) + 1;
      if (node >= stateOfNode.length) {
        const wider = new Int32Array(Math.max(nodes.size() + 1, stateOfNode.length * 2)).fill(-1);
        wider.set(stateOfNode);
        stateOfNode = wider;
      }
      const known = stateOfNode[node] ?? -1;
      if (known !== -1) return known;
      const state = states;
      states += 1;
      stateOfNode[node] = state;
      if (states * order > tokens.length) {
        const wider = new Uint16Array(tokens.length * 2);
        wider.set(tokens);
        tokens = wider;
      }
      for (let k = 0; k < order; k += 1) tokens[state * order + k] = k < count ? (run[k] ?? 0) : NO_CHANNEL;
      return state;
    },
  };
}

/**
 * The Markov chain of order k of journeys: a state is k touches in a row (a shorter journey is one state by itself), the
 * next state is the same window one touch on; equal neighbours are one. This is the encoding of the R package
 * ChannelAttribution (Altomare and Loris, CRAN), which most teams know the figures of.
 */
export function buildChain(paths: Paths, order: number): Chain {
  const count = pathCount(paths);
  const states = createStates(order, paths.channels.length);
  // An edge is told by the state it leaves and the channel that comes: that alone says where it leads.
  const edges = createPairTable(paths.channels.length);
  let to = new Int32Array(1024);
  const first = new Int32Array(count).fill(-1);
  const last = new Int32Array(count).fill(-1);
  const routeStarts = new Uint32Array(count + 1);
  const route = new Int32Array(paths.steps.length);
  let at = 0;
  const run = new Uint16Array(order);
  for (let i = 0; i < count; i += 1) {
    routeStarts[i] = at;
    const start = paths.starts[i] ?? 0;
    const end = paths.starts[i + 1] ?? 0;
    if (end === start) continue;
    const window = Math.min(order, end - start);
    for (let k = 0; k < window; k += 1) run[k] = paths.steps[start + k] ?? 0;
    let state = states.find(run, window);
    first[i] = state;
    for (let step = start + window; step < end; step += 1) {
      const channel = paths.steps[step] ?? 0;
      const known = edges.size();
      const edge = edges.intern(state, channel);
      if (edge === known) {
        for (let k = 1; k < order; k += 1) run[k - 1] = states.token(state, k);
        run[order - 1] = channel;
        if (edge >= to.length) {
          const wider = new Int32Array(to.length * 2);
          wider.set(to);
          to = wider;
        }
        to[edge] = states.find(run, order);
      }
      const next = to[edge] ?? 0;
      // A run of one and the same channel leads nowhere: equal neighbours are one state.
      if (next === state) continue;
      route[at] = edge;
      at += 1;
      state = next;
    }
    last[i] = state;
  }
  routeStarts[count] = at;
  return {
    order,
    states: states.count(),
    tokens: states.tokens(),
    from: edges.firsts(),
    to: to.slice(0, edges.size()),
    first,
    last,
    route: route.slice(0, at),
    routeStarts,
  };
}
