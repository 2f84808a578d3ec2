import { type Diagnosis, diagnoseChains, quantile } from '../sampling/diagnose-chains.ts';
import { type StructuralChain, sampleStructural } from './sample-structural.ts';
import type { Season } from './structural-state.ts';

export type ImpactData = {
  /** The whole series; `NaN` where nothing was measured. */
  series: Float64Array;
  covariates: readonly Float64Array[];
  /** First and last place of the periods before and after, both included. */
  before: readonly [number, number];
  after: readonly [number, number];
  seasons: readonly Season[];
};

export type ImpactOptions = {
  levelDeviation: number;
  expectedSize: number;
  explained: number;
  /** Share of the intervals' mass outside of them. */
  alpha: number;
  /** Draws kept per chain. */
  draws: number;
  seed: number;
};

export type Estimate = { mean: number; deviation: number; low: number; high: number };

export type Impact = {
  average: { actual: number; predicted: Estimate; effect: Estimate; relative: Estimate };
  total: { actual: number; predicted: Estimate; effect: Estimate; relative: Estimate };
  /** One-sided: how often chance alone would bring a total this far off in this direction. */
  pValue: number;
  /** Of every period from the first before to the last after. */
  periods: {
    predicted: Estimate[];
    effect: (Estimate | null)[];
    cumulative: (Estimate | null)[];
  };
  covariates: { inclusion: number; coefficient: Estimate }[];
  diagnoses: { name: string; diagnosis: Diagnosis }[];
};

/** Among the diagnoses, that of what is asked for; the others are of parameters. */
export const PREDICTED_TOTAL = 'predicted total';
const CHAINS = 4;
const BURN = 300;

/**
 * What an intervention changed: the series after it, less what a structural time series fitted to the time before (and
 * to series that the intervention did not touch) predicts (Brodersen, Gallusser, Koehler, Remy and Scott 2015, Ann.
 * Appl. Stat. 9:247). Series and covariates are standardised on the time before, as CausalImpact does.
 */
export function estimateImpact(data: ImpactData, options: ImpactOptions): Impact {
  const [start, end] = [data.before[0], data.after[1]];
  const window = data.series.slice(start, end + 1);
  const known = data.before[1] - start + 1;
  const first = data.after[0] - start;
  const { scaled: series, centre, scale } = standardise(window, known);
  series.fill(Number.NaN, known);
  const covariates = data.covariates.map((column) => standardise(column.slice(start, end + 1), known).scaled);
  const chains = Array.from({ length: CHAINS }, (_, chain) =>
    sampleStructural({ series, covariates, seasons: data.seasons }, options, {
      draws: options.draws,
      burn: BURN,
      // Streams of neighbouring seeds do not overlap: splitmix spreads them.
      seed: (options.seed * CHAINS + chain) >>> 0,
    }),
  );
  const unscale = (draws: readonly Float64Array[]): Float64Array[] =>
    draws.map((draw) => draw.map((value) => value * scale + centre));
  const predictions = chains.flatMap((chain) => unscale(chain.predictions));
  const expectations = chains.flatMap((chain) => unscale(chain.expectations));
  const measured = Array.from({ length: end - data.after[0] + 1 }, (_, i) => first + i).filter(
    (t) => !Number.isNaN(window[t] ?? Number.NaN),
  );
  const summary = summariseEffect(window, predictions, expectations, measured, options.alpha);
  return {
    ...summary,
    periods: summarisePeriods(window, predictions, expectations, { first, alpha: options.alpha }),
    covariates: covariates.map((_, j) => {
      const draws = Float64Array.from(
        chains.flatMap((chain) => chain.coefficients.map((own) => own[j] ?? 0)),
      );
      const included = draws.filter((value) => value !== 0);
      return {
        inclusion: included.length / draws.length,
        coefficient: estimate(draws, mean(draws), options.alpha),
      };
    }),
    diagnoses: diagnose(chains, measured),
  };
}

