/** What a logged decision brought, how likely it was then, and how likely the other policy makes it. */
export type LoggedDecisions = {
  reward: Float64Array;
  propensity: Float64Array;
  target: Float64Array;
  /** A model's reward of the logged action, and of what the other policy would do on average. */
  predicted?: { logged: Float64Array; target: Float64Array };
};

export type PolicyEstimate = { estimate: number; standardError: number };

export type PolicyValue = {
  decisions: number;
  loggedMean: PolicyEstimate;
  ips: PolicyEstimate;
  snips: PolicyEstimate;
  dr: PolicyEstimate | undefined;
  meanWeight: number;
  largestWeightShare: number;
  effectiveSample: number;
};

function meanAndError(values: Float64Array): PolicyEstimate {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { estimate: mean, standardError: n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1) / n) };
}

/**
 * What another policy would have earned on decisions that a known policy took: inverse propensity scoring (Horvitz and
 * Thompson 1952, J. Am. Stat. Assoc. 47:663), self-normalised (Swaminathan and Joachims 2015, NeurIPS; its error by the
 * delta method for a ratio), and doubly robust (Dudík, Langford and Li 2011, ICML) where a model's predictions are
 * given. The effective sample is (Σw)²/Σw² (Kish 1965, Survey Sampling).
 */
export function evaluatePolicy({ reward, propensity, target, predicted }: LoggedDecisions): PolicyValue {
  const decisions = reward.length;
  const weights = target.map((chance, i) => chance / (propensity[i] ?? Number.NaN));
  let total = 0;
  let squares = 0;
  let largest = 0;
  for (const weight of weights) {
    total += weight;
    squares += weight ** 2;
    largest = Math.max(largest, weight);
  }
  const weighted = weights.map((weight, i) => weight * (reward[i] ?? 0));
  const ips = meanAndError(weighted);
  const meanWeight = total / decisions;
  const normalised = ips.estimate / meanWeight;
  const residuals = weights.map((weight, i) => (weight * ((reward[i] ?? 0) - normalised)) / meanWeight);
  return {
    decisions,
    loggedMean: meanAndError(reward),
    ips,
    snips: { estimate: normalised, standardError: meanAndError(residuals).standardError },
    dr:
      predicted === undefined
        ? undefined
        : meanAndError(
            weights.map(
              (weight, i) =>
                (predicted.target[i] ?? 0) + weight * ((reward[i] ?? 0) - (predicted.logged[i] ?? 0)),
            ),
          ),
    meanWeight,
    largestWeightShare: largest / total,
    effectiveSample: total ** 2 / squares,
  };
}
