import { createRandom } from '../random.ts';
import { type Accuracy, type BackTest, backTest, measureAccuracy } from './back-test.ts';
import { type Forecast, type ForecastModel, forecastSeries } from './forecast-series.ts';

/** Fewer values tell no model from another. */
export const FEWEST_VALUES = 8;

export type TriedModel = {
  model: ForecastModel;
  fit: Forecast['fit'];
  holdout: Accuracy | null;
  backTest: BackTest | null;
};
export type ChosenForecast = {
  model: ForecastModel;
  forecast: Forecast;
  tried: TriedModel[];
  /** Of the models that were asked for: too short a series for them, or no season. */
  unsuited: ForecastModel[];
};

export type ForecastQuestion = {
  models: readonly ForecastModel[];
  /** Lengths of the seasons, the shortest first; those that are not seen twice are left out. */
  periods: readonly number[];
  horizon: number;
  /** From how many points in the past each model is tested. */
  origins: number;
  /** The last values are kept from the models and compared. */
  holdout?: number;
  seed: number;
  /** The values as they were, where `values` have been freed of something that `restore` puts back. */
  actual?: Float64Array;
  restore?: (forecast: Forecast, origin: number) => Forecast;
};

/**
 * The model that foretold the series' own past best, by the mean absolute scaled error over rolling origins (Hyndman and
 * Koehler 2006, Int. J. Forecasting 22:679). Undefined where none suits the series.
 */
export function chooseForecast(values: Float64Array, question: ForecastQuestion): ChosenForecast | undefined {
  const { horizon, seed, holdout = 0, restore = (forecast: Forecast) => forecast } = question;
  const actual = question.actual ?? values;
  const periods = question.periods.filter((period) => 2 * period < values.length);
  const shape = { periods };
  const season = periods[0] ?? 1;
  const tried: TriedModel[] = [];
  let best: { forecast: Forecast; error: number; model: ForecastModel } | undefined;
  for (const model of question.models) {
    const learned = values.slice(0, values.length - holdout);
    const forecast = forecastSeries(model, values, shape, horizon, createRandom(seed));
    const past =
      holdout === 0 ? undefined : forecastSeries(model, learned, shape, holdout, createRandom(seed));
    if (forecast === undefined || (holdout > 0 && past === undefined)) continue;
    const ahead = Math.min(horizon, Math.max(1, Math.floor(values.length / 4)));
    const most = values.length - ahead - Math.max(FEWEST_VALUES, 2 * season + 5) + 1;
    const origins = Math.min(question.origins, most);
    const tested =
      origins < 1 ? undefined : backTest(model, values, shape, { horizon: ahead, origins, seed });
    const kept =
      past === undefined
        ? null
        : measureAccuracy(
            [
              {
                forecast: restore(past, learned.length),
                actual: actual.slice(actual.length - holdout),
                learned,
              },
            ],
            season,
          );
    tried.push({ model, fit: (past ?? forecast).fit, holdout: kept, backTest: tested ?? null });
    const error = tested?.accuracy.mase ?? Number.NaN;
    if (best === undefined || error < best.error || (Number.isNaN(best.error) && !Number.isNaN(error))) {
      best = { forecast, error, model };
    }
  }
  if (best === undefined) return undefined;
  return {
    model: best.model,
    forecast: restore(best.forecast, values.length),
    tried,
    unsuited: question.models.filter((model) => !tried.some((entry) => entry.model === model)),
  };
}
