import { ForecastAnswer, ForecastQuery } from '@rondo/contract';
import type { Http } from '../../../platform/http/create-http.ts';
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
        response: { 200: ForecastAnswer },
      },
    },
    (request, reply) => {
      // Whoever goes away no longer wants the answer.
      const left = new AbortController();
      reply.raw.once('close', () => left.abort());
      return forecasts.forecast(request.query, left.signal);
    },
  );
}
