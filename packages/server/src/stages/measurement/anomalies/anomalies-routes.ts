import { AnomaliesAnswer, AnomaliesQuery, NotEnough } from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { Anomalies } from './find-anomalies.ts';

export function anomaliesRoutes(http: Http, anomalies: Anomalies): void {
  http.get(
    '/api/measure/anomalies',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags: ['Measurement'],
        operationId: 'findAnomalies',
        summary:
          'What was out of the ordinary on the days of a period, over all metrics and their main parts',
        querystring: AnomaliesQuery,
        response: { 200: Type.Union([AnomaliesAnswer, NotEnough]) },
      },
    },
    (request, reply) => orNotEnough(anomalies.find(request.query, whileWaiting(reply))),
  );
}
