import {
  type ForecastAnswer,
  type ForecastQuery,
  forecastModels,
  type TestedForecastModel,
} from '@rondo/contract';
import { type ChosenForecast, FEWEST_VALUES, type Outlier, type TriedModel } from '@rondo/stats';
import type { Clock } from '../../../platform/clock.ts';
import { invalid, type RondoError } from '../../../platform/error.ts';
import { runInThread } from '../../../platform/jobs/run-in-thread.ts';
import { type Metrics, todayIn } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import type { SeriesQuestion } from './forecast-worker.ts';
import { HORIZON, listSteps, pastPeriod, SEASONS } from './list-steps.ts';

export type Forecasts = { forecast(query: ForecastQuery, signal?: AbortSignal): Promise<ForecastAnswer> };
export type ForecastsDeps = { metrics: Pick<Metrics, 'explore' | 'frame'>; clock: Clock };

const ORIGINS = 8;
/** The same question gives the same answer. */
const SEED = 1;

export function createForecasts({ metrics, clock }: ForecastsDeps): Forecasts {
  return {
    async forecast(query, signal) {
      const { grain = 'week' } = query;
      const frame = await metrics.frame();
      const today = todayIn(frame.timeZone, clock.now());
      const period = pastPeriod(today, grain, frame.firstDay, query.from);
      if (period.from >= period.to) {
        throw invalid(
          'from',
          `No whole ${grain} lies between ${query.from} and today.`,
          'Take an earlier day.',
        );
      }
      const past = await metrics.explore({
        metric: query.metric,
        ...period,
        grain,
        lines: 0,
        ...(query.filter === undefined ? {} : { filter: query.filter }),
      });
      const history = readHistory(past.buckets, past.series, past.metric.additive);
      const question: SeriesQuestion = {
        values: Float64Array.from(history, ({ value }) => value),
        models: query.model === undefined ? forecastModels : [query.model],
        periods: SEASONS[grain],
        horizon: query.horizon ?? HORIZON[grain],
        origins: ORIGINS,
        seed: SEED,
      };
      const { chosen, outliers } = await runInThread<{
        chosen: ChosenForecast | undefined;
        outliers: Outlier[];
      }>(new URL('./forecast-worker.ts', import.meta.url), question, signal === undefined ? {} : { signal });
      if (chosen === undefined) throw unsuitable(history.length, query.model);
      const expected = new Map(outliers.map((outlier) => [outlier.index, outlier.expected]));
      const { low80, high80, low95, high95, mean } = chosen.forecast;
      // A figure that was never below 0, or a share never above 1, will not be: an interval may not promise it.
      const values = history.map(({ value }) => value);
      const floor = Math.min(...values) >= 0 ? 0 : Number.NEGATIVE_INFINITY;
      const ceiling =
        past.metric.unit === 'percent' && Math.max(...values) <= 1 ? 1 : Number.POSITIVE_INFINITY;
      const within = (value: number | undefined): number => Math.min(ceiling, Math.max(floor, value ?? 0));
      return {
        outcome: 'answered',
        metric: past.metric,
        currency: past.currency,
        timeZone: past.timeZone,
        grain,
        seasons: SEASONS[grain].filter((season) => 2 * season < history.length),
        history: history.map((step, index) => {
          const ordinary = expected.get(index);
          return ordinary === undefined ? step : { ...step, expected: ordinary };
        }),
        forecast: listSteps(period.to, grain, question.horizon).map((at, h) => ({
          at,
          mean: within(mean[h]),
          interval80: { low: within(low80[h]), high: within(high80[h]) },
          interval95: { low: within(low95[h]), high: within(high95[h]) },
        })),
        chosen: chosen.model,
        models: chosen.tried.map(describeModel),
        unsuited: chosen.unsuited,
      };
    },
  };
}

/**
 * From the first step that has a figure on. Of what adds up, a step without rows is 0; a rate without a base is nothing at
 * all, and no model may make one up.
 */
export function readHistory(
  buckets: readonly string[],
  series: readonly (number | null)[],
  additive: boolean,
): { at: string; value: number }[] {
  const first = series.findIndex((value) => value !== null && value !== 0);
  const history = buckets.slice(Math.max(0, first)).map((at, index) => {
    const value = series[Math.max(0, first) + index] ?? null;
    if (value === null && !additive) {
      throw invalid('grain', `There is no figure for ${at}.`, 'Take longer steps, or a later “from”.');
    }
    return { at, value: value ?? 0 };
  });
  if (first === -1 || history.length < FEWEST_VALUES) {
    throw tooFew(first === -1 ? 0 : history.length);
  }
  if (history.every(({ value }) => value === history[0]?.value)) {
    throw invalid(
      'metric',
      'Every step has the same figure.',
      'What does not move needs no forecast: take another metric.',
    );
  }
  return history;
}

function tooFew(steps: number): RondoError {
  return notEnough(
    `There are ${steps} whole steps with figures; at least ${FEWEST_VALUES} are needed.`,
    'Take shorter steps, or wait until there are more.',
    'grain',
  );
}

function unsuitable(steps: number, model: string | undefined): RondoError {
  return notEnough(
    `${model === undefined ? 'No model' : `The model “${model}”`} suits ${steps} steps: they are too few, or no season is seen twice.`,
    'Take shorter steps, or let the model be chosen.',
    model === undefined ? 'grain' : 'model',
  );
}

function describeModel({ model, fit, backTest }: TriedModel): TestedForecastModel {
  const finite = (value: number | undefined): number | null =>
    value === undefined || !Number.isFinite(value) ? null : value;
  const accuracy = backTest?.accuracy;
  const mape = finite(accuracy?.mape);
  return {
    model,
    fit: Object.fromEntries(
      Object.entries(fit).map(([name, value]) => [name, typeof value === 'number' ? finite(value) : value]),
    ),
    origins: backTest?.origins ?? 0,
    mape: mape === null ? null : mape / 100,
    mae: finite(accuracy?.mae),
    mase: finite(accuracy?.mase),
    coverage80: finite(accuracy?.coverage80),
    coverage95: finite(accuracy?.coverage95),
  };
}
