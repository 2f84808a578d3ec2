import {
  ProfileBatch,
  ProfileBatchInput,
  type ProfileInclude,
  ProfileRecord,
  ProfileRecordQuery,
  profileIncludes,
  TimelinePage,
  TimelineQuery,
} from '@rondo/contract';
import { notFound, RondoError } from '../../platform/error.ts';
import type { Http } from '../../platform/http/create-http.ts';
import { partsOf, recordOf } from './facts/make-record.ts';
import type { Profiles } from './index.ts';
import { PersonId, readId } from './read-id.ts';

const tags = ['Profiles'];
const config = { permission: 'people.read' };
const DEFAULT: readonly ProfileInclude[] = ['traits', 'identifiers', 'figures'];

/** People for machines: the same profiles as /api/people, lean, without redirects, and many in one request. */
export function profileRecordRoutes(http: Http, profiles: Profiles, defaultRegion: () => string): void {
  http.post(
    '/api/profiles/batch',
    {
      config,
      schema: {
        tags,
        operationId: 'readProfiles',
        summary: 'Up to 500 profiles at once, by id or by any identifier',
        body: ProfileBatchInput,
        response: { 200: ProfileBatch },
      },
    },
    async (request) => {
      const { ids, include = DEFAULT } = request.body;
      const region = defaultRegion();
      const keys = ids.map((id) => readIdOrNothing(id, region));
      const known = [...new Set(keys.filter((key) => key !== undefined))];
      const found = await profiles.profiles(known, partsOf(include));
      return {
        items: ids.map((asked, index) => {
          const key = keys[index];
          if (key === undefined) return { asked, profile: null, fault: 'unreadable' as const };
          const profile = found.get(key)?.profile;
          if (profile === undefined) return { asked, profile: null, fault: 'unknown' as const };
          return { asked, profile: recordOf(profile, include) };
        }),
      };
    },
  );

  http.get(
    '/api/profiles/:id',
    {
      config,
      schema: {
        tags,
        operationId: 'readProfile',
        summary: 'One profile, by id or by any identifier',
        params: PersonId,
        querystring: ProfileRecordQuery,
        response: { 200: ProfileRecord },
      },
    },
    async (request) => {
      const { id } = request.params;
      const asked = request.query.include?.split(',');
      const include = asked === undefined ? DEFAULT : profileIncludes.filter((one) => asked.includes(one));
      const key = readId(id, defaultRegion(), 'person');
      const found = (await profiles.profiles([key], partsOf(include))).get(key);
      if (found === undefined) throw notFound('person', id);
      return recordOf(found.profile, include);
    },
  );

  http.get(
    '/api/profiles/:id/timeline',
    {
      config,
      schema: {
        tags,
        operationId: 'readProfileTimeline',
        summary: 'What the person did, latest first',
        params: PersonId,
        querystring: TimelineQuery,
        response: { 200: TimelinePage },
      },
    },
    async (request) => {
      const key = readId(request.params.id, defaultRegion(), 'person');
      return profiles.timeline(await profiles.find(key), request.query);
    },
  );
}

function readIdOrNothing(id: string, defaultRegion: string): bigint | undefined {
  try {
    return readId(id, defaultRegion, 'person');
  } catch (error) {
    if (error instanceof RondoError) return undefined;
    throw error;
  }
}
