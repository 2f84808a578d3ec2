import { KpiValueList, KpiValuesInput } from '@rondo/contract';
import { Type } from 'typebox';
import type { Clock } from '../../../platform/clock.ts';
import { notFound } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import { type Actor, actorOf, type Http } from '../../../platform/http/create-http.ts';
import { deleteKpiValue, enterKpiValues, listKpiValues } from './kpi-values.ts';

export type KpiRoutesDeps = {
  events: Events;
  clock: Clock;
  audit(entry: { actor: Actor; action: string; subject: string }): Promise<void>;
};

const tags = ['Imports'];
const read = { config: { permission: 'imports.read' } };
const write = { config: { permission: 'imports.write' } };

/** Business figures that are typed in rather than imported. */
export function kpiRoutes(http: Http, { events, clock, audit }: KpiRoutesDeps): void {
  http.get(
    '/api/kpi-values',
    {
      ...read,
      schema: {
        tags,
        operationId: 'listKpiValues',
        querystring: Type.Object({
          kpi: Type.Optional(Type.String()),
          from: Type.Optional(Type.String({ format: 'date' })),
          to: Type.Optional(Type.String({ format: 'date' })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
          after: Type.Optional(
            Type.Integer({ minimum: 0, maximum: 10_000_000, description: '`next` of the page before' }),
          ),
        }),
        response: { 200: KpiValueList },
      },
    },
    async ({ query }) =>
      listKpiValues(events, { ...query, limit: query.limit ?? 500, after: query.after ?? 0 }),
  );
  http.post(
    '/api/kpi-values',
    {
      ...write,
      schema: {
        tags,
        operationId: 'enterKpiValues',
        summary: 'Type in business figures; the same figure again replaces the earlier one',
        body: KpiValuesInput,
        response: { 200: Type.Object({ ids: Type.Array(Type.String()) }) },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const ids = await enterKpiValues(events, clock, request.body.values, actor.name);
      for (const kpi of new Set(request.body.values.map((value) => value.kpi)))
        await audit({ actor, action: 'kpi.entered', subject: kpi });
      return { ids };
    },
  );
  http.delete(
    '/api/kpi-values/:id',
    {
      ...write,
      schema: {
        tags,
        operationId: 'deleteKpiValue',
        params: Type.Object({ id: Type.String({ pattern: '^[0-9]{1,20}$' }) }),
        response: { 200: Type.Object({ deleted: Type.Boolean() }) },
      },
    },
    async (request) => {
      const { id } = request.params;
      if (!(await deleteKpiValue(events, clock, id))) throw notFound('typed-in figure', id);
      await audit({ actor: actorOf(request), action: 'kpi.deleted', subject: id });
      return { deleted: true };
    },
  );
}
