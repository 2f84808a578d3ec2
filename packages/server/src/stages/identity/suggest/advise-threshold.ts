import type { ThresholdAdvice } from '@rondo/contract';
import {
  calibrateWeights,
  choosePrecision,
  decidedOf,
  type FoundPair,
  type MeasuredPrecision,
} from '@rondo/stats';

/** The threshold from which at least so many are right, in what the decisions show; or how many more it takes. */
export function adviseThreshold(
  pairs: readonly (FoundPair & { isOpen: boolean })[],
  counts: Readonly<Record<string, number>>,
  precision: number,
): ThresholdAdvice {
  const advice = choosePrecision(pairs, precision);
  const { probability } = calibrateWeights(decidedOf(pairs));
  const best = advice.outcome === 'known' ? advice.at : advice.best;
  const openFrom = (threshold: number): number =>
    pairs.filter(({ weight, isOpen }) => isOpen && weight >= threshold).length;
  const measured = ({ threshold, ...one }: MeasuredPrecision) => ({
    precision: one.precision,
    low: one.low,
    decisions: one.decisions,
    pairs: one.pairs,
    open: openFrom(threshold),
  });
  return {
    precision,
    outcome: advice.outcome,
    ...(best !== undefined && {
      threshold: best.threshold,
      probability: probability(best.threshold),
      measured: measured(best),
    }),
    ...(advice.outcome === 'more-decisions' && { needed: advice.needed }),
    decisions: {
      accepted: counts.accepted ?? 0,
      rejected: counts.rejected ?? 0,
      confirmed: counts.confirmed ?? 0,
      contradicted: counts.contradicted ?? 0,
    },
    curve: advice.curve.map((one) => ({
      threshold: one.threshold,
      precision: one.precision,
      low: one.low,
      open: openFrom(one.threshold),
    })),
  };
}
