import type { Random } from '../random.ts';

/** A place in the unit cube, and what it costs by each measure (less is better). */
export type FrontPoint = { position: Float64Array; costs: readonly number[] };

export type EvolveOptions = {
  dimension: number;
  population: number;
  generations: number;
  random: Random;
  /** After each generation. */
  report?: (done: number) => void;
};

/** Of differential evolution, as its authors found them good for most problems (Storn and Price 1997). */
const STEP = 0.5;
const CROSSOVER = 0.9;

/**
 * The points of the unit cube that no other found one beats by every measure, by generalised differential evolution
 * (Kukkonen and Lampinen 2005, GDE3: The third evolution step of generalized differential evolution, IEEE CEC). Too many
 * are thinned out by rank and crowding (Deb, Pratap, Agarwal and Meyarivan 2002, IEEE Trans. Evol. Comput. 6:182). A cost
 * that is no number counts as infinite.
 */
export function evolveFront(
  evaluate: (position: Float64Array) => readonly number[],
  { dimension, population, generations, random, report }: EvolveOptions,
): FrontPoint[] {
  const pointAt = (position: Float64Array): FrontPoint => ({
    position,
    costs: evaluate(position).map((cost) => (Number.isNaN(cost) ? Number.POSITIVE_INFINITY : cost)),
  });
  let points = Array.from({ length: population }, () =>
    pointAt(Float64Array.from({ length: dimension }, () => random.uniform())),
  );
  for (let generation = 0; generation < generations; generation++) {
    const next: FrontPoint[] = [];
    for (const [i, parent] of points.entries()) {
      const child = pointAt(crossOver(points, i, dimension, random));
      if (dominates(parent.costs, child.costs)) next.push(parent);
      else if (dominates(child.costs, parent.costs)) next.push(child);
      else next.push(parent, child);
    }
    points = thinOut(next, population);
    report?.(generation + 1);
  }
  return points.filter(({ costs }) => !points.some((other) => dominates(other.costs, costs)));
}

/** As good by every measure, and better by one. */
export function dominates(costs: readonly number[], others: readonly number[]): boolean {
  let isBetter = false;
  for (const [m, cost] of costs.entries()) {
    const other = others[m] ?? cost;
    if (cost > other) return false;
    if (cost < other) isBetter = true;
  }
  return isBetter;
}

function crossOver(
  points: readonly FrontPoint[],
  own: number,
  dimension: number,
  random: Random,
): Float64Array {
  const others = new Set<number>();
  while (others.size < 3) {
    const drawn = random.integer(points.length);
    if (drawn !== own) others.add(drawn);
  }
  const [a, b, c] = [...others].map((i) => points[i]?.position);
  const parent = points[own]?.position ?? new Float64Array(dimension);
  const always = random.integer(dimension);
  return parent.map((value, d) => {
    if (d !== always && random.uniform() >= CROSSOVER) return value;
    return reflect((a?.[d] ?? 0) + STEP * ((b?.[d] ?? 0) - (c?.[d] ?? 0)));
  });
}

/** Back into [0, 1] from either side; a step is at most half as long. */
function reflect(value: number): number {
  if (value < 0) return -value;
  return value > 1 ? 2 - value : value;
}

/** The best `count`: rank by rank, and of the last rank that has no room for all, those with most space around them. */
function thinOut(points: readonly FrontPoint[], count: number): FrontPoint[] {
  const kept: FrontPoint[] = [];
  let left = [...points];
  while (kept.length < count && left.length > 0) {
    const rest = left;
    const rank = rest.filter(({ costs }) => !rest.some((other) => dominates(other.costs, costs)));
    const room = count - kept.length;
    if (rank.length <= room) kept.push(...rank);
    else {
      const spaces = crowding(rank);
      kept.push(
        ...rank
          .map((point, i) => ({ point, space: spaces[i] ?? 0 }))
          .sort((one, other) => other.space - one.space)
          .slice(0, room)
          .map(({ point }) => point),
      );
    }
    const taken = new Set(rank);
    left = rest.filter((point) => !taken.has(point));
  }
  return kept;
}

/** How far the neighbours on either side are, summed over the measures; the ends have room without bound. */
function crowding(points: readonly FrontPoint[]): Float64Array {
  const spaces = new Float64Array(points.length);
  for (const m of points[0]?.costs.keys() ?? []) {
    const costOf = (i: number): number => points[i]?.costs[m] ?? 0;
    const order = Array.from(points.keys()).sort((i, j) => costOf(i) - costOf(j));
    const span = costOf(order.at(-1) ?? 0) - costOf(order[0] ?? 0);
    for (const [place, i] of order.entries()) {
      const [before, after] = [order[place - 1], order[place + 1]];
      const isEnd = before === undefined || after === undefined;
      const gap = isEnd ? Number.POSITIVE_INFINITY : (costOf(after) - costOf(before)) / (span || 1);
      spaces[i] = (spaces[i] ?? 0) + gap;
    }
  }
  return spaces;
}
