import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

export type Plan = {
  alpha: number;
  power: number;
  /** Control figure of a proportion, or of a mean with the standard deviation of a unit. */
  baseline: number;
  deviation?: number;
};

/**
 * Units an arm needs to find a difference of `effect`, two-sided; not rounded. Proportions: Fleiss, Levin and Paik 2003,
 * Statistical Methods for Rates and Proportions, section 4.2, with the control's variance under the null hypothesis, as
 * Evan Miller's calculator does; means by the normal approximation.
 */
export function unitsNeeded({ alpha, power, baseline, deviation }: Plan, effect: number): number {
  const confidence = normalQuantile(1 - alpha / 2, 0, 1);
  const strength = normalQuantile(power, 0, 1);
  if (deviation !== undefined) return (2 * deviation ** 2 * (confidence + strength) ** 2) / effect ** 2;
  const treated = baseline + effect;
  const spread =
    confidence * Math.sqrt(2 * baseline * (1 - baseline)) +
    strength * Math.sqrt(baseline * (1 - baseline) + treated * (1 - treated));
  return (spread / effect) ** 2;
}

/** The smallest increase that so many units an arm find with that power; NaN where not even the largest one is. */
export function detectableEffect(plan: Plan, units: number): number {
  if (plan.deviation !== undefined) {
    const reach = normalQuantile(1 - plan.alpha / 2, 0, 1) + normalQuantile(plan.power, 0, 1);
    return reach * plan.deviation * Math.sqrt(2 / units);
  }
  let found = 1 - plan.baseline;
  if (unitsNeeded(plan, found) > units) return Number.NaN;
  let missed = 0;
  for (let step = 0; step < 200; step += 1) {
    const middle = (found + missed) / 2;
    if (unitsNeeded(plan, middle) > units) missed = middle;
    else found = middle;
  }
  return found;
}

/**
 * Evan Miller's simple sequential test (“Simple Sequential A/B Testing”, 2015): stop and take the treatment as soon as its
 * conversions lead by this many, stop without a winner when both arms together have `conversions`. 5 % one-sided.
 */
export const leadToStop = (conversions: number): number => Math.ceil(2 * Math.sqrt(conversions));
