import { MeasuredMix, MixProgress, MixQuery, NotEnough } from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { createMeasureDesk, type MeasureDesk } from '../ask-measure.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { type MeasureMixDeps, measureMix } from './measure-mix.ts';

export type MixDesk = MeasureDesk<MixQuery, MeasuredMix, MixProgress['step']>;

export function createMixDesk(deps: MeasureMixDeps): MixDesk {
  return createMeasureDesk((query: MixQuery, hooks) => measureMix(deps, query, hooks), 'figures');
}

const tags = ['Measurement'];
/** A request waits for so long before it says how far the work is. */
const WAIT_MS = 2_000;

export function mixRoutes(http: Http, desk: MixDesk): void {
  http.get(
    '/api/measure/mix',
    {
      config: { permission: 'attribution.read' },
      schema: {
        tags,
        operationId: 'measureMix',
        summary:
          'What each channel brought by a Bayesian marketing mix model, with response curves and the best split of a budget; 202 says how far it is: ask again',
        querystring: MixQuery,
        response: { 200: Type.Union([MeasuredMix, NotEnough]), 202: MixProgress },
      },
    },
    async (request, reply) => {
      const answer = await orNotEnough(desk.ask(request.query, WAIT_MS));
      return 'state' in answer && answer.state === 'running' ? reply.status(202).send(answer) : answer;
    },
  );

  http.delete(
    '/api/measure/mix',
    {
      config: { permission: 'attribution.read' },
      schema: {
        tags,
        operationId: 'cancelMeasureMix',
        summary: 'Ends the work on this question, for all who wait for it',
        querystring: MixQuery,
        response: { 200: Type.Object({ cancelled: Type.Boolean() }) },
      },
    },
    async (request) => ({ cancelled: desk.cancel(request.query) }),
  );
}
