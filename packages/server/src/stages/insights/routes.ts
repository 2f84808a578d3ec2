import {
  Action,
  ActionChange,
  desks,
  Insight,
  InsightFeedback,
  insightKinds,
  NewAction,
  Report,
  ReportQuery,
  workspaceLanguages,
} from '@rondo/contract';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Insights } from './index.ts';
import type { PrintReport } from './print-report.ts';

export type InsightRoutesDeps = {
  insights: Insights;
  print: PrintReport;
  audit: Audit;
};

const DeskPath = Type.Object({ desk: Type.Enum(desks) });
const Id = Type.Object({ id: Type.String() });
const readReports = { permission: 'reports.read' };
const readActions = { permission: 'actions.read' };
const writeActions = { permission: 'actions.write' };

/** Reports of the desks, their insights, and the actions that come of them. */
export function insightRoutes(http: Http, deps: InsightRoutesDeps): void {
  const { insights, audit } = deps;
  const { store } = insights;
  const periodOf = async (query: ReportQuery) => {
    const usual = await insights.usualPeriod();
    return { from: query.from ?? usual.from, to: query.to ?? usual.to };
  };

  http.get(
    '/api/reports/:desk',
    {
      config: readReports,
      schema: {
        tags: ['Reports'],
        operationId: 'getReport',
        summary: 'A desk’s few figures, what they say and what to do',
        params: DeskPath,
        querystring: ReportQuery,
        response: { 200: Report },
      },
    },
    async (request) =>
      insights.report(
        request.params.desk,
        await periodOf(request.query),
        request.query.compare ?? 'previous',
      ),
  );

  http.get(
    '/api/insights/:desk',
    {
      config: readReports,
      schema: {
        tags: ['Reports'],
        operationId: 'listInsights',
        params: DeskPath,
        querystring: ReportQuery,
        response: { 200: Type.Object({ items: Type.Array(Insight) }) },
      },
    },
    async (request) => ({
      items: await insights.insights(
        request.params.desk,
        await periodOf(request.query),
        request.query.compare ?? 'previous',
      ),
    }),
  );

  http.get(
    '/api/reports/:desk/pdf',
    {
      config: readReports,
      schema: {
        tags: ['Reports'],
        operationId: 'printReport',
        summary: 'The report as PDF, laid out as its print page',
        params: DeskPath,
        querystring: Type.Object(
          { ...ReportQuery.properties, language: Type.Optional(Type.Enum(workspaceLanguages)) },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const { desk } = request.params;
      const period = await periodOf(request.query);
      const pdf = await deps.print({
        actor: actorOf(request),
        desk,
        period,
        compare: request.query.compare ?? 'previous',
        language: request.query.language,
      });
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="rondo-${desk}-${period.from}-${period.to}.pdf"`)
        .send(pdf);
    },
  );

  http.post(
    '/api/insights/feedback',
    {
      config: writeActions,
      schema: {
        tags: ['Reports'],
        operationId: 'giveInsightFeedback',
        summary: 'Not useful, and why: it stays away for 90 days',
        body: InsightFeedback,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await store.giveFeedback(request.body);
      await audit({
        actor: actorOf(request),
        action: 'insight.not-useful',
        subject: request.body.subject,
        detail: { kind: request.body.kind, reason: request.body.reason },
      });
      return reply.status(204).send(null);
    },
  );

  http.delete(
    '/api/insights/feedback',
    {
      config: writeActions,
      schema: {
        tags: ['Reports'],
        operationId: 'takeInsightFeedbackBack',
        querystring: Type.Object({ kind: Type.Enum(insightKinds), subject: Type.String({ maxLength: 300 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await store.takeFeedbackBack(request.query.kind, request.query.subject);
      await audit({
        actor: actorOf(request),
        action: 'insight.feedback-taken-back',
        subject: request.query.subject,
        detail: { kind: request.query.kind },
      });
      return reply.status(204).send(null);
    },
  );

  http.get(
    '/api/actions',
    {
      config: readActions,
      schema: {
        tags: ['Actions'],
        operationId: 'listActions',
        response: { 200: Type.Object({ items: Type.Array(Action) }) },
      },
    },
    async () => ({ items: await store.listActions(await insights.today()) }),
  );

  http.post(
    '/api/actions',
    {
      config: writeActions,
      schema: { tags: ['Actions'], operationId: 'addAction', body: NewAction, response: { 201: Action } },
    },
    async (request, reply) => {
      const action = await store.addAction(request.body, await insights.today());
      await audit({
        actor: actorOf(request),
        action: 'action.created',
        subject: action.id,
        detail: { due: action.due, insight: action.insight?.kind ?? null },
      });
      return reply.status(201).send(action);
    },
  );

  http.patch(
    '/api/actions/:id',
    {
      config: writeActions,
      schema: {
        tags: ['Actions'],
        operationId: 'changeAction',
        params: Id,
        body: ActionChange,
        response: { 200: Action },
      },
    },
    async (request) => {
      const action = await store.changeAction(request.params.id, request.body, await insights.today());
      await audit({
        actor: actorOf(request),
        action: 'action.changed',
        subject: action.id,
        detail: { state: action.state, due: action.due },
      });
      return action;
    },
  );

  http.delete(
    '/api/actions/:id',
    {
      config: writeActions,
      schema: { tags: ['Actions'], operationId: 'removeAction', params: Id, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await store.removeAction(request.params.id);
      await audit({
        actor: actorOf(request),
        action: 'action.removed',
        subject: request.params.id,
        detail: {},
      });
      return reply.status(204).send(null);
    },
  );
}
