import type { Random } from '../random.ts';

/** Gamma with the given shape and rate 1 (Marsaglia and Tsang 2000, ACM Trans. Math. Softw. 26:363). */
export function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random.uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random.uniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * A variance with the inverse gamma density of `degrees` and `squares` (σ² ~ squares / χ²_degrees), at most `largest`.
 * Where the bound cuts nearly everything off, what remains lies at the bound.
 */
export function drawVariance(random: Random, degrees: number, squares: number, largest: number): number {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const variance = squares / 2 / drawGamma(random, degrees / 2);
    if (variance <= largest) return variance;
  }
  return largest;
}

/**
 * One step of slice sampling with stepping out and shrinkage (Neal 2003, Ann. Stat. 31:705, figures 3 and 5): leaves the
 * density unchanged whatever its shape; `width` only sets the pace.
 */
export function drawSlice(
  random: Random,
  logDensity: (value: number) => number,
  current: number,
  width: number,
): number {
  const height = logDensity(current) + Math.log(1 - random.uniform());
  let low = current - width * random.uniform();
  let high = low + width;
  for (let step = 0; step < 30 && logDensity(low) > height; step++) low -= width;
  for (let step = 0; step < 30 && logDensity(high) > height; step++) high += width;
  for (let step = 0; step < 200; step++) {
    const proposed = low + (high - low) * random.uniform();
    if (logDensity(proposed) > height) return proposed;
    if (proposed < current) low = proposed;
    else high = proposed;
  }
  return current;
}
