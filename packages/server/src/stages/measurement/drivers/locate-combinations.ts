import { DEFAULT_LOCATE, locateChange, type Sides } from '@rondo/stats';

/** One combination of the joined dimensions' values. */
export type Leaf = { keys: readonly string[]; before: Sides; after: Sides };
export type Located = {
  leaves: number;
  leftOut: number;
  combinations: { dimension: string; value: string }[][];
};

/** More causes than these are no explanation any more. */
const MOST_CAUSES = 5;
/** A combination must hold so much of what moved abnormally. */
const LEAST_POWER = 0.05;

/**
 * The combinations that moved in their own way (RiskLoc). Of a ratio, what is expected of a leaf is its earlier rate on its
 * present denominator, so that what is located is a change of rates and not of weights. Leaves below 0 are left out.
 */
export function locateCombinations(dimensions: readonly string[], leaves: readonly Leaf[]): Located {
  const before = totalRate(leaves.map((leaf) => leaf.before));
  const figures = leaves.map((leaf) => ({
    leaf,
    expected: expectedOf(leaf, before),
    actual: leaf.after.numerator,
  }));
  const usable = figures.filter(({ expected, actual }) => expected >= 0 && actual >= 0);
  const columns = dimensions.map((_, index) => usable.map(({ leaf }) => leaf.keys[index] ?? ''));
  const causesIf = (drift: number) =>
    locateChange(
      {
        dimensions,
        values: columns,
        expected: Float64Array.from(usable, ({ expected }) => drift * expected),
        actual: Float64Array.from(usable, ({ actual }) => actual),
      },
      { ...DEFAULT_LOCATE, power: LEAST_POWER, most: MOST_CAUSES },
    ).causes;
  // Noise is taken to lie around zero, so what all leaves moved alike (a month with a day more, say) is taken out first.
  const apart = causesIf(commonDrift(usable));
  const causes = apart.length > 0 ? apart : causesIf(1);
  return {
    leaves: leaves.length,
    leftOut: leaves.length - usable.length,
    combinations: causes.map(({ where }) => where),
  };
}

/** By how much the leaf in the middle moved. */
function commonDrift(leaves: readonly { expected: number; actual: number }[]): number {
  const ratios = leaves
    .flatMap(({ expected, actual }) => (expected > 0 && actual > 0 ? [actual / expected] : []))
    .sort((a, b) => a - b);
  return ratios[ratios.length >> 1] ?? 1;
}

function expectedOf({ before, after }: Leaf, overall: number): number {
  if (after.denominator === undefined || before.denominator === undefined) return before.numerator;
  return after.denominator * (before.denominator === 0 ? overall : before.numerator / before.denominator);
}

function totalRate(sides: readonly Sides[]): number {
  const numerator = sides.reduce((sum, side) => sum + side.numerator, 0);
  const denominator = sides.reduce((sum, side) => sum + (side.denominator ?? 0), 0);
  return denominator === 0 ? 0 : numerator / denominator;
}
