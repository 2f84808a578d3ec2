import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { GeoPanel } from './synthetic-control.ts';

export type DifferenceInDifferences = {
  effect: number;
  standardError: number;
  degreesOfFreedom: number;
  pValue: number;
  low: number;
  high: number;
};

/**
 * How much more the treated places changed than the others. Every place is collapsed to its change from before to after,
 * so that correlation in time makes no false certainty (Bertrand, Duflo and Mullainathan 2004, Q. J. Econ. 119:249, section
 * IV.C); the changes are compared by Welch's test, or, with a single treated place, with the spread of the others alone
 * (Conley and Taber 2011, Rev. Econ. Stat. 93:113, in its normal form).
 */
export function differenceInDifferences(panel: GeoPanel, alpha: number): DifferenceInDifferences {
  const change = (series: Float64Array): number => {
    let before = 0;
    let after = 0;
    for (const [t, value] of series.entries()) {
      if (t < panel.before) before += value / panel.before;
      else after += value / (series.length - panel.before);
    }
    return after - before;
  };
  const treated = moments(panel.treated.map(change));
  const controls = moments(panel.controls.map(change));
  const effect = treated.mean - controls.mean;
  const own = treated.count > 1 ? treated.variance / treated.count : controls.variance;
  const others = controls.variance / controls.count;
  const standardError = Math.sqrt(own + others);
  const degreesOfFreedom =
    treated.count > 1
      ? (own + others) ** 2 / (own ** 2 / (treated.count - 1) + others ** 2 / (controls.count - 1))
      : controls.count - 1;
  const reach = standardError * tQuantile(1 - alpha / 2, degreesOfFreedom);
  return {
    effect,
    standardError,
    degreesOfFreedom,
    pValue: 2 * (1 - tCdf(Math.abs(effect) / standardError, degreesOfFreedom)),
    low: effect - reach,
    high: effect + reach,
  };
}

function moments(values: readonly number[]): { mean: number; variance: number; count: number } {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, count - 1);
  return { mean, variance, count };
}
