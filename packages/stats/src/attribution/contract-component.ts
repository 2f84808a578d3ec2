import { sortByCount } from './sort-by-count.ts';
import type { Equations } from './write-equations.ts';

/** What has to be iterated of a component with cycles; its other states follow from that in one pass. */
export type Core = {
  /** Row i of the core is row `rows[i]` of the equations. */
  rows: Int32Array;
  /** Ways into row i of the core: `starts[i]` … `starts[i + 1]`, from the core's row `source` with a probability. */
  starts: Int32Array;
  source: Int32Array;
  probability: Float64Array;
  /** Channels met along way w that neither of its ends holds: `passing[passingStarts[w]]` … */
  passing: Uint16Array;
  passingStarts: Int32Array;
  /** Which group each row of the core is of, where totals are corrected by group. */
  groups: Int32Array;
  /** The other rows, each after those of them that lead into it. */
  between: Int32Array;
};

const NONE = -1;
/** Of more channels the most seen have a group of their own and the others one together. */
const MOST_GROUPS = 64;

/** A state with one way in is a fixed part of the state before it: the last with several, by which part, how far away. */
type Followers = { root: Int32Array; part: Float64Array; depth: Int32Array; parent: Int32Array };

/** A state with one way on leads to a fixed part of one state of the core: by which part, after how many steps. */
type Passes = { end: Int32Array; part: Float64Array; steps: Int32Array; way: Int32Array; next: Int32Array };

/**
 * Leaves out states without making more edges (Gaussian elimination of those that fill nothing in): those with one way
 * in and those with one way on. In chains of a high order most states are such, as most runs of touches are rare; on a
 * million journeys at order 4 a quarter of a component's states remain.
 */
export function contractComponent(equations: Equations, start: number, end: number): Core {
  const followers = findFollowers(equations, start, end);
  const passes = findPasses(equations, start, end, followers);
  const place = new Int32Array(end - start).fill(NONE);
  let size = 0;
  for (let row = start; row < end; row += 1) {
    if (followers.root[row - start] !== row - start || passes.end[row - start] !== row - start) continue;
    place[row - start] = size;
    size += 1;
  }
  const rows = new Int32Array(size);
  for (const [own, at] of place.entries()) if (at !== NONE) rows[at] = start + own;
  const groups = groupRows(equations, rows);
  return {
    rows,
    groups,
    ...writeWays(equations, start, { followers, passes, place, rows, groups }),
    between: orderBetween(equations, start, place),
  };
}

/** Single states where they are few; else by last channel, the most seen channels for themselves. */
function groupRows({ tokens, window }: Equations, rows: Int32Array): Int32Array {
  if (rows.length <= MOST_GROUPS) return rows.map((_, at) => at);
  const lastOf = (row: number): number => tokens[(row + 1) * window - 1] ?? 0;
  const seen = new Map<number, number>();
  for (const row of rows) seen.set(lastOf(row), (seen.get(lastOf(row)) ?? 0) + 1);
  const often = [...seen].sort(([, a], [, b]) => b - a);
  const groupOf = new Map(often.map(([channel], place) => [channel, Math.min(place, MOST_GROUPS - 1)]));
  return rows.map((row) => groupOf.get(lastOf(row)) ?? 0);
}

