import { cholesky, solveCholesky } from '../sampling/cholesky.ts';
import { weighOnSimplex } from './weigh-on-simplex.ts';

/** Places by periods; the first `before` periods are before the test. */
export type GeoPanel = {
  treated: readonly Float64Array[];
  controls: readonly Float64Array[];
  before: number;
};

export type GeoMethod = 'scm' | 'ascm';

export type SyntheticControl = {
  weights: Float64Array;
  /** What the average treated place would have had, and what it had, in every period. */
  counterfactual: Float64Array;
  actual: Float64Array;
  /** Mean difference after the test began. */
  effect: number;
  /** ‖treated − synthetic‖ before the test, and the same as a share of what equal weights leave. */
  imbalance: number;
  scaledImbalance: number;
  /** The ridge penalty of the augmented form. */
  penalty: number | null;
};

export function averageOf(series: readonly Float64Array[]): Float64Array {
  const length = series[0]?.length ?? 0;
  return Float64Array.from(
    { length },
    (_, t) => series.reduce((sum, own) => sum + (own[t] ?? 0), 0) / series.length,
  );
}

function meanOf(series: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) sum += series[t] ?? 0;
  return sum / (to - from);
}

/**
 * Synthetic control (Abadie, Diamond and Hainmueller 2010, J. Am. Stat. Assoc. 105:493) with a level of its own for every
 * place (Doudchenko and Imbens 2016; Ferman and Pinto 2021): each series less its mean before the test, weights on the
 * simplex that fit the average treated place before the test. `ascm` adds the ridge correction of Ben-Michael, Feller and
 * Rothstein (2021, J. Am. Stat. Assoc. 116:1789, eq. 12), which lets weights be negative where the fit is poor; its
 * penalty is the largest whose leave-one-period-out error is within one standard error of the least.
 */
export function fitSyntheticControl(
  panel: GeoPanel,
  method: GeoMethod,
  penaltyGiven?: number,
): SyntheticControl {
  const { before } = panel;
  const actual = averageOf(panel.treated);
  const level = meanOf(actual, 0, before);
  const target = actual.slice(0, before).map((value) => value - level);
  const levels = panel.controls.map((series) => meanOf(series, 0, before));
  const columns = panel.controls.map((series, j) =>
    series.slice(0, before).map((value) => value - (levels[j] ?? 0)),
  );
  let weights = weighOnSimplex(columns, target);
  let penalty: number | null = null;
  if (method === 'ascm') {
    penalty = penaltyGiven ?? choosePenalty(columns, target);
    weights = augment(gramOf(columns), weighAndRest(columns, target), penalty);
  }
  const counterfactual = Float64Array.from(actual, (_, t) =>
    panel.controls.reduce(
      (sum, series, j) => sum + (weights[j] ?? 0) * ((series[t] ?? 0) - (levels[j] ?? 0)),
      level,
    ),
  );
  const equal = new Float64Array(columns.length).fill(1 / columns.length);
  const imbalance = distance(columns, target, weights);
  let effect = 0;
  for (let t = before; t < actual.length; t++) {
    effect += ((actual[t] ?? 0) - (counterfactual[t] ?? 0)) / (actual.length - before);
  }
  return {
    weights,
    counterfactual,
    actual,
    effect,
    imbalance,
    scaledImbalance: imbalance / distance(columns, target, equal),
    penalty,
  };
}

function residuals(
  columns: readonly Float64Array[],
  target: Float64Array,
  weights: Float64Array,
): Float64Array {
  return target.map((value, t) =>
    columns.reduce((left, column, j) => left - (weights[j] ?? 0) * (column[t] ?? 0), value),
  );
}

function distance(columns: readonly Float64Array[], target: Float64Array, weights: Float64Array): number {
  return Math.sqrt(residuals(columns, target, weights).reduce((sum, value) => sum + value * value, 0));
}

/** XXᵀ over places. */
function gramOf(columns: readonly Float64Array[]): Float64Array {
  const count = columns.length;
  const gram = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      const product = dot(columns[i], columns[j]);
      gram[i * count + j] = product;
      gram[j * count + i] = product;
    }
  }
  return gram;
}

/** w + X(XᵀX + λI)⁻¹(x₁ − Xᵀw), written with the smaller matrix XXᵀ + λI over places. */
function augment(
  gram: Float64Array,
  { weights, rest }: { weights: Float64Array; rest: Float64Array },
  penalty: number,
): Float64Array {
  const count = weights.length;
  const penalised = gram.map((value, at) => value + (Math.floor(at / count) === at % count ? penalty : 0));
  const lower = cholesky(penalised, count);
  if (lower === undefined) return weights;
  const change = solveCholesky(lower, count, rest);
  return weights.map((value, j) => value + (change[j] ?? 0));
}

/** Simplex weights, and what each column still has in common with what they leave. */
function weighAndRest(columns: readonly Float64Array[], target: Float64Array) {
  const weights = weighOnSimplex(columns, target);
  const left = residuals(columns, target, weights);
  return { weights, rest: Float64Array.from(columns, (column) => dot(column, left)) };
}

function dot(a: Float64Array | undefined, b: Float64Array | undefined): number {
  let sum = 0;
  for (let t = 0; t < (a?.length ?? 0); t++) sum += (a?.[t] ?? 0) * (b?.[t] ?? 0);
  return sum;
}

function choosePenalty(columns: readonly Float64Array[], target: Float64Array): number {
  const largest = columns.reduce((sum, column) => sum + dot(column, column), 0);
  const penalties = Array.from({ length: 20 }, (_, i) => largest * 10 ** ((-8 * i) / 19));
  const leftOut = Array.from({ length: Math.min(target.length, 20) }, (_, i) =>
    Math.floor((i * target.length) / Math.min(target.length, 20)),
  );
  const without = (series: Float64Array, t: number): Float64Array =>
    Float64Array.from([...series.subarray(0, t), ...series.subarray(t + 1)]);
  const errors = penalties.map(() => new Float64Array(leftOut.length));
  for (const [fold, t] of leftOut.entries()) {
    const kept = columns.map((column) => without(column, t));
    const keptTarget = without(target, t);
    const gram = gramOf(kept);
    const base = weighAndRest(kept, keptTarget);
    for (const [p, penalty] of penalties.entries()) {
      const weights = augment(gram, base, penalty);
      const error = columns.reduce(
        (left, column, j) => left - (weights[j] ?? 0) * (column[t] ?? 0),
        target[t] ?? 0,
      );
      const own = errors[p];
      if (own) own[fold] = error * error;
    }
  }
  const means = errors.map((own) => meanOf(own, 0, own.length));
  const least = means.indexOf(Math.min(...means));
  const own = errors[least] ?? new Float64Array(1);
  const spread = Math.sqrt(
    own.reduce((sum, value) => sum + (value - (means[least] ?? 0)) ** 2, 0) / own.length / own.length,
  );
  // Penalties fall along the list: the first within one standard error is the largest.
  const chosen = means.findIndex((value) => value <= (means[least] ?? 0) + spread);
  return penalties[chosen] ?? largest;
}
