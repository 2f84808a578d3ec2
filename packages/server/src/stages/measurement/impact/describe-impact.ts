import type { ImpactEstimate, ImpactGrain, ImpactQuery, MeasuredImpact } from '@rondo/contract';
import type { Estimate, Impact } from '@rondo/stats';
import type { Placebo } from '../../../platform/lift/check-placebo.ts';
import type { GatheredImpact } from './gather-impact.ts';
import type { ImpactAnswered } from './impact-worker.ts';
import { failedTooOften } from './try-on-past.ts';

type Bounds = { floor: number; ceiling: number };
type Side = { actual: number; predicted: Estimate };

export function describeImpact(
  query: ImpactQuery,
  { figure, input, leftOut }: GatheredImpact,
  { impact, tried }: ImpactAnswered,
  said: { grain: ImpactGrain; end: string; seed: number; at: string },
): MeasuredImpact {
  const [start, last] = input.before;
  const { metric } = figure;
  const labelOf = (place: number): string => input.labels[place] ?? said.end;
  const bounds = boundsOf(input.series, metric.unit);
  const { periods, diagnoses } = impact;
  return {
    state: 'done',
    outcome: 'answered',
    metric,
    filter: query.filter ?? [],
    currency: figure.currency,
    timeZone: figure.timeZone,
    grain: said.grain,
    before: { from: labelOf(start), to: labelOf(last + 1) },
    after: { from: labelOf(last + 1), to: said.end },
    steps: periods.predicted.map((predicted, t) => {
      const value = input.series[start + t] ?? Number.NaN;
      const effect = periods.effect[t] ?? null;
      const expected = within(predicted, bounds);
      return {
        at: labelOf(start + t),
        actual: Number.isNaN(value) ? null : value,
        expected,
        effect: effect === null ? null : beside(value, expected),
        cumulative: metric.additive ? orNull(periods.cumulative[t]) : null,
      };
    }),
    average: describeSide(impact.average, bounds),
    total: metric.additive ? describeSide(impact.total, bounds) : null,
    relative: relativeOf(impact.total.predicted, impact.total.relative),
    chance: 1 - impact.pValue,
    controls: impact.covariates.map(({ inclusion, coefficient }, j) => ({
      control: input.controls[j]?.name ?? '',
      inclusion,
      coefficient: strip(coefficient),
    })),
    leftOut,
    fit: judgeFit(impact, input.series.subarray(start, last + 1)),
    placebos: tried.placebos.map(({ range, predicted, effect, relative, holdsZero, inside }) => ({
      from: labelOf(range[0]),
      to: labelOf(range[1] + 1),
      effect: strip(effect),
      relative: relativeOf(predicted, relative),
      holdsZero,
      inside,
    })),
    trust: judgeTrust(tried.placebos),
    drift: tried.levelDeviation,
    convergence: {
      worstRHat: Math.max(...diagnoses.map(({ diagnosis }) => diagnosis.rHat)),
      leastEffective: Math.min(...diagnoses.map(({ diagnosis: { bulk, tail } }) => Math.min(bulk, tail))),
    },
    seed: said.seed,
    at: said.at,
  };
}

const strip = ({ mean, low, high }: ImpactEstimate): ImpactEstimate => ({ mean, low, high });
const orNull = (estimate: Estimate | null | undefined): ImpactEstimate | null =>
  estimate ? strip(estimate) : null;

/** A share of what may as well be nothing, or less, says nothing. */
const relativeOf = (predicted: Estimate, relative: Estimate): ImpactEstimate | null =>
  predicted.low > 0 ? strip(relative) : null;

/** A figure that was never below 0, or a share never above 1, would not have been: no interval may say that. */
function boundsOf(series: Float64Array, unit: string): Bounds {
  const known = series.filter((value) => !Number.isNaN(value));
  return {
    floor: known.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY,
    ceiling: unit === 'percent' && known.every((value) => value <= 1) ? 1 : Number.POSITIVE_INFINITY,
  };
}

function within({ mean, low, high }: Estimate, { floor, ceiling }: Bounds): ImpactEstimate {
  const bound = (value: number): number => Math.min(ceiling, Math.max(floor, value));
  return { mean: bound(mean), low: bound(low), high: bound(high) };
}

function describeSide({ actual, predicted }: Side, bounds: Bounds): MeasuredImpact['average'] {
  const expected = within(predicted, bounds);
  return { actual, expected, effect: beside(actual, expected) };
}

/** What came, less each bound of what was expected. */
const beside = (actual: number, { mean, low, high }: ImpactEstimate): ImpactEstimate => ({
  mean: actual - mean,
  low: actual - high,
  high: actual - low,
});

function judgeFit({ periods }: Impact, before: Float64Array): MeasuredImpact['fit'] {
  const errors = periods.effect.slice(0, before.length).filter((one) => one !== null);
  const size = before.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : Math.abs(value)), 0);
  return {
    error: size === 0 ? null : errors.reduce((sum, { mean }) => sum + Math.abs(mean), 0) / size,
    inside: errors.filter(({ low, high }) => low <= 0 && high >= 0).length / errors.length,
  };
}

function judgeTrust(placebos: readonly Placebo[]): MeasuredImpact['trust'] {
  if (placebos.length === 0) return 'untested';
  return failedTooOften(placebos) ? 'doubtful' : 'held';
}
