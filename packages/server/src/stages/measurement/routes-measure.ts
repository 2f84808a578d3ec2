import {
  AttributedConversions,
  AttributionBehindQuery,
  AttributionPaths,
  MeasureAttributionQuery,
  MeasuredAttribution,
  MeasureProgress,
} from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../platform/http/create-http.ts';
import type { Measurement } from './index.ts';

const tags = ['Measurement'];
/** A request waits for so long before it says how far the work is. */
const WAIT_MS = 2_000;

export function measureAttributionRoutes(http: Http, measurement: Measurement): void {
  http.get(
    '/api/measure/attribution',
    {
      config: { permission: 'attribution.read' },
      schema: {
        tags,
        operationId: 'measureAttribution',
        summary:
          'Conversions shared among the touches before them by all models, with cost and intervals; 202 says how far it is: ask again',
        querystring: MeasureAttributionQuery,
        response: { 200: MeasuredAttribution, 202: MeasureProgress },
      },
    },
    async (request, reply) => {
      const answer = await measurement.attributionDesk.ask(request.query, WAIT_MS);
      return answer.state === 'done' ? answer : reply.status(202).send(answer);
    },
  );

  http.delete(
    '/api/measure/attribution',
    {
      config: { permission: 'attribution.read' },
      schema: {
        tags,
        operationId: 'cancelMeasureAttribution',
        summary: 'Ends the work on this question, for all who wait for it',
        querystring: MeasureAttributionQuery,
        response: { 200: Type.Object({ cancelled: Type.Boolean() }) },
      },
    },
    async (request) => ({ cancelled: measurement.attributionDesk.cancel(request.query) }),
  );

  http.get(
    '/api/measure/attribution/paths',
    {
      config: { permission: 'attribution.read' },
      schema: {
        tags,
        operationId: 'listAttributionPaths',
        summary: 'The paths that journeys took, with those that did not convert; the most conversions first',
        querystring: AttributionBehindQuery,
        response: { 200: AttributionPaths },
      },
    },
    (request) => measurement.listPaths(request.query),
  );

  http.get(
    '/api/measure/attribution/conversions',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        operationId: 'listAttributedConversions',
        summary: 'The conversions behind a row, the newest first, with the touches before each',
        querystring: AttributionBehindQuery,
        response: { 200: AttributedConversions },
      },
    },
    (request) => measurement.listConversions(request.query),
  );
}
