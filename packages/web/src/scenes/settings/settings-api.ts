import type {
  KeyScope,
  NewApiKey,
  NewMember,
  OwnAccountChange,
  Role,
  WorkspaceChange,
} from '@rondo/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { Filter } from '../../ui/view-codec.ts';
import { toAuditQuery } from './audit-filters.ts';

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async () => (await take(api.GET('/api/members'))).items,
});
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async () => (await take(api.GET('/api/keys'))).items,
});

export type Member = Awaited<ReturnType<NonNullable<typeof membersQuery.queryFn>>>[number];
export type ApiKey = {
  id: string;
  name: string;
  scope: KeyScope;
  source?: string;
  start: string;
  createdAt: string;
  createdBy: string;
  lastUsedAt?: string;
  revokedAt?: string;
};

const member = (id: string) => ({ params: { path: { id } } });

export const changeWorkspace = (body: WorkspaceChange) => take(api.PATCH('/api/workspace', { body }));
export const inviteMember = (body: NewMember) => take(api.POST('/api/members', { body }));
export const changeMember = (id: string, body: { name?: string; role?: Role }) =>
  take(api.PATCH('/api/members/{id}', { ...member(id), body }));
export const removeMember = (id: string) => take(api.DELETE('/api/members/{id}', member(id)));
export const makeMemberLink = (id: string) => take(api.POST('/api/members/{id}/link', member(id)));
export const signMemberOut = (id: string) => take(api.POST('/api/members/{id}/sign-out', member(id)));
export const createKey = (body: NewApiKey) => take(api.POST('/api/keys', { body }));
export const revokeKey = (id: string) => take(api.DELETE('/api/keys/{id}', member(id)));
export const changeOwnAccount = (body: OwnAccountChange) => take(api.PATCH('/api/session', { body }));
export const changePassword = (body: { current?: string; password: string }) =>
  take(api.PUT('/api/session/password', { body }));

export type AuditEntry = {
  id: string;
  at: string;
  actor: { kind: string; id: string; name: string };
  action: string;
  subject: string;
  detail: Record<string, unknown>;
};

export function auditQuery(filters: readonly Filter[]) {
  const query = toAuditQuery(filters);
  return infiniteQueryOptions({
    queryKey: ['audit', query],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/audit', {
          params: { query: { ...query, limit: 100, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
}
