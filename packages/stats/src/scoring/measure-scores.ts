import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** How good probabilities are against what happened. */
export type ScoreQuality = {
  rows: number;
  positives: number;
  /** Chance that a positive row scores above a negative one; `NaN` where there is only one class. */
  auc: number;
  aucInterval: [number, number];
  /** Mean squared distance between probability and outcome (Brier 1950). */
  brier: number;
  logLoss: number;
  deviance: number;
  calibration: CalibrationBin[];
  lift: LiftRow[];
};
export type CalibrationBin = {
  rows: number;
  predicted: number;
  observed: number;
  interval: [number, number];
};
/** One tenth of the rows, highest scores first. `capture` is the share of all positives up to here. */
export type LiftRow = {
  share: number;
  rows: number;
  positives: number;
  rate: number;
  lift: number;
  capture: number;
};

/** Rank of every value, 1 for the smallest, ties at their mean. */
function midranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_value, i) => i).sort(
    (a, b) => (values[a] ?? 0) - (values[b] ?? 0),
  );
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end++;
    for (let k = start; k < end; k++) ranks[order[k] ?? 0] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

/**
 * Area under the ROC curve as the Mann–Whitney statistic, ties half; its standard error by DeLong et al. (1988,
 * Biometrics 44:837), from ranks as Sun and Xu (2014, IEEE Signal Process. Lett. 21:1389) compute it.
 */
export function measureAuc(
  probabilities: Float64Array,
  target: Uint8Array,
): { auc: number; standardError: number } {
  const split = (wanted: number): Float64Array => probabilities.filter((_value, i) => target[i] === wanted);
  const positive = split(1);
  const negative = split(0);
  const m = positive.length;
  const n = negative.length;
  if (m === 0 || n === 0) return { auc: Number.NaN, standardError: Number.NaN };
  const all = new Float64Array(m + n);
  all.set(positive);
  all.set(negative, m);
  const ranks = midranks(all);
  const ownPositive = midranks(positive);
  const ownNegative = midranks(negative);
  const v10 = ownPositive.map((rank, i) => ((ranks[i] ?? 0) - rank) / n);
  const v01 = ownNegative.map((rank, i) => 1 - ((ranks[m + i] ?? 0) - rank) / m);
  const auc = mean(v10);
  const error = Math.sqrt(variance(v10) / m + variance(v01) / n);
  return { auc, standardError: error };
}

export function measureScores(probabilities: Float64Array, target: Uint8Array): ScoreQuality {
  const rows = probabilities.length;
  let positives = 0;
  let brier = 0;
  let logLikelihood = 0;
  for (let i = 0; i < rows; i++) {
    const p = probabilities[i] ?? 0;
    const y = target[i] ?? 0;
    positives += y;
    brier += (p - y) ** 2;
    logLikelihood += Math.log(Math.max(1e-300, y === 1 ? p : 1 - p));
  }
  const { auc, standardError } = measureAuc(probabilities, target);
  const z = normalQuantile(0.975, 0, 1);
  const order = Uint32Array.from(probabilities, (_value, i) => i).sort(
    (a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b,
  );
  return {
    rows,
    positives,
    auc,
    aucInterval: [Math.max(0, auc - z * standardError), Math.min(1, auc + z * standardError)],
    brier: brier / rows,
    logLoss: -logLikelihood / rows,
    deviance: -2 * logLikelihood,
    calibration: calibrate(order, probabilities, target),
    lift: buildLift(order, target, positives),
  };
}

const TENTHS = 10;

/** Ten bins of equal size by probability, each with what was said and what happened, and Wilson's interval of that. */
function calibrate(order: Uint32Array, probabilities: Float64Array, target: Uint8Array): CalibrationBin[] {
  const bins: CalibrationBin[] = [];
  for (const part of tenths(order)) {
    let predicted = 0;
    let happened = 0;
    for (const i of part) {
      predicted += probabilities[i] ?? 0;
      happened += target[i] ?? 0;
    }
    bins.push({
      rows: part.length,
      predicted: predicted / part.length,
      observed: happened / part.length,
      interval: wilsonInterval(happened, part.length),
    });
  }
  return bins.reverse();
}

/** Wilson (1927, JASA 22:209), 95 %. */
export function wilsonInterval(successes: number, trials: number): [number, number] {
  const z = normalQuantile(0.975, 0, 1);
  const rate = successes / trials;
  const denominator = 1 + (z * z) / trials;
  const centre = (rate + (z * z) / (2 * trials)) / denominator;
  const half = (z / denominator) * Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials));
  // At the ends it is exact where the arithmetic is not.
  return [successes === 0 ? 0 : centre - half, successes === trials ? 1 : centre + half];
}

function buildLift(order: Uint32Array, target: Uint8Array, positives: number): LiftRow[] {
  const base = positives / order.length;
  let seen = 0;
  let captured = 0;
  return tenths(order).map((part) => {
    let own = 0;
    for (const i of part) own += target[i] ?? 0;
    seen += part.length;
    captured += own;
    const rate = own / part.length;
    return {
      share: seen / order.length,
      rows: part.length,
      positives: own,
      rate,
      lift: base === 0 ? Number.NaN : rate / base,
      capture: positives === 0 ? Number.NaN : captured / positives,
    };
  });
}

function tenths(order: Uint32Array): Uint32Array[] {
  const parts = Math.min(TENTHS, order.length);
  return Array.from({ length: parts }, (_value, k) =>
    order.subarray(Math.floor((k * order.length) / parts), Math.floor(((k + 1) * order.length) / parts)),
  );
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function variance(values: Float64Array): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - middle) ** 2;
  return sum / (values.length - 1);
}