function findFollowers({ rows, source, probability }: Equations, start: number, end: number): Followers {
  const count = end - start;
  const parent = new Int32Array(count).fill(NONE);
  const share = new Float64Array(count);
  const root = new Int32Array(count).fill(-2);
  const part = new Float64Array(count).fill(1);
  const depth = new Int32Array(count);
  for (let own = 0; own < count; own += 1) {
    let ways = 0;
    for (let at = rows[start + own] ?? 0; at < (rows[start + own + 1] ?? 0); at += 1) {
      const from = (source[at] ?? 0) - start;
      if (from < 0) continue;
      ways += 1;
      parent[own] = from;
      share[own] = probability[at] ?? 0;
    }
    // What nothing of the component leads into is not iterated, nor what follows from it alone.
    if (ways === 0) root[own] = NONE;
    if (ways > 1) root[own] = own;
  }
  const way: number[] = [];
  const onWay = new Uint8Array(count);
  for (let first = 0; first < count; first += 1) {
    let own = first;
    while (root[own] === -2 && onWay[own] === 0) {
      onWay[own] = 1;
      way.push(own);
      own = parent[own] ?? 0;
    }
    // A circle of single ways in is cut at one of its states.
    if (root[own] === -2) root[own] = own;
    for (let next = way.pop(); next !== undefined; next = way.pop()) {
      onWay[next] = 0;
      if (root[next] !== -2) continue;
      const before = parent[next] ?? 0;
      root[next] = root[before] ?? NONE;
      part[next] = (part[before] ?? 0) * (share[next] ?? 0);
      depth[next] = (depth[before] ?? 0) + 1;
    }
  }
  return { root, part, depth, parent };
}

function findPasses(
  { rows, source, probability }: Equations,
  start: number,
  end: number,
  followers: Followers,
): Passes {
  const count = end - start;
  const exits = new Int32Array(count);
  const next = new Int32Array(count).fill(NONE);
  const way = new Int32Array(count).fill(NONE);
  for (let own = 0; own < count; own += 1) {
    if (followers.root[own] !== own) continue;
    for (let at = rows[start + own] ?? 0; at < (rows[start + own + 1] ?? 0); at += 1) {
      const from = followers.root[(source[at] ?? 0) - start] ?? NONE;
      if (from === NONE) continue;
      exits[from] = (exits[from] ?? 0) + 1;
      next[from] = own;
      way[from] = at;
    }
  }
  const ends = new Int32Array(count).fill(-2);
  const part = new Float64Array(count).fill(1);
  const steps = new Int32Array(count);
  for (let own = 0; own < count; own += 1) {
    if ((exits[own] ?? 0) > 1) ends[own] = own;
    else if (exits[own] === 0) ends[own] = NONE;
  }
  const walked: number[] = [];
  const onWay = new Uint8Array(count);
  for (let first = 0; first < count; first += 1) {
    let own = first;
    while (ends[own] === -2 && onWay[own] === 0) {
      onWay[own] = 1;
      walked.push(own);
      own = next[own] ?? 0;
    }
    if (ends[own] === -2) ends[own] = own;
    for (let before = walked.pop(); before !== undefined; before = walked.pop()) {
      onWay[before] = 0;
      if (ends[before] !== -2) continue;
      const to = next[before] ?? 0;
      const at = way[before] ?? 0;
      const from = (source[at] ?? 0) - start;
      ends[before] = ends[to] ?? NONE;
      part[before] = (followers.part[from] ?? 0) * (probability[at] ?? 0) * (part[to] ?? 0);
      steps[before] = (followers.depth[from] ?? 0) + 1 + (steps[to] ?? 0);
    }
  }
  return { end: ends, part, steps, way, next };
}

type Contraction = {
  followers: Followers;
  passes: Passes;
  place: Int32Array;
  rows: Int32Array;
  groups: Int32Array;
};

