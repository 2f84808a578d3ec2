import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { GainUnits } from './learn-gains.ts';

/** A difference between the arms within a group. */
export type GroupEffect = { units: number; estimate: number; standardError: number };
export type GroupComparison = {
  inside: GroupEffect;
  outside: GroupEffect;
  difference: { estimate: number; standardError: number; pValue: number };
};

/** What an interval for large samples needs of each arm within a group. */
const FEWEST = 50;

/**
 * Treated minus control within a group and outside of it, weighted means with errors that take a person's units together
 * (Liang and Zeger 1986, Biometrika 73:13). Undefined where an arm of either has too few units.
 */
export function compareGroup(
  { treated, outcome, weight, person }: Omit<GainUnits, 'design'>,
  member: Uint8Array,
): GroupComparison | undefined {
  const sums = Array.from({ length: 4 }, () => ({ units: 0, weight: 0, outcome: 0 }));
  const cellOf = (i: number): number => 2 * (member[i] ?? 0) + (treated[i] ?? 0);
  for (let i = 0; i < outcome.length; i += 1) {
    const cell = sums[cellOf(i)];
    if (cell === undefined) continue;
    cell.units += 1;
    cell.weight += weight[i] ?? 0;
    cell.outcome += (weight[i] ?? 0) * (outcome[i] ?? 0);
  }
  if (sums.some(({ units, weight: all }) => units < FEWEST || !(all > 0))) return undefined;
  const means = sums.map((cell) => cell.outcome / cell.weight);
  // Each person's part of the inner, the outer and the difference's error.
  const parts = new Map<number, [number, number]>();
  for (let i = 0; i < outcome.length; i += 1) {
    const cell = cellOf(i);
    const off =
      ((weight[i] ?? 0) * ((outcome[i] ?? 0) - (means[cell] ?? 0))) / (sums[cell]?.weight ?? Number.NaN);
    const own = parts.get(person[i] ?? 0) ?? [0, 0];
    const side = member[i] === 1 ? 0 : 1;
    own[side] += treated[i] === 1 ? off : -off;
    parts.set(person[i] ?? 0, own);
  }
  let [inner, outer, both] = [0, 0, 0];
  for (const [a, b] of parts.values()) {
    inner += a ** 2;
    outer += b ** 2;
    both += (a - b) ** 2;
  }
  const effect = (group: 0 | 1, squares: number): GroupEffect => ({
    units: (sums[2 * group]?.units ?? 0) + (sums[2 * group + 1]?.units ?? 0),
    estimate: (means[2 * group + 1] ?? 0) - (means[2 * group] ?? 0),
    standardError: Math.sqrt(squares),
  });
  const [inside, outside] = [effect(1, inner), effect(0, outer)];
  const estimate = inside.estimate - outside.estimate;
  const standardError = Math.sqrt(both);
  if (!(standardError > 0)) return undefined;
  const pValue = 2 * normalCdf(-Math.abs(estimate) / standardError, 0, 1);
  return { inside, outside, difference: { estimate, standardError, pValue } };
}
