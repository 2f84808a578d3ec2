import { LinkChange, LinkDetail, LinkInput, LinkList, LinkWithFigures } from '@rondo/contract';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Links } from './links.ts';
import { redirectRoutes } from './redirect-routes.ts';

export type LinkRoutesDeps = {
  links: Links;
  audit: Audit;
  /** Where people open Rondo; the address of the request where it is not configured. */
  publicUrl: string | undefined;
};

const tags = ['Links'];
const read = { permission: 'links.read' };
const write = { permission: 'links.write' };
const Id = Type.Object({ id: Type.String({ maxLength: 100 }) });

export function linkRoutes(http: Http, { links, audit, publicUrl }: LinkRoutesDeps): void {
  const baseOf = (request: FastifyRequest) =>
    (publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/$/, '');

  http.get(
    '/api/links',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listLinks',
        summary: 'Tracking links with their clicks',
        response: { 200: LinkList },
      },
    },
    (request) => links.list(baseOf(request)),
  );
  http.get(
    '/api/links/:id',
    { config: read, schema: { tags, operationId: 'getLink', params: Id, response: { 200: LinkDetail } } },
    (request) => links.get(request.params.id, baseOf(request)),
  );
  http.post(
    '/api/links',
    {
      config: write,
      schema: { tags, operationId: 'addLink', body: LinkInput, response: { 201: LinkWithFigures } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const link = await links.add(request.body, actor.name, baseOf(request));
      await audit({
        actor,
        action: 'link.created',
        subject: link.id,
        detail: { code: link.code, target: link.target },
      });
      return reply.status(201).send(link);
    },
  );
  http.patch(
    '/api/links/:id',
    {
      config: write,
      schema: {
        tags,
        operationId: 'changeLink',
        params: Id,
        body: LinkChange,
        response: { 200: LinkWithFigures },
      },
    },
    async (request) => {
      const link = await links.change(request.params.id, request.body, baseOf(request));
      await audit({
        actor: actorOf(request),
        action: 'link.changed',
        subject: link.id,
        detail: { ...request.body },
      });
      return link;
    },
  );
  http.delete(
    '/api/links/:id',
    {
      config: write,
      schema: {
        tags,
        operationId: 'removeLink',
        summary: 'The address leads nowhere from now on; its clicks stay in the events',
        params: Id,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const row = await links.remove(request.params.id);
      await audit({
        actor: actorOf(request),
        action: 'link.deleted',
        subject: row.id,
        detail: { code: row.code, target: row.target },
      });
      return reply.status(204).send(null);
    },
  );
  redirectRoutes(http, links);
}
