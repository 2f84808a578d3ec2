import type { LinkChange, LinkInput } from '@rondo/contract';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';

export const linksQuery = apiQuery('/api/links');
export const linkQuery = (id: string) => apiQuery('/api/links/{id}', { params: { path: { id } } });
export const addLink = (body: LinkInput) => take(api.POST('/api/links', { body }));
export const changeLink = (id: string, body: LinkChange) =>
  take(api.PATCH('/api/links/{id}', { params: { path: { id } }, body }));