function standardise(values: Float64Array, known: number) {
  const base = values.slice(0, known).filter((value) => !Number.isNaN(value));
  const centre = mean(base);
  let squares = 0;
  for (const value of base) squares += (value - centre) ** 2;
  const scale = Math.sqrt(squares / (base.length - 1)) || 1;
  return { scaled: values.map((value) => (value - centre) / scale), centre, scale };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** The point is that of the expectations (no noise in it), the interval that of predicted observations. */
function estimate(draws: Float64Array, point: number, alpha: number): Estimate {
  const centre = mean(draws);
  let squares = 0;
  for (const draw of draws) squares += (draw - centre) ** 2;
  const sorted = Float64Array.from(draws).sort();
  return {
    mean: point,
    deviation: Math.sqrt(squares / Math.max(1, draws.length - 1)),
    low: quantile(sorted, alpha / 2),
    high: quantile(sorted, 1 - alpha / 2),
  };
}

function sumOver(values: Float64Array, places: readonly number[]): number {
  let sum = 0;
  for (const t of places) sum += values[t] ?? 0;
  return sum;
}

function summariseEffect(
  window: Float64Array,
  predictions: readonly Float64Array[],
  expectations: readonly Float64Array[],
  measured: readonly number[],
  alpha: number,
): Pick<Impact, 'average' | 'total' | 'pValue'> {
  const actual = sumOver(window, measured);
  const sums = Float64Array.from(predictions, (draw) => sumOver(draw, measured));
  const point = mean(Float64Array.from(expectations, (draw) => sumOver(draw, measured)));
  const count = measured.length;
  const of = (unit: number) => ({
    actual: actual / unit,
    predicted: estimate(
      sums.map((sum) => sum / unit),
      point / unit,
      alpha,
    ),
    effect: estimate(
      sums.map((sum) => (actual - sum) / unit),
      (actual - point) / unit,
      alpha,
    ),
    relative: estimate(
      sums.map((sum) => (actual - sum) / sum),
      (actual - point) / point,
      alpha,
    ),
  });
  let above = 0;
  let below = 0;
  for (const sum of sums) {
    if (sum >= actual) above++;
    if (sum <= actual) below++;
  }
  return {
    average: of(count),
    total: of(1),
    // The observation itself counts as one: never 0.
    pValue: Math.min(1, (Math.min(above, below) + 1) / (sums.length + 1)),
  };
}

function summarisePeriods(
  window: Float64Array,
  predictions: readonly Float64Array[],
  expectations: readonly Float64Array[],
  { first, alpha }: { first: number; alpha: number },
): Impact['periods'] {
  const predicted: Estimate[] = [];
  const effect: (Estimate | null)[] = [];
  const cumulative: (Estimate | null)[] = [];
  const running = new Float64Array(predictions.length);
  let runningPoint = 0;
  for (const [t, value] of window.entries()) {
    const draws = Float64Array.from(predictions, (draw) => draw[t] ?? 0);
    const point = mean(Float64Array.from(expectations, (draw) => draw[t] ?? 0));
    predicted.push(estimate(draws, point, alpha));
    if (Number.isNaN(value)) {
      effect.push(null);
      cumulative.push(null);
      continue;
    }
    effect.push(
      estimate(
        draws.map((draw) => value - draw),
        value - point,
        alpha,
      ),
    );
    if (t < first) {
      cumulative.push(null);
      continue;
    }
    runningPoint += value - point;
    for (const [i, draw] of draws.entries()) running[i] = (running[i] ?? 0) + value - draw;
    cumulative.push(estimate(running, runningPoint, alpha));
  }
  return { predicted, effect, cumulative };
}

function diagnose(chains: readonly StructuralChain[], measured: readonly number[]): Impact['diagnoses'] {
  const named = (name: string, pick: (chain: StructuralChain) => Float64Array) => ({
    name,
    diagnosis: diagnoseChains(chains.map(pick)),
  });
  return [
    named(PREDICTED_TOTAL, (chain) =>
      Float64Array.from(chain.predictions, (draw) => sumOver(draw, measured)),
    ),
    named('observation deviation', (chain) => chain.observationDeviation),
    named('level deviation', (chain) => chain.levelDeviation),
  ];
}
