import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ClientPathsWithMethod, MaybeOptionalInit, MethodResponse } from 'openapi-fetch';
import type { ApiError } from './api-error.ts';
import { api, take } from './client.ts';
import type { paths } from './generated/schema.d.ts';

type GetPath = ClientPathsWithMethod<typeof api, 'get'>;
type Init<Path extends GetPath> = MaybeOptionalInit<paths[Path], 'get'>;
type Data<Path extends GetPath> = MethodResponse<typeof api, 'get', Path>;

/**
 * A GET as TanStack Query wants it, typed by path: `useQuery(apiQuery('/api/explore', { params: { query } }))`. While
 * another period or filter loads, the figures before stay in place, so that nothing jumps. The key begins with the path:
 * `queryClient.invalidateQueries({ queryKey: ['/api/goals'] })`.
 */
export function apiQuery<Path extends GetPath>(
  path: Path,
  ...rest: undefined extends Init<Path> ? [init?: Init<Path>] : [init: Init<Path>]
) {
  const [init] = rest;
  // The client checks path and parameters by the same types; inside a generic function TypeScript cannot follow it.
  const get = api.GET as unknown as (
    path: string,
    init: object,
  ) => Promise<{ data?: Data<Path>; error?: unknown; response: Response }>;
  return queryOptions<Data<Path>, ApiError>({
    queryKey: [path, init ?? {}],
    queryFn: ({ signal }) => take(get(path, { ...init, signal })),
    placeholderData: keepPreviousData,
  });
}
