/**
 * Random numbers addressed by what they are for.
 *
 * The demo company is simulated in many worlds at once (each channel on and off), and a fair comparison
 * needs the same luck in all of them: the draw for "does person 7 buy in week 12" must not shift because
 * some other draw was left out. So draws are hashes of (seed, person, purpose, …), not a running sequence.
 */

/** Folds one more key into a hash (the body of MurmurHash3, 32 bits). */
export function mix(hash: number, key: number): number {
  let k = Math.imul(key, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  let h = hash ^ Math.imul(k, 0x1b873593);
  h = (h << 13) | (h >>> 19);
  return (Math.imul(h, 5) + 0xe6546b64) | 0;
}

/** A number in [0, 1) from a hash (MurmurHash3's finaliser). */
export function uniform(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** The draw of `hash` for one purpose. */
export function draw(hash: number, key: number): number {
  return uniform(mix(hash, key));
}

/** A running sequence (mulberry32), for details that exist in one world only: texts, page paths, hours. */
export function createRandom(hash: number): () => number {
  let state = hash | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The item at position `u` (in [0, 1)) of a list that is never empty. */
export function pick<T>(items: readonly [T, ...T[]] | readonly T[], u: number): T {
  const item = items[Math.min(items.length - 1, Math.floor(u * items.length))];
  if (item === undefined) throw new RangeError('Cannot pick from an empty list.');
  return item;
}

/** The index at position `u` (in [0, 1)) of weights that need not sum to one. */
export function pickWeighted(weights: readonly number[], u: number): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let left = u * total;
  for (let i = 0; i < weights.length; i += 1) {
    left -= weights[i] ?? 0;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

/** Standard normal quantile by Acklam's rational approximation (relative error below 1.2e-9). */
export function normalQuantile(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(Math.max(p, 1e-300)));
    return (
      (((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) *
        q +
        4.374664141464968) *
        q +
        2.938163982698783) /
      ((((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) *
        q +
        1)
    );
  }
  if (p > 1 - 0.02425) return -normalQuantile(1 - p);
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  );
}

/** Log-normal with mean 1: exp(σz − σ²/2). */
export function lognormal(u: number, sigma: number): number {
  return Math.exp(sigma * normalQuantile(u) - (sigma * sigma) / 2);
}

/** Lowercase hexadecimal digits of a hash, padded to eight. */
export function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0');
}
