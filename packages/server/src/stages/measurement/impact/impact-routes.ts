import { ImpactProgress, ImpactQuery, MeasuredImpact, NotEnough } from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { createMeasureDesk, type MeasureDesk } from '../ask-measure.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { type MeasureImpactDeps, measureImpact } from './measure-impact.ts';

export type ImpactDesk = MeasureDesk<ImpactQuery, MeasuredImpact, ImpactProgress['step']>;

export function createImpactDesk(deps: MeasureImpactDeps): ImpactDesk {
  return createMeasureDesk((query: ImpactQuery, hooks) => measureImpact(deps, query, hooks), 'figures');
}

const tags = ['Measurement'];
/** A request waits for so long before it says how far the work is. */
const WAIT_MS = 2_000;

export function impactRoutes(http: Http, desk: ImpactDesk): void {
  http.get(
    '/api/measure/impact',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags,
        operationId: 'measureImpact',
        summary:
          'What something changed that happened on a day, without a randomised test: a figure beside what it would have been, with the same tried on earlier days; 202 says how far it is: ask again',
        querystring: ImpactQuery,
        response: { 200: Type.Union([MeasuredImpact, NotEnough]), 202: ImpactProgress },
      },
    },
    async (request, reply) => {
      const answer = await orNotEnough(desk.ask(request.query, WAIT_MS));
      return 'state' in answer && answer.state === 'running' ? reply.status(202).send(answer) : answer;
    },
  );

  http.delete(
    '/api/measure/impact',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags,
        operationId: 'cancelMeasureImpact',
        summary: 'Ends the work on this question, for all who wait for it',
        querystring: ImpactQuery,
        response: { 200: Type.Object({ cancelled: Type.Boolean() }) },
      },
    },
    async (request) => ({ cancelled: desk.cancel(request.query) }),
  );
}
