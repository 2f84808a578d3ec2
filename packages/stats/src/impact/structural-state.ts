/** A seasonal pattern of `seasons` parts, each `duration` periods long (7 and 1: weekdays of daily data). */
export type Season = { seasons: number; duration: number };

/**
 * The state of a local level with seasons: place 0 is the level; each season takes `seasons − 1` places, the newest part
 * first (Scott and Varian 2014, Int. J. Math. Model. Numer. Optim. 5:4, eq. 3–4).
 */
export type StateLayout = {
  size: number;
  /** The first place of each season, those of which are observed and disturbed. */
  heads: readonly number[];
  seasons: readonly Season[];
};

export function layOutState(seasons: readonly Season[]): StateLayout {
  let size = 1;
  const heads = seasons.map((season) => {
    size += season.seasons - 1;
    return size - (season.seasons - 1);
  });
  return { size, heads, seasons };
}

/** Whether a season passes to its next part between periods t and t + 1. */
export function seasonTurns({ duration }: Season, t: number): boolean {
  return (t + 1) % duration === 0;
}

/** T·x in place: the level stays; a season that turns moves on, its new part being minus the sum of the others. */
export function advance(layout: StateLayout, t: number, x: Float64Array, start = 0, stride = 1): void {
  if (layout.heads.length === 0) return;
  for (const [s, season] of layout.seasons.entries()) {
    if (!seasonTurns(season, t)) continue;
    const head = layout.heads[s] ?? 0;
    const parts = season.seasons - 1;
    let sum = 0;
    for (let i = parts - 1; i >= 0; i--) {
      const at = start + (head + i) * stride;
      const value = x[at] ?? 0;
      sum += value;
      if (i < parts - 1) x[at + stride] = value;
    }
    x[start + head * stride] = -sum;
  }
}

/** Tᵀ·x in place. */
export function retreat(layout: StateLayout, t: number, x: Float64Array): void {
  if (layout.heads.length === 0) return;
  for (const [s, season] of layout.seasons.entries()) {
    if (!seasonTurns(season, t)) continue;
    const head = layout.heads[s] ?? 0;
    const parts = season.seasons - 1;
    const first = x[head] ?? 0;
    for (let i = 0; i < parts; i++) {
      const moved = i < parts - 1 ? (x[head + i + 1] ?? 0) : 0;
      x[head + i] = moved - first;
    }
  }
}

/** What is observed of a state: the level and the newest part of each season. */
export function observe(layout: StateLayout, x: Float64Array, start = 0): number {
  if (layout.heads.length === 0) return x[start] ?? 0;
  let sum = x[start] ?? 0;
  for (const head of layout.heads) sum += x[start + head] ?? 0;
  return sum;
}
