import {
  ComputedTrait,
  ComputedTraitInput,
  PurchaseInput,
  PurchaseOutcome,
  TraitList,
  TraitMerge,
  TraitPreview,
} from '@rondo/contract';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../../platform/http/create-http.ts';
import type { Traits } from './traits-service.ts';

const tags = ['Traits'];
const read = { permission: 'traits.read' };
const write = { permission: 'traits.write' };
/** A preview shows persons. */
const people = { permission: 'people.read' };
const Name = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) });

export function traitRoutes(http: Http, { traits, audit }: { traits: Traits; audit: Audit }): void {
  http.get(
    '/api/traits',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listTraits',
        summary: 'Every trait: computed ones with their definition, others with sources, merging and terms',
        response: { 200: TraitList },
      },
    },
    async () => {
      const items = await traits.list();
      return { items, total: items.length };
    },
  );
  http.post(
    '/api/traits/preview',
    {
      config: people,
      schema: {
        tags,
        operationId: 'previewTrait',
        summary: 'What a definition gives on the people as they are now; nothing is saved',
        body: ComputedTraitInput,
        response: { 200: TraitPreview },
      },
    },
    (request) => traits.preview(request.body),
  );
  http.post(
    '/api/traits',
    {
      config: write,
      schema: {
        tags,
        operationId: 'addTrait',
        summary: 'A computed trait; it holds for all of the past at once',
        body: ComputedTraitInput,
        response: { 201: ComputedTrait },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const trait = await traits.add(request.body, actor.name);
      await audit({ actor, action: 'trait.created', subject: trait.name, detail: { ...request.body } });
      return reply.status(201).send(trait);
    },
  );
  http.post(
    '/api/traits/purchases',
    {
      config: write,
      schema: {
        tags,
        operationId: 'addPurchase',
        summary: 'Bought traits of people, with what they were bought under; they vanish when they expire',
        body: PurchaseInput,
        response: { 201: PurchaseOutcome },
      },
    },
    async (request, reply) => {
      const { people, ...terms } = request.body;
      const outcome = await traits.purchase(request.body);
      await audit({
        actor: actorOf(request),
        action: 'trait.purchased',
        subject: terms.supplier,
        detail: { ...terms, people: people.length },
      });
      return reply.status(201).send(outcome);
    },
  );
  http.put(
    '/api/traits/:name',
    {
      config: write,
      schema: {
        tags,
        operationId: 'changeTrait',
        params: Name,
        body: ComputedTraitInput,
        response: { 200: ComputedTrait },
      },
    },
    async (request) => {
      const trait = await traits.change(request.params.name, request.body);
      await audit({
        actor: actorOf(request),
        action: 'trait.changed',
        subject: trait.name,
        detail: { ...request.body },
      });
      return trait;
    },
  );
  http.delete(
    '/api/traits/:name',
    {
      config: write,
      schema: { tags, operationId: 'removeTrait', params: Name, response: { 200: ComputedTrait } },
    },
    async (request) => {
      const trait = await traits.remove(request.params.name);
      await audit({ actor: actorOf(request), action: 'trait.deleted', subject: trait.name, detail: {} });
      return trait;
    },
  );
  http.put(
    '/api/traits/:name/merge',
    {
      config: write,
      schema: {
        tags,
        operationId: 'setTraitMerge',
        summary: 'How one value is made of what several sources say; it holds for all of the past at once',
        params: Name,
        body: TraitMerge,
        response: { 200: TraitMerge },
      },
    },
    async (request) => {
      const merge = await traits.setMerge(request.params.name, request.body);
      await audit({
        actor: actorOf(request),
        action: 'trait.merge-changed',
        subject: request.params.name,
        detail: { ...merge },
      });
      return merge;
    },
  );
}
