import { ForecastAnswer, ForecastQuery, NotEnough } from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { Forecasts } from './forecast-metric.ts';

export function forecastRoutes(http: Http, forecasts: Forecasts): void {
  http.get(
    '/api/measure/forecast',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags: ['Measurement'],
        operationId: 'forecast',
        summary: 'What a figure will be, with intervals, by the model that foretold its past best',
        querystring: ForecastQuery,
        response: { 200: Type.Union([ForecastAnswer, NotEnough]) },
      },
    },
    (request, reply) => orNotEnough(forecasts.forecast(request.query, whileWaiting(reply))),
  );
}
