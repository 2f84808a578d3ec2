import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { type ArmSummary, type RatioSums, summariseRatio } from './summarise-arm.ts';

/** Ranks, from 1, of the values of an arm that its quantile and its error are made of. */
export type QuantileRanks = { quantile: number; lower: number; upper: number };

const Z = normalQuantile(0.975, 0, 1);

/**
 * Ranks of a quantile (Hyndman and Fan 1996, type 1) and of the ends of its 95 % interval between order statistics;
 * `deviation` is the standard error of the share of values below it. Ends lie outside 1 to `count` where there are too few.
 */
function rankQuantile(count: number, p: number, deviation: number): QuantileRanks {
  const reach = Z * count * deviation;
  return {
    quantile: Math.min(count, Math.max(1, Math.ceil(count * p))),
    lower: Math.floor(count * p - reach),
    upper: Math.ceil(count * p + reach) + 1,
  };
}

/** The width of that interval taken for a normal one's (McKean and Schrader 1984; Price and Bonett 2001). */
function armOf(units: number, quantile: number, lower: number, upper: number): ArmSummary {
  return {
    units,
    mean: quantile,
    varianceOfMean: ((upper - lower) / (2 * Z)) ** 2,
    unadjustedMean: quantile,
  };
}

/**
 * A quantile (Hyndman and Fan 1996, type 1) and its variance from the width of its distribution-free interval between
 * order statistics, as a normal interval's would be (McKean and Schrader 1984; Price and Bonett 2001, J. Stat. Comput.
 * Simul. 68:295). NaN where there are too few units for that interval.
 */
export function summariseQuantile(values: Float64Array, p: number): ArmSummary {
  const sorted = Float64Array.from(values).sort();
  const at = (rank: number): number => sorted[rank - 1] ?? Number.NaN;
  const n = values.length;
  const { quantile, lower, upper } = rankQuantile(n, p, Math.sqrt((p * (1 - p)) / n));
  return armOf(n, at(quantile), at(lower), at(upper));
}

/**
 * Ranks for a quantile of values of which a unit has several (the orders of a person). Values of one unit are alike, so the
 * share of them that lies at or below the quantile varies more than that of as many independent ones: its error is that of
 * a ratio of two sums over units, by the delta method (Deng, Knoblich and Lu 2018, KDD, “Applying the Delta Method in
 * Metric Analytics”, on percentile metrics). `below`: numerator, a unit's values at or below the quantile; denominator, its
 * values; units without a value are not among its `n`.
 */
export function rankClusteredQuantile(below: RatioSums, p: number): QuantileRanks {
  const { varianceOfMean } = summariseRatio(below);
  return rankQuantile(below.denominator, p, Math.sqrt(varianceOfMean));
}

/** The arm by the values at those ranks; NaN stands for one that is not there. */
export function summariseClusteredQuantile(
  units: number,
  values: Record<keyof QuantileRanks, number>,
): ArmSummary {
  return armOf(units, values.quantile, values.lower, values.upper);
}
