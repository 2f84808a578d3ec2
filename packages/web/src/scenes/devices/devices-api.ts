import type { DeviceAudienceInput, DeviceRule } from '@rondo/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { MethodResponse } from 'openapi-fetch';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';

export const audiencesQuery = apiQuery('/api/devices/audiences');
export const vocabularyQuery = apiQuery('/api/devices/vocabulary');
const byId = (id: string) => ({ params: { path: { id } } });
export const audienceQuery = (id: string) => apiQuery('/api/devices/audiences/{id}', byId(id));

export const countQuery = (rule: DeviceRule, days: number) =>
  queryOptions({
    queryKey: ['/api/devices/audiences/count', rule, days],
    queryFn: ({ signal }) => take(api.POST('/api/devices/audiences/count', { body: { rule, days }, signal })),
    placeholderData: keepPreviousData,
  });

export const addAudience = (body: DeviceAudienceInput) => take(api.POST('/api/devices/audiences', { body }));
export const changeAudience = (id: string, body: DeviceAudienceInput) =>
  take(api.PATCH('/api/devices/audiences/{id}', { ...byId(id), body }));
export const removeAudience = (id: string) => take(api.DELETE('/api/devices/audiences/{id}', byId(id)));

export type FrequencyReport = MethodResponse<typeof api, 'get', '/api/devices/frequency'>;

/** Of a rate, its 95 % interval as it is read aloud: low and high. */
export function endsOf(interval: readonly number[] | null): [number, number] | undefined {
  const [low, high] = interval ?? [];
  return low === undefined || high === undefined ? undefined : [low, high];
}
