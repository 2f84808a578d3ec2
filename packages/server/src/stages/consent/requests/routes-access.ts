import { PassThrough } from 'node:stream';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../../platform/http/create-http.ts';
import type { Privacy } from './create-privacy.ts';

const tags = ['Privacy'];
const read = { permission: 'privacy.read' };
const Id = Type.Object({ id: Type.String({ maxLength: 100 }) });
const Language = Type.Object(
  {
    language: Type.Optional(
      Type.Union([Type.Literal('en'), Type.Literal('sv'), Type.Literal('nl'), Type.Literal('he')], {
        description: 'The person’s; the workspace’s where it is left out',
      }),
    ),
  },
  { additionalProperties: false },
);

/** A person's complete data, as a file to hand over. */
export function accessRoutes(http: Http, { privacy, audit }: { privacy: Privacy; audit: Audit }): void {
  http.get(
    '/api/privacy/requests/:id/data.json',
    {
      config: read,
      schema: {
        tags,
        operationId: 'downloadPersonalData',
        summary: 'Everything that is held of the person: every table, every row, with source and time',
        params: Id,
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const subject = await privacy.requests.subjectOf(id);
      await audit({
        actor: actorOf(request),
        action: 'privacy.data-downloaded',
        subject: id,
        detail: { form: 'json' },
      });
      const body = new PassThrough();
      const write = (text: string) =>
        new Promise<void>((resolve, reject) => {
          body.write(text, (error) => (error ? reject(error) : resolve()));
        });
      void privacy
        .writeJson(subject, write)
        .then(() => body.end())
        .catch((error: unknown) => body.destroy(error instanceof Error ? error : new Error(String(error))));
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', 'attachment; filename="personal-data.json"')
        .send(body);
    },
  );
  http.get(
    '/api/privacy/requests/:id/data.pdf',
    {
      config: read,
      schema: {
        tags,
        operationId: 'printPersonalData',
        summary: 'The same to read, in the person’s language',
        params: Id,
        querystring: Language,
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const subject = await privacy.requests.subjectOf(id);
      await audit({
        actor: actorOf(request),
        action: 'privacy.data-downloaded',
        subject: id,
        detail: { form: 'pdf' },
      });
      const pdf = await privacy.printPdf(subject, request.query.language);
      return reply
        .type('application/pdf')
        .header('content-disposition', 'attachment; filename="personal-data.pdf"')
        .send(pdf);
    },
  );
}
