import type { IntakeOutcome } from '@rondo/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, take } from '../../api/client.ts';

/** Newest first; older ones give way, as the server too remembers only the newest. */
const MOST_SHOWN = 300;

export type SeenOutcome = IntakeOutcome & { id: string };
export type Connection = 'connecting' | 'live' | 'lost';

export type Intake = {
  outcomes: readonly SeenOutcome[];
  connection: Connection;
  paused: boolean;
  setPaused(paused: boolean): void;
  clear(): void;
};

/** What becomes of events as they arrive: the newest that are remembered, then each as it happens. */
export function useIntake(): Intake {
  const [outcomes, setOutcomes] = useState<readonly SeenOutcome[]>([]);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [paused, setPaused] = useState(false);
  const held = useRef(false);
  const count = useRef(0);
  held.current = paused;

  const add = useCallback((next: readonly IntakeOutcome[]): void => {
    const named = next.map((outcome) => {
      count.current += 1;
      return { ...outcome, id: String(count.current) };
    });
    setOutcomes((before) => [...named.reverse(), ...before].slice(0, MOST_SHOWN));
  }, []);

  useEffect(() => {
    const ended = new AbortController();
    const stream = new EventSource('/api/intake/live');
    /** Outcomes that come while the remembered ones are asked for are among those already. */
    let known = new Set<string>();
    stream.onopen = () => setConnection('live');
    // The browser connects again by itself; until then nothing is seen.
    stream.onerror = () => setConnection('lost');
    stream.onmessage = (event: MessageEvent<string>) => {
      const outcome = read(event.data);
      if (outcome === undefined || held.current || known.has(keyOf(outcome))) return;
      add([outcome]);
    };
    take(api.GET('/api/intake/recent', { signal: ended.signal })).then(
      ({ items }) => {
        known = new Set(items.map(keyOf));
        setOutcomes([]);
        add(items);
      },
      () => undefined,
    );
    return () => {
      ended.abort();
      stream.close();
    };
  }, [add]);

  return { outcomes, connection, paused, setPaused, clear: () => setOutcomes([]) };
}

function keyOf({ at, messageId, outcome }: IntakeOutcome): string {
  return `${at} ${messageId} ${outcome}`;
}

function read(text: string): IntakeOutcome | undefined {
  try {
    return JSON.parse(text) as IntakeOutcome;
  } catch {
    return undefined;
  }
}
