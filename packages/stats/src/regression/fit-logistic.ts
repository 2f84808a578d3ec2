import { factorise, invertFactor, solveFactor } from './cholesky.ts';
import type { Design } from './encode-columns.ts';

export type LogisticFit = {
  outcome: 'fitted';
  coefficients: Float64Array;
  /** Of the coefficients, from the inverse of the (penalised) information. */
  standardErrors: Float64Array;
  /** Row-major. */
  covariance: Float64Array;
  /** Columns that others explain wholly: their coefficient is 0 and has no standard error. */
  aliased: string[];
  probabilities: Float64Array;
  logLikelihood: number;
  deviance: number;
  nullDeviance: number;
  aic: number;
  iterations: number;
};

export type FitFailure = {
  outcome: 'failed';
  reason: 'one-class' | 'separated' | 'not-converged' | 'too-few-rows';
  /** The columns that are to blame, where that is known. */
  columns: string[];
  iterations: number;
};

const MAXIMUM_ITERATIONS = 100;

/**
 * Logistic regression by Newton's method with the exact Hessian (iteratively reweighted least squares; McCullagh and
 * Nelder 1989, Generalized Linear Models, 2.5), halving a step that lowers the likelihood. With `l2` = λ it maximises
 * logL − λ/2·Σ(βⱼ·sdⱼ)², sdⱼ being the column's standard deviation, the intercept left alone (Hoerl and Kennard 1970).
 *
 * Without a penalty, a column that splits the two classes wholly or in part has no finite estimate (Albert and Anderson
 * 1984, Biometrika 71:1). The likelihood then converges while the linear predictor keeps moving by about 1 an iteration,
 * three times running, which is how it is noticed; the fit fails and names the columns.
 */
export function fitLogistic(
  design: Design,
  target: Uint8Array,
  options: { l2?: number } = {},
): LogisticFit | FitFailure {
  const l2 = options.l2 ?? 0;
  const { rows, columns, names } = design;
  const size = columns.length;
  let positives = 0;
  for (const value of target) positives += value;
  if (rows < 2) return failure('too-few-rows', [], 0);
  if (positives === 0 || positives === rows) return failure('one-class', [], 0);

  const { centres, scales } = standardise(columns);
  const scaled = columns.map((column, j) =>
    j === 0 ? column : column.map((value) => (value - (centres[j] ?? 0)) / (scales[j] || 1)),
  );
  const rate = positives / rows;
  const beta = new Float64Array(size);
  beta[0] = Math.log(rate / (1 - rate));
  let predictor = new Float64Array(rows).fill(beta[0] ?? 0);
  let objective = logLikelihood(predictor, target);
  const nullDeviance = -2 * objective;
  // A penalty has one maximum also where columns explain each other, and shares the effect between them; a constant has none.
  const kept =
    l2 > 0
      ? Array.from(scales, (scale) => scale > 0)
      : factorise(information(scaled, undefined, 0), size, 1e-9).kept;

  let lastMove = 0;
  let drifting = 0;
  for (let iteration = 1; iteration <= MAXIMUM_ITERATIONS; iteration++) {
    const probabilities = predictor.map(logistic);
    const weights = probabilities.map((p) => Math.max(p * (1 - p), 1e-300));
    const gradient = new Float64Array(size);
    for (let j = 0; j < size; j++) {
      const column = scaled[j];
      if (column === undefined || !kept[j]) continue;
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += (column[i] ?? 0) * ((target[i] ?? 0) - (probabilities[i] ?? 0));
      gradient[j] = sum - (j === 0 ? 0 : l2 * (beta[j] ?? 0));
    }
    const hessian = information(scaled, weights, l2);
    for (let j = 0; j < size; j++) if (!kept[j]) clearColumn(hessian, size, j);
    const factor = factorise(hessian, size, 1e-14);
    const step = solveFactor(factor, gradient);
    let decrement = 0;
    for (let j = 0; j < size; j++) decrement += (step[j] ?? 0) * (gradient[j] ?? 0);

    const move = multiply(scaled, step, rows);
    let fraction = 1;
    let next = predictor;
    let nextObjective = objective;
    let nextBeta = beta;
    for (; fraction > 1e-10; fraction /= 2) {
      next = predictor.map((value, i) => value + fraction * (move[i] ?? 0));
      nextBeta = beta.map((value, j) => value + fraction * (step[j] ?? 0));
      nextObjective = logLikelihood(next, target) - penalty(nextBeta, l2);
      if (nextObjective >= objective - 1e-9 * Math.abs(objective)) break;
    }
    predictor = next;
    objective = nextObjective;
    beta.set(nextBeta);
    let largestMove = 0;
    for (const value of move) largestMove = Math.max(largestMove, Math.abs(value));
    if (largestMove < 1e-6) {
      return finish({
        design,
        beta,
        kept,
        centres,
        scales,
        scaled,
        predictor,
        target,
        l2,
        nullDeviance,
        iteration,
      });
    }
    // One row far out may still move much while the steps close in; only steps that do not shrink lead nowhere.
    drifting = decrement < 1e-7 && largestMove > lastMove / 2 && l2 === 0 ? drifting + 1 : 0;
    if (drifting === 3) return failure('separated', movingColumns(step, names), iteration);
    lastMove = largestMove;
  }
  return failure('not-converged', [], MAXIMUM_ITERATIONS);
}

