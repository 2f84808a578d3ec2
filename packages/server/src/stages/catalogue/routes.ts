import { CatalogueChange, CatalogueEntry, CatalogueRules, NewCatalogueEntry } from '@rondo/contract';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Catalogue } from './index.ts';

export type CatalogueRoutesDeps = {
  catalogue: Catalogue;
  audit: Audit;
};

const tags = ['Catalogue'];
const read = { permission: 'catalogue.read' };
const write = { permission: 'catalogue.write' };

/** The tracking plan: what arrives, what it should be, and who answers for it. */
export function catalogueRoutes(http: Http, { catalogue, audit }: CatalogueRoutesDeps): void {
  http.get(
    '/api/catalogue',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listCatalogue',
        summary: 'Events, properties and traits: learned from what arrives, described by people',
        response: { 200: Type.Object({ items: Type.Array(CatalogueEntry), rules: CatalogueRules }) },
      },
    },
    async () => {
      const [items, rules] = await Promise.all([catalogue.list(), catalogue.rules()]);
      return { items, rules };
    },
  );

  http.post(
    '/api/catalogue',
    {
      config: write,
      schema: {
        tags,
        operationId: 'addCatalogueEntry',
        body: NewCatalogueEntry,
        response: { 201: CatalogueEntry },
      },
    },
    async (request, reply) => {
      const entry = await catalogue.add(request.body);
      await audit({
        actor: actorOf(request),
        action: 'catalogue.added',
        subject: entry.id,
        detail: { name: entry.name },
      });
      return reply.status(201).send(entry);
    },
  );

  http.patch(
    '/api/catalogue/:id',
    {
      config: write,
      schema: {
        tags,
        operationId: 'changeCatalogueEntry',
        params: Type.Object({ id: Type.String() }),
        body: CatalogueChange,
        response: { 200: CatalogueEntry },
      },
    },
    async (request) => {
      const entry = await catalogue.change(request.params.id, request.body);
      await audit({
        actor: actorOf(request),
        action: 'catalogue.changed',
        subject: entry.id,
        detail: { ...request.body },
      });
      return entry;
    },
  );

  http.put(
    '/api/catalogue/rules',
    {
      config: write,
      schema: {
        tags,
        operationId: 'setCatalogueRules',
        summary: 'What happens to events that the catalogue does not know',
        body: CatalogueRules,
        response: { 200: CatalogueRules },
      },
    },
    async (request) => {
      await catalogue.setRules(request.body);
      await audit({
        actor: actorOf(request),
        action: 'catalogue.rules-changed',
        subject: 'unknown-events',
        detail: { ...request.body },
      });
      return request.body;
    },
  );
}
