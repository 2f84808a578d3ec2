import { createRandom } from '../random.ts';
import { type Forecast, type ForecastModel, forecastSeries, type SeriesShape } from './forecast-series.ts';

export type Accuracy = {
  /** Mean absolute error in percent of the value; `NaN` where a value is 0. */
  mape: number;
  rmse: number;
  mae: number;
  /** Mean absolute error over that of the seasonal naive forecast within the learned part (Hyndman and Koehler 2006). */
  mase: number;
  /** Share of the values within the 80 % and the 95 % interval. */
  coverage80: number;
  coverage95: number;
  values: number;
};
export type BackTest = { origins: number; accuracy: Accuracy };

export function measureAccuracy(
  forecasts: readonly { forecast: Forecast; actual: Float64Array; learned: Float64Array }[],
  period: number,
): Accuracy {
  let count = 0;
  let percent = 0;
  let squares = 0;
  let distances = 0;
  let scaled = 0;
  let within80 = 0;
  let within95 = 0;
  for (const { forecast, actual, learned } of forecasts) {
    const scale = naiveError(learned, period);
    for (const [h, value] of actual.entries()) {
      const distance = Math.abs(value - (forecast.mean[h] ?? 0));
      count++;
      percent += value === 0 ? Number.NaN : (100 * distance) / Math.abs(value);
      squares += distance * distance;
      distances += distance;
      scaled += distance / scale;
      if (value >= (forecast.low80[h] ?? 0) && value <= (forecast.high80[h] ?? 0)) within80++;
      if (value >= (forecast.low95[h] ?? 0) && value <= (forecast.high95[h] ?? 0)) within95++;
    }
  }
  return {
    mape: percent / count,
    rmse: Math.sqrt(squares / count),
    mae: distances / count,
    mase: scaled / count,
    coverage80: within80 / count,
    coverage95: within95 / count,
    values: count,
  };
}

function naiveError(values: Float64Array, period: number): number {
  const lag = values.length > period ? period : 1;
  let sum = 0;
  for (let t = lag; t < values.length; t++) sum += Math.abs((values[t] ?? 0) - (values[t - lag] ?? 0));
  return sum / Math.max(1, values.length - lag) || Number.NaN;
}

/**
 * Rolling origin (Tashman 2000, Int. J. Forecasting 16:437): the model forecasts from each of the last origins with what was known
 * then. The form is chosen at the first origin and its parameters are fitted anew at each. Undefined where it fits at none.
 */
export function backTest(
  model: ForecastModel,
  values: Float64Array,
  shape: SeriesShape,
  options: { horizon: number; origins: number; seed: number },
): BackTest | undefined {
  const { horizon, origins } = options;
  const first = values.length - horizon - origins + 1;
  const random = createRandom(options.seed);
  const made: { forecast: Forecast; actual: Float64Array; learned: Float64Array }[] = [];
  let before: Forecast | undefined;
  for (let origin = first; origin <= values.length - horizon; origin++) {
    const learned = values.slice(0, origin);
    const forecast =
      before === undefined
        ? forecastSeries(model, learned, shape, horizon, random)
        : before.again(learned, horizon, random);
    if (forecast === undefined) continue;
    before ??= forecast;
    made.push({ forecast, actual: values.slice(origin, origin + horizon), learned });
  }
  if (made.length === 0) return undefined;
  return { origins: made.length, accuracy: measureAccuracy(made, shape.periods[0] ?? 1) };
}
