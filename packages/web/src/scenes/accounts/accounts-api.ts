import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { paths } from '../../api/generated/schema.d.ts';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type AccountCard = Answer<'/api/accounts'>['items'][number];
export type Account = Answer<'/api/accounts/{id}'>;
export type AccountTrait = Account['traits'][number];
export type AccountIdentifier = Account['identifierList'][number];
export type Member = Answer<'/api/accounts/{id}/members'>['items'][number];
export type AccountEntry = Answer<'/api/accounts/{id}/timeline'>['items'][number];

export type AccountsAsk = {
  q?: string;
  sort: 'last_seen' | 'members' | 'revenue';
  order: 'asc' | 'desc';
};
export const statuses = ['member', 'left', 'possible'] as const;
export type Status = (typeof statuses)[number];

export const accountsQuery = (query: AccountsAsk) =>
  infiniteQueryOptions({
    queryKey: ['/api/accounts', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/accounts', {
          params: { query: { ...query, ...(pageParam === undefined ? {} : { after: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const membersQuery = (id: string, status: Status) =>
  infiniteQueryOptions({
    queryKey: ['/api/accounts/{id}/members', id, status],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/accounts/{id}/members', {
          params: {
            path: { id },
            query: { status, ...(pageParam === undefined ? {} : { after: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const accountTimelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['/api/accounts/{id}/timeline', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/accounts/{id}/timeline', {
          params: { path: { id }, query: pageParam === undefined ? {} : { after: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
