/**
 * Counts attempts in a sliding window per key, in memory. Each attempt is counted before its work begins and taken back
 * when it succeeds, so that a thousand parallel guesses are a thousand attempts.
 */
export type AttemptLimit = {
  /** Seconds to wait, or 0 where the attempt may go on (it is then counted). */
  take(key: string, now: Date): number;
  forget(key: string): void;
};

const MOST_KEYS = 100_000;

export function limitAttempts(options: { most: number; windowSeconds: number }): AttemptLimit {
  const windowMs = options.windowSeconds * 1000;
  const attempts = new Map<string, number[]>();

  function prune(now: number): void {
    for (const [key, times] of attempts) {
      if ((times.at(-1) ?? 0) <= now - windowMs) attempts.delete(key);
    }
    // Still too many: the oldest go, which at worst gives an attacker with 100,000 addresses a fresh start.
    for (const key of attempts.keys()) {
      if (attempts.size < MOST_KEYS) break;
      attempts.delete(key);
    }
  }

  return {
    take(key, now) {
      const at = now.getTime();
      const recent = (attempts.get(key) ?? []).filter((time) => time > at - windowMs);
      const oldest = recent[0];
      if (recent.length >= options.most && oldest !== undefined) {
        attempts.set(key, recent);
        return Math.max(1, Math.ceil((oldest + windowMs - at) / 1000));
      }
      recent.push(at);
      if (attempts.size >= MOST_KEYS && !attempts.has(key)) prune(at);
      attempts.set(key, recent);
      return 0;
    },
    forget(key) {
      attempts.delete(key);
    },
  };
}
