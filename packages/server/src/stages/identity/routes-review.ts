import {
  IdentityDecisions,
  IdentityKey,
  IdentityPreview,
  IdentityRules,
  IdentityTrial,
  PersonCut,
  SplitPerson,
  WaitingMerge,
} from '@rondo/contract';
import { Type } from 'typebox';
import { invalid } from '../../platform/error.ts';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Preview, Waiting } from './create-review.ts';
import type { Identifier } from './edge.ts';
import type { Identity } from './identity-service.ts';
import { readKey } from './read-key.ts';
import { refuseContradictions } from './refuse-contradictions.ts';

type ReviewRoutesDeps = {
  identity: Identity;
  audit: Audit;
};

const tags = ['Identity'];
const read = { permission: 'people.read' };
const write = { permission: 'people.write' };
type Pairs = readonly { left: string; right: string }[];

/** What a person should know before deciding who is whom. */
export function identityReviewRoutes(http: Http, { identity, audit }: ReviewRoutesDeps): void {
  const readPairs = (pairs: Pairs, field: string): (readonly [bigint, bigint])[] =>
    pairs.map(({ left, right }, index) => {
      const [one, other] = [
        readKey(left, `body/${field}/${index}/left`),
        readKey(right, `body/${field}/${index}/right`),
      ];
      if (one !== other) return [one, other] as const;
      throw invalid(
        `body/${field}/${index}`,
        'Both identifiers are the same.',
        'Name two different ones in each pair.',
      );
    });
  const findPairs = (pairs: Pairs, field: string) =>
    Promise.all(readPairs(pairs, field).map(([one, other]) => identity.findPair(one, other)));

  http.get(
    '/api/identity/waiting',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listWaitingMerges',
        summary:
          'Merges that evidence asks for and a rule forbids, until somebody decides; what came first, first',
        querystring: Type.Object(
          {
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
            after: Type.Optional(Type.Integer({ minimum: 0, description: 'How many to skip' })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            items: Type.Array(WaitingMerge),
            total: Type.Integer(),
            next: Type.Optional(Type.Integer()),
          }),
        },
      },
    },
    async (request) => {
      const { limit = 20, after = 0 } = request.query;
      const { items, total } = await identity.review.waiting({ limit, skip: after });
      const next = after + items.length;
      return { items: items.map(writeWaiting), total, ...(next < total ? { next } : {}) };
    },
  );

  http.get(
    '/api/identity/cuts/:key',
    {
      config: read,
      schema: {
        tags,
        operationId: 'proposeCuts',
        summary: 'Where a person is most likely two: the weakest ties between what looks like two people',
        params: Type.Object({ key: IdentityKey }),
        querystring: Type.Object(
          {
            from: Type.Optional(IdentityKey),
            to: Type.Optional(IdentityKey),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ items: Type.Array(PersonCut) }) },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      if ((from === undefined) !== (to === undefined)) {
        const missing = from === undefined ? 'from' : 'to';
        throw invalid(
          `querystring/${missing}`,
          `“${missing}” is missing.`,
          'Name both identifiers that are to be parted, or neither.',
        );
      }
      const { keys } = await identity.personKeys(readKey(request.params.key, 'params/key'));
      const between =
        from === undefined || to === undefined
          ? undefined
          : ([readKey(from, 'querystring/from'), readKey(to, 'querystring/to')] as const);
      const cuts = await identity.review.cuts(keys, between);
      return {
        items: cuts.map(({ pairs, parts, strength }) => ({
          strength,
          pairs: pairs.map((pair) => ({
            left: writeIdentifier(pair.left),
            right: writeIdentifier(pair.right),
            strength: pair.strength,
          })),
          parts: parts.map((part) => part.map(writeIdentifier)),
        })),
      };
    },
  );

  http.post(
    '/api/identity/preview',
    {
      config: read,
      schema: {
        tags,
        operationId: 'previewIdentityDecisions',
        summary:
          'Who would be whom if these pairs were separated or joined, and which segments that would touch',
        body: IdentityDecisions,
        response: { 200: IdentityPreview },
      },
    },
    async (request) => {
      const { apart = [], together = [] } = request.body;
      return writePreview(
        await identity.review.preview({
          apart: await findPairs(apart, 'apart'),
          together: await findPairs(together, 'together'),
        }),
      );
    },
  );

  http.post(
    '/api/identity/split',
    {
      config: write,
      schema: {
        tags,
        operationId: 'splitPerson',
        summary: 'Separates several pairs at once, so that one person becomes two; each can be reunited',
        body: SplitPerson,
        response: { 200: Type.Object({ people: Type.Array(Type.String()) }) },
      },
    },
    async (request) => {
      const pairs = readPairs(request.body.pairs, 'pairs');
      const actor = actorOf(request);
      await identity.split(pairs, actor.name);
      await audit({
        actor,
        action: 'identity.split',
        subject: String(pairs[0]?.[0] ?? ''),
        detail: { pairs: request.body.pairs },
      });
      const people = await Promise.all(pairs.flat().map((key) => identity.personKeys(key)));
      return { people: [...new Set(people.map(({ id }) => String(id)))] };
    },
  );

  http.post(
    '/api/identity/rules/trial',
    {
      config: read,
      schema: {
        tags,
        operationId: 'tryIdentityRules',
        summary:
          'What other rules would make of all people: merges, splits, the largest, segments. Changes nothing',
        body: IdentityRules,
        response: { 200: IdentityTrial },
      },
    },
    async (request) => {
      refuseContradictions(request.body);
      const { consequences, before, after, aside, ...trial } = await identity.review.tryRules(request.body);
      const write = ({ people, largest }: typeof before) => ({
        people,
        largest: largest.map(({ person, identifiers }) => ({ person: String(person), identifiers })),
      });
      return {
        ...trial,
        before: write(before),
        after: write(after),
        aside: aside.map((one) => ({ ...one, key: String(one.key) })),
        segments: consequences.map(({ kind: _, ...segment }) => segment),
      };
    },
  );
}

const writeIdentifier = ({ key, kind, value }: Identifier) => ({ key: String(key), kind, value });

function writeWaiting(merge: Waiting): WaitingMerge {
  const side = (identifier: Identifier, at: 0 | 1) => ({
    id: String(merge.people[at]),
    identifier: writeIdentifier(identifier),
    ...(merge.sizes[at] ?? { identifiers: 1, events: 0, firstSeen: '', lastSeen: '' }),
  });
  return {
    left: side(merge.left, 0),
    right: side(merge.right, 1),
    origin: {
      messageId: merge.messageId,
      ...merge.named,
      at: new Date(merge.timestamp).toISOString(),
      source: merge.source,
      importId: merge.importId,
    },
    evidence: merge.evidence,
    pairs: merge.pairs.map(([left, right]) => ({ left: String(left), right: String(right) })),
    conflicts: merge.conflicts,
  };
}

function writePreview({ before, after, consequences, events }: Preview): IdentityPreview {
  const write = (groups: Preview['before']) =>
    groups.map(({ id, identifiers }) => ({
      id: String(id),
      identifiers: identifiers.map(writeIdentifier),
      events: identifiers.reduce((sum, { key }) => sum + (events.get(key) ?? 0), 0),
    }));
  return {
    before: write(before),
    after: write(after),
    segments: consequences.map((one) => ({
      id: one.id,
      name: one.name,
      before: one.before.map(String),
      after: one.after.map(String),
    })),
  };
}
