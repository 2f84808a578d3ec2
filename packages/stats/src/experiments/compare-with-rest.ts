import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** Sums over the values of one group in one stratum: as they are, squared and cubed. */
export type StratumSums = {
  group: string;
  stratum: string;
  n: number;
  sum: number;
  squares: number;
  cubes: number;
};

/** A group's mean less that of all others in the same strata, with the spread it would have if groups were names drawn by lot. */
export type DifferenceToRest = {
  estimate: number;
  standardError: number;
  skewness: number;
  /** Values in strata where both the group and others have some. */
  units: number;
  others: number;
};

/**
 * Each group against all others, like with like: the mean of the differences within strata, weighed by na·nr/N (Mantel and
 * Haenszel's weights, which have the least variance where nothing differs). Variance and skewness are the exact ones of the
 * permutation distribution, that of a sample mean without replacement from the stratum (Cochran 1977, Sampling Techniques,
 * 2.5; third moment: Sukhatme 1944, Sankhyā 6:363): a group of few with long-tailed values (money) is then not told apart
 * by its own spread. A group that has no stratum in common with others, or no spread there, is left out.
 */
export function compareWithRest(cells: readonly StratumSums[]): Map<string, DifferenceToRest> {
  const strata = new Map<string, { n: number; sum: number; squares: number; cubes: number }>();
  for (const { stratum, n, sum, squares, cubes } of cells) {
    const own = strata.get(stratum) ?? { n: 0, sum: 0, squares: 0, cubes: 0 };
    strata.set(stratum, {
      n: own.n + n,
      sum: own.sum + sum,
      squares: own.squares + squares,
      cubes: own.cubes + cubes,
    });
  }
  const groups = new Map<
    string,
    { gain: number; weight: number; variance: number; third: number; units: number; others: number }
  >();
  for (const { group, stratum, n, sum } of cells) {
    const all = strata.get(stratum);
    if (all === undefined || n === 0 || all.n === n) continue;
    const others = all.n - n;
    const weight = (n * others) / all.n;
    const mean = all.sum / all.n;
    const spread = Math.max(0, all.squares - all.n * mean ** 2);
    const third = all.cubes - 3 * mean * all.squares + 2 * all.n * mean ** 3;
    const total = groups.get(group) ?? { gain: 0, weight: 0, variance: 0, third: 0, units: 0, others: 0 };
    // Of a difference of means: N/nr times the error of the group's mean in a sample without replacement.
    const variance = (spread / (all.n - 1)) * (1 / n + 1 / others);
    const skewed =
      all.n < 3
        ? 0
        : ((all.n / others) ** 3 * ((third / all.n) * (others * (all.n - 2 * n)))) /
          (n ** 2 * (all.n - 1) * (all.n - 2));
    groups.set(group, {
      gain: total.gain + weight * (sum / n - (all.sum - sum) / others),
      weight: total.weight + weight,
      variance: total.variance + weight ** 2 * variance,
      third: total.third + weight ** 3 * skewed,
      units: total.units + n,
      others: total.others + others,
    });
  }
  const found = new Map<string, DifferenceToRest>();
  for (const [group, { gain, weight, variance, third, units, others }] of groups) {
    if (!(variance > 1e-12 * gain ** 2)) continue;
    found.set(group, {
      estimate: gain / weight,
      standardError: Math.sqrt(variance) / weight,
      skewness: third / variance ** 1.5,
      units,
      others,
    });
  }
  return found;
}

/**
 * p value (two-sided) and interval of a difference by Pearson's type III distribution with its three moments (for permutation
 * tests: Mielke and Berry 2007, Permutation Methods, 2.3), in the form of Wilson and Hilferty (1931, PNAS 17:684).
 */
export function testBySkewness({
  estimate,
  standardError,
  skewness,
}: Pick<DifferenceToRest, 'estimate' | 'standardError' | 'skewness'>): {
  pValue: number;
  within: (alpha: number) => [number, number];
} {
  const z = toNormal(estimate / standardError, skewness);
  const reach = (share: number) => standardError * fromNormal(normalQuantile(share, 0, 1), skewness);
  return {
    pValue: Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1)),
    within: (alpha) => [estimate - reach(1 - alpha / 2), estimate - reach(alpha / 2)],
  };
}

/** Below this the type III distribution is the normal one to all digits that matter. */
const STRAIGHT = 1e-6;

function toNormal(deviate: number, skewness: number): number {
  if (Math.abs(skewness) < STRAIGHT) return deviate;
  return (6 / skewness) * (Math.cbrt(Math.max(0, 1 + (skewness * deviate) / 2)) - 1 + skewness ** 2 / 36);
}

function fromNormal(z: number, skewness: number): number {
  if (Math.abs(skewness) < STRAIGHT) return z;
  return (2 / skewness) * (Math.max(0, 1 + (skewness * z) / 6 - skewness ** 2 / 36) ** 3 - 1);
}
