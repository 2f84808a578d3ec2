import { NotEnough, TriangulationAnswer, TriangulationQuery } from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { Triangulation } from './triangulate-channels.ts';

export function triangulationRoutes(http: Http, triangulation: Triangulation): void {
  http.get(
    '/api/measure/triangulation',
    {
      config: { permission: 'attribution.read' },
      schema: {
        tags: ['Measurement'],
        operationId: 'triangulate',
        summary:
          'What each channel caused, by a comparison of places and weeks and by hold-outs together, beside what attribution gives it',
        querystring: TriangulationQuery,
        response: { 200: Type.Union([TriangulationAnswer, NotEnough]) },
      },
    },
    (request, reply) => orNotEnough(triangulation.triangulate(request.query, whileWaiting(reply))),
  );
}
