import { createRandom, type Random } from '../random.ts';
import { createMetric, type Metric } from './metric.ts';

/** The log density at a position, up to a constant; writes its gradient. −∞ where there is none. */
export type LogDensity = (position: Float64Array, gradient: Float64Array) => number;

export type NutsChain = {
  /** The next draw, in the density's own coordinates. */
  draw(): Float64Array;
  /** Transitions after warming up in which the energy error gave a trajectory up. */
  divergences(): number;
};

type Point = { place: Float64Array; momentum: Float64Array; gradient: Float64Array; logDensity: number };

type Tree = {
  left: Point;
  right: Point;
  /** Sum of momenta along the trajectory (Betancourt's ρ). */
  momenta: Float64Array;
  proposal: Point;
  logWeight: number;
  /** Whether the trajectory may go on. */
  open: boolean;
  acceptance: number;
  steps: number;
};

const LARGEST_ENERGY_ERROR = 1_000;
const DEPTH = 10;

/**
 * The No-U-Turn sampler (Hoffman and Gelman 2014, J. Mach. Learn. Res. 15:1593) with multinomial weights and the
 * generalised U-turn criterion (Betancourt 2017, arXiv:1701.02434, appendix A), step size by dual averaging, and the
 * metric learned in the doubling windows of Stan (Reference Manual 15.2). Works in whitened coordinates, so that a dense
 * metric costs one triangular product a step.
 */
export function startNuts(
  density: LogDensity,
  start: Float64Array,
  options: { seed: number; warmUp: number; dense: boolean; acceptance?: number },
): NutsChain {
  const size = start.length;
  const random = createRandom(options.seed);
  const target = options.acceptance ?? 0.85;
  let metric: Metric = createMetric(size, options.dense);
  const own = new Float64Array(size);
  const evaluate = (place: Float64Array): Point => {
    const logDensity = density(metric.locate(place), own);
    return { place, momentum: new Float64Array(size), gradient: metric.pullBack(own), logDensity };
  };
  let current = evaluate(metric.whiten(start));
  let step = 0.1;
  let divergences = 0;
  const transition = (): { acceptance: number; diverged: boolean } => {
    const { point, acceptance, diverged } = makeTransition(current, step, evaluate, random);
    current = point;
    return { acceptance, diverged };
  };

  const average = dualAverage(target);
  step = average.restart(findStep(current, evaluate, random));
  for (const { length, adapts } of planWindows(options.warmUp)) {
    metric.forget();
    for (let i = 0; i < length; i++) {
      step = average.update(transition().acceptance);
      if (adapts) metric.learn(metric.locate(current.place));
    }
    if (!adapts) continue;
    const position = metric.locate(current.place);
    metric = metric.adapted();
    current = evaluate(metric.whiten(position));
    step = average.restart(findStep(current, evaluate, random));
  }
  step = average.settled();
  return {
    draw() {
      if (transition().diverged) divergences++;
      return metric.locate(current.place);
    },
    divergences: () => divergences,
  };
}

/** A first window to find the bulk, doubling windows that learn the metric, a last one for the step size. */
function planWindows(warmUp: number): { length: number; adapts: boolean }[] {
  const first = Math.max(10, Math.round(0.12 * warmUp));
  const last = Math.max(10, Math.round(0.1 * warmUp));
  const windows = [{ length: first, adapts: false }];
  let left = warmUp - first - last;
  for (let length = 25; left > 0; length *= 2) {
    const own = left < 3 * length ? left : length;
    windows.push({ length: own, adapts: true });
    left -= own;
  }
  return [...windows, { length: last, adapts: false }];
}

/** Nesterov's dual averaging of the log step size (Hoffman and Gelman 2014, section 3.2). */
function dualAverage(target: number) {
  let [count, error, mean, centre] = [0, 0, 0, 0];
  return {
    restart(step: number): number {
      count = 0;
      error = 0;
      mean = 0;
      centre = Math.log(10 * step);
      return step;
    },
    update(acceptance: number): number {
      count++;
      error += (target - acceptance - error) / (count + 10);
      const logStep = centre - (Math.sqrt(count) / 0.05) * error;
      const weight = count ** -0.75;
      mean = weight * logStep + (1 - weight) * mean;
      return Math.exp(logStep);
    },
    settled: () => Math.exp(mean),
  };
}

function leap(from: Point, step: number, evaluate: (place: Float64Array) => Point): Point {
  const size = from.place.length;
  const place = new Float64Array(size);
  const momentum = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const half = (from.momentum[i] ?? 0) + 0.5 * step * (from.gradient[i] ?? 0);
    momentum[i] = half;
    place[i] = (from.place[i] ?? 0) + step * half;
  }
  const to = evaluate(place);
  for (let i = 0; i < size; i++) {
    momentum[i] = (momentum[i] ?? 0) + 0.5 * step * (to.gradient[i] ?? 0);
  }
  to.momentum = momentum;
  return to;
}