/** The linear predictor of rows that may be others than those fitted on. */
export function predictor(design: Design, coefficients: Float64Array): Float64Array {
  return multiply(design.columns, coefficients, design.rows);
}

export function predictLogistic(design: Design, coefficients: Float64Array): Float64Array {
  return predictor(design, coefficients).map(logistic);
}

export function logistic(value: number): number {
  if (value >= 0) return 1 / (1 + Math.exp(-value));
  const exponential = Math.exp(value);
  return exponential / (1 + exponential);
}

function failure(reason: FitFailure['reason'], columns: string[], iterations: number): FitFailure {
  return { outcome: 'failed', reason, columns, iterations };
}

type Finish = {
  design: Design;
  beta: Float64Array;
  kept: boolean[];
  centres: Float64Array;
  scales: Float64Array;
  scaled: Float64Array[];
  predictor: Float64Array;
  target: Uint8Array;
  l2: number;
  nullDeviance: number;
  iteration: number;
};

/** Back from standardised columns to the caller's own. */
function finish(state: Finish): LogisticFit {
  const { design, beta, kept, centres, scales, scaled, predictor, target, l2, nullDeviance, iteration } =
    state;
  const size = beta.length;
  const probabilities = predictor.map(logistic);
  const weights = probabilities.map((p) => Math.max(p * (1 - p), 1e-300));
  const hessian = information(scaled, weights, l2);
  for (let j = 0; j < size; j++) if (!kept[j]) clearColumn(hessian, size, j);
  const inner = invertFactor(factorise(hessian, size, 1e-14));
  // β = T·b, with T the identity over the scales and a first row that takes the centres out of the intercept.
  const transform = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const scale = j === 0 ? 1 : scales[j] || 1;
    transform[j * size + j] = 1 / scale;
    if (j > 0) transform[j] = -(centres[j] ?? 0) / scale;
  }
  const coefficients = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++)
      coefficients[i] = (coefficients[i] ?? 0) + (transform[i * size + j] ?? 0) * (beta[j] ?? 0);
  }
  const covariance = sandwich(transform, inner, size);
  const standardErrors = Float64Array.from(coefficients, (_value, j) =>
    kept[j] ? Math.sqrt(Math.max(0, covariance[j * size + j] ?? 0)) : Number.NaN,
  );
  const likelihood = logLikelihood(predictor, target);
  return {
    outcome: 'fitted',
    coefficients,
    standardErrors,
    covariance,
    aliased: design.names.filter((_name, j) => !kept[j]),
    probabilities,
    logLikelihood: likelihood,
    deviance: -2 * likelihood,
    nullDeviance,
    aic: -2 * likelihood + 2 * kept.filter(Boolean).length,
    iterations: iteration,
  };
}

