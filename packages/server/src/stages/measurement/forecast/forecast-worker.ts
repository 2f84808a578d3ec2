import { parentPort, workerData } from 'node:worker_threads';
import { chooseForecast, type ForecastQuestion, findOutliers } from '@rondo/stats';

export type SeriesQuestion = Pick<ForecastQuestion, 'models' | 'periods' | 'horizon' | 'origins' | 'seed'> & {
  values: Float64Array;
};

const question: SeriesQuestion = workerData;
const chosen = chooseForecast(question.values, question);
const season = question.periods.find((period) => 2 * period < question.values.length) ?? 1;
parentPort?.postMessage({
  answer: {
    outliers: findOutliers(question.values, { period: season }),
    // A forecast's own way to go on is a function, and no function leaves a thread.
    chosen: chosen && { ...chosen, forecast: { ...chosen.forecast, again: undefined } },
  },
});