function energy({ logDensity, momentum }: Point): number {
  let kinetic = 0;
  for (const value of momentum) kinetic += value * value;
  const total = kinetic / 2 - logDensity;
  return Number.isNaN(total) ? Number.POSITIVE_INFINITY : total;
}

function drawMomentum(point: Point, random: Random): Point {
  return { ...point, momentum: Float64Array.from(point.place, () => random.normal()) };
}

/** A step whose single leap is accepted about four times in five. */
function findStep(current: Point, evaluate: (place: Float64Array) => Point, random: Random): number {
  let step = 0.1;
  let direction = 0;
  for (let tries = 0; tries < 40; tries++) {
    const from = drawMomentum(current, random);
    const change = energy(from) - energy(leap(from, step, evaluate));
    const wanted = change > Math.log(0.8) ? 1 : -1;
    if (direction !== 0 && wanted !== direction) break;
    direction = wanted;
    step *= direction > 0 ? 2 : 0.5;
  }
  return step;
}

function makeTransition(
  current: Point,
  step: number,
  evaluate: (place: Float64Array) => Point,
  random: Random,
): { point: Point; acceptance: number; diverged: boolean } {
  const start = drawMomentum(current, random);
  const initial = energy(start);
  let tree: Tree = {
    left: start,
    right: start,
    momenta: start.momentum,
    proposal: start,
    logWeight: 0,
    open: true,
    acceptance: 0,
    steps: 0,
  };
  let diverged = false;
  for (let depth = 0; depth < DEPTH && tree.open; depth++) {
    const forward = random.uniform() < 0.5;
    const grown = growTree(forward ? tree.right : tree.left, depth, forward ? step : -step, {
      evaluate,
      initial,
      random,
      onDivergence: () => {
        diverged = true;
      },
    });
    const joined = forward ? join(tree, grown) : join(grown, tree);
    // The new half is favoured: it lies further off.
    const takesNew = grown.open && Math.log(1 - random.uniform()) < grown.logWeight - tree.logWeight;
    tree = {
      ...joined,
      proposal: takesNew ? grown.proposal : tree.proposal,
      open: grown.open && joined.open,
      acceptance: tree.acceptance + grown.acceptance,
      steps: tree.steps + grown.steps,
    };
  }
  return { point: tree.proposal, acceptance: tree.acceptance / Math.max(1, tree.steps), diverged };
}

type Growth = {
  evaluate: (place: Float64Array) => Point;
  initial: number;
  random: Random;
  onDivergence: () => void;
};

function growTree(from: Point, depth: number, step: number, growth: Growth): Tree {
  if (depth === 0) {
    const point = leap(from, step, growth.evaluate);
    const change = growth.initial - energy(point);
    const open = change > -LARGEST_ENERGY_ERROR;
    if (!open) growth.onDivergence();
    return {
      left: point,
      right: point,
      momenta: point.momentum,
      proposal: point,
      logWeight: change,
      open,
      acceptance: Math.min(1, Math.exp(change)),
      steps: 1,
    };
  }
  const first = growTree(from, depth - 1, step, growth);
  if (!first.open) return first;
  const second = growTree(step > 0 ? first.right : first.left, depth - 1, step, growth);
  const joined = step > 0 ? join(first, second) : join(second, first);
  const takesSecond = Math.log(1 - growth.random.uniform()) < second.logWeight - joined.logWeight;
  return {
    ...joined,
    proposal: takesSecond ? second.proposal : first.proposal,
    open: second.open && joined.open,
    acceptance: first.acceptance + second.acceptance,
    steps: first.steps + second.steps,
  };
}

/** Two neighbouring trajectories as one; open unless it, or where its halves meet, has turned back on itself. */
function join(left: Tree, right: Tree): Tree {
  const momenta = sum(left.momenta, right.momenta);
  const high = Math.max(left.logWeight, right.logWeight);
  const logWeight =
    high === Number.NEGATIVE_INFINITY
      ? high
      : high + Math.log(Math.exp(left.logWeight - high) + Math.exp(right.logWeight - high));
  return {
    left: left.left,
    right: right.right,
    momenta,
    proposal: left.proposal,
    logWeight,
    open:
      goesOn(left.left.momentum, right.right.momentum, momenta) &&
      goesOn(left.left.momentum, right.left.momentum, sum(left.momenta, right.left.momentum)) &&
      goesOn(left.right.momentum, right.right.momentum, sum(right.momenta, left.right.momentum)),
    acceptance: 0,
    steps: 0,
  };
}

function sum(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value + (b[i] ?? 0));
}

function goesOn(first: Float64Array, last: Float64Array, momenta: Float64Array): boolean {
  let [atFirst, atLast] = [0, 0];
  for (let i = 0; i < momenta.length; i++) {
    atFirst += (first[i] ?? 0) * (momenta[i] ?? 0);
    atLast += (last[i] ?? 0) * (momenta[i] ?? 0);
  }
  return atFirst > 0 && atLast > 0;
}
