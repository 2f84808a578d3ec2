import { Type } from 'typebox';
import { invalid } from '../../platform/error.ts';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import { isRegion } from '../../platform/identifiers/index.ts';
import type { SourceRegions } from './source-regions.ts';

const tags = ['Collect'];
const config = { permission: 'sources.write' };
const params = Type.Object({ source: Type.String({ minLength: 1, maxLength: 100 }) });

/** Where phone and company numbers of a source are at home that do not name their country. */
export function sourceRegionRoutes(
  http: Http,
  { regions, audit }: { regions: SourceRegions; audit: Audit },
): void {
  http.put(
    '/api/sources/:source/region',
    {
      config,
      schema: {
        tags,
        operationId: 'chooseSourceRegion',
        summary: 'The region of numbers that do not name their country, for one source; from now on',
        params,
        body: Type.Object(
          { region: Type.String({ description: 'Two letters, such as NL (ISO 3166-1)' }) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ source: Type.String(), region: Type.String() }) },
      },
    },
    async (request) => {
      const { source } = request.params;
      const region = request.body.region.toUpperCase();
      if (!isRegion(region)) {
        throw invalid(
          'body/region',
          `“${request.body.region}” is no region.`,
          'Use the two letters of a country, such as SE, NL or IL.',
        );
      }
      await regions.choose(source, region);
      await audit({ actor: actorOf(request), action: 'source.changed', subject: source, detail: { region } });
      return { source, region };
    },
  );

  http.delete(
    '/api/sources/:source/region',
    {
      config,
      schema: {
        tags,
        operationId: 'forgetSourceRegion',
        summary: 'Lets the numbers of a source belong to the workspace’s region again',
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { source } = request.params;
      await regions.choose(source, undefined);
      await audit({ actor: actorOf(request), action: 'source.changed', subject: source, detail: {} });
      return reply.status(204).send(null);
    },
  );
}
