import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { createRandom } from '../random.ts';
import { fitSyntheticControl, type GeoMethod, type GeoPanel } from './synthetic-control.ts';

export type GeoInference = {
  effect: number;
  standardError: number;
  degreesOfFreedom: number;
  pValue: number;
  low: number;
  high: number;
  /** The effects that the same method finds where nothing was done: stretches before the test, each left out of the fit. */
  placebos: Float64Array;
};

/**
 * How sure the mean effect is. The time before is cut into stretches as long as the test (at least three, at most ten);
 * weights are fitted without each, and its mean residual is what the method errs by out of sample. Their spread is the
 * standard error, Student's t with one degree less than there are stretches its law: the cross-fitting of Chernozhukov,
 * Wüthrich and Zhu (2018, arXiv:1812.10820, “A t-test for synthetic controls”), with the estimate itself left as published.
 * Undefined with fewer than 6 periods before.
 */
export function inferEffect(panel: GeoPanel, method: GeoMethod, alpha: number): GeoInference | undefined {
  const { before } = panel;
  if (before < 6) return undefined;
  const fit = fitSyntheticControl(panel, method);
  const placebos = placeboEffects(panel, method, fit.penalty ?? undefined);
  const standardError = Math.sqrt(placebos.reduce((sum, error) => sum + error * error, 0) / placebos.length);
  const degreesOfFreedom = placebos.length - 1;
  const reach = standardError * tQuantile(1 - alpha / 2, degreesOfFreedom);
  return {
    effect: fit.effect,
    standardError,
    degreesOfFreedom,
    pValue: tailOf(fit.effect / standardError, degreesOfFreedom),
    low: fit.effect - reach,
    high: fit.effect + reach,
    placebos,
  };
}

/** Two-sided p of a t value. */
export function tailOf(t: number, degreesOfFreedom: number): number {
  return Number.isNaN(t) ? 1 : 2 * tCdf(-Math.abs(t), degreesOfFreedom);
}

export function placeboEffects(
  { treated, controls, before }: GeoPanel,
  method: GeoMethod,
  penalty: number | undefined,
): Float64Array {
  const length = (treated[0]?.length ?? 0) - before;
  const stretch = Math.max(1, Math.min(length, Math.floor(before / 3)));
  const count = Math.min(10, Math.floor(before / stretch));
  return Float64Array.from({ length: count }, (_, k) => {
    const end = before - k * stretch;
    // The stretch moves to the end, where a test would be.
    const reorder = (series: Float64Array): Float64Array =>
      Float64Array.from([
        ...series.subarray(0, end - stretch),
        ...series.subarray(end, before),
        ...series.subarray(end - stretch, end),
      ]);
    const panel = {
      treated: treated.map(reorder),
      controls: controls.map(reorder),
      before: before - stretch,
    };
    return fitSyntheticControl(panel, method, penalty).effect;
  });
}

/**
 * Conformal p of no effect at all (Chernozhukov, Wüthrich and Zhu 2021, J. Am. Stat. Assoc. 116:1849), as GeoLift reports
 * it: weights fitted to all periods, the test's mean absolute residual ranked among random permutations of time. It
 * also rejects when the test was merely more restless than the time before.
 */
export function conformalTest(
  panel: GeoPanel,
  method: GeoMethod,
  seed: number,
  permutations = 2_000,
): number {
  const periods = panel.treated[0]?.length ?? 0;
  const fit = fitSyntheticControl({ ...panel, before: periods }, method);
  const sizes = fit.actual.map((value, t) => Math.abs(value - (fit.counterfactual[t] ?? 0)));
  const length = periods - panel.before;
  let observed = 0;
  for (let t = panel.before; t < periods; t++) observed += sizes[t] ?? 0;
  const random = createRandom(seed);
  let atLeast = 1;
  for (let draw = 0; draw < permutations; draw++) {
    let sum = 0;
    // The first places of a Fisher–Yates shuffle.
    for (let i = 0; i < length; i++) {
      const j = i + random.integer(periods - i);
      const kept = sizes[i] ?? 0;
      sizes[i] = sizes[j] ?? 0;
      sizes[j] = kept;
      sum += sizes[i] ?? 0;
    }
    if (sum >= observed * (1 - 1e-12)) atLeast++;
  }
  return atLeast / (permutations + 1);
}
