import { RegionEffect } from '@rondo/contract';
import { Type } from 'typebox';
import { invalid } from '../../platform/error.ts';
import { type Audit, actorOf, type Http } from '../../platform/http/create-http.ts';
import {
  examplePhone,
  identifierFaults,
  isRegion,
  normaliseIdentifier,
} from '../../platform/identifiers/index.ts';
import type { SourceRegions } from './source-regions.ts';

const tags = ['Collect'];
const config = { permission: 'sources.write' };
const params = Type.Object({ source: Type.String({ minLength: 1, maxLength: 100 }) });

/** Where phone and company numbers of a source are at home that do not name their country. */
export function sourceRegionRoutes(
  http: Http,
  { regions, audit }: { regions: SourceRegions; audit: Audit },
): void {
  http.get(
    '/api/regions/:region/effect',
    {
      config: { permission: 'inventory.read' },
      schema: {
        tags,
        operationId: 'readRegionEffect',
        summary:
          'How phone numbers that do not name their country are read as a region’s: an example, or one given',
        params: Type.Object({ region: Type.String({ maxLength: 50 }) }),
        querystring: Type.Object(
          { phone: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })) },
          { additionalProperties: false },
        ),
        response: { 200: RegionEffect },
      },
    },
    async ({ params, query }) => {
      const region = regionOf('params/region', params.region);
      const example = examplePhone(region);
      const effect = { region, ...(example === undefined ? {} : { example }) };
      if (query.phone === undefined) return effect;
      const read = normaliseIdentifier('phone', query.phone, { defaultRegion: region });
      return read.outcome === 'ok'
        ? { ...effect, kept: read.value }
        : { ...effect, refused: { reason: read.reason, ...identifierFaults[read.reason] } };
    },
  );

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
      const region = regionOf('body/region', request.body.region);
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

function regionOf(field: string, written: string): string {
  const region = written.toUpperCase();
  if (isRegion(region)) return region;
  throw invalid(
    field,
    `“${written}” is no region.`,
    'Use the two letters of a country, such as SE, NL or IL.',
  );
}
