import { DriversAnswer, DriversQuery, NotEnough } from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
import type { Drivers } from './explain-metric.ts';

export function driversRoutes(http: Http, drivers: Drivers): void {
  http.get(
    '/api/measure/drivers',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags: ['Measurement'],
        operationId: 'explainMove',
        summary: 'Why a figure moved: by chance, by which parts and combinations, by rate or by mix',
        querystring: DriversQuery,
        response: { 200: Type.Union([DriversAnswer, NotEnough]) },
      },
    },
    (request) => orNotEnough(drivers.explain(request.query)),
  );
}
