/** How the effect flattens as more is spent in a period. All but `tanh` run from 0 to 1. */
export type Saturation =
  /** Half of the effect is reached at `half` (in units of spend). */
  | { kind: 'hill'; slope: number; half: number }
  /** The same with half of the effect at the share `half` of the series' largest value. */
  | { kind: 'hill-of-max'; slope: number; half: number }
  | { kind: 'logistic'; rate: number }
  | { kind: 'tanh'; saturation: number; acquisition: number };

/**
 * The curve at one amount and its derivative.
 * Hill: xˢ/(xˢ + kˢ) (Hill 1910, J. Physiol. 40:iv; for media Jin et al. 2017, eq. 4; relative to the maximum as in
 * Meta's Robyn). Logistic: (1 − e^(−λx))/(1 + e^(−λx)), and tanh: b·tanh(x/(bc)), the reach and acquisition form, both as in
 * PyMC-Marketing. `largest` is the series' largest value, which only `hill-of-max` looks at.
 */
export function saturate(
  saturation: Saturation,
  amount: number,
  largest = amount,
): { value: number; slope: number } {
  switch (saturation.kind) {
    case 'hill':
      return hill(amount, saturation.slope, saturation.half);
    case 'hill-of-max':
      return hill(amount, saturation.slope, saturation.half * largest);
    case 'logistic': {
      const value = Math.tanh((saturation.rate * amount) / 2);
      return { value, slope: (saturation.rate / 2) * (1 - value * value) };
    }
    case 'tanh': {
      const { saturation: ceiling, acquisition } = saturation;
      const reached = Math.tanh(amount / (ceiling * acquisition));
      return { value: ceiling * reached, slope: (1 - reached * reached) / acquisition };
    }
  }
}

function hill(amount: number, slope: number, half: number): { value: number; slope: number } {
  if (amount <= 0) {
    if (slope > 1) return { value: 0, slope: 0 };
    return { value: 0, slope: slope === 1 && half > 0 ? 1 / half : Number.POSITIVE_INFINITY };
  }
  const ratio = (half / amount) ** slope;
  const value = 1 / (1 + ratio);
  return { value, slope: (slope / amount) * value * (1 - value) };
}

export function applySaturation(series: Float64Array, saturation: Saturation): Float64Array {
  let largest = 0;
  for (const value of series) largest = Math.max(largest, value);
  return series.map((value) => saturate(saturation, value, largest).value);
}
