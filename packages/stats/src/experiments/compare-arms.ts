import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { ArmSummary } from './summarise-arm.ts';

export type Difference = 'absolute' | 'relative';
export type Alternative = 'two-sided' | 'greater' | 'less';

/** A difference between two arms, before an engine judges it. */
export type Effect = {
  estimate: number;
  variance: number;
  /** Units of both arms. */
  units: number;
  /** Welch–Satterthwaite degrees of freedom. */
  freedom: number;
};

/** What an engine says. Bounds of a one-sided interval are infinite on the other side. */
type Verdict = { estimate: number; standardError: number; low: number; high: number };
export type TestVerdict = Verdict & { pValue: number };
export type BayesVerdict = Verdict & {
  chanceToWin: number;
  /** What is lost on average by staying with the control, and by taking the treatment, where that is the worse choice. */
  expectedLoss: { control: number; treatment: number };
};

/** What an arm in which nothing varies must hold: of few units, no spread seen is no sign that there is none. */
const FEWEST_ALIKE = 100;

const tellsItsError = ({ units, varianceOfMean }: ArmSummary): boolean =>
  units >= 2 && (varianceOfMean > 0 || (varianceOfMean === 0 && units >= FEWEST_ALIKE));

/**
 * Treatment minus control, or that over the control, with its variance by the delta method (Deng, Knoblich and Lu 2018,
 * KDD, section 3.2). Undefined where it cannot be told: an arm of fewer than two units, or of few that are all alike, a
 * relative difference to 0, or no variance of the difference (both arms are all alike, or the treatment is all 0, which is
 * −100 % of whatever the control has).
 */
export function compareArms(
  control: ArmSummary,
  treatment: ArmSummary,
  difference: Difference,
): Effect | undefined {
  const [a, b] = [control.varianceOfMean, treatment.varianceOfMean];
  if (!tellsItsError(control) || !tellsItsError(treatment)) return undefined;
  const gain = treatment.mean - control.mean;
  const base = control.unadjustedMean;
  if (difference === 'relative' && base === 0) return undefined;
  const freedom = (a + b) ** 2 / (a ** 2 / (control.units - 1) + b ** 2 / (treatment.units - 1));
  const units = control.units + treatment.units;
  const variance =
    difference === 'absolute' ? a + b : b / base ** 2 + varianceFromControl(control, treatment);
  if (!(variance > 0)) return undefined;
  return { estimate: difference === 'absolute' ? gain : gain / base, variance, units, freedom };
}

/**
 * What the control adds to the variance of a relative difference. The control's figure is in the numerator adjusted and
 * in the denominator not: with the ratio r of the unadjusted figures, (r² Var(post) − 2r Cov(post, θ·pre) + Var(θ·pre)) over
 * the square of the control's figure.
 */
function varianceFromControl(control: ArmSummary, treatment: ArmSummary): number {
  const { unadjustedMean: base, adjustment } = control;
  const ratio = treatment.unadjustedMean / base;
  const variance =
    adjustment === undefined
      ? ratio ** 2 * control.varianceOfMean
      : ratio ** 2 * adjustment.unadjustedVariance - 2 * ratio * adjustment.covariance + adjustment.variance;
  return Math.max(0, variance) / base ** 2;
}

/** Welch's t test (Welch 1947, Biometrika 34:28) at a fixed horizon: valid when looked at once, at the planned end. */
export function testByWelch(
  effect: Effect,
  alpha: number,
  alternative: Alternative = 'two-sided',
): TestVerdict {
  const { estimate, freedom } = effect;
  const standardError = Math.sqrt(effect.variance);
  const t = estimate / standardError;
  const reach = tQuantile(alternative === 'two-sided' ? 1 - alpha / 2 : 1 - alpha, freedom) * standardError;
  const upper = tCdf(-t, freedom);
  const lower = tCdf(t, freedom);
  return {
    estimate,
    standardError,
    low: alternative === 'less' ? Number.NEGATIVE_INFINITY : estimate - reach,
    high: alternative === 'greater' ? Number.POSITIVE_INFINITY : estimate + reach,
    pValue:
      alternative === 'two-sided' ? 2 * Math.min(upper, lower) : alternative === 'greater' ? upper : lower,
  };
}

/**
 * The asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (“Time-uniform central limit
 * theory and asymptotic confidence sequences”, arXiv:2103.06476, theorem 2.2): valid at every look together. It is
 * narrowest at about `tuning` units; ρ² = (−2 ln α + ln(1 − 2 ln α))/tuning. The p value is 1 over the e-value of the same
 * mixture.
 */
export function testSequentially(effect: Effect, alpha: number, tuning: number): TestVerdict {
  const { estimate, units } = effect;
  const standardError = Math.sqrt(effect.variance);
  const logAlpha = -2 * Math.log(alpha);
  const rhoSquared = (logAlpha + Math.log(1 + logAlpha)) / tuning;
  const grown = units * rhoSquared + 1;
  const reach =
    standardError *
    Math.sqrt(units) *
    Math.sqrt((2 * grown * Math.log(Math.sqrt(grown) / alpha)) / (units ** 2 * rhoSquared));
  const standardised = (estimate ** 2 / effect.variance) * units;
  const logEvidence = (rhoSquared * standardised) / (2 * grown) - Math.log(grown) / 2;
  return {
    estimate,
    standardError,
    low: estimate - reach,
    high: estimate + reach,
    pValue: Math.min(1, Math.exp(-logEvidence)),
  };
}

/** A normal prior of the effect; none is flat. */
export type Prior = { mean: number; deviation: number };

/**
 * Normal posterior of the effect (Gelman et al. 2013, Bayesian Data Analysis, section 2.5): chance that the treatment is
 * better, and the expected loss of either choice, E[max(0, ±effect)] in closed form.
 */
export function judgeByBayes(effect: Effect, alpha: number, prior?: Prior): BayesVerdict {
  const precision = 1 / effect.variance;
  const known = prior === undefined ? 0 : 1 / prior.deviation ** 2;
  const mean = (effect.estimate * precision + (prior?.mean ?? 0) * known) / (precision + known);
  const deviation = Math.sqrt(1 / (precision + known));
  const reach = normalQuantile(1 - alpha / 2, 0, 1) * deviation;
  const z = mean / deviation;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return {
    estimate: mean,
    standardError: deviation,
    low: mean - reach,
    high: mean + reach,
    chanceToWin: normalCdf(z, 0, 1),
    expectedLoss: {
      control: Math.max(0, mean * normalCdf(z, 0, 1) + deviation * density),
      treatment: Math.max(0, deviation * density - mean * normalCdf(-z, 0, 1)),
    },
  };
}
