import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, take } from '../../api/client.ts';

const MOST_ASKED = 500;
const NOT_YET = '…';

/** What people are called: their name, or else an address or number, or else `nameless`. */
export function usePersonNames(ids: readonly string[], nameless: string): (person: string) => string {
  const { data, isFetching } = useQuery({
    queryKey: ['person-names', ids],
    enabled: ids.length > 0,
    // Of a list that grows, the first names stay while the next are on their way.
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
      const names = new Map<string, string>();
      for (let at = 0; at < ids.length; at += MOST_ASKED) {
        const body = { ids: ids.slice(at, at + MOST_ASKED), include: [] };
        const { items } = await take(api.POST('/api/profiles/batch', { body, signal }));
        for (const { asked, profile } of items) {
          const name = profile?.name || profile?.email || profile?.phone;
          if (name) names.set(asked, name);
        }
      }
      return names;
    },
  });
  return useMemo(
    // Nobody is without a name only because names are still on their way.
    () => (person) => data?.get(person) ?? (isFetching ? NOT_YET : nameless),
    [data, isFetching, nameless],
  );
}
