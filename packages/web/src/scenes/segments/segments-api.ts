import type { SegmentInput, SegmentRule } from '@rondo/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';

export const segmentsQuery = apiQuery('/api/segments');
export const vocabularyQuery = apiQuery('/api/segments/vocabulary');
const byId = (id: string) => ({ params: { path: { id } } });
export const segmentQuery = (id: string) => apiQuery('/api/segments/{id}', byId(id));

export const countQuery = (rule: SegmentRule, segment: string | undefined) =>
  queryOptions({
    queryKey: ['/api/segments/count', rule, segment],
    queryFn: ({ signal }) =>
      take(
        api.POST('/api/segments/count', {
          body: { rule, ...(segment === undefined ? {} : { segment }) },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const membersQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['/api/segments/members', id],
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/segments/{id}/members', {
          params: { path: { id }, query: { limit: 100, ...(pageParam === '' ? {} : { after: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const addSegment = (body: SegmentInput) => take(api.POST('/api/segments', { body }));
export const changeSegment = (id: string, body: Partial<SegmentInput>) =>
  take(api.PATCH('/api/segments/{id}', { ...byId(id), body }));
export const removeSegment = (id: string) => take(api.DELETE('/api/segments/{id}', byId(id)));
