/** What a logged decision brought, how likely it was then, and how likely the other policy makes it. */
export type LoggedDecisions = {
  reward: Float64Array;
  propensity: Float64Array;
  target: Float64Array;
  /** A model's reward of the logged action, and of what the other policy would do on average. */
  predicted?: { logged: Float64Array; target: Float64Array };
};

/** Decisions alike in all but their reward, as sums: as many as there are, so that rows need not be read. */
export type DecisionGroup = {
  decisions: number;
  reward: number;
  rewardSquares: number;
  propensity: number;
  target: number;
  predicted?: { logged: number; target: number };
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

function meanAndError(n: number, sum: number, squares: number): PolicyEstimate {
  const mean = sum / n;
  const variance = n < 2 ? Number.NaN : Math.max(0, squares - n * mean ** 2) / (n - 1);
  return { estimate: mean, standardError: Math.sqrt(variance / n) };
}

/** What another policy would have earned on decisions that a known policy took, a row each; see `evaluateGroups`. */
export function evaluatePolicy({ reward, propensity, target, predicted }: LoggedDecisions): PolicyValue {
  return evaluateGroups(
    Array.from(
      reward,
      (value, i): DecisionGroup => ({
        decisions: 1,
        reward: value,
        rewardSquares: value ** 2,
        propensity: propensity[i] ?? Number.NaN,
        target: target[i] ?? Number.NaN,
        ...(predicted === undefined
          ? {}
          : { predicted: { logged: predicted.logged[i] ?? 0, target: predicted.target[i] ?? 0 } }),
      }),
    ),
  );
}

/**
 * What another policy would have earned on decisions that a known policy took: inverse propensity scoring (Horvitz and
 * Thompson 1952, J. Am. Stat. Assoc. 47:663), self-normalised (Swaminathan and Joachims 2015, NeurIPS; its error by the
 * delta method for a ratio), and doubly robust (Dudík, Langford and Li 2011, ICML) where a model's predictions are
 * given. The effective sample is (Σw)²/Σw² (Kish 1965, Survey Sampling).
 */
export function evaluateGroups(groups: readonly DecisionGroup[]): PolicyValue {
  const sum = { n: 0, r: 0, rr: 0, w: 0, ww: 0, wr: 0, wwr: 0, wwrr: 0, d: 0, dd: 0 };
  let largest = 0;
  let modelled = groups.length > 0;
  for (const { decisions: n, reward, rewardSquares, propensity, target, predicted } of groups) {
    const w = target / propensity;
    largest = Math.max(largest, w);
    sum.n += n;
    sum.r += reward;
    sum.rr += rewardSquares;
    sum.w += n * w;
    sum.ww += n * w ** 2;
    sum.wr += w * reward;
    sum.wwr += w ** 2 * reward;
    sum.wwrr += w ** 2 * rewardSquares;
    if (predicted === undefined) modelled = false;
    else {
      // p(target) + w (r − p(logged)), of which only r differs within the group.
      const rest = predicted.target - w * predicted.logged;
      sum.d += n * rest + w * reward;
      sum.dd += n * rest ** 2 + 2 * rest * w * reward + w ** 2 * rewardSquares;
    }
  }
  const { n } = sum;
  const ips = meanAndError(n, sum.wr, sum.wwrr);
  const meanWeight = sum.w / n;
  const normalised = ips.estimate / meanWeight;
  const residualSquares = (sum.wwrr - 2 * normalised * sum.wwr + normalised ** 2 * sum.ww) / meanWeight ** 2;
  return {
    decisions: n,
    loggedMean: meanAndError(n, sum.r, sum.rr),
    ips,
    snips: { estimate: normalised, standardError: meanAndError(n, 0, residualSquares).standardError },
    dr: modelled ? meanAndError(n, sum.d, sum.dd) : undefined,
    meanWeight,
    largestWeightShare: largest / sum.w,
    effectiveSample: sum.w ** 2 / sum.ww,
  };
}

/** Below these an off-policy estimate rests on a handful of decisions. */
const LEAST_SHARE = 0.1;
const LEAST_SAMPLE = 100;
const LARGEST_WEIGHT = 0.05;
const WEIGHT_OFF = 0.2;

export const policyDoubts = ['no-overlap', 'small-sample', 'one-decision', 'weights-off'] as const;
export type PolicyDoubt = (typeof policyDoubts)[number];

/** Why an off-policy estimate is not to be relied on. */
export function doubtPolicy(value: PolicyValue): PolicyDoubt[] {
  const { decisions, effectiveSample, largestWeightShare, meanWeight } = value;
  if (!(meanWeight > 0)) return ['no-overlap'];
  const doubts: PolicyDoubt[] = [];
  if (effectiveSample < LEAST_SHARE * decisions || effectiveSample < LEAST_SAMPLE)
    doubts.push('small-sample');
  if (largestWeightShare > LARGEST_WEIGHT) doubts.push('one-decision');
  if (Math.abs(meanWeight - 1) > WEIGHT_OFF) doubts.push('weights-off');
  return doubts;
}
