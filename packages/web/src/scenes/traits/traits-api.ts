import type { ComputedTraitInput, TraitMerge } from '@rondo/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';

export const traitsQuery = apiQuery('/api/traits');
const byName = (name: string) => ({ params: { path: { name } } });

export const previewQuery = (body: ComputedTraitInput) =>
  queryOptions({
    queryKey: ['/api/traits/preview', body],
    queryFn: ({ signal }) => take(api.POST('/api/traits/preview', { body, signal })),
    placeholderData: keepPreviousData,
  });

export const addTrait = (body: ComputedTraitInput) => take(api.POST('/api/traits', { body }));
export const changeTrait = (body: ComputedTraitInput) =>
  take(api.PUT('/api/traits/{name}', { ...byName(body.name), body }));
export const removeTrait = (name: string) => take(api.DELETE('/api/traits/{name}', byName(name)));
export const setMerge = (name: string, body: TraitMerge) =>
  take(api.PUT('/api/traits/{name}/merge', { ...byName(name), body }));
