export type SimplexMinimum = { point: Float64Array; value: number; evaluations: number; converged: boolean };

type Corner = { point: Float64Array; value: number };

/**
 * Nelder and Mead (1965, Comput. J. 7:308) with coefficients that suit the dimension (Gao and Han 2012, Comput. Optim. Appl.
 * 51:259), for functions without a gradient. It starts anew from where it stopped until that no longer helps, since a
 * collapsed simplex looks like a minimum. A value that is not finite counts as infinitely high.
 */
export function minimiseSimplex(
  measure: (point: Float64Array) => number,
  start: Float64Array,
  options: { scale?: number; tolerance?: number; evaluations?: number } = {},
): SimplexMinimum {
  const tolerance = options.tolerance ?? 1e-10;
  const most = options.evaluations ?? 400 * start.length * start.length + 2000;
  let evaluations = 0;
  const ask = (point: Float64Array): Corner => {
    evaluations++;
    const value = measure(point);
    return { point, value: Number.isFinite(value) ? value : Number.POSITIVE_INFINITY };
  };
  let best = ask(start.slice());
  let scale = options.scale ?? 0.1;
  for (let round = 0; round < 12; round++) {
    const before = best.value;
    best = descend(ask, best, scale, tolerance, () => evaluations >= most);
    if (evaluations >= most) return { ...best, evaluations, converged: false };
    if (before - best.value <= tolerance * (Math.abs(best.value) + tolerance)) {
      return { ...best, evaluations, converged: Number.isFinite(best.value) };
    }
    scale /= 2;
  }
  return { ...best, evaluations, converged: false };
}

function descend(
  ask: (point: Float64Array) => Corner,
  start: Corner,
  scale: number,
  tolerance: number,
  exhausted: () => boolean,
): Corner {
  const size = start.point.length;
  const expansion = 1 + 2 / Math.max(2, size);
  const contraction = 0.75 - 1 / (2 * Math.max(2, size));
  const shrinkage = 1 - 1 / Math.max(2, size);
  const corners = [start];
  for (let i = 0; i < size; i++) {
    const point = start.point.slice();
    point[i] = (point[i] ?? 0) + scale * Math.max(1, Math.abs(point[i] ?? 0));
    corners.push(ask(point));
  }
  const rank = (): void => {
    corners.sort((a, b) => a.value - b.value);
  };
  rank();
  while (!exhausted()) {
    const best = corners[0] ?? start;
    const worst = corners[size] ?? start;
    const second = corners[size - 1] ?? start;
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance)) break;
    const centre = new Float64Array(size);
    for (let k = 0; k < size; k++) {
      const corner = corners[k]?.point;
      for (let i = 0; i < size; i++) centre[i] = (centre[i] ?? 0) + (corner?.[i] ?? 0) / size;
    }
    const along = (factor: number): Corner =>
      ask(centre.map((coordinate, i) => coordinate + factor * ((worst.point[i] ?? 0) - coordinate)));
    const reflected = along(-1);
    let next: Corner | undefined;
    if (reflected.value < best.value) {
      const expanded = along(-expansion);
      next = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < second.value) next = reflected;
    else {
      const contracted = along(reflected.value < worst.value ? -contraction : contraction);
      if (contracted.value < Math.min(reflected.value, worst.value)) next = contracted;
    }
    if (next !== undefined) corners[size] = next;
    else {
      for (let k = 1; k <= size; k++) {
        const corner = corners[k];
        if (corner === undefined) continue;
        const pulled = corner.point.map(
          (coordinate, i) => (best.point[i] ?? 0) + shrinkage * (coordinate - (best.point[i] ?? 0)),
        );
        corners[k] = ask(pulled);
      }
    }
    rank();
  }
  return corners[0] ?? start;
}
