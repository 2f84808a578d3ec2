import {
  chooseForecast,
  decomposeMultiple,
  decomposeSeasonal,
  FEWEST_VALUES,
  FORECAST_MODELS,
  type Forecast,
  type ForecastModel,
  type HolidayEffect,
  measureHolidays,
  type TriedModel,
} from '@rondo/stats';
import { type Command, Option } from 'commander';
import { invalid } from '../platform/error.ts';
import { parseInteger } from './read-options.ts';
import { readHolidays, readSeries, type Series } from './read-series.ts';
import { printJson, writeCsv } from './write-results.ts';

export type ForecastOptions = {
  input: string;
  date: string;
  target: string;
  horizon?: number;
  period?: string;
  model: string;
  holdout?: number;
  origins: number;
  holidays?: string;
  seed: number;
};
type ForecastCommand = ForecastOptions & {
  output?: string;
  decompose?: string;
  transform: 'none' | 'log';
  seasonalWindow?: string;
};

export function registerForecast(lab: Command): void {
  lab
    .command('forecast')
    .description('What a figure will be, with intervals, by the model that foretold its past best')
    .requiredOption('--input <file>', 'one row per period, delimited text with a header')
    .requiredOption('--date <column>', 'days, weeks, months, quarters or years without a gap, or numbers')
    .requiredOption('--target <column>', 'the figure')
    .option(
      '--horizon <periods>',
      'how far to look ahead; a season, at most 30, if left out',
      parseInteger({ least: 1, most: 1000 }),
    )
    .option(
      '--period <lengths>',
      'of the seasons, in periods, such as 12 or 7,365; from the dates if left out',
    )
    .option('--model <models>', `auto, or of ${FORECAST_MODELS.join(', ')}, separated by commas`, 'auto')
    .option(
      '--holdout <periods>',
      'keep the last ones from the models and compare',
      parseInteger({ least: 1 }),
    )
    .option(
      '--origins <count>',
      'of the back-test: from so many points in the past',
      parseInteger({ least: 1, most: 500 }),
      8,
    )
    .option('--holidays <file>', 'columns date and holiday, past ones and those to come')
    .option('--seed <number>', 'of all chance', parseInteger({ least: 0 }), 1)
    .option('--output <file>', 'the forecast as CSV')
    .option('--decompose <file>', 'trend, season and remainder of the past as CSV')
    .addOption(
      new Option('--transform <way>', 'of the values to decompose').choices(['none', 'log']).default('none'),
    )
    .option(
      '--seasonal-window <length>',
      'of the decomposition: periodic, or an odd number; 11 and more if left out',
    )
    .addHelpText(
      'after',
      `
Example:
  rondo lab forecast --input docs/guide/examples/monthly.csv --date month --target revenue --horizon 12`,
    )
    .action((options: ForecastCommand) => {
      const { report, series, forecast } = forecastOf(options);
      if (options.output !== undefined) writeForecast(options.output, series, forecast);
      if (options.decompose !== undefined) writeParts(options.decompose, options, series);
      printJson(report);
    });
}

export type ForecastReport = {
  tool: 'forecast';
  sentence: string;
  periods: number;
  unit: string;
  seasons: number[];
  chosen: ForecastModel;
  models: TriedModel[];
  unsuited: ForecastModel[];
  holidays: HolidayEffect[];
  forecast: { period: string; mean: number; interval80: [number, number]; interval95: [number, number] }[];
};

export function forecastOf(options: ForecastOptions): {
  report: ForecastReport;
  series: Series;
  forecast: Forecast;
} {
  const names =
    options.model === 'auto' ? [...FORECAST_MODELS] : options.model.split(',').map((name) => name.trim());
  const models = names.map((name): ForecastModel => {
    const model = FORECAST_MODELS.find((known) => known === name);
    if (model === undefined) {
      throw invalid('--model', `There is no model “${name}”.`, `Take auto or ${FORECAST_MODELS.join(', ')}.`);
    }
    return model;
  });
  const series = readSeries(options);
  const seasons = series.periods.filter((period) => 2 * period < series.values.length);
  const horizon = options.horizon ?? Math.min(30, Math.max(seasons[0] ?? 6, 4));
  checkSeries(series.values, options);
  const holidays = options.holidays === undefined ? undefined : readHolidays(options.holidays, series);
  const freed = holidays === undefined ? undefined : measureHolidays(series.values, seasons, holidays);
  const values = freed?.freed ?? series.values;
  const chosen = chooseForecast(values, {
    models,
    periods: seasons,
    horizon,
    origins: options.origins,
    holdout: options.holdout ?? 0,
    seed: options.seed,
    actual: series.values,
    restore: (forecast, origin) =>
      freed === undefined || holidays === undefined
        ? forecast
        : addHolidays(forecast, origin, holidays, freed.apply),
  });
  if (chosen === undefined) {
    throw invalid(
      '--model',
      `None of ${models.join(', ')} suits the series: it is too short or has no season that is seen twice.`,
      'Give more periods, say the season with --period, or take --model ets.',
    );
  }
  const { forecast, tried } = chosen;
  const labels = series.continueLabels(horizon);
  const report: ForecastReport = {
    tool: 'forecast',
    sentence: sayForecast(
      options.target,
      labels,
      forecast,
      tried.find(({ model }) => model === chosen.model),
    ),
    periods: values.length,
    unit: series.unit,
    seasons,
    chosen: chosen.model,
    models: tried,
    unsuited: chosen.unsuited,
    holidays: freed?.effects ?? [],
    forecast: labels.map((period, h) => ({
      period,
      mean: forecast.mean[h] ?? Number.NaN,
      interval80: [forecast.low80[h] ?? Number.NaN, forecast.high80[h] ?? Number.NaN],
      interval95: [forecast.low95[h] ?? Number.NaN, forecast.high95[h] ?? Number.NaN],
    })),
  };
  return { report, series, forecast };
}

