import {
  MeasuredScores,
  NotEnough,
  ScoredPeople,
  ScoredPeopleQuery,
  ScoresProgress,
  ScoresQuery,
} from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { createMeasureDesk, type MeasureDesk } from '../ask-measure.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { measureScores, type ScoresDeps, type ScoresFound } from './measure-scores.ts';

export type ScoresDesk = MeasureDesk<ScoresQuery, ScoresFound, ScoresProgress['step']>;

export function createScoresDesk(deps: ScoresDeps): ScoresDesk {
  return createMeasureDesk((query: ScoresQuery, hooks) => measureScores(deps, query, hooks), 'features');
}

const tags = ['Measurement'];
/** A request waits for so long before it says how far the work is. */
const WAIT_MS = 2_000;
const MOST_LISTED = 100;

export function scoresRoutes(http: Http, desk: ScoresDesk): void {
  http.get(
    '/api/measure/scores',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags,
        operationId: 'measureScores',
        summary:
          'How well it can be told who will order, do something or stay away, tested on the past, and by what; 202 says how far it is: ask again',
        querystring: ScoresQuery,
        response: { 200: Type.Union([MeasuredScores, NotEnough]), 202: ScoresProgress },
      },
    },
    async (request, reply) => {
      const found = await orNotEnough(desk.ask(request.query, WAIT_MS));
      if (!('state' in found)) return found;
      return found.state === 'running' ? reply.status(202).send(found) : found.answer;
    },
  );

  http.delete(
    '/api/measure/scores',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags,
        operationId: 'cancelMeasureScores',
        summary: 'Ends the work on this question, for all who wait for it',
        querystring: ScoresQuery,
        response: { 200: Type.Object({ cancelled: Type.Boolean() }) },
      },
    },
    async (request) => ({ cancelled: desk.cancel(request.query) }),
  );

  http.get(
    '/api/measure/scores/people',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        operationId: 'listScoredPeople',
        summary: 'The people with the highest scores and what moved them; 202 says how far it is: ask again',
        querystring: ScoredPeopleQuery,
        response: { 200: Type.Union([ScoredPeople, NotEnough]), 202: ScoresProgress },
      },
    },
    async (request, reply) => {
      const { limit = MOST_LISTED, ...query } = request.query;
      const found = await orNotEnough(desk.ask(query, WAIT_MS));
      if (!('state' in found)) return found;
      if (found.state === 'running') return reply.status(202).send(found);
      return { state: found.state, items: found.people.slice(0, limit), total: found.answer.people };
    },
  );
}
