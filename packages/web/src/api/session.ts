import type { Session, SetUp } from '@rondo/contract';
import { queryOptions } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { sendJson } from './client.ts';

function isSession(value: unknown): value is Session {
  return (
    typeof value === 'object' &&
    value !== null &&
    'user' in value &&
    'workspace' in value &&
    'permissions' in value &&
    Array.isArray(value.permissions)
  );
}

export type { Session } from '@rondo/contract';

function readSession(answer: unknown): Session {
  if (isSession(answer)) return answer;
  throw new ApiError({ code: 'unexpected-answer', message: '', status: 200 });
}

/** Who is signed in; null for nobody. Loaded once before the first page. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await sendJson('GET', '/api/session', undefined, readSession);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
});

export function signIn(email: string, password: string): Promise<unknown> {
  return sendJson('POST', '/api/session', { email, password }, (answer) => answer);
}

export function signInWithLink(token: string): Promise<unknown> {
  return sendJson('POST', '/api/session/link', { token }, (answer) => answer);
}

export function signOut(): Promise<unknown> {
  return sendJson('DELETE', '/api/session', undefined, (answer) => answer);
}

function isSetUpState(value: unknown): value is { setUp: boolean; demo: boolean } {
  return typeof value === 'object' && value !== null && 'setUp' in value && typeof value.setUp === 'boolean';
}

/** Whether the first visit has been: before it there is nobody who could sign in. */
export const setUpQuery = queryOptions({
  queryKey: ['set-up'],
  queryFn: () =>
    sendJson('GET', '/api/set-up', undefined, (answer) => {
      if (isSetUpState(answer)) return answer;
      throw new ApiError({ code: 'unexpected-answer', message: '', status: 200 });
    }),
});

export function setUpWorkspace(input: SetUp): Promise<unknown> {
  return sendJson('POST', '/api/set-up', input, (answer) => answer);
}
