import { type EtsFit, type EtsForm, fitEts } from './fit-ets.ts';

/** Longer seasons have too many states for exponential smoothing; MSTL takes those. */
export const LONGEST_ETS_PERIOD = 24;

/**
 * The form with the lowest AICc among those R's `forecast::ets` tries by default (Hyndman and Khandakar 2008, J. Stat. Softw.
 * 27:3): no multiplicative trend, and no additive error under a multiplicative season, which is unstable.
 */
export function chooseEts(values: Float64Array, period: number): EtsFit | undefined {
  let best: EtsFit | undefined;
  const seasons: EtsForm['season'][] = period > 1 && period <= LONGEST_ETS_PERIOD ? ['N', 'A', 'M'] : ['N'];
  for (const season of seasons) {
    for (const error of ['A', 'M'] as const) {
      if (error === 'A' && season === 'M') continue;
      for (const trend of ['N', 'A', 'Ad'] as const) {
        const fit = fitEts(values, { error, trend, season, period });
        if (fit !== undefined && (best === undefined || fit.aicc < best.aicc)) best = fit;
      }
    }
  }
  return best;
}
