import {
  DeviceAudience,
  DeviceAudienceChange,
  DeviceAudienceInput,
  DeviceAudienceList,
  DeviceCount,
  DeviceCountQuestion,
  DeviceExportQuery,
  DeviceVocabulary,
  FrequencyQuery,
  FrequencyReport,
  PersonImpressions,
} from '@rondo/contract';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../../platform/http/create-http.ts';
import { PersonId, readId } from '../../profiles/index.ts';
import { attachment } from '../attachment.ts';
import type { Devices } from './devices-service.ts';

const tags = ['Devices'];
const read = { permission: 'devices.read' };
const write = { permission: 'devices.write' };
/** Ids can be led back to people by whoever set the cookie, and a person's ads are the person's. */
const people = { permission: 'people.read' };
const Id = Type.Object({ id: Type.String({ maxLength: 100 }) });

export type DeviceRoutesDeps = {
  devices: Devices;
  audit: Audit;
  defaultRegion(): string;
};

export function deviceRoutes(http: Http, { devices, audit, defaultRegion }: DeviceRoutesDeps): void {
  http.get(
    '/api/devices/audiences',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listDeviceAudiences',
        summary: 'Audiences of devices that no person is known behind, each counted now',
        response: { 200: DeviceAudienceList },
      },
    },
    () => devices.list(),
  );
  http.get(
    '/api/devices/audiences/:id',
    {
      config: read,
      schema: { tags, operationId: 'getDeviceAudience', params: Id, response: { 200: DeviceAudience } },
    },
    (request) => devices.get(request.params.id),
  );
  http.post(
    '/api/devices/audiences',
    {
      config: write,
      schema: {
        tags,
        operationId: 'addDeviceAudience',
        body: DeviceAudienceInput,
        response: { 201: DeviceAudience },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const audience = await devices.add(request.body, actor.name);
      const detail = { name: audience.name };
      await audit({ actor, action: 'device-audience.created', subject: audience.id, detail });
      return reply.status(201).send(audience);
    },
  );
  http.patch(
    '/api/devices/audiences/:id',
    {
      config: write,
      schema: {
        tags,
        operationId: 'changeDeviceAudience',
        params: Id,
        body: DeviceAudienceChange,
        response: { 200: DeviceAudience },
      },
    },
    async (request) => {
      const audience = await devices.change(request.params.id, request.body);
      await audit({
        actor: actorOf(request),
        action: 'device-audience.changed',
        subject: audience.id,
        detail: { name: audience.name },
      });
      return audience;
    },
  );
  http.delete(
    '/api/devices/audiences/:id',
    {
      config: write,
      schema: { tags, operationId: 'removeDeviceAudience', params: Id, response: { 200: DeviceAudience } },
    },
    async (request) => {
      const audience = await devices.remove(request.params.id);
      await audit({
        actor: actorOf(request),
        action: 'device-audience.removed',
        subject: audience.id,
        detail: { name: audience.name },
      });
      return audience;
    },
  );
  http.post(
    '/api/devices/audiences/count',
    {
      config: read,
      schema: {
        tags,
        operationId: 'countDevices',
        summary: 'What a rule counts, and what is wrong with it; nothing is saved',
        body: DeviceCountQuestion,
        response: { 200: DeviceCount },
      },
    },
    (request) => devices.count(request.body),
  );
  http.get(
    '/api/devices/vocabulary',
    {
      config: read,
      schema: { tags, operationId: 'getDeviceVocabulary', response: { 200: DeviceVocabulary } },
    },
    () => devices.vocabulary(),
  );
  http.get(
    '/api/devices/audiences/:id/export',
    {
      config: people,
      schema: {
        tags,
        operationId: 'exportDeviceAudience',
        summary:
          'The ids of an audience for an ad server, as CSV; only those whose owner agreed to advertising',
        params: Id,
        querystring: DeviceExportQuery,
      },
    },
    async (request, reply) => {
      const { hash = 'sha256', ids } = request.query;
      const { audience, ids: found, csv } = await devices.exportIds(request.params.id, request.query);
      await audit({
        actor: actorOf(request),
        action: 'device-audience.exported',
        subject: audience.id,
        detail: { name: audience.name, format: 'csv', hash, ids: ids ?? 'all', count: found },
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachment(audience.name, 'csv'))
        .header('cache-control', 'no-store')
        .send(csv);
    },
  );
  http.get(
    '/api/devices/frequency',
    {
      config: read,
      schema: {
        tags,
        operationId: 'measureFrequency',
        summary: 'How often and how lately devices were shown ads, and conversions by number of impressions',
        querystring: FrequencyQuery,
        response: { 200: FrequencyReport },
      },
    },
    (request) => devices.frequency(request.query),
  );
  http.get(
    '/api/people/:id/impressions',
    {
      config: people,
      schema: {
        tags,
        operationId: 'getPersonImpressions',
        summary: 'The ads that a person’s devices were shown, where the person agreed to advertising',
        params: PersonId,
        response: { 200: PersonImpressions },
      },
    },
    (request) => devices.impressionsOf(readId(request.params.id, defaultRegion(), 'person')),
  );
}
