import { detectableEffect, leadToStop, type Plan, unitsNeeded } from '@rondo/stats';
import { invalid } from '../../platform/error.ts';

export type PlanOptions = {
  baseline?: number;
  deviation?: number;
  effect?: number;
  units?: number;
  conversions?: number;
  difference: 'absolute' | 'relative';
  alpha: number;
  power: number;
};

export type PlanResult = {
  alpha: number;
  power: number;
  difference: 'absolute' | 'relative';
  /** Per arm: as the formula gives it, and as whole units. */
  unitsNeeded?: { exact: number; units: number };
  detectableEffect?: number | null;
  sequential?: { conversions: number; leadToStop: number };
};

/** Sample size or minimum detectable effect of a two-sided test of two arms of equal size. */
export function planExperiment(options: PlanOptions): PlanResult {
  const { baseline, deviation, effect, units, conversions, difference, alpha, power } = options;
  const result: PlanResult = { alpha, power, difference };
  if (conversions !== undefined) result.sequential = { conversions, leadToStop: leadToStop(conversions) };
  if (effect === undefined && units === undefined) {
    if (conversions !== undefined) return result;
    throw invalid('--plan', 'There is nothing to plan for.', 'Give --effect, --units or --conversions.');
  }
  const isProportion = deviation === undefined;
  if (baseline === undefined || (isProportion && !(baseline > 0 && baseline < 1))) {
    throw invalid(
      '--baseline',
      baseline === undefined
        ? 'The control’s figure is missing.'
        : `${baseline} is not a proportion between 0 and 1.`,
      'Give the share of units that convert now, such as 0.05; of a mean, that and --deviation.',
    );
  }
  const plan: Plan = { alpha, power, baseline, ...(deviation === undefined ? {} : { deviation }) };
  const scale = difference === 'relative' ? Math.abs(baseline) : 1;
  if (scale === 0)
    throw invalid('--difference', 'Nothing is relative to a baseline of 0.', 'Plan an absolute difference.');
  if (effect !== undefined) {
    const absolute = effect * scale;
    if (absolute === 0 || (isProportion && (baseline + absolute > 1 || baseline + absolute < 0))) {
      throw invalid(
        '--effect',
        absolute === 0
          ? 'A difference of 0 is never found.'
          : `It leads from ${baseline} to ${baseline + absolute}, which is no proportion.`,
        'Give the smallest difference that matters, such as 0.01; with --difference relative, 0.1 is a tenth.',
      );
    }
    const exact = unitsNeeded(plan, absolute);
    result.unitsNeeded = { exact, units: Math.ceil(exact) };
  }
  if (units !== undefined) {
    const found = detectableEffect(plan, units) / scale;
    result.detectableEffect = Number.isNaN(found) ? null : found;
  }
  return result;
}
