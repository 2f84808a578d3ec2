import { Readable } from 'node:stream';
import { PeoplePage, PeopleQuery, PersonWhy, Profile, TimelinePage, TimelineQuery } from '@rondo/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { invalid, notFound } from '../../platform/error.ts';
import type { Http } from '../../platform/http/create-http.ts';
import type { PersonKeys } from '../identity/index.ts';
import type { Profiles } from './index.ts';
import { PersonId, readId } from './read-id.ts';

const tags = ['People'];
const config = { permission: 'people.read' };

export function profileRoutes(http: Http, profiles: Profiles, defaultRegion: () => string): void {
  http.get(
    '/api/people',
    {
      config,
      schema: {
        tags,
        operationId: 'listPeople',
        summary: 'People, searched by name, e-mail, phone, order number or any identifier',
        querystring: PeopleQuery,
        response: { 200: PeoplePage },
      },
    },
    (request) => profiles.list(request.query),
  );

  http.get(
    '/api/people/export.ndjson',
    {
      config,
      schema: {
        tags,
        operationId: 'exportPeople',
        summary: 'All known people, whoever was first seen first, a line of JSON each, as they come',
        produces: ['application/x-ndjson'],
      },
    },
    (_request, reply) => {
      const lines = async function* () {
        for await (const card of profiles.stream()) yield `${JSON.stringify(card)}\n`;
      };
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(Readable.from(lines()));
    },
  );

  /** The person, or undefined after the reader was sent on to the one that this one was joined to. */
  async function findPerson(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
  ): Promise<PersonKeys | undefined> {
    const person = await profiles.find(readId(id, defaultRegion(), 'person'));
    if (String(person.id) === id) return person;
    await sendOn(request, reply, person.id);
    return undefined;
  }

  async function sendOn(request: FastifyRequest, reply: FastifyReply, person: bigint): Promise<void> {
    // Temporary: a merge can be taken back.
    const url = request.url.replace(/^\/api\/people\/[^/?]+/, `/api/people/${person}`);
    await reply.header('cache-control', 'no-store').redirect(url, 307);
  }

  http.get(
    '/api/people/:id',
    {
      config,
      schema: {
        tags,
        operationId: 'readPerson',
        summary: 'One person; answers 307 to the person’s present id where another was asked for',
        params: PersonId,
        response: { 200: Profile },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const key = readId(id, defaultRegion(), 'person');
      const found = (await profiles.profiles([key], ['traits', 'identifiers', 'activity'])).get(key);
      if (found === undefined) throw notFound('person', id);
      if (String(found.person.id) === id) return found.profile;
      await sendOn(request, reply, found.person.id);
      return reply;
    },
  );

  http.get(
    '/api/people/:id/timeline',
    {
      config,
      schema: {
        tags,
        operationId: 'readPersonTimeline',
        summary: 'What the person did, latest first',
        params: PersonId,
        querystring: TimelineQuery,
        response: { 200: TimelinePage },
      },
    },
    async (request, reply) => {
      const person = await findPerson(request, reply, request.params.id);
      return person === undefined ? reply : profiles.timeline(person, request.query);
    },
  );

  http.get(
    '/api/people/:id/why',
    {
      config,
      schema: {
        tags,
        operationId: 'explainPerson',
        summary: 'Why these identifiers are one person: the tree of ties, and evidence that was not followed',
        params: PersonId,
        querystring: Type.Object(
          {
            from: Type.Optional(
              Type.String({ pattern: '^[0-9]{1,20}$', description: 'Key of an identifier' }),
            ),
            to: Type.Optional(Type.String({ pattern: '^[0-9]{1,20}$', description: 'Key of another' })),
          },
          { additionalProperties: false },
        ),
        response: { 200: PersonWhy },
      },
    },
    async (request, reply) => {
      const { from, to } = request.query;
      if ((from === undefined) !== (to === undefined)) {
        const missing = from === undefined ? 'from' : 'to';
        throw invalid(
          `querystring/${missing}`,
          `“${missing}” is missing.`,
          'Give both ends of the path, or neither.',
        );
      }
      const person = await findPerson(request, reply, request.params.id);
      if (person === undefined) return reply;
      return profiles.why(person, from === undefined || to === undefined ? undefined : { from, to });
    },
  );
}
