import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { paths } from '../../api/generated/schema.d.ts';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type PersonCard = Answer<'/api/people'>['items'][number];
export type Profile = Answer<'/api/people/{id}'>;
export type Trait = Profile['traits'][number];
export type ProfileIdentifier = Profile['identifierList'][number];
export type TimelineEntry = Answer<'/api/people/{id}/timeline'>['items'][number];
export type Why = Answer<'/api/people/{id}/why'>;
export type Tie = Why['ties'][number];
export type Apart = Why['apart'][number];
export type Cut = Answer<'/api/identity/cuts/{key}'>['items'][number];
export type Identifier = Tie['left'];

export type PeopleAsk = {
  q?: string;
  show: 'all' | 'known' | 'anonymous';
  sort: 'last_seen' | 'first_seen' | 'revenue';
  order: 'asc' | 'desc';
};

export const peopleQuery = (query: PeopleAsk) =>
  infiniteQueryOptions({
    queryKey: ['/api/people', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/people', {
          params: { query: { ...query, ...(pageParam === undefined ? {} : { after: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export type TimelineAsk = { type?: string; event?: string; source?: string };

export const timelineQuery = (id: string, query: TimelineAsk) =>
  infiniteQueryOptions({
    queryKey: ['/api/people/{id}/timeline', id, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        api.GET('/api/people/{id}/timeline', {
          params: {
            path: { id },
            query: { ...query, ...(pageParam === undefined ? {} : { after: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
