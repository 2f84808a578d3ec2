import {
  ChannelLifts,
  Experiment,
  ExperimentChange,
  ExperimentList,
  ExperimentPeople,
  ExperimentPeopleQuery,
  ExperimentPlanQuery,
  ExperimentResult,
  NewExperiment,
  NotEnough,
  PlannedExperiment,
} from '@rondo/contract';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { Experiments } from './create-experiments.ts';

const tags = ['Measurement'];
const reads = { permission: 'experiments.read' };
const writes = { permission: 'experiments.write' };
const Key = Type.Object({ key: Type.String({ maxLength: 100 }) });

export function experimentRoutes(
  http: Http,
  { experiments, audit }: { experiments: Experiments; audit: Audit },
): void {
  http.get(
    '/api/measure/experiments',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listExperiments',
        summary: 'The experiments that are defined, and those that are only seen in the data',
        response: { 200: ExperimentList },
      },
    },
    () => experiments.list(),
  );
  http.post(
    '/api/measure/experiments',
    {
      config: writes,
      schema: { tags, operationId: 'addExperiment', body: NewExperiment, response: { 201: Experiment } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const experiment = await experiments.add(request.body, actor.name);
      const detail = { name: experiment.name };
      await audit({ actor, action: 'experiment.created', subject: experiment.key, detail });
      return reply.status(201).send(experiment);
    },
  );
  http.get(
    '/api/measure/experiments/:key',
    {
      config: reads,
      schema: { tags, operationId: 'getExperiment', params: Key, response: { 200: Experiment } },
    },
    (request) => experiments.get(request.params.key),
  );
  http.put(
    '/api/measure/experiments/:key',
    {
      config: writes,
      schema: {
        tags,
        operationId: 'changeExperiment',
        summary: 'Replaces the definition; what is left out is no longer so',
        params: Key,
        body: ExperimentChange,
        response: { 200: Experiment },
      },
    },
    async (request) => {
      const experiment = await experiments.change(request.params.key, request.body);
      await audit({
        actor: actorOf(request),
        action: 'experiment.changed',
        subject: experiment.key,
        detail: { ...request.body },
      });
      return experiment;
    },
  );
  http.delete(
    '/api/measure/experiments/:key',
    {
      config: writes,
      schema: {
        tags,
        operationId: 'removeExperiment',
        summary: 'Deletes the definition; what people did stays in the events',
        params: Key,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { key } = request.params;
      await experiments.remove(key);
      await audit({ actor: actorOf(request), action: 'experiment.removed', subject: key, detail: {} });
      return reply.status(204).send(null);
    },
  );
  http.get(
    '/api/measure/experiments/:key/result',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'measureExperiment',
        summary: 'The split, the verdict, and each metric with its intervals',
        params: Key,
        response: { 200: Type.Union([ExperimentResult, NotEnough]) },
      },
    },
    (request, reply) => orNotEnough(experiments.result(request.params.key, whileWaiting(reply))),
  );
  http.get(
    '/api/measure/experiments/:key/people',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        operationId: 'listExperimentPeople',
        summary: 'The people of a variation, those with most of the primary metric first',
        params: Key,
        querystring: ExperimentPeopleQuery,
        response: { 200: ExperimentPeople },
      },
    },
    (request) => experiments.people(request.params.key, request.query),
  );
  http.get(
    '/api/measure/experiment-plan',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'planExperiment',
        summary: 'How many people an experiment on all visitors needs, by what the last weeks’ visitors did',
        querystring: ExperimentPlanQuery,
        response: { 200: Type.Union([PlannedExperiment, NotEnough]) },
      },
    },
    (request, reply) => orNotEnough(experiments.plan(request.query, whileWaiting(reply))),
  );
  http.get(
    '/api/measure/experiment-lifts',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'listExperimentLifts',
        summary: 'What experiments whose control did without a channel say that it brought',
        response: { 200: ChannelLifts },
      },
    },
    async (_request, reply) => {
      const items = await experiments.lifts(whileWaiting(reply));
      return { items, total: items.length };
    },
  );
}
