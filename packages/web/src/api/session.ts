import { queryOptions } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { sendJson } from './client.ts';

export type Role = 'owner' | 'marketer' | 'analyst' | 'viewer';

export type Session = {
  user: { id: string; name: string; email: string; role: Role };
  workspace: {
    name: string;
    /** ISO 4217 */
    currency: string;
    /** IANA zone */
    timeZone: string;
    /** 0 Sunday, 1 Monday, 6 Saturday */
    weekStart: number;
    language: string;
    demo: boolean;
    setUp: boolean;
  };
  permissions: string[];
};

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