/** The ways from state to state of the core, by where they lead; those into one state by the group of their other end. */
function writeWays(
  equations: Equations,
  start: number,
  { followers, passes, place, rows, groups }: Contraction,
): Pick<Core, 'starts' | 'source' | 'probability' | 'passing' | 'passingStarts'> {
  const { rows: into, source, probability, tokens, window } = equations;
  const lastChannel = (own: number): number => tokens[(start + own + 1) * window - 1] ?? 0;
  const edges: number[] = [];
  const entered: number[] = [];
  for (let own = 0; own < place.length; own += 1) {
    if (followers.root[own] !== own || (passes.end[own] ?? NONE) === NONE) continue;
    for (let at = into[start + own] ?? 0; at < (into[start + own + 1] ?? 0); at += 1) {
      const root = followers.root[(source[at] ?? 0) - start] ?? NONE;
      if (root === NONE || place[root] === NONE) continue;
      edges.push(at);
      entered.push(own);
    }
  }
  const fromOf = (way: number): number => (source[edges[way] ?? 0] ?? 0) - start;
  const rootOf = (way: number): number => followers.root[fromOf(way)] ?? 0;
  const endOf = (way: number): number => passes.end[entered[way] ?? 0] ?? 0;
  const byGroup = sortByCount(
    Int32Array.from(edges, (_, way) => way),
    (way) => groups[place[rootOf(way)] ?? 0] ?? 0,
    MOST_GROUPS,
  );
  const order = sortByCount(byGroup, (way) => place[endOf(way)] ?? 0, rows.length);

  const starts = new Int32Array(rows.length + 1);
  const sources = new Int32Array(order.length);
  const parts = new Float64Array(order.length);
  const passing: number[] = [];
  const passingStarts = new Int32Array(order.length + 1);
  for (const [at, way] of order.entries()) {
    const [from, over, root, end] = [fromOf(way), entered[way] ?? 0, rootOf(way), endOf(way)];
    const target = place[end] ?? 0;
    starts[target + 1] = at + 1;
    sources[at] = place[root] ?? 0;
    parts[at] = (followers.part[from] ?? 0) * (probability[edges[way] ?? 0] ?? 0) * (passes.part[over] ?? 0);
    // Both ends together hold whatever was met in as many steps as a state has channels.
    if ((followers.depth[from] ?? 0) + 1 + (passes.steps[over] ?? 0) > window) {
      const holds = (state: number, channel: number): boolean =>
        tokens.subarray((start + state) * window, (start + state + 1) * window).includes(channel);
      const meet = (state: number): void => {
        const channel = lastChannel(state);
        if (!holds(root, channel) && !holds(end, channel)) passing.push(channel);
      };
      const meetFollowers = (last: number): void => {
        for (let own = last; own !== followers.root[own]; own = followers.parent[own] ?? 0) meet(own);
      };
      meetFollowers(from);
      for (let own = over; own !== end; ) {
        meet(own);
        const onwards = passes.way[own] ?? 0;
        meetFollowers((source[onwards] ?? 0) - start);
        own = passes.next[own] ?? end;
      }
    }
    passingStarts[at + 1] = passing.length;
  }
  for (let row = 0; row < rows.length; row += 1) {
    starts[row + 1] = Math.max(starts[row] ?? 0, starts[row + 1] ?? 0);
  }
  return {
    starts,
    source: sources,
    probability: parts,
    passing: Uint16Array.from(passing),
    passingStarts,
  };
}

/** The rows outside the core, each after those of them that lead into it: by depth first, without recursion. */
function orderBetween({ rows, source }: Equations, start: number, place: Int32Array): Int32Array {
  const ordered: number[] = [];
  const entered = new Uint8Array(place.length);
  const cursor = new Int32Array(place.length);
  const way: number[] = [];
  const enter = (own: number): void => {
    if (place[own] !== NONE || entered[own] === 1) return;
    entered[own] = 1;
    cursor[own] = rows[start + own] ?? 0;
    way.push(own);
  };
  for (let first = 0; first < place.length; first += 1) {
    enter(first);
    for (let own = way[way.length - 1]; own !== undefined; own = way[way.length - 1]) {
      const at = cursor[own] ?? 0;
      if (at < (rows[start + own + 1] ?? 0)) {
        cursor[own] = at + 1;
        const from = (source[at] ?? 0) - start;
        if (from >= 0) enter(from);
      } else {
        ordered.push(start + own);
        way.pop();
      }
    }
  }
  return Int32Array.from(ordered);
}
