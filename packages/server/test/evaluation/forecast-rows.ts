import { readFileSync } from 'node:fs';
import { decomposeSeasonal } from '@rondo/stats';
import { forecastOf } from '../../src/lab/forecast.ts';
import { numberColumn, readTable } from '../../src/lab/read-table.ts';
import { evaluationData, type Row, type RowSet } from './rows.ts';

type Expected = {
  ets_full: { AICc: number };
  holdout_1960: Record<'ets' | 'arima_011_011_log' | 'snaive', { MAPE: number }>;
  airline_log_arima_full: { ma1: number; sma1: number; loglik: number };
};

export const forecastAirPassengers: RowSet = {
  name: 'forecast-airpassengers',
  count: 10,
  compute: () => {
    const folder = 'measure/forecast-airpassengers';
    const file = JSON.parse(readFileSync(evaluationData(folder, 'expected.json'), 'utf8')) as Expected;
    const run = (holdout: number | undefined, model: string) =>
      forecastOf({
        input: evaluationData(folder, 'airpassengers.csv'),
        date: 'month',
        target: 'passengers',
        horizon: 12,
        model,
        origins: 1,
        seed: 1,
        ...(holdout === undefined ? {} : { holdout }),
      }).report.models;
    const figure = (models: ReturnType<typeof run>, model: string, name: string): number =>
      Number(models.find((entry) => entry.model === model)?.fit[name] ?? Number.NaN);
    const full = run(undefined, 'ets,arima');
    const past = run(12, 'ets,arima,snaive');
    const mape = (model: string): number =>
      past.find((entry) => entry.model === model)?.holdout?.mape ?? Number.NaN;

    const table = readTable(evaluationData(folder, 'expected_stl_log_periodic.csv'));
    const parts = decomposeSeasonal(numberColumn(table, 'log_passengers'), {
      period: 12,
      seasonalWindow: 'periodic',
    });
    const furthest = (name: 'seasonal' | 'trend' | 'remainder'): Row => {
      const expected = numberColumn(table, name);
      const distance = parts[name].reduce(
        (most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? 0))),
        0,
      );
      return {
        name: `STL ${name}, furthest off`,
        expected: 0,
        obtained: distance,
        tolerance: { within: 1e-6 },
      };
    };
    const airline = file.airline_log_arima_full;
    return [
      {
        name: 'ETS AICc',
        expected: file.ets_full.AICc + 0.5,
        obtained: figure(full, 'ets', 'aicc'),
        tolerance: { atMost: true },
      },
      {
        name: 'airline log-likelihood',
        expected: airline.loglik,
        obtained: figure(full, 'arima', 'logLikelihood'),
        tolerance: { within: 0.01 },
      },
      {
        name: 'airline MA',
        expected: airline.ma1,
        obtained: figure(full, 'arima', 'ma1'),
        tolerance: { within: 1e-4 },
      },
      {
        name: 'airline seasonal MA',
        expected: airline.sma1,
        obtained: figure(full, 'arima', 'sma1'),
        tolerance: { within: 1e-4 },
      },
      { name: '1960 MAPE of ETS', expected: 4.66, obtained: mape('ets'), tolerance: { atMost: true } },
      {
        name: '1960 MAPE of the airline model',
        expected: file.holdout_1960.arima_011_011_log.MAPE,
        obtained: mape('arima'),
        tolerance: { within: 1e-3 },
      },
      {
        name: '1960 MAPE of seasonal naive',
        expected: file.holdout_1960.snaive.MAPE,
        obtained: mape('snaive'),
        tolerance: { relative: 1e-6 },
      },
      furthest('seasonal'),
      furthest('trend'),
      furthest('remainder'),
    ];
  },
};
