import {
  Segment,
  SegmentChange,
  SegmentCount,
  SegmentCountQuestion,
  SegmentInput,
  SegmentList,
  SegmentMembers,
  SegmentValues,
  SegmentVocabulary,
} from '@rondo/contract';
import { Type } from 'typebox';
import writeExcelFile from 'write-excel-file/node';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import { attachment } from './attachment.ts';
import type { Audiences } from './segments.ts';

export type AudienceRoutesDeps = {
  audiences: Audiences;
  audit: Audit;
};

const tags = ['Segments'];
const read = { permission: 'segments.read' };
const write = { permission: 'segments.write' };
/** Whoever sees members, or values that people have, sees persons. */
const people = { permission: 'people.read' };
const Id = Type.Object({ id: Type.String({ maxLength: 100 }) });
const EventType = Type.Enum(['track', 'page', 'screen']);
const MOST_SHEET_ROWS = 100_000;

export function audienceRoutes(http: Http, { audiences, audit }: AudienceRoutesDeps): void {
  http.get(
    '/api/segments',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listSegments',
        summary: 'Saved segments, each counted now',
        response: { 200: SegmentList },
      },
    },
    async () => {
      const items = await audiences.list();
      return { items, total: items.length };
    },
  );
  http.get(
    '/api/segments/:id',
    { config: read, schema: { tags, operationId: 'getSegment', params: Id, response: { 200: Segment } } },
    (request) => audiences.get(request.params.id),
  );
  http.post(
    '/api/segments',
    {
      config: write,
      schema: { tags, operationId: 'addSegment', body: SegmentInput, response: { 201: Segment } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const segment = await audiences.add(request.body, actor.name);
      await audit({ actor, action: 'segment.created', subject: segment.id, detail: { name: segment.name } });
      return reply.status(201).send(segment);
    },
  );
  http.patch(
    '/api/segments/:id',
    {
      config: write,
      schema: {
        tags,
        operationId: 'changeSegment',
        params: Id,
        body: SegmentChange,
        response: { 200: Segment },
      },
    },
    async (request) => {
      const segment = await audiences.change(request.params.id, request.body);
      await audit({
        actor: actorOf(request),
        action: 'segment.changed',
        subject: segment.id,
        detail: { ...request.body },
      });
      return segment;
    },
  );
  http.delete(
    '/api/segments/:id',
    { config: write, schema: { tags, operationId: 'removeSegment', params: Id, response: { 200: Segment } } },
    async (request) => {
      const segment = await audiences.remove(request.params.id);
      await audit({
        actor: actorOf(request),
        action: 'segment.deleted',
        subject: segment.id,
        detail: { name: segment.name },
      });
      return segment;
    },
  );
  http.post(
    '/api/segments/count',
    {
      config: read,
      schema: {
        tags,
        operationId: 'countSegment',
        summary:
          'How many people a rule finds now, what each clause does to the count, and what is wrong with it',
        body: SegmentCountQuestion,
        response: { 200: SegmentCount },
      },
    },
    (request) => audiences.count(request.body.rule, request.body.segment),
  );
  vocabularyRoutes(http, audiences);
  memberRoutes(http, { audiences, audit });
}

function vocabularyRoutes(http: Http, audiences: Audiences): void {
  http.get(
    '/api/segments/vocabulary',
    {
      config: read,
      schema: {
        tags,
        operationId: 'getSegmentVocabulary',
        summary: 'The traits, events, channels and campaigns that rules can be made of',
        response: { 200: SegmentVocabulary },
      },
    },
    () => audiences.vocabulary(),
  );
  http.get(
    '/api/segments/properties',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listEventProperties',
        querystring: Type.Object({ type: EventType, event: Type.String({ maxLength: 300, default: '' }) }),
        response: { 200: SegmentValues },
      },
    },
    ({ query }) => audiences.eventProperties(query.type, query.event),
  );
  http.get(
    '/api/segments/values',
    {
      config: people,
      schema: {
        tags,
        operationId: 'listValues',
        summary:
          'The values that a trait of people or of accounts, or a property of an event, has had most often',
        querystring: Type.Object({
          account: Type.Optional(
            Type.String({ minLength: 1, maxLength: 200, description: 'A trait of accounts' }),
          ),
          trait: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
          type: Type.Optional(EventType),
          event: Type.Optional(Type.String({ maxLength: 300 })),
          property: Type.Optional(
            Type.String({ pattern: '^[^.\\[\\]$]+(\\.[^.\\[\\]]+)*$', maxLength: 200 }),
          ),
          containing: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: { 200: SegmentValues },
      },
    },
    async ({ query }) => {
      if (query.trait !== undefined) return audiences.traitValues(query.trait, query.containing ?? '');
      if (query.account !== undefined) return audiences.accountValues(query.account, query.containing ?? '');
      if (query.property === undefined) return { items: [] };
      return audiences.propertyValues(query.type ?? 'track', query.event ?? '', query.property);
    },
  );
}

function memberRoutes(http: Http, { audiences, audit }: AudienceRoutesDeps): void {
  http.get(
    '/api/segments/:id/members',
    {
      config: people,
      schema: {
        tags,
        operationId: 'listSegmentMembers',
        params: Id,
        querystring: Type.Object({
          after: Type.Optional(Type.String({ pattern: '^\\d{1,20}$' })),
          limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
        }),
        response: { 200: SegmentMembers },
      },
    },
    ({ params, query }) => audiences.members(params.id, { after: query.after, limit: query.limit }),
  );
  http.get(
    '/api/segments/:id/members.csv',
    { config: people, schema: { tags, operationId: 'exportMembersCsv', params: Id, produces: ['text/csv'] } },
    async (request, reply) => {
      const { segment, columns, csv } = await audiences.exportMembers(request.params.id);
      await audit({
        actor: actorOf(request),
        action: 'segment.exported',
        subject: segment.id,
        detail: { format: 'csv', columns },
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachment(segment.name, 'csv'))
        .header('cache-control', 'no-store')
        .send(csv);
    },
  );
  http.get(
    '/api/segments/:id/members.xlsx',
    { config: people, schema: { tags, operationId: 'exportMembersXlsx', params: Id } },
    async (request, reply) => {
      const { segment, members } = await audiences.allMembers(request.params.id, MOST_SHEET_ROWS);
      const { columns } = members;
      await audit({
        actor: actorOf(request),
        action: 'segment.exported',
        subject: segment.id,
        detail: { format: 'xlsx', columns },
      });
      const text = (value: string) => ({ value, type: String });
      const head = ['person', ...columns].map((value) => ({ ...text(value), fontWeight: 'bold' as const }));
      const rows = members.items.map(({ person, traits }) => [
        text(person),
        ...columns.map((name) => text(traits[name] ?? '')),
      ]);
      const sheet = await writeExcelFile([head, ...rows], { sheet: 'Segment' }).toBuffer();
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', attachment(segment.name, 'xlsx'))
        .header('cache-control', 'no-store')
        .send(sheet);
    },
  );
}
