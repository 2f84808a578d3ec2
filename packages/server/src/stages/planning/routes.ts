import { Goal, GoalChange, GoalCheck, Inventory, NewGoal } from '@rondo/contract';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Planning } from './index.ts';

export type PlanningRoutesDeps = {
  planning: Planning;
  audit: Audit;
};

const Id = Type.Object({ id: Type.String() });
const tags = ['Planning'];
const readGoals = { permission: 'goals.read' };
const writeGoals = { permission: 'goals.write' };

/** Goals and the data inventory. */
export function planningRoutes(http: Http, { planning, audit }: PlanningRoutesDeps): void {
  const { goals, inventory } = planning;

  http.get(
    '/api/goals',
    {
      config: readGoals,
      schema: {
        tags,
        operationId: 'listGoals',
        summary: 'Goals with their progress',
        response: { 200: Type.Object({ items: Type.Array(Goal) }) },
      },
    },
    async () => ({ items: await goals.list() }),
  );

  http.get(
    '/api/goals/:id',
    { config: readGoals, schema: { tags, operationId: 'getGoal', params: Id, response: { 200: Goal } } },
    async (request) => goals.get(request.params.id),
  );

  http.post(
    '/api/goals',
    { config: writeGoals, schema: { tags, operationId: 'addGoal', body: NewGoal, response: { 201: Goal } } },
    async (request, reply) => {
      const goal = await goals.add(request.body);
      await audit({
        actor: actorOf(request),
        action: 'goal.created',
        subject: goal.id,
        detail: { metric: goal.metric, target: goal.target, due: goal.due },
      });
      return reply.status(201).send(goal);
    },
  );

  http.post(
    '/api/goals/check',
    {
      config: readGoals,
      schema: {
        tags,
        operationId: 'checkGoal',
        summary: 'The baseline of a goal, and what a careful colleague would object',
        body: Type.Pick(NewGoal, ['metric', 'filters', 'target', 'from', 'due']),
        response: { 200: GoalCheck },
      },
    },
    async (request) => goals.check(request.body),
  );

  http.patch(
    '/api/goals/:id',
    {
      config: writeGoals,
      schema: { tags, operationId: 'changeGoal', params: Id, body: GoalChange, response: { 200: Goal } },
    },
    async (request) => {
      const goal = await goals.change(request.params.id, request.body);
      await audit({
        actor: actorOf(request),
        action: 'goal.changed',
        subject: goal.id,
        detail: { ...request.body },
      });
      return goal;
    },
  );

  http.delete(
    '/api/goals/:id',
    {
      config: writeGoals,
      schema: { tags, operationId: 'removeGoal', params: Id, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await goals.remove(request.params.id);
      await audit({
        actor: actorOf(request),
        action: 'goal.removed',
        subject: request.params.id,
        detail: {},
      });
      return reply.status(204).send(null);
    },
  );

  http.get(
    '/api/inventory',
    {
      config: { permission: 'inventory.read' },
      schema: {
        tags,
        operationId: 'takeInventory',
        summary: 'Nine kinds of data × source: coverage, freshness, owner, used in',
        response: { 200: Inventory },
      },
    },
    async () => inventory.take(),
  );

  http.put(
    '/api/inventory/owners/:source',
    {
      config: { permission: 'inventory.write' },
      schema: {
        tags,
        operationId: 'setSourceOwner',
        params: Type.Object({ source: Type.String({ maxLength: 300 }) }),
        body: Type.Object({ owner: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await inventory.setOwner(request.params.source, request.body.owner);
      await audit({
        actor: actorOf(request),
        action: 'source.owner-set',
        subject: request.params.source,
        detail: { owner: request.body.owner },
      });
      return reply.status(204).send(null);
    },
  );
}
