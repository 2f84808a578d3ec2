import { ApiKey, MadeApiKey, NewApiKey } from '@rondo/contract';
import { Type } from 'typebox';
import { actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Workspace } from './index.ts';

const tags = ['Keys'];

export function keyRoutes(http: Http, workspace: Workspace): void {
  const { keys, auditLog } = workspace;

  http.get(
    '/api/keys',
    {
      config: { permission: 'keys.read' },
      schema: {
        tags,
        operationId: 'listKeys',
        summary: 'All keys, revoked ones included; never the keys themselves',
        response: { 200: Type.Object({ items: Type.Array(ApiKey) }) },
      },
    },
    async () => ({ items: await keys.list() }),
  );

  http.post(
    '/api/keys',
    {
      config: { permission: 'keys.write' },
      schema: {
        tags,
        operationId: 'createKey',
        summary: 'Make a key; it is shown this once',
        body: NewApiKey,
        response: { 201: MadeApiKey },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const made = await workspace.transaction(async (within) => {
        const created = await keys.create(request.body, actor.name, within);
        const { id, name, scope, source } = created.item;
        const detail = { name, scope, ...(source === undefined ? {} : { source }) };
        await auditLog.add({ actor, action: 'key.created', subject: id, detail }, within);
        return created;
      });
      return reply.status(201).send(made);
    },
  );

  http.delete(
    '/api/keys/:id',
    {
      config: { permission: 'keys.write' },
      schema: {
        tags,
        operationId: 'revokeKey',
        summary: 'Revoke a key; it works nowhere any more, within 10 s on other processes',
        params: Type.Object({ id: Type.String() }, { additionalProperties: false }),
        response: { 200: ApiKey },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const revoked = await workspace.transaction(async (within) => {
        const item = await keys.revoke(request.params.id, within);
        const detail = { name: item.name, scope: item.scope };
        await auditLog.add({ actor, action: 'key.revoked', subject: item.id, detail }, within);
        return item;
      });
      keys.forget();
      return revoked;
    },
  );
}
