import {
  Chart,
  ChartChange,
  ChartList,
  ExploreAnswer,
  ExploreQuery,
  ExploreRowsAnswer,
  ExploreRowsQuery,
  MetricList,
  NewChart,
} from '@rondo/contract';
import { Type } from 'typebox';
import { actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Metrics } from './index.ts';

const tags = ['Metrics'];
const Id = Type.Object({ id: Type.String({ maxLength: 100 }) });

export function exploreRoutes(http: Http, metrics: Metrics): void {
  http.get(
    '/api/metrics',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags,
        operationId: 'listMetrics',
        summary: 'What can be asked',
        response: { 200: MetricList },
      },
    },
    async () => {
      const items = await metrics.list();
      return { items, total: items.length };
    },
  );

  http.get(
    '/api/explore',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags,
        operationId: 'explore',
        summary: 'A metric over a period, by up to two dimensions, with its comparison',
        querystring: ExploreQuery,
        response: { 200: ExploreAnswer },
      },
    },
    (request) => metrics.explore(request.query),
  );

  http.get(
    '/api/explore/rows',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        operationId: 'exploreRows',
        summary: 'The rows behind a number, the newest first',
        querystring: ExploreRowsQuery,
        response: { 200: ExploreRowsAnswer },
      },
    },
    (request) => metrics.rows(request.query),
  );
}

export function chartRoutes(http: Http, metrics: Metrics): void {
  const { charts, workspace } = metrics;
  http.get(
    '/api/charts',
    {
      config: { permission: 'charts.read' },
      schema: { tags, operationId: 'listCharts', response: { 200: ChartList } },
    },
    async () => {
      const items = await charts.list();
      return { items, total: items.length };
    },
  );
  http.get(
    '/api/charts/:id',
    {
      config: { permission: 'charts.read' },
      schema: { tags, operationId: 'getChart', params: Id, response: { 200: Chart } },
    },
    (request) => charts.find(request.params.id),
  );
  http.post(
    '/api/charts',
    {
      config: { permission: 'charts.write' },
      schema: { tags, operationId: 'createChart', body: NewChart, response: { 201: Chart } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const chart = await charts.create(request.body, actor.name);
      await workspace.audit({
        actor,
        action: 'chart.created',
        subject: chart.id,
        detail: { name: chart.name, kind: chart.kind },
      });
      return reply.status(201).send(chart);
    },
  );
  http.patch(
    '/api/charts/:id',
    {
      config: { permission: 'charts.write' },
      schema: { tags, operationId: 'changeChart', params: Id, body: ChartChange, response: { 200: Chart } },
    },
    async (request) => {
      const chart = await charts.change(request.params.id, request.body);
      await workspace.audit({
        actor: actorOf(request),
        action: 'chart.changed',
        subject: chart.id,
        detail: { name: chart.name },
      });
      return chart;
    },
  );
  http.delete(
    '/api/charts/:id',
    {
      config: { permission: 'charts.write' },
      schema: { tags, operationId: 'deleteChart', params: Id, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await charts.remove(request.params.id);
      await workspace.audit({ actor: actorOf(request), action: 'chart.deleted', subject: request.params.id });
      return reply.status(204).send(null);
    },
  );
}
