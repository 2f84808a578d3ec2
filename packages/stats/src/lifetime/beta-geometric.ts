import digamma from '@stdlib/math-base-special-digamma';
import gammaln from '@stdlib/math-base-special-gammaln';
import { type Evaluation, fitPositive, type PositiveFailure, type PositiveFit } from '../optimise/index.ts';
import { type AggregatedHistory, thinHistory, typicalAge } from './aggregate-customers.ts';
import { hypergeometric } from './hypergeometric.ts';
import type { PurchaseModel } from './purchase-model.ts';

/**
 * BG/NBD (Fader, Hardie and Lee 2005, Marketing Science 24:275): purchases at a gamma-distributed rate (r, α), and after each
 * one a beta-distributed chance to leave (a, b). A customer who has never come back is taken to be alive.
 */
export const bgNbd: PurchaseModel = betaGeometric('bg-nbd', 0);

/**
 * MBG/NBD (Batislam, Denizel and Filiztekin 2007, Int. J. Research in Marketing 24:201): as BG/NBD, but one may also leave
 * right after the first purchase.
 */
export const mbgNbd: PurchaseModel = betaGeometric('mbg-nbd', 1);

/** `first` is how many chances to leave the first purchase gives: 0 in BG/NBD, 1 in MBG/NBD. */
function betaGeometric(name: 'bg-nbd' | 'mbg-nbd', first: 0 | 1): PurchaseModel {
  /** Odds that the customer left right after the last purchase, against not having left. */
  const oddsGone = ([r, alpha, a, b]: Parameters4, x: number, recency: number, age: number): number => {
    const chances = x + first;
    if (chances === 0) return 0;
    return (a / (b + chances - 1)) * Math.exp((r + x) * Math.log((alpha + age) / (alpha + recency)));
  };
  return {
    name,
    parameterNames: ['r', 'alpha', 'a', 'b'],
    fit: (history) => fitBetaGeometric(history, first),
    probabilityAlive: (parameters, x, recency, age) => 1 / (1 + oddsGone(four(parameters), x, recency, age)),
    /**
     * E[Y(t) | x, tₓ, T], BG: eq. 10 of the paper; MBG: as Wagner and Hoppe 2008 (Marketing Science 27:1048). At a = 1 the
     * formula is 0/0: its limit is taken from just beside.
     */
    expectedPurchases: (parameters, x, recency, age, ahead) => {
      const [r, alpha, given, b] = four(parameters);
      const a = Math.abs(given - 1) < 1e-6 ? 1 + 1e-6 : given;
      const shape = a + b + x + first - 1;
      const later = alpha + age + ahead;
      const series = hypergeometric(r + x, b + x + first, shape, ahead / later);
      const shrunk = Math.exp((r + x) * Math.log((alpha + age) / later)) * series;
      return ((shape / (a - 1)) * (1 - shrunk)) / (1 + oddsGone([r, alpha, a, b], x, recency, age));
    },
  };
}

type Parameters4 = [number, number, number, number];

export function four(parameters: Float64Array): Parameters4 {
  return [parameters[0] ?? 0, parameters[1] ?? 0, parameters[2] ?? 0, parameters[3] ?? 0];
}

/** Time is measured in mean ages while fitting; of the parameters only α has a unit, and it is given back its own. */
function fitBetaGeometric(history: AggregatedHistory, first: 0 | 1): PositiveFit | PositiveFailure {
  const unit = typicalAge(history);
  const starts = [
    [0.5, 0.3, 0.7, 2],
    [1, 1, 1, 5],
    [0.2, 0.1, 0.2, 1],
  ].map((start) => Float64Array.from(start));
  const thin = thinHistory(history);
  const fit = fitPositive(
    (logs) => evaluate(history, logs, unit, first),
    starts,
    history.customers,
    (logs) => evaluate(thin, logs, unit, first),
  );
  return restoreUnits(fit, [1], unit);
}

