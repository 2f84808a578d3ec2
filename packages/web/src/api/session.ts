import type { Session, SetUp } from '@rondo/contract';
import { queryOptions } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { api, take } from './client.ts';

export type { Session } from '@rondo/contract';

/** Who is signed in; null for nobody. Loaded once before the first page. */
export const sessionQuery = queryOptions({
  queryKey: ['/api/session'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await take(api.GET('/api/session'));
    } catch (error) {
      // A key has no session either: the server's own browser prints reports with one.
      if (error instanceof ApiError && (error.status === 401 || error.code === 'no-session')) return null;
      throw error;
    }
  },
});

export function signIn(email: string, password: string): Promise<Session> {
  return take(api.POST('/api/session', { body: { email, password } }));
}

export function signInWithLink(token: string): Promise<Session> {
  return take(api.POST('/api/session/link', { body: { token } }));
}

export function signOut(): Promise<unknown> {
  return take(api.DELETE('/api/session', { params: { query: { everywhere: false } } }));
}

/** Whether the first visit has been: before it there is nobody who could sign in. */
export const setUpQuery = queryOptions({
  queryKey: ['/api/set-up'],
  queryFn: () => take(api.GET('/api/set-up')),
});

export function setUpWorkspace(input: SetUp): Promise<unknown> {
  return take(api.POST('/api/set-up', { body: input }));
}
