import { Readable } from 'node:stream';
import {
  GuessRequest,
  ImportFile,
  ImportJob,
  ImportJobList,
  type ImportKindId,
  ImportKindList,
  ImportPreview,
  ImportRejectList,
  ImportRequest,
  importKindIds,
  importKinds,
} from '@rondo/contract';
import { Type } from 'typebox';
import type { Clock } from '../../../platform/clock.ts';
import { invalid, notFound } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import { type Actor, actorOf, type Http } from '../../../platform/http/create-http.ts';
import type { Imports } from './create-imports.ts';
import { kpiRoutes } from './kpi-routes.ts';

export type ImportRoutesDeps = {
  imports: Imports;
  events: Events;
  clock: Clock;
  /** A small file of a kind, to try the import with. */
  sample(kind: ImportKindId, now: Date): { name: string; text: string } | undefined;
  audit(entry: {
    actor: Actor;
    action: string;
    subject: string;
    detail?: Record<string, unknown>;
  }): Promise<void>;
};

const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const tags = ['Imports'];
const read = { config: { permission: 'imports.read' } };
const write = { config: { permission: 'imports.write' } };

export function importRoutes(http: Http, deps: ImportRoutesDeps): void {
  const { imports, events, clock, sample, audit } = deps;

  http.get(
    '/api/imports/kinds',
    {
      ...read,
      schema: {
        tags,
        operationId: 'listImportKinds',
        summary: 'The kinds of files, with their fields',
        response: { 200: ImportKindList },
      },
    },
    async () => ({
      items: importKinds.map(
        ({ id, description, dataKinds, target, event, needsPerson, keepRest, wide, fields }) => ({
          id,
          description,
          dataKinds: [...dataKinds],
          target,
          needsPerson,
          keepRest,
          ...(event === undefined ? {} : { event }),
          ...(wide === undefined ? {} : { wide }),
          fields: fields.map((field) => ({
            name: field.name,
            type: field.type,
            required: field.required,
            description: field.description,
            ...(field.identifier === undefined ? {} : { identifier: field.identifier }),
            ...(field.unit === undefined ? {} : { unit: field.unit }),
          })),
        }),
      ),
    }),
  );

  http.get(
    '/api/imports/samples/:kind',
    {
      ...read,
      schema: {
        tags,
        operationId: 'downloadSampleFile',
        summary: 'A small CSV file of a kind, to see its columns and to try the import with',
        params: Type.Object({ kind: Type.Enum(importKindIds) }),
      },
    },
    async (request, reply) => {
      const { kind } = request.params;
      const file = sample(kind, clock.now());
      if (file === undefined) throw notFound('sample file', kind);
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .send(file.text);
    },
  );

  // A scope of its own, in which a body of any type is a stream: a file is never held in memory.
  void http.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    files.post(
      '/api/imports/files',
      {
        ...write,
        schema: {
          tags,
          operationId: 'uploadImportFile',
          summary: 'Upload a file as the raw body; answers what it is, its first rows and what it may hold',
          querystring: Type.Object({
            name: Type.String({ minLength: 1, maxLength: 255, description: 'Name of the file' }),
          }),
          response: { 200: ImportFile },
        },
      },
      async (request) => {
        const { body } = request;
        if (!(body instanceof Readable))
          throw invalid(
            'body',
            'There is no file in the request.',
            'Send the bytes of the file as the body.',
          );
        return imports.receive(body, nameOf(request.query), Number(request.headers['content-length'] ?? 0));
      },
    );
  });

  http.post(
    '/api/imports/guess',
    {
      ...write,
      schema: {
        tags,
        operationId: 'guessImport',
        summary: 'What an uploaded file is, read another way or as a given kind',
        body: GuessRequest,
        response: { 200: ImportFile },
      },
    },
    (request) => imports.guess(request.body),
  );
  http.post(
    '/api/imports/preview',
    {
      ...write,
      schema: {
        tags,
        operationId: 'previewImport',
        summary: 'What an import would take and reject, and why',
        body: ImportRequest,
        response: { 200: ImportPreview },
      },
    },
    (request) => imports.preview(request.body),
  );
  http.post(
    '/api/imports',
    {
      ...write,
      schema: {
        tags,
        operationId: 'startImport',
        summary: 'Import an uploaded file',
        body: ImportRequest,
        response: { 200: ImportJob },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const job = await imports.start(request.body, actor.name);
      if (job.alreadyImported !== true) {
        await audit({
          actor,
          action: 'import.started',
          subject: job.id,
          detail: { kind: job.kind, file: job.fileName },
        });
      }
      return job;
    },
  );
  http.get(
    '/api/imports',
    {
      ...read,
      schema: {
        tags,
        operationId: 'listImports',
        querystring: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) }),
        response: { 200: ImportJobList },
      },
    },
    async (request) => ({ items: await imports.list(request.query.limit ?? 100) }),
  );
  http.get(
    '/api/imports/:id',
    { ...read, schema: { tags, operationId: 'getImport', params: Id, response: { 200: ImportJob } } },
    (request) => imports.find(request.params.id),
  );
  http.get(
    '/api/imports/:id/rejects',
    {
      // The values are as they stand in the file: addresses and numbers of people.
      config: { permission: 'people.read' },
      schema: {
        tags,
        operationId: 'listImportRejects',
        params: Id,
        querystring: Type.Object({
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
          offset: Type.Optional(Type.Integer({ minimum: 0 })),
        }),
        response: { 200: ImportRejectList },
      },
    },
    (request) => imports.rejects(request.params.id, request.query.limit ?? 100, request.query.offset ?? 0),
  );
  for (const verb of ['cancel', 'undo'] as const) {
    http.post(
      `/api/imports/:id/${verb}`,
      { ...write, schema: { tags, operationId: `${verb}Import`, params: Id, response: { 200: ImportJob } } },
      async (request) => {
        const job = await imports[verb](request.params.id);
        await audit({
          actor: actorOf(request),
          action: `import.${verb === 'undo' ? 'undone' : 'cancelled'}`,
          subject: job.id,
          detail: { kind: job.kind, file: job.fileName },
        });
        return job;
      },
    );
  }
  kpiRoutes(http, { events, clock, audit });
}

function nameOf(query: unknown): string {
  return typeof query === 'object' && query !== null && 'name' in query ? String(query.name) : 'file';
}
