import {
  CampaignFunnelAnswer,
  CampaignFunnelQuery,
  DecilesAnswer,
  DecilesQuery,
  FunnelAnswer,
  FunnelQuestion,
  NewSiteGoal,
  RetentionAnswer,
  RetentionQuery,
  SiteGoal,
  SiteGoalList,
  WebAnswer,
  WebQuery,
} from '@rondo/contract';
import { Type } from 'typebox';
import { actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Metrics } from './index.ts';

const tags = ['Metrics'];
const read = { config: { permission: 'metrics.read' } };

export function behaviourRoutes(http: Http, metrics: Metrics): void {
  http.get(
    '/api/web',
    {
      ...read,
      schema: {
        tags,
        operationId: 'getWebStatistics',
        summary: 'Visitors, sessions, sources, pages and site goals of a period',
        querystring: WebQuery,
        response: { 200: WebAnswer },
      },
    },
    (request) => metrics.web(request.query),
  );
  http.post(
    '/api/funnels',
    {
      ...read,
      schema: {
        tags,
        operationId: 'askFunnel',
        summary: 'How many people take ordered steps within a window, and how long they take',
        body: FunnelQuestion,
        response: { 200: FunnelAnswer },
      },
    },
    (request) => metrics.funnel(request.body),
  );
  http.get(
    '/api/funnels/campaign',
    {
      ...read,
      schema: {
        tags,
        operationId: 'getCampaignFunnel',
        summary: 'Attention, interest and action of one campaign, or of all',
        querystring: CampaignFunnelQuery,
        response: { 200: CampaignFunnelAnswer },
      },
    },
    (request) => metrics.campaignFunnel(request.query),
  );
  http.get(
    '/api/retention',
    {
      ...read,
      schema: {
        tags,
        operationId: 'getRetention',
        summary: 'Of those who began in a week or month, how many came back later',
        querystring: RetentionQuery,
        response: { 200: RetentionAnswer },
      },
    },
    (request) => metrics.retention(request.query),
  );
  http.get(
    '/api/customers/deciles',
    {
      ...read,
      schema: {
        tags,
        operationId: 'getCustomerDeciles',
        summary: 'Share of revenue by tenths of customers',
        querystring: DecilesQuery,
        response: { 200: DecilesAnswer },
      },
    },
    (request) => metrics.deciles(request.query),
  );
}

export function siteGoalRoutes(http: Http, metrics: Metrics): void {
  const { siteGoals, workspace } = metrics;
  http.get(
    '/api/web/goals',
    { ...read, schema: { tags, operationId: 'listSiteGoals', response: { 200: SiteGoalList } } },
    async () => {
      const items = await siteGoals.list();
      return { items, total: items.length };
    },
  );
  http.post(
    '/api/web/goals',
    {
      config: { permission: 'site-goals.write' },
      schema: { tags, operationId: 'createSiteGoal', body: NewSiteGoal, response: { 201: SiteGoal } },
    },
    async (request, reply) => {
      const goal = await siteGoals.create(request.body);
      await workspace.audit({
        actor: actorOf(request),
        action: 'site-goal.created',
        subject: goal.id,
        detail: { ...request.body },
      });
      return reply.status(201).send(goal);
    },
  );
  http.delete(
    '/api/web/goals/:id',
    {
      config: { permission: 'site-goals.write' },
      schema: {
        tags,
        operationId: 'deleteSiteGoal',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await siteGoals.remove(request.params.id);
      await workspace.audit({
        actor: actorOf(request),
        action: 'site-goal.deleted',
        subject: request.params.id,
      });
      return reply.status(204).send(null);
    },
  );
}
