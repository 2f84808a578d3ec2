import {
  ExperimentAllocation,
  ExperimentAllocationQuery,
  ExperimentGains,
  ExperimentGainsProgress,
  ExperimentGainsQuery,
  ExperimentPolicies,
  ExperimentPolicyQuery,
  NotEnough,
} from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { Experiments } from './create-experiments.ts';

const tags = ['Measurement'];
const config = { permission: 'experiments.read' };
const params = Type.Object({ key: Type.String({ maxLength: 100 }) });
/** A request waits for so long before it says how far the work is. */
const WAIT_MS = 2_000;

/** What is learned from an experiment beyond its result: who gains, and how to go on. */
export function experimentLearningRoutes(http: Http, experiments: Experiments): void {
  http.get(
    '/api/measure/experiments/:key/gains',
    {
      config,
      schema: {
        tags,
        operationId: 'measureExperimentGains',
        summary:
          'Who gains more than others, by what was known before the exposure; 202 says how far it is: ask again',
        params,
        querystring: ExperimentGainsQuery,
        response: { 200: Type.Union([ExperimentGains, NotEnough]), 202: ExperimentGainsProgress },
      },
    },
    async (request, reply) => {
      const answer = await orNotEnough(experiments.gains(request.params.key, request.query, WAIT_MS));
      return 'state' in answer ? reply.status(202).send(answer) : answer;
    },
  );
  http.delete(
    '/api/measure/experiments/:key/gains',
    {
      config,
      schema: {
        tags,
        operationId: 'cancelExperimentGains',
        summary: 'Ends the work on this question, for all who wait for it',
        params,
        querystring: ExperimentGainsQuery,
        response: { 200: Type.Object({ cancelled: Type.Boolean() }) },
      },
    },
    async (request) => ({ cancelled: await experiments.cancelGains(request.params.key, request.query) }),
  );
  http.get(
    '/api/measure/experiments/:key/allocation',
    {
      config,
      schema: {
        tags,
        operationId: 'allocateExperiment',
        summary: 'Which share of the next people each variation of a bandit is to get',
        params,
        querystring: ExperimentAllocationQuery,
        response: { 200: Type.Union([ExperimentAllocation, NotEnough]) },
      },
    },
    (request, reply) =>
      orNotEnough(experiments.allocation(request.params.key, request.query, whileWaiting(reply))),
  );
  http.get(
    '/api/measure/experiments/:key/policies',
    {
      config,
      schema: {
        tags,
        operationId: 'judgeExperimentPolicies',
        summary:
          'What other shares would have brought, by exposures that carry the chance of their variation',
        params,
        querystring: ExperimentPolicyQuery,
        response: { 200: Type.Union([ExperimentPolicies, NotEnough]) },
      },
    },
    (request, reply) =>
      orNotEnough(experiments.policies(request.params.key, request.query, whileWaiting(reply))),
  );
}
