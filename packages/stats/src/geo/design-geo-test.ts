import { inferEffect, tailOf } from './infer-effect.ts';
import { fitSyntheticControl, type GeoMethod, type GeoPanel } from './synthetic-control.ts';

export type GeoDesignQuestion = {
  /** Places by periods, all before any test. */
  series: readonly Float64Array[];
  /** How many places may be treated together; those that must or may not be. */
  sizes: readonly number[];
  include: readonly number[];
  exclude: readonly number[];
  /** Periods that the test is to last. */
  duration: number;
  /** Relative effects that are tried. */
  effects: readonly number[];
  /** How many past periods the test is pretended to have ended in. */
  lookback: number;
  alpha: number;
  method: GeoMethod;
  /** What each place weighs in the mean of those treated together, where they are not to count alike. */
  volumes?: Float64Array;
};

export type GeoDesign = {
  places: number[];
  /** Of each effect tried: how often the test would have found it. */
  power: { effect: number; power: number; bias: number }[];
  /** How often the test finds something where nothing is. */
  falseAlarms: number;
  /** Standard error of the estimate, relative to the treated places' level. */
  relativeDeviation: number;
  scaledImbalance: number;
  /** Share of all places' volume that is treated. */
  share: number;
};

/**
 * Which places to treat: for every size, each place together with those whose past moved most like its own (the candidates
 * of Meta's GeoLift), tried on the past: an effect is put into the last periods before each of `lookback` ends, and the
 * test that will judge the real one says whether it sees it. Power is the share of ends at which it does.
 */
export function designGeoTest(
  question: GeoDesignQuestion,
  report?: (done: number, total: number) => void,
): GeoDesign[] {
  const candidates = listCandidates(question);
  const { volumes } = question;
  const total = question.series.map(
    (own, place) => own.reduce((sum, value) => sum + value, 0) * (volumes?.[place] ?? 1),
  );
  const all = total.reduce((sum, value) => sum + value, 0);
  return candidates.map((places, index) => {
    report?.(index, candidates.length);
    return {
      places,
      ...simulateTest(question, places),
      share: places.reduce((sum, place) => sum + (total[place] ?? 0), 0) / all,
    };
  });
}

/** The mean of some series, each with its weight: what is treated together as if it were one place. */
export function weighTogether(series: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return Float64Array.from(
    { length: series[0]?.length ?? 0 },
    (_, t) => series.reduce((sum, own, i) => sum + (weights[i] ?? 0) * (own[t] ?? 0), 0) / whole,
  );
}

function correlation(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const meanA = a.reduce((sum, value) => sum + value, 0) / n;
  const meanB = b.reduce((sum, value) => sum + value, 0) / n;
  let [ab, aa, bb] = [0, 0, 0];
  for (let t = 0; t < n; t++) {
    const x = (a[t] ?? 0) - meanA;
    const y = (b[t] ?? 0) - meanB;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

function listCandidates({ series, sizes, include, exclude }: GeoDesignQuestion): number[][] {
  const eligible = series.map((_, place) => place).filter((place) => !exclude.includes(place));
  const found = new Map<string, number[]>();
  for (const size of sizes) {
    for (const seed of eligible) {
      const fixed = [...new Set([...include, seed])];
      if (fixed.length > size) continue;
      const likest = eligible
        .filter((place) => !fixed.includes(place))
        .map((place) => ({
          place,
          alike: correlation(series[seed] ?? new Float64Array(0), series[place] ?? new Float64Array(0)),
        }))
        .sort((a, b) => b.alike - a.alike)
        .map(({ place }) => place);
      const places = [...fixed, ...likest].slice(0, size).sort((a, b) => a - b);
      if (places.length === size) found.set(places.join(), places);
    }
    // All that must be in may be just as many as are asked for.
    if (include.length === size)
      found.set(
        [...include].sort((a, b) => a - b).join(),
        [...include].sort((a, b) => a - b),
      );
  }
  return [...found.values()];
}

function simulateTest(question: GeoDesignQuestion, places: readonly number[]) {
  const { series, duration, lookback, alpha, method, effects, volumes } = question;
  const periods = series[0]?.length ?? 0;
  const hits = effects.map(() => 0);
  const bias = effects.map(() => 0);
  let imbalance = 0;
  let falseAlarms = 0;
  let deviation = 0;
  for (let back = 0; back < lookback; back++) {
    const cut = series.map((own) => own.subarray(0, periods - back));
    const own = places.map((place) => cut[place] ?? new Float64Array(0));
    const panel: GeoPanel = {
      treated:
        volumes === undefined
          ? own
          : [
              weighTogether(
                own,
                places.map((place) => volumes[place] ?? 0),
              ),
            ],
      controls: cut.filter((_, place) => !places.includes(place)),
      before: periods - back - duration,
    };
    const found = inferEffect(panel, method, alpha);
    if (found === undefined) continue;
    const fit = fitSyntheticControl(panel, method);
    imbalance += fit.scaledImbalance / lookback;
    let level = 0;
    for (let t = panel.before; t < fit.actual.length; t++) level += (fit.actual[t] ?? 0) / duration;
    deviation += found.standardError / level / lookback;
    if (found.pValue <= alpha) falseAlarms++;
    for (const [e, effect] of effects.entries()) {
      // Weights rest on the time before: an effect after it adds to the estimate and changes nothing else.
      const estimate = found.effect + effect * level;
      if (tailOf(estimate / found.standardError, found.degreesOfFreedom) <= alpha)
        hits[e] = (hits[e] ?? 0) + 1;
      bias[e] = (bias[e] ?? 0) + found.effect / level / lookback;
    }
  }
  return {
    power: effects.map((effect, e) => ({ effect, power: (hits[e] ?? 0) / lookback, bias: bias[e] ?? 0 })),
    falseAlarms: falseAlarms / lookback,
    relativeDeviation: deviation,
    scaledImbalance: imbalance,
  };
}
