import { ForecastAnswer, ForecastQuery, NotEnough } from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
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
    (request, reply) => {
      // Whoever goes away no longer wants the answer.
      const left = new AbortController();
      reply.raw.once('close', () => left.abort());
      return orNotEnough(forecasts.forecast(request.query, left.signal));
    },
  );
}
