import createClient from 'openapi-fetch';
import { toApiError } from './api-error.ts';
import type { paths } from './generated/schema.d.ts';
import { fetchWithPatience } from './retry-fetch.ts';

/** What happens when the session has ended; the router sets it, so that this module knows nothing of pages. */
let onSignedOut: () => void = () => undefined;
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

/** Signing in and setting up say themselves what a 401 means. */
function answersForItself(request: Request): boolean {
  return /^\/api\/(session|set-up)\b/.test(new URL(request.url).pathname);
}

async function send(request: Request): Promise<Response> {
  // A form of another site cannot set this header: with the same-site cookie it is the guard against forged requests.
  if (request.method !== 'GET' && request.method !== 'HEAD') request.headers.set('X-Rondo-Request', '1');
  const response = await fetchWithPatience(request);
  if (response.status === 401 && !answersForItself(request)) onSignedOut();
  return response;
}

/** The typed client: `take(api.GET('/api/people', { params: { query } }))`. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: send, credentials: 'same-origin' });

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The data of an answer, or the error as an `ApiError` that names the cure. */
export async function take<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw toApiError(response.status, error);
  return data as T;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** For what a schema cannot type: files up, streams and downloads. Answers with the Response, or throws `ApiError`. */
export async function sendRaw(
  method: Method,
  path: string,
  options: { body?: BodyInit; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Response> {
  const response = await send(
    new Request(new URL(path, location.origin), { method, credentials: 'same-origin', ...options }),
  );
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  throw toApiError(response.status, body);
}

/** JSON to and from a path outside the schema; `read` validates what came. */
export async function sendJson<T>(
  method: Method,
  path: string,
  body: unknown,
  read: (answer: unknown) => T,
): Promise<T> {
  const response = await sendRaw(method, path, {
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  return read(response.status === 204 ? undefined : await response.json());
}
