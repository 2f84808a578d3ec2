import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { paths } from '../../api/generated/schema.d.ts';

export type Pair = { left: string; right: string };
export type Decisions = { apart?: Pair[]; together?: Pair[] };

type Foreseen = paths['/api/identity/preview']['post']['responses'][200]['content']['application/json'];
export type ForeseenPerson = Foreseen['after'][number];
export type ForeseenSegment = Foreseen['segments'][number];

export const pairOf = ({ left, right }: { left: { key: string }; right: { key: string } }): Pair => ({
  left: left.key,
  right: right.key,
});

/** Who would be whom, and which segments that touches; nothing is changed by asking. */
export const foreseeQuery = (decisions: Decisions) =>
  queryOptions({
    queryKey: ['/api/identity/preview', decisions],
    queryFn: ({ signal }) => take(api.POST('/api/identity/preview', { body: decisions, signal })),
  });

/** Whether the reader has been told: nothing is decided in the dark. */
export function useIsForeseen(decisions: Decisions, isAsked = true): boolean {
  return useQuery({ ...foreseeQuery(decisions), enabled: isAsked }).isSuccess;
}

/** Where a person is most likely two; or, `between` two of the person's identifiers, how to part those. */
export const cutsQuery = (person: string, between?: Pair) =>
  queryOptions({
    queryKey: ['/api/identity/cuts', person, between],
    queryFn: ({ signal }) =>
      take(
        api.GET('/api/identity/cuts/{key}', {
          params: {
            path: { key: person },
            query: between === undefined ? {} : { from: between.left, to: between.right },
          },
          signal,
        }),
      ),
  });

/** What a decision about who is whom may have changed on other pages. */
const touched = ['/api/people', '/api/identity', '/api/segments'];

export function useRefreshPeople(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () =>
    queryClient.invalidateQueries({
      predicate: ({ queryKey }) => touched.some((start) => String(queryKey[0]).startsWith(start)),
    });
}

export type Decide = {
  /** None of these pairs is one person; answers with the people they are now. */
  split(pairs: Pair[]): Promise<string[]>;
  /** One person, whatever rule stands against it; answers with who that is. */
  join(pair: Pair): Promise<string>;
  /** As the evidence has it: takes back either of the two. */
  takeBack(pairs: Pair[]): Promise<void>;
};

/** Decisions by hand; what the pages show is fresh when they are done. */
export function useDecide(): Decide {
  const refresh = useRefreshPeople();
  return {
    async split(pairs) {
      const { people } = await take(api.POST('/api/identity/split', { body: { pairs } }));
      await refresh();
      return people;
    },
    async join(pair) {
      const { left } = await take(api.POST('/api/identity/join', { body: pair }));
      await refresh();
      return left;
    },
    async takeBack(pairs) {
      for (const body of pairs) await take(api.POST('/api/identity/reunite', { body }));
      await refresh();
    },
  };
}
