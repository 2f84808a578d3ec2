import { BlockedIdentifier, BlockIdentifier, IdentifierPair, IdentityKey } from '@rondo/contract';
import { Type } from 'typebox';
import { invalid } from '../../platform/error.ts';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import { identifierFaults, normaliseIdentifier } from '../../platform/identifiers/index.ts';
import type { Identity } from './identity-service.ts';
import { readKey } from './read-key.ts';

export type IdentityRoutesDeps = {
  identity: Identity;
  audit: Audit;
  defaultRegion(): string;
};

const tags = ['Identity'];
const write = { permission: 'people.write' };
const words = {
  separate: {
    summary: 'From now on these two never make one person by what they did together',
    audit: 'identity.separated',
  },
  reunite: {
    summary: 'Takes back what was decided by hand on two identifiers: the evidence counts again',
    audit: 'identity.reunited',
  },
  join: {
    summary: 'These two are one person, whatever rule stands against it; answers a merge that waits',
    audit: 'identity.joined',
  },
} as const;
const Persons = Type.Object({
  left: Type.String({ description: 'Whose the left identifier is now' }),
  right: Type.String({ description: 'Whose the right identifier is now' }),
});

/** Decisions by hand: who is not one person, and which identifiers are nobody's. */
export function identityRoutes(http: Http, { identity, audit, defaultRegion }: IdentityRoutesDeps): void {
  for (const action of ['separate', 'reunite', 'join'] as const) {
    http.post(
      `/api/identity/${action}`,
      {
        config: write,
        schema: {
          tags,
          operationId: `${action}Identifiers`,
          summary: words[action].summary,
          body: IdentifierPair,
          response: { 200: Persons },
        },
      },
      async (request) => {
        const left = readKey(request.body.left, 'body/left');
        const right = readKey(request.body.right, 'body/right');
        if (left === right)
          throw invalid('body/right', 'Both identifiers are the same.', 'Name two different ones.');
        const actor = actorOf(request);
        await identity[action](left, right, actor.name);
        await audit({
          actor,
          action: words[action].audit,
          subject: String(left),
          detail: { with: String(right) },
        });
        const [a, b] = [await identity.personKeys(left), await identity.personKeys(right)];
        return { left: String(a.id), right: String(b.id) };
      },
    );
  }

  http.get(
    '/api/identity/blocked',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        operationId: 'listBlockedIdentifiers',
        summary: 'Identifiers that stand for nobody in particular and join no one',
        response: { 200: Type.Object({ items: Type.Array(BlockedIdentifier) }) },
      },
    },
    async () => ({
      items: (await identity.blocked()).map((blocked) => ({ ...blocked, key: String(blocked.key) })),
    }),
  );

  http.post(
    '/api/identity/blocked',
    {
      config: write,
      schema: {
        tags,
        operationId: 'blockIdentifier',
        summary: 'Lets an identifier join nobody, for all of the past as well',
        body: BlockIdentifier,
        response: { 201: Type.Object({ key: IdentityKey }) },
      },
    },
    async (request, reply) => {
      const { kind, value } = request.body;
      const normalised = normaliseIdentifier(kind, value, { defaultRegion: defaultRegion() });
      if (normalised.outcome !== 'ok') {
        const { message, cure } = identifierFaults[normalised.reason];
        throw invalid('body/value', `The value ${message}.`, cure);
      }
      const actor = actorOf(request);
      await identity.block({ kind, value: normalised.value, key: normalised.key }, actor.name);
      const key = String(normalised.key);
      await audit({ actor, action: 'identity.blocked', subject: key, detail: { kind } });
      return reply.status(201).send({ key });
    },
  );

  http.delete(
    '/api/identity/blocked/:key',
    {
      config: write,
      schema: {
        tags,
        operationId: 'unblockIdentifier',
        params: Type.Object({ key: IdentityKey }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const key = readKey(request.params.key, 'params/key');
      await identity.unblock(key);
      await audit({
        actor: actorOf(request),
        action: 'identity.unblocked',
        subject: String(key),
        detail: {},
      });
      return reply.status(204).send(null);
    },
  );
}
