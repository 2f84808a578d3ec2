export type Evaluation = { value: number; gradient: Float64Array };
export type Minimum = {
  point: Float64Array;
  value: number;
  gradient: Float64Array;
  iterations: number;
  /** Whether the largest entry of the gradient got below the tolerance. */
  converged: boolean;
};

const MEMORY = 8;
/** A move of no coordinate by more than this is none. */
const NOWHERE = 1e-9;

/**
 * Limited-memory BFGS (Nocedal 1980, Math. Comp. 35:773; two-loop recursion as Nocedal and Wright 2006, algorithm 7.4), with a
 * line search that brackets and bisects until the weak Wolfe conditions hold (Lewis and Overton 2013). A point whose value is
 * not finite counts as infinitely high, so a likelihood may refuse parts of its space.
 */
export function minimiseLbfgs(
  evaluate: (point: Float64Array) => Evaluation,
  start: Float64Array,
  options: { tolerance?: number; iterations?: number } = {},
): Minimum {
  const tolerance = options.tolerance ?? 1e-8;
  const most = options.iterations ?? 200;
  let point: Float64Array = start.slice();
  let { value, gradient } = evaluate(point);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  let iteration = 0;
  let idle = 0;
  for (; iteration < most; iteration++) {
    if (largest(gradient) < tolerance) break;
    let direction = followHistory(gradient, steps, changes);
    if (!(dot(direction, gradient) < 0)) {
      steps.length = 0;
      changes.length = 0;
      direction = gradient.map((slope) => -slope);
    }
    const first = steps.length === 0 ? Math.min(1, 1 / largest(gradient)) : 1;
    const found = searchLine(evaluate, point, value, gradient, direction, first);
    if (found === undefined) {
      if (steps.length === 0) break;
      steps.length = 0;
      changes.length = 0;
      continue;
    }
    const step = found.point.map((coordinate, i) => coordinate - (point[i] ?? 0));
    const change = found.gradient.map((slope, i) => slope - (gradient[i] ?? 0));
    if (dot(step, change) > 1e-14 * Math.sqrt(dot(step, step) * dot(change, change))) {
      steps.push(step);
      changes.push(change);
      if (steps.length > MEMORY) {
        steps.shift();
        changes.shift();
      }
    }
    ({ point, value, gradient } = found);
    // Before a wall beyond which the value is refused, steps shrink to nothing while the slope stays.
    idle = largest(step) < NOWHERE ? idle + 1 : 0;
    if (idle === 2) break;
  }
  return { point, value, gradient, iterations: iteration, converged: largest(gradient) < tolerance };
}

/** −H·g, H being the inverse Hessian that the last steps suggest. */
function followHistory(
  gradient: Float64Array,
  steps: readonly Float64Array[],
  changes: readonly Float64Array[],
): Float64Array {
  const direction = gradient.map((slope) => -slope);
  const factors: number[] = [];
  for (let k = steps.length - 1; k >= 0; k--) {
    const step = steps[k] ?? direction;
    const change = changes[k] ?? direction;
    const factor = dot(step, direction) / dot(change, step);
    factors[k] = factor;
    addTo(direction, change, -factor);
  }
  const last = steps.at(-1);
  const lastChange = changes.at(-1);
  if (last !== undefined && lastChange !== undefined) {
    const scale = dot(last, lastChange) / dot(lastChange, lastChange);
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) * scale;
  }
  for (let k = 0; k < steps.length; k++) {
    const step = steps[k] ?? direction;
    const change = changes[k] ?? direction;
    const factor = dot(change, direction) / dot(change, step);
    addTo(direction, step, (factors[k] ?? 0) - factor);
  }
  return direction;
}

function searchLine(
  evaluate: (point: Float64Array) => Evaluation,
  point: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  first: number,
): (Evaluation & { point: Float64Array }) | undefined {
  const slope = dot(gradient, direction);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let length = first;
  let best: (Evaluation & { point: Float64Array }) | undefined;
  for (let attempt = 0; attempt < 50; attempt++) {
    const candidate = point.map((coordinate, i) => coordinate + length * (direction[i] ?? 0));
    const evaluated = evaluate(candidate);
    if (!(evaluated.value <= value + 1e-4 * length * slope)) high = length;
    else {
      if (best === undefined || evaluated.value < best.value) best = { ...evaluated, point: candidate };
      if (dot(evaluated.gradient, direction) >= 0.9 * slope) return { ...evaluated, point: candidate };
      low = length;
    }
    length = Number.isFinite(high) ? (low + high) / 2 : 2 * low;
    if (high - low < 1e-14 * high) break;
    if (best !== undefined && (high - low) * largest(direction) < NOWHERE) break;
  }
  return best;
}

/** Central differences, for functions whose gradient nobody has written down. */
export function differentiate(
  measure: (point: Float64Array) => number,
  step = 1e-5,
): (point: Float64Array) => Evaluation {
  return (point) => {
    const moved = point.slice();
    const gradient = point.map((coordinate, i) => {
      const h = step * Math.max(1, Math.abs(coordinate));
      moved[i] = coordinate + h;
      const above = measure(moved);
      moved[i] = coordinate - h;
      const below = measure(moved);
      moved[i] = coordinate;
      return (above - below) / (2 * h);
    });
    return { value: measure(point), gradient };
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addTo(target: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) + factor * (other[i] ?? 0);
}

function largest(vector: Float64Array): number {
  let result = 0;
  for (const entry of vector) {
    if (Number.isNaN(entry)) return Number.POSITIVE_INFINITY;
    result = Math.max(result, Math.abs(entry));
  }
  return result;
}
