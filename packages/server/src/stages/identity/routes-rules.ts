import { IdentityKey, IdentityRules, IdentityRulesInForce, JunkIdentifier } from '@rondo/contract';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Identity } from './identity-service.ts';
import { readKey } from './read-key.ts';
import { refuseContradictions } from './refuse-contradictions.ts';
import { describeRules } from './rules-store.ts';

type RulesRoutesDeps = {
  identity: Identity;
  audit: Audit;
};

const tags = ['Identity'];
const read = { permission: 'people.read' };
const write = { permission: 'people.write' };
const KeyParam = Type.Object({ key: IdentityKey });

/** By which rules people are put together, and what was set aside by them. */
export function identityRulesRoutes(http: Http, { identity, audit }: RulesRoutesDeps): void {
  http.get(
    '/api/identity/rules',
    {
      config: read,
      schema: {
        tags,
        operationId: 'readIdentityRules',
        summary: 'By which rules identifiers make people: what was changed, and what holds',
        response: { 200: IdentityRulesInForce },
      },
    },
    async () => describeRules(await identity.rules()),
  );

  http.put(
    '/api/identity/rules',
    {
      config: write,
      schema: {
        tags,
        operationId: 'changeIdentityRules',
        summary: 'Other rules, for all of the past as well; answers when they hold',
        body: IdentityRules,
        response: { 200: IdentityRulesInForce },
      },
    },
    async (request) => {
      const rules = request.body;
      refuseContradictions(rules);
      const actor = actorOf(request);
      const before = await identity.rules();
      await identity.changeRules(rules, actor.name);
      await audit({
        actor,
        action: 'identity.rules-changed',
        subject: 'rules',
        detail: { before, after: rules },
      });
      return describeRules(rules);
    },
  );

  http.get(
    '/api/identity/junk',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listJunkIdentifiers',
        summary:
          'Identifiers that were set aside because they are seen with too many others, with the evidence',
        response: { 200: Type.Object({ items: Type.Array(JunkIdentifier) }) },
      },
    },
    async () => ({ items: (await identity.junk()).map(writeJunk) }),
  );

  http.put(
    '/api/identity/junk/:key/release',
    {
      config: write,
      schema: {
        tags,
        operationId: 'releaseIdentifier',
        summary: 'The identifier joins people again, whatever it is seen with, for all of the past as well',
        params: KeyParam,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const key = readKey(request.params.key, 'params/key');
      const actor = actorOf(request);
      await identity.release(key, actor.name);
      await audit({ actor, action: 'identity.released', subject: String(key), detail: {} });
      return reply.status(204).send(null);
    },
  );

  http.delete(
    '/api/identity/junk/:key/release',
    {
      config: write,
      schema: {
        tags,
        operationId: 'unreleaseIdentifier',
        summary: 'Takes a release back: the identifier is set aside again as long as the evidence says so',
        params: KeyParam,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const key = readKey(request.params.key, 'params/key');
      await identity.unrelease(key);
      await audit({
        actor: actorOf(request),
        action: 'identity.release-taken-back',
        subject: String(key),
        detail: {},
      });
      return reply.status(204).send(null);
    },
  );
}

type Junk = Awaited<ReturnType<Identity['junk']>>[number];

function writeJunk({ key, released, ...junk }: Junk): JunkIdentifier {
  return {
    key: String(key),
    ...junk,
    ...(released === undefined ? {} : { releasedBy: released.by, releasedAt: released.at }),
  };
}