function checkSeries(values: Float64Array, options: ForecastOptions): void {
  const kept = options.holdout ?? 0;
  if (values.length - kept < FEWEST_VALUES) {
    throw invalid(
      options.holdout === undefined ? '--input' : '--holdout',
      `${values.length - kept} periods are left to learn from.`,
      `Give at least ${FEWEST_VALUES}, and two full seasons where there is a season.`,
    );
  }
  if (values.every((value) => value === values[0])) {
    throw invalid(
      '--target',
      `Every value of “${options.target}” is ${values[0]}.`,
      'A constant needs no forecast: name another column.',
    );
  }
}

function addHolidays(
  forecast: Forecast,
  origin: number,
  holidays: ReadonlyMap<string, readonly number[]>,
  apply: (value: number, name: string) => number,
): Forecast {
  const shift = (values: Float64Array): Float64Array => {
    const shifted = values.slice();
    for (const [name, places] of holidays) {
      for (const place of places) {
        const value = shifted[place - origin];
        if (value !== undefined) shifted[place - origin] = apply(value, name);
      }
    }
    return shifted;
  };
  const { mean, low80, high80, low95, high95 } = forecast;
  return {
    ...forecast,
    mean: shift(mean),
    low80: shift(low80),
    high80: shift(high80),
    low95: shift(low95),
    high95: shift(high95),
  };
}

function sayForecast(
  target: string,
  labels: readonly string[],
  forecast: Forecast,
  report: TriedModel | undefined,
): string {
  const round = (value: number | undefined): string =>
    Number((value ?? Number.NaN).toPrecision(4)).toLocaleString('en');
  const said = `${target} in ${labels[0]}: ${round(forecast.mean[0])}, with 95 % between ${round(forecast.low95[0])} and ${round(forecast.high95[0])}.`;
  const tested = report?.backTest;
  if (tested === null || tested === undefined)
    return `${said} The series is too short to test the model on its past.`;
  const { mape, coverage95, mae } = tested.accuracy;
  const error = Number.isNaN(mape) ? `${round(mae)} off` : `${mape.toFixed(1)} % off`;
  return `${said} From ${tested.origins} points in the past, ${report?.model} was ${error} on average, and ${(100 * coverage95).toFixed(0)} % of the values lay within its 95 % intervals.`;
}

function writeForecast(path: string, series: Series, forecast: Forecast): void {
  const labels = series.continueLabels(forecast.mean.length);
  const { mean, low80, high80, low95, high95 } = forecast;
  writeCsv(
    path,
    ['period', 'mean', 'low80', 'high80', 'low95', 'high95'],
    labels.map((label, h) => [
      label,
      ...[mean, low80, high80, low95, high95].map((column) => column[h] ?? Number.NaN),
    ]),
  );
}

function writeParts(path: string, options: ForecastCommand, series: Series): void {
  const values = options.transform === 'log' ? series.values.map(Math.log) : series.values;
  if (values.some((value) => !Number.isFinite(value))) {
    throw invalid('--transform', 'A value is 0 or less and has no logarithm.', 'Take --transform none.');
  }
  const periods = series.periods.filter((period) => 2 * period < values.length);
  const window = options.seasonalWindow;
  const length = Number(window);
  if (
    window !== undefined &&
    window !== 'periodic' &&
    !(Number.isInteger(length) && length >= 3 && length % 2 === 1)
  ) {
    throw invalid(
      '--seasonal-window',
      `“${window}” is not a length of the window.`,
      'Take periodic, or an odd number from 3.',
    );
  }
  const [period] = periods;
  if (period === undefined) {
    throw invalid(
      '--period',
      'No season is seen twice in the series.',
      'Give more periods, or a shorter --period.',
    );
  }
  const single =
    window === undefined
      ? undefined
      : decomposeSeasonal(values, { period, seasonalWindow: window === 'periodic' ? 'periodic' : length });
  const parts =
    single === undefined
      ? decomposeMultiple(values, periods)
      : { ...single, seasonal: [single.seasonal], periods: [period] };
  writeCsv(
    path,
    ['period', 'value', ...parts.periods.map((own) => `seasonal_${own}`), 'trend', 'remainder'],
    series.labels.map((label, t) => [
      label,
      values[t] ?? Number.NaN,
      ...parts.seasonal.map((season) => season[t] ?? Number.NaN),
      parts.trend[t] ?? Number.NaN,
      parts.remainder[t] ?? Number.NaN,
    ]),
    '--decompose',
  );
}