function standardise(columns: readonly Float64Array[]): { centres: Float64Array; scales: Float64Array } {
  const centres = new Float64Array(columns.length);
  const scales = new Float64Array(columns.length).fill(1);
  for (const [j, column] of columns.entries()) {
    if (j === 0) continue;
    let sum = 0;
    for (const value of column) sum += value;
    const mean = sum / column.length;
    let squares = 0;
    for (const value of column) squares += (value - mean) ** 2;
    const deviation = Math.sqrt(squares / column.length);
    centres[j] = mean;
    scales[j] = deviation > 1e-12 * Math.max(1, Math.abs(mean)) ? deviation : 0;
  }
  return { centres, scales };
}

function information(
  columns: readonly Float64Array[],
  weights: Float64Array | undefined,
  l2: number,
): Float64Array {
  const size = columns.length;
  const matrix = new Float64Array(size * size);
  const rows = columns[0]?.length ?? 0;
  const weighted = new Float64Array(rows);
  for (let a = 0; a < size; a++) {
    const first = columns[a] ?? weighted;
    for (let i = 0; i < rows; i++)
      weighted[i] = (first[i] ?? 0) * (weights === undefined ? 1 : (weights[i] ?? 0));
    for (let b = a; b < size; b++) {
      const second = columns[b] ?? weighted;
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += (weighted[i] ?? 0) * (second[i] ?? 0);
      if (a === b && a > 0) sum += l2;
      matrix[a * size + b] = sum;
      matrix[b * size + a] = sum;
    }
  }
  return matrix;
}

function clearColumn(matrix: Float64Array, size: number, column: number): void {
  for (let k = 0; k < size; k++) {
    matrix[column * size + k] = 0;
    matrix[k * size + column] = 0;
  }
}

function multiply(columns: readonly Float64Array[], vector: Float64Array, rows: number): Float64Array {
  const result = new Float64Array(rows);
  for (const [j, column] of columns.entries()) {
    const factor = vector[j] ?? 0;
    if (factor === 0) continue;
    for (let i = 0; i < rows; i++) result[i] = (result[i] ?? 0) + factor * (column[i] ?? 0);
  }
  return result;
}

function sandwich(transform: Float64Array, inner: Float64Array, size: number): Float64Array {
  const product = (left: Float64Array, right: Float64Array, transposed: boolean): Float64Array => {
    const result = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = 0;
        for (let k = 0; k < size; k++) {
          sum += (left[i * size + k] ?? 0) * (right[transposed ? j * size + k : k * size + j] ?? 0);
        }
        result[i * size + j] = sum;
      }
    }
    return result;
  };
  return product(product(transform, inner, false), transform, true);
}

function logLikelihood(predictor: Float64Array, target: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < predictor.length; i++) {
    const value = predictor[i] ?? 0;
    // log p = −log(1 + e^−η), without overflow on either side.
    const signed = target[i] === 1 ? -value : value;
    sum -= signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed));
  }
  return sum;
}

function penalty(beta: Float64Array, l2: number): number {
  if (l2 === 0) return 0;
  let sum = 0;
  for (let j = 1; j < beta.length; j++) sum += (beta[j] ?? 0) ** 2;
  return (l2 / 2) * sum;
}

function movingColumns(step: Float64Array, names: readonly string[]): string[] {
  let largest = 0;
  for (let j = 1; j < step.length; j++) largest = Math.max(largest, Math.abs(step[j] ?? 0));
  return names.filter((_name, j) => j > 0 && Math.abs(step[j] ?? 0) > largest / 4);
}
