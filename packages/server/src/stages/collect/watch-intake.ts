import type { IntakeOutcome } from '@rondo/contract';

export type IntakeWatch = {
  /** Whether anybody looks; intake spares itself the descriptions otherwise. */
  readonly watching: boolean;
  tell(outcome: IntakeOutcome): void;
  /** Calls back for each outcome from now on; returns how to stop. */
  watch(listener: (outcome: IntakeOutcome) => void): () => void;
  /** The newest outcomes, newest last, as long as somebody has looked within the last ten minutes. */
  recent(): IntakeOutcome[];
  /** Empties it: it may show somebody who is being erased. Answers with how many outcomes that were. */
  forget(): number;
};

const MOST_RECENT = 200;
const REMEMBER_MS = 600_000;

/** The live debugger's view of intake. It lives in memory: what became of events is in the log and the dead letters. */
export function watchIntake(now: () => number): IntakeWatch {
  const listeners = new Set<(outcome: IntakeOutcome) => void>();
  let newest: IntakeOutcome[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  const isWatching = () => listeners.size > 0 || now() - lookedAt < REMEMBER_MS;
  return {
    get watching() {
      return isWatching();
    },
    tell(outcome) {
      newest.push(outcome);
      if (newest.length > MOST_RECENT * 2) newest = newest.slice(-MOST_RECENT);
      for (const listener of listeners) listener(outcome);
    },
    watch(listener) {
      listeners.add(listener);
      lookedAt = now();
      return () => {
        listeners.delete(listener);
        lookedAt = now();
      };
    },
    forget() {
      const { length } = newest;
      newest = [];
      return length;
    },
    recent() {
      if (!isWatching()) newest = [];
      lookedAt = now();
      return newest.slice(-MOST_RECENT);
    },
  };
}
