import type { MeasuredAttribution, MeasureProgress } from '@rondo/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { paths } from '../../api/generated/schema.d.ts';

export type MeasureQuestion = paths['/api/measure/attribution']['get']['parameters']['query'];

/** Between two looks at how far the work is. */
const PAUSE_MS = 300;

/** Asks until the answer is there; `progress` says how far it is, `cancel` ends the work for good. */
export function useMeasured(question: MeasureQuestion) {
  const [progress, setProgress] = useState<MeasureProgress>();
  const [cancelled, setCancelled] = useState<string>();
  const name = JSON.stringify(question);
  const answer = useQuery({
    queryKey: ['/api/measure/attribution', question],
    placeholderData: keepPreviousData,
    enabled: cancelled !== name,
    retry: false,
    queryFn: async ({ signal }): Promise<MeasuredAttribution> => {
      for (;;) {
        const said: MeasuredAttribution | MeasureProgress = await take(
          api.GET('/api/measure/attribution', { params: { query: question }, signal }),
        );
        if (said.state === 'done') {
          setProgress(undefined);
          return said;
        }
        setProgress(said);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        signal.throwIfAborted();
      }
    },
  });
  return {
    answer,
    progress: answer.isFetching ? progress : undefined,
    cancelled: cancelled === name,
    cancel: async () => {
      setCancelled(name);
      setProgress(undefined);
      await take(api.DELETE('/api/measure/attribution', { params: { query: question } }));
    },
    again: () => {
      if (cancelled === name) setCancelled(undefined);
      else void answer.refetch();
    },
  };
}
