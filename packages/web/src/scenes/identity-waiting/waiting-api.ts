import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { paths } from '../../api/generated/schema.d.ts';

type Page = paths['/api/identity/waiting']['get']['responses'][200]['content']['application/json'];
export type WaitingMerge = Page['items'][number];
export type WaitingSide = WaitingMerge['left'];

const PAGE = 10;

export const waitingQuery = infiniteQueryOptions({
  queryKey: ['/api/identity/waiting'],
  initialPageParam: 0,
  queryFn: ({ pageParam, signal }) =>
    take(api.GET('/api/identity/waiting', { params: { query: { limit: PAGE, after: pageParam } }, signal })),
  getNextPageParam: (page) => page.next,
  placeholderData: keepPreviousData,
});

export function waitingId({ left, right }: WaitingMerge): string {
  return `${left.identifier.key}~${right.identifier.key}`;
}
