export type Correction = 'holm' | 'benjamini-hochberg' | 'none';

/**
 * p values adjusted for that several were looked at, in their order: Holm 1979 (Scand. J. Statist. 6:65) keeps the chance
 * of any false find, Benjamini and Hochberg 1995 (J. R. Statist. Soc. B 57:289) the share of false finds.
 */
export function correctComparisons(pValues: readonly number[], correction: Correction): number[] {
  if (correction === 'none') return [...pValues];
  const count = pValues.length;
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
  const adjusted = new Array<number>(count).fill(1);
  if (correction === 'holm') {
    let highest = 0;
    for (const [rank, i] of order.entries()) {
      highest = Math.max(highest, Math.min(1, (pValues[i] ?? 1) * (count - rank)));
      adjusted[i] = highest;
    }
    return adjusted;
  }
  let lowest = 1;
  for (const [fromLast, i] of order.reverse().entries()) {
    lowest = Math.min(lowest, ((pValues[i] ?? 1) * count) / (count - fromLast));
    adjusted[i] = lowest;
  }
  return adjusted;
}

/**
 * The level at which Holm's procedure looks at each of several p values, in their order: alpha over as many as are left, until
 * one is not found; all that follow are looked at on its level. An interval on that level leaves out zero where Holm finds
 * a difference, and only there.
 */
export function levelsByHolm(pValues: readonly number[], alpha: number): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
  const levels = new Array<number>(pValues.length).fill(alpha);
  let left = pValues.length;
  let found = true;
  for (const i of order) {
    levels[i] = alpha / left;
    found &&= (pValues[i] ?? 1) < alpha / left;
    if (found) left -= 1;
  }
  return levels;
}
