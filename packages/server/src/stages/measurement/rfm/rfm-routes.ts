import { NotEnough, RfmAnswer, RfmPeople, RfmPeopleQuery, RfmQuery } from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { Rfm } from './rfm-of-customers.ts';

const tags = ['Measurement'];

export function rfmRoutes(http: Http, rfm: Rfm): void {
  http.get(
    '/api/measure/rfm',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags,
        operationId: 'groupCustomers',
        summary:
          'Customers in fifths of how long ago and how often they bought, with spend and who bought again',
        querystring: RfmQuery,
        response: { 200: Type.Union([RfmAnswer, NotEnough]) },
      },
    },
    (request, reply) => orNotEnough(rfm.rfm(request.query, whileWaiting(reply))),
  );
  http.get(
    '/api/measure/rfm/people',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        operationId: 'listGroupedCustomers',
        summary: 'The customers in some of the cells, who spent most first',
        querystring: RfmPeopleQuery,
        response: { 200: RfmPeople },
      },
    },
    (request, reply) => rfm.people(request.query, whileWaiting(reply)),
  );
}
