import { createRandom } from '../random.ts';

export type ExperimentDesign = {
  /** Standard error with which it would tell what the channel brings in a year (or whatever the draws are of). */
  standardError: number;
  /** Money spent on the channel in that time, and what one conversion leaves. */
  spend: number;
  worth: number;
};

/**
 * What it is worth to know more before one decides whether a channel goes on: expected value of sample information of the
 * decision “spend as now, or not at all” (Raiffa and Schlaifer 1961, Applied Statistical Decision Theory, ch. 4), over the
 * draws of what the channel brings. Each draw in turn is taken for the truth, an outcome of the experiment is drawn, and the
 * decision is made by the draws weighed by that outcome. Money, 0 or more.
 */
export function valueExperiment(
  increments: Float64Array,
  { standardError, spend, worth }: ExperimentDesign,
  seed: number,
): number {
  const random = createRandom(seed);
  const kept = thin(increments, 400);
  const gains = kept.map((increment) => worth * increment - spend);
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const now = Math.max(0, mean(gains));
  let informed = 0;
  for (const truth of kept) {
    const outcome = truth + standardError * random.normal();
    let weights = 0;
    let sum = 0;
    for (let i = 0; i < kept.length; i++) {
      const weight = Math.exp(-0.5 * ((outcome - (kept[i] ?? 0)) / standardError) ** 2);
      weights += weight;
      sum += weight * (gains[i] ?? 0);
    }
    informed += Math.max(0, weights > 0 ? sum / weights : worth * outcome - spend) / kept.length;
  }
  return Math.max(0, informed - now);
}

/**
 * Standard error of what a hold-out tells of a whole panel's conversions: a share of people (or places) goes without for
 * some of the periods, the others go on, and the periods before say how the two differ anyway. `dispersion` is the noise's
 * variance beside that of pure chance.
 */
export function foreseeStandardError({
  conversions,
  periods,
  length,
  share,
  dispersion,
}: {
  /** Of the whole panel. */
  conversions: number;
  periods: number;
  /** Periods that the hold-out lasts. */
  length: number;
  share: number;
  dispersion: number;
}): number {
  const during = (conversions * length) / periods;
  const before = Math.max(length, periods - length);
  const variance = dispersion * during * (1 / share + 1 / (1 - share)) * (1 + length / before);
  return (Math.sqrt(variance) * periods) / length;
}

function thin(values: Float64Array, most: number): Float64Array {
  const step = Math.max(1, values.length / most);
  return Float64Array.from(
    { length: Math.min(most, values.length) },
    (_, i) => values[Math.floor(i * step)] ?? 0,
  );
}
