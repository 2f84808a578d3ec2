import {
  conformalTest,
  differenceInDifferences,
  fitSyntheticControl,
  type GeoMethod,
  type GeoPanel,
  inferEffect,
} from '@rondo/stats';

export type GeoJudgement = NonNullable<ReturnType<typeof judgeGeoTest>>;

/**
 * What a test in some places changed, per place and period: by the method asked for with its interval, by the other one and by
 * difference-in-differences beside it, and by the conformal test. Nothing with fewer than 6 periods before the test.
 */
export function judgeGeoTest(
  panel: GeoPanel,
  { method, alpha, seed }: { method: GeoMethod; alpha: number; seed: number },
) {
  const other: GeoMethod = method === 'scm' ? 'ascm' : 'scm';
  const [inference, alternative] = [inferEffect(panel, method, alpha), inferEffect(panel, other, alpha)];
  if (inference === undefined || alternative === undefined) return undefined;
  const fit = fitSyntheticControl(panel, method);
  const difference = differenceInDifferences(panel, alpha);
  const periods = fit.actual.length - panel.before;
  return {
    fit,
    inference,
    periods,
    /** What the average treated place would have had per period of the test. */
    expected: fit.counterfactual.subarray(panel.before).reduce((sum, value) => sum + value, 0) / periods,
    conformalPValue: conformalTest(panel, method, seed),
    others: [
      { method: other, effect: alternative.effect, low: alternative.low, high: alternative.high },
      {
        method: 'did' as const,
        effect: difference.effect,
        low: difference.low,
        high: difference.high,
        pValue: difference.pValue,
      },
    ],
  };
}
