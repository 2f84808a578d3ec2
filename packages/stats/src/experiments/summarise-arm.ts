/** What an engine needs to know of an arm: the metric, and the variance of that figure (not of a unit). */
export type ArmSummary = {
  units: number;
  mean: number;
  varianceOfMean: number;
  /** The figure before a covariate adjusted it; a relative difference is relative to this. */
  unadjustedMean: number;
  /** What the covariate took away, θ × its mean: its own variance, and its covariance with the unadjusted figure. */
  adjustment?: { unadjustedVariance: number; variance: number; covariance: number };
};

export type MeanSums = { n: number; sum: number; sumSquares: number };
export type ProportionSums = { n: number; sum: number };
export type RatioSums = {
  n: number;
  numerator: number;
  numeratorSquares: number;
  denominator: number;
  denominatorSquares: number;
  products: number;
};
export type CovariateSums = {
  n: number;
  post: number;
  postSquares: number;
  pre: number;
  preSquares: number;
  products: number;
};

/** Sample variance from sums; 0 where what is left of the squares is but the rounding of n additions. */
function variance(n: number, sum: number, squares: number): number {
  if (n < 2) return Number.NaN;
  const left = squares - sum ** 2 / n;
  return left > 4 * Number.EPSILON * Math.sqrt(n) * squares ? left / (n - 1) : 0;
}

const covariance = (n: number, x: number, y: number, products: number): number =>
  n < 2 ? Number.NaN : (products - (x * y) / n) / (n - 1);

export function summariseMean({ n, sum, sumSquares }: MeanSums): ArmSummary {
  const mean = sum / n;
  return { units: n, mean, varianceOfMean: variance(n, sum, sumSquares) / n, unadjustedMean: mean };
}

/** p(1 − p)/n, the maximum-likelihood variance of a proportion. */
export function summariseProportion({ n, sum }: ProportionSums): ArmSummary {
  const mean = sum / n;
  return { units: n, mean, varianceOfMean: Math.max(0, mean * (1 - mean)) / n, unadjustedMean: mean };
}

/**
 * A ratio of two sums over units (clicks per page over people), whose variance follows from both by the delta method
 * (Deng, Knoblich and Lu 2018, KDD, “Applying the Delta Method in Metric Analytics”, section 3.1).
 */
export function summariseRatio(sums: RatioSums): ArmSummary {
  const { n, numerator, denominator } = sums;
  const ratio = numerator / denominator;
  const mean = denominator / n;
  const varianceOfUnit =
    (variance(n, numerator, sums.numeratorSquares) -
      2 * ratio * covariance(n, numerator, denominator, sums.products) +
      ratio ** 2 * variance(n, denominator, sums.denominatorSquares)) /
    mean ** 2;
  return { units: n, mean: ratio, varianceOfMean: Math.max(0, varianceOfUnit) / n, unadjustedMean: ratio };
}

/**
 * CUPED (Deng, Xu, Kohavi and Walker 2013, WSDM, “Improving the Sensitivity of Online Controlled Experiments by Utilizing
 * Pre-Experiment Data”): the part of a metric that a covariate from before explains is taken out of all arms alike,
 * θ = cov(post, pre)/var(pre) over the units of all arms. Answers θ and an arm each.
 */
export function summariseAdjusted(arms: readonly CovariateSums[]): { theta: number; arms: ArmSummary[] } {
  const total = { n: 0, post: 0, pre: 0, preSquares: 0, products: 0 };
  for (const arm of arms) {
    total.n += arm.n;
    total.post += arm.post;
    total.pre += arm.pre;
    total.preSquares += arm.preSquares;
    total.products += arm.products;
  }
  const spread = variance(total.n, total.pre, total.preSquares);
  const theta = spread > 0 ? covariance(total.n, total.post, total.pre, total.products) / spread : 0;
  return {
    theta,
    arms: arms.map((arm) => {
      const { n } = arm;
      const unadjustedVariance = variance(n, arm.post, arm.postSquares) / n;
      const ofAdjustment = (theta ** 2 * variance(n, arm.pre, arm.preSquares)) / n;
      const together = (theta * covariance(n, arm.post, arm.pre, arm.products)) / n;
      return {
        units: n,
        mean: arm.post / n - (theta * arm.pre) / n,
        varianceOfMean: Math.max(0, unadjustedVariance + ofAdjustment - 2 * together),
        unadjustedMean: arm.post / n,
        adjustment: { unadjustedVariance, variance: ofAdjustment, covariance: together },
      };
    }),
  };
}
