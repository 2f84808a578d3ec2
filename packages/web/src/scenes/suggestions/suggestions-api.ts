import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { paths } from '../../api/generated/schema.d.ts';
import { apiQuery } from '../../api/query.ts';
import { useRefreshPeople } from '../people/decisions.ts';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type SuggestionPage = Answer<'/api/identity/suggestions'>;
export type Suggestion = SuggestionPage['items'][number];
export type Step = Suggestion['steps'][number];
export type Side = Suggestion['left'];
export type Matching = Answer<'/api/identity/matching'>;
export type Run = NonNullable<Matching['run']>;
export type Settings = Answer<'/api/identity/matching/settings'>;
export type Advice = Answer<'/api/identity/matching/threshold'>;

export const shownStates = ['open', 'vetoed', 'accepted', 'rejected', 'applied'] as const;
export type ShownState = (typeof shownStates)[number];
export const orders = ['probable', 'telling'] as const;
export type Order = (typeof orders)[number];

const PAGE = 50;
const RUNNING_MS = 1_000;

export const suggestionsQuery = (state: ShownState, order: Order) =>
  queryOptions({
    queryKey: ['/api/identity/suggestions', state, order],
    queryFn: ({ signal }) =>
      take(
        api.GET('/api/identity/suggestions', {
          params: {
            query: {
              state,
              order: state === 'open' ? order : state === 'vetoed' ? 'probable' : 'latest',
              limit: PAGE,
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const matchingQuery = queryOptions({
  ...apiQuery('/api/identity/matching'),
  refetchInterval: ({ state: { data } }) =>
    [data?.run, data?.trial].some((one) => one?.state === 'running') ? RUNNING_MS : false,
});

/** What may be done about suggestions; what pages show is fresh when it is done. */
export function useSuggestionActions() {
  const refreshPeople = useRefreshPeople();
  const queryClient = useQueryClient();
  const path = (id: string) => ({ params: { path: { id } } });
  return {
    refresh: refreshPeople,
    async accept(id: string): Promise<void> {
      await take(api.POST('/api/identity/suggestions/{id}/accept', path(id)));
      await refreshPeople();
    },
    async reject(id: string): Promise<void> {
      await take(api.POST('/api/identity/suggestions/{id}/reject', path(id)));
      await refreshPeople();
    },
    async undo(id: string): Promise<void> {
      await take(api.DELETE('/api/identity/suggestions/{id}/decision', path(id)));
      await refreshPeople();
    },
    async undoApplied(): Promise<number> {
      const { undone } = await take(api.DELETE('/api/identity/applied-suggestions'));
      await refreshPeople();
      return undone;
    },
    async start(): Promise<void> {
      queryClient.setQueryData(matchingQuery.queryKey, await take(api.POST('/api/identity/matching')));
    },
    /** What is proposed now, without a configuration. */
    async tryOut(config: Settings['config']): Promise<void> {
      const state = await take(api.POST('/api/identity/matching/trial', { body: { config } }));
      queryClient.setQueryData(matchingQuery.queryKey, state);
    },
    async cancel(): Promise<void> {
      queryClient.setQueryData(matchingQuery.queryKey, await take(api.DELETE('/api/identity/matching')));
    },
    async save(settings: Settings): Promise<void> {
      await take(api.PUT('/api/identity/matching/settings', { body: settings }));
      await queryClient.invalidateQueries({ queryKey: ['/api/identity/matching/settings'] });
    },
  };
}