/** Parameters that are times, from the fit's unit to the caller's; the likelihood's Jacobian follows where it has one. */
export function restoreUnits(
  fit: PositiveFit | PositiveFailure,
  times: readonly number[],
  unit: number,
): PositiveFit | PositiveFailure {
  if (fit.outcome === 'failed') return fit;
  for (const index of times) {
    fit.parameters[index] = (fit.parameters[index] ?? 0) * unit;
    fit.standardErrors[index] = (fit.standardErrors[index] ?? 0) * unit;
    const interval = fit.intervals[index];
    if (interval !== undefined) fit.intervals[index] = [interval[0] * unit, interval[1] * unit];
  }
  return fit;
}

/**
 * Mean negative log-likelihood and its gradient at the logarithms. With m = x (BG) or x + 1 (MBG) and the odds w of having left
 * at the last purchase:
 * ln L = ln Γ(r+x)/Γ(r) + r ln α + ln B(a, b+m)/B(a, b) − (r+x) ln(α+T) + ln(1 + w), w = a/(b+m−1)·((α+T)/(α+tₓ))^(r+x).
 * Everything that depends on one of x, tₓ, T alone is computed once per distinct value. Rates have the caller's unit in the
 * likelihood (−x·ln unit), so that it does not depend on the unit of the fit.
 */
function evaluate(history: AggregatedHistory, logs: Float64Array, unit: number, first: 0 | 1): Evaluation {
  const [r, alpha, a, b] = four(logs.map(Math.exp));
  const byFrequency = Array.from(history.frequencies, (x) => {
    const m = x + first;
    return {
      constant:
        gammaln(r + x) -
        gammaln(r) +
        r * Math.log(alpha) +
        (gammaln(b + m) - gammaln(a + b + m) - gammaln(b) + gammaln(a + b)) -
        x * Math.log(unit),
      slopeR: digamma(r + x) - digamma(r) + Math.log(alpha),
      slopeA: digamma(a + b) - digamma(a + b + m),
      slopeB: digamma(b + m) - digamma(a + b + m) - digamma(b) + digamma(a + b),
      odds: m === 0 ? 0 : a / (b + m - 1),
      oddsB: m === 0 ? 0 : 1 / (b + m - 1),
    };
  });
  const logAge = history.ages.map((age) => Math.log(alpha + age / unit));
  const logRecency = history.recencies.map((recency) => Math.log(alpha + recency / unit));
  const perAge = history.ages.map((age) => 1 / (alpha + age / unit));
  const perRecency = history.recencies.map((recency) => 1 / (alpha + recency / unit));
  let sum = 0;
  let dR = 0;
  let dAlpha = 0;
  let dA = 0;
  let dB = 0;
  for (let i = 0; i < history.rows; i++) {
    const frequency = history.frequencyOf[i] ?? 0;
    const table = byFrequency[frequency];
    if (table === undefined) continue;
    const age = history.ageOf[i] ?? 0;
    const recency = history.recencyOf[i] ?? 0;
    const weight = history.weights[i] ?? 0;
    const shape = r + (history.frequencies[frequency] ?? 0);
    const logT = logAge[age] ?? 0;
    let likelihood = table.constant - shape * logT;
    let slopeR = table.slopeR - logT;
    let slopeAlpha = r / alpha - shape * (perAge[age] ?? 0);
    let slopeA = table.slopeA;
    let slopeB = table.slopeB;
    if (table.odds > 0) {
      const gap = logT - (logRecency[recency] ?? 0);
      const odds = table.odds * Math.exp(shape * gap);
      const share = odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
      likelihood += odds === Number.POSITIVE_INFINITY ? Math.log(table.odds) + shape * gap : Math.log1p(odds);
      slopeR += share * gap;
      slopeAlpha += share * shape * ((perAge[age] ?? 0) - (perRecency[recency] ?? 0));
      slopeA += share / a;
      slopeB -= share * table.oddsB;
    }
    sum += weight * likelihood;
    dR += weight * slopeR;
    dAlpha += weight * slopeAlpha;
    dA += weight * slopeA;
    dB += weight * slopeB;
  }
  const scale = -1 / history.customers;
  return {
    value: sum * scale,
    gradient: Float64Array.of(dR * r * scale, dAlpha * alpha * scale, dA * a * scale, dB * b * scale),
  };
}
