import type { ExperimentMetricKind, ExperimentPlan } from '@rondo/contract';
import { type ArmSummary, detectableEffect, type Plan, unitsNeeded } from '@rondo/stats';

type Question = {
  kind: ExperimentMetricKind;
  /** What the control has now. */
  control: ArmSummary;
  /** Relative. */
  effect: number;
  alpha: number;
  power: number;
  peoplePerDay: number;
  /** Of the smallest variation among the people. */
  smallestShare: number;
  /** Of each variation, to say what they find. */
  units: number;
};

/** How many people it takes to find the smallest difference that matters, and what the people so far find. */
export function planPeople(question: Question): ExperimentPlan {
  const { kind, control, effect, alpha, power, peoplePerDay, smallestShare, units } = question;
  const baseline = control.unadjustedMean;
  const plan: Plan = {
    alpha,
    power,
    baseline,
    ...(kind === 'conversion' ? {} : { deviation: Math.sqrt(control.varianceOfMean * control.units) }),
  };
  const absolute = effect * Math.abs(baseline);
  const possible =
    absolute > 0 && (kind === 'conversion' ? baseline + absolute < 1 : (plan.deviation ?? 0) > 0);
  const needed = possible ? Math.ceil(unitsNeeded(plan, absolute)) : null;
  const found = possible && units >= 2 ? detectableEffect(plan, units) / Math.abs(baseline) : Number.NaN;
  return {
    baseline,
    effect,
    alpha,
    power,
    neededPerVariation: needed,
    peoplePerDay,
    days: needed === null || !(peoplePerDay > 0) ? null : Math.ceil(needed / (smallestShare * peoplePerDay)),
    detectable: Number.isFinite(found) ? found : null,
  };
}
