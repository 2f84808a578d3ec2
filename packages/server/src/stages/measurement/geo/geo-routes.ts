import {
  GeoAnswer,
  GeoDesignAnswer,
  GeoDesignProgress,
  GeoDesignQuery,
  GeoPlaces,
  GeoPlacesQuery,
  GeoQuery,
  NotEnough,
} from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { GeoTests } from './create-geo.ts';

const tags = ['Measurement'];
/** A request waits for so long before it says how far the work is. */
const WAIT_MS = 2_000;

export function geoRoutes(http: Http, tests: GeoTests): void {
  http.get(
    '/api/measure/geo/places',
    {
      config: { permission: 'attribution.read' },
      schema: {
        tags,
        operationId: 'listGeoPlaces',
        summary: 'The places that can be compared, with their people and conversions',
        querystring: GeoPlacesQuery,
        response: { 200: GeoPlaces },
      },
    },
    (request) => tests.places(request.query),
  );

  http.get(
    '/api/measure/geo',
    {
      config: { permission: 'attribution.read' },
      schema: {
        tags,
        operationId: 'measureGeoTest',
        summary:
          'What a test in some places changed, beside what the others say would have come, with the same pretended elsewhere',
        querystring: GeoQuery,
        response: { 200: Type.Union([GeoAnswer, NotEnough]) },
      },
    },
    (request, reply) => orNotEnough(tests.analyse(request.query, whileWaiting(reply))),
  );

  http.get(
    '/api/measure/geo/design',
    {
      config: { permission: 'attribution.read' },
      schema: {
        tags,
        operationId: 'designGeoTest',
        summary:
          'In which places to run a test, for how long and with what spend, by the smallest effect that it would find; 202 says how far it is: ask again',
        querystring: GeoDesignQuery,
        response: { 200: Type.Union([GeoDesignAnswer, NotEnough]), 202: GeoDesignProgress },
      },
    },
    async (request, reply) => {
      const answer = await orNotEnough(tests.designDesk.ask(request.query, WAIT_MS));
      return 'state' in answer && answer.state === 'running' ? reply.status(202).send(answer) : answer;
    },
  );

  http.delete(
    '/api/measure/geo/design',
    {
      config: { permission: 'attribution.read' },
      schema: {
        tags,
        operationId: 'cancelGeoDesign',
        summary: 'Ends the work on this question, for all who wait for it',
        querystring: GeoDesignQuery,
        response: { 200: Type.Object({ cancelled: Type.Boolean() }) },
      },
    },
    async (request) => ({ cancelled: tests.designDesk.cancel(request.query) }),
  );
}
