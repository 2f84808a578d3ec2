export { type Accuracy, type BackTest, backTest, measureAccuracy } from './back-test.ts';
export {
  type ChosenForecast,
  chooseForecast,
  FEWEST_VALUES,
  type ForecastQuestion,
  type TriedModel,
} from './choose-forecast.ts';
export { type Decomposition, decomposeMultiple, decomposeSeasonal } from './decompose-seasonal.ts';
export {
  FORECAST_MODELS,
  type Forecast,
  type ForecastModel,
  forecastSeries,
} from './forecast-series.ts';
export { type HolidayEffect, measureHolidays } from './measure-holidays.ts';
