import type { ProfileBatch } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, take } from '../../api/client.ts';

/** What people are called, by person: their name, or else an address or number. Those without any are left out. */
export function usePersonNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const profiles = useQuery({
    queryKey: ['person-names', ids],
    enabled: ids.length > 0,
    queryFn: ({ signal }): Promise<ProfileBatch> =>
      take(api.POST('/api/profiles/batch', { body: { ids: [...ids], include: [] }, signal })),
  });
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const { asked, profile } of profiles.data?.items ?? []) {
      const name = profile?.name || profile?.email || profile?.phone;
      if (name) names.set(asked, name);
    }
    return names;
  }, [profiles.data]);
}
