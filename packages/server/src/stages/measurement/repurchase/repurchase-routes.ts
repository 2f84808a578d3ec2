import { NotEnough, RepurchaseAnswer, RepurchaseQuery } from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { Repurchase } from './repurchase-of-customers.ts';

export function repurchaseRoutes(http: Http, repurchase: Repurchase): void {
  http.get(
    '/api/measure/repurchase',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags: ['Measurement'],
        operationId: 'measureRepurchase',
        summary: 'How many new customers buy again and when (Kaplan–Meier), by first channel or quarter',
        querystring: RepurchaseQuery,
        response: { 200: Type.Union([RepurchaseAnswer, NotEnough]) },
      },
    },
    (request, reply) => orNotEnough(repurchase.repurchase(request.query, whileWaiting(reply))),
  );
}
