import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

type Running = { state: 'running' };

/** Between two looks at how far the work is. */
const PAUSE_MS = 300;

type Work<Answer, Progress> = {
  /** Names the question: the path, and what is asked. */
  key: readonly [path: string, question: object];
  ask(signal: AbortSignal): Promise<Answer | Progress>;
  /** Ends the work on the server. */
  end(): Promise<unknown>;
};

function isRunning<Answer, Progress extends Running>(said: Answer | Progress): said is Progress {
  return typeof said === 'object' && said !== null && 'state' in said && said.state === 'running';
}

/** Asks until the answer is there; `progress` says how far it is, `cancel` ends the work for good. */
export function useUntilDone<Answer, Progress extends Running>({ key, ask, end }: Work<Answer, Progress>) {
  const [progress, setProgress] = useState<Progress>();
  const [cancelled, setCancelled] = useState<string>();
  const name = JSON.stringify(key);
  const answer = useQuery({
    queryKey: key,
    placeholderData: keepPreviousData,
    enabled: cancelled !== name,
    retry: false,
    queryFn: async ({ signal }): Promise<Answer> => {
      for (;;) {
        const said = await ask(signal);
        if (!isRunning<Answer, Progress>(said)) {
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
      await end();
    },
    again: () => {
      if (cancelled === name) setCancelled(undefined);
      else void answer.refetch();
    },
  };
}
