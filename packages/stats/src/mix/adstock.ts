/** How the effect of money spent in one period reaches into later ones. */
export type Adstock =
  /** What is carried over per period; the sum runs over all earlier periods. */
  | { kind: 'geometric'; retention: number }
  /** The same over `length` periods, weights summing to 1, so that a constant spend stays as it is. */
  | { kind: 'geometric-normalised'; retention: number; length: number }
  /** The peak comes `delay` periods after the spend; weights sum to 1. */
  | { kind: 'delayed'; retention: number; delay: number; length: number }
  /** Retention changes with age. `scale` is where the curve bends, as a quantile of the series' length. */
  | { kind: 'weibull-cdf'; shape: number; scale: number }
  | { kind: 'weibull-pdf'; shape: number; scale: number };

/** Nearest integer, halves to the even one, as R rounds. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/**
 * Weight of spend of each age (0, 1, … periods ago), at most `periods` of them.
 * Geometric: αˡ (Broadbent 1979, One way TV advertisements work). Delayed: α^((l − θ)²), and the normalised forms, from
 * Jin, Wang, Sun, Chan and Koehler 2017, Bayesian Methods for Media Mix Modeling with Carryover and Shape Effects, eq. 1–3.
 * Weibull: as Meta's Robyn 3 defines it: the scale is the quantile of 1…n, rounded; CDF: Πⱼ (1 − F(j)); PDF: the
 * density at 1…n stretched to 0…1.
 */
export function adstockWeights(adstock: Adstock, periods: number): Float64Array {
  switch (adstock.kind) {
    case 'geometric':
      return Float64Array.from({ length: periods }, (_, age) => adstock.retention ** age);
    case 'geometric-normalised':
      return toSum1(Float64Array.from({ length: adstock.length }, (_, age) => adstock.retention ** age));
    case 'delayed': {
      // From the age nearest to the peak on, which cancels in the sum: a peak beyond the window would be 0 of 0.
      const nearest = Math.min(Math.max(Math.round(adstock.delay), 0), adstock.length - 1);
      const least = (nearest - adstock.delay) ** 2;
      return toSum1(
        Float64Array.from(
          { length: adstock.length },
          (_, age) => adstock.retention ** ((age - adstock.delay) ** 2 - least),
        ),
      );
    }
    case 'weibull-cdf':
    case 'weibull-pdf':
      return weibullWeights(adstock, periods);
  }
}

function weibullWeights(
  { kind, shape, scale }: { kind: 'weibull-cdf' | 'weibull-pdf'; shape: number; scale: number },
  periods: number,
): Float64Array {
  const bend = roundHalfEven(1 + (periods - 1) * scale);
  const weights = new Float64Array(periods);
  if (kind === 'weibull-cdf') {
    let kept = 1;
    for (let age = 0; age < periods; age++) {
      weights[age] = kept;
      kept *= Math.exp(-(((age + 1) / bend) ** shape));
    }
    return weights;
  }
  for (let age = 0; age < periods; age++) {
    const x = (age + 1) / bend;
    weights[age] = (shape / bend) * x ** (shape - 1) * Math.exp(-(x ** shape));
  }
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const weight of weights) {
    low = Math.min(low, weight);
    high = Math.max(high, weight);
  }
  // A flat density has no shape to stretch: nothing is carried over.
  if (high === low) return Float64Array.from(weights, (_, age) => (age === 0 ? 1 : 0));
  return weights.map((weight) => (weight - low) / (high - low));
}

function toSum1(weights: Float64Array): Float64Array {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return weights.map((weight) => weight / sum);
}

/** The series with what earlier periods carry over: Σₗ wₗ xₜ₋ₗ. Nothing is known of the time before its start. */
export function applyAdstock(series: Float64Array, adstock: Adstock): Float64Array {
  const carried = new Float64Array(series.length);
  if (adstock.kind === 'geometric') {
    let stock = 0;
    for (const [t, value] of series.entries()) {
      stock = value + adstock.retention * stock;
      carried[t] = stock;
    }
    return carried;
  }
  const weights = adstockWeights(adstock, series.length);
  for (let t = 0; t < series.length; t++) {
    let sum = 0;
    for (let age = 0; age <= Math.min(t, weights.length - 1); age++) {
      sum += (weights[age] ?? 0) * (series[t - age] ?? 0);
    }
    carried[t] = sum;
  }
  return carried;
}
