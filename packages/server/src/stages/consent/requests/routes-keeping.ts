import {
  ProcessingRegister,
  RegisterDetails,
  RetentionPreview,
  RetentionRule,
  RetentionRuleInput,
  RetentionRuleList,
  RetentionRun,
} from '@rondo/contract';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../../platform/http/create-http.ts';
import type { Privacy } from './create-privacy.ts';
import { registerCsv } from './make-register.ts';

const tags = ['Privacy'];
const read = { permission: 'privacy.read' };
/** A rule deletes for good. */
const write = { permission: 'retention.write' };
const Id = Type.Object({ id: Type.String({ maxLength: 100 }) });

/** Retention rules and the register of processing activities. */
export function keepingRoutes(http: Http, { privacy, audit }: { privacy: Privacy; audit: Audit }): void {
  const { retention, register } = privacy;
  http.get(
    '/api/privacy/retention',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listRetentionRules',
        summary: 'How long which data are kept',
        response: { 200: RetentionRuleList },
      },
    },
    async () => ({ items: await retention.list() }),
  );
  http.post(
    '/api/privacy/retention',
    {
      config: write,
      schema: {
        tags,
        operationId: 'addRetentionRule',
        body: RetentionRuleInput,
        response: { 201: RetentionRule },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const rule = await retention.add(request.body, actor.name);
      await audit({ actor, action: 'retention.created', subject: rule.id, detail: { ...request.body } });
      return reply.status(201).send(rule);
    },
  );
  http.post(
    '/api/privacy/retention/preview',
    {
      config: read,
      schema: {
        tags,
        operationId: 'previewRetention',
        summary: 'What a rule would delete if it were applied now',
        body: RetentionRuleInput,
        response: { 200: RetentionPreview },
      },
    },
    (request) => retention.preview(request.body),
  );
  http.post(
    '/api/privacy/retention/run',
    {
      config: write,
      schema: {
        tags,
        operationId: 'applyRetention',
        summary: 'Applies the rules that are on now, instead of at three in the night',
        response: { 200: RetentionRun },
      },
    },
    () => retention.run(),
  );
  http.put(
    '/api/privacy/retention/:id',
    {
      config: write,
      schema: {
        tags,
        operationId: 'changeRetentionRule',
        summary: 'Changes the days, or switches the rule on or off',
        params: Id,
        body: RetentionRuleInput,
        response: { 200: RetentionRule },
      },
    },
    async (request) => {
      const rule = await retention.change(request.params.id, request.body);
      await audit({
        actor: actorOf(request),
        action: 'retention.changed',
        subject: rule.id,
        detail: { ...request.body },
      });
      return rule;
    },
  );
  http.delete(
    '/api/privacy/retention/:id',
    {
      config: write,
      schema: { tags, operationId: 'removeRetentionRule', params: Id, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await retention.remove(request.params.id);
      await audit({
        actor: actorOf(request),
        action: 'retention.deleted',
        subject: request.params.id,
        detail: {},
      });
      return reply.status(204).send(null);
    },
  );
  http.get(
    '/api/privacy/register',
    {
      config: read,
      schema: {
        tags,
        operationId: 'getProcessingRegister',
        summary: 'The register of processing activities (GDPR, Article 30), from what is really there',
        response: { 200: ProcessingRegister },
      },
    },
    () => register.make(),
  );
  http.get(
    '/api/privacy/register.csv',
    {
      config: read,
      schema: {
        tags,
        operationId: 'getProcessingRegisterCsv',
        summary: 'The same as a table',
        response: { 200: Type.String() },
      },
    },
    async (_request, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="register.csv"')
        .send(registerCsv(await register.make())),
  );
  http.put(
    '/api/privacy/register/details',
    {
      config: write,
      schema: {
        tags,
        operationId: 'changeRegisterDetails',
        summary: 'What no program can know: the controller, the officer, transfers',
        body: RegisterDetails,
        response: { 200: RegisterDetails },
      },
    },
    async (request) => {
      const details = await register.setDetails(request.body);
      await audit({ actor: actorOf(request), action: 'register.changed', subject: 'register', detail: {} });
      return details;
    },
  );
}
